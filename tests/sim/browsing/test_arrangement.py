import numpy as np
import pytest
from small_project import DAY, START, small_project, small_schedule

from sim.browsing.arrangement import Arrangement, arrange, matches
from sim.browsing.task_facts import TaskFacts
from sim.project import Project
from sim.schedule import SPANS

FACTS = TaskFacts(small_project())
S = FACTS.schedule


def _rows(**asked: object) -> list[int]:
    return arrange(FACTS, Arrangement(**asked)).task.tolist()  # type: ignore[arg-type]


def test_everything_in_the_order_of_the_file() -> None:
    assert _rows() == list(range(20))


def test_words_keep_the_summaries_above() -> None:
    assert _rows(text="walls") == [0, 1, 3, 7, 9, 13, 15]
    assert _rows(text="ROOF") == []
    assert _rows(text="first floor") == [0, 7]


def test_what_goes_on_within_a_window() -> None:
    found = matches(FACTS, Arrangement(only="ahead", first=START, last=START + 4 * DAY))
    own = np.flatnonzero(~S.of_kind(*SPANS) & (S.start < START + 4 * DAY) & (S.finish >= START))
    assert np.flatnonzero(found).tolist() == own.tolist()


def test_late_and_unlinked() -> None:
    late = matches(FACTS, Arrangement(only="late"))
    assert np.array_equal(late, (S.finish > S.baseline_finish) & ~S.of_kind(*SPANS))
    unlinked = matches(FACTS, Arrangement(only="unlinked"))
    assert np.flatnonzero(unlinked).tolist() == [6, 12, 18, 19]


@pytest.mark.parametrize("descending", [False, True])
def test_sorting_keeps_the_tree(descending: bool) -> None:
    many = TaskFacts(Project(schedule=small_schedule(3)))
    how = Arrangement(sort="start", descending=descending)
    task = arrange(many, how).task
    assert sorted(task.tolist()) == list(range(60))
    place = {row: k for k, row in enumerate(task.tolist())}
    parent = many.schedule.parent
    for row in range(60):
        if parent[row] >= 0:
            assert place[int(parent[row])] < place[row]
        brothers = [r for r in task.tolist() if parent[r] == parent[row]]
        starts = many.schedule.start[brothers].astype(np.int64)
        assert (np.diff(starts) <= 0).all() if descending else (np.diff(starts) >= 0).all()
    # What stands below a summary follows it without a gap.
    for row in np.flatnonzero(many.outline.has_children).tolist():
        below = [place[r] for r in range(60) if row in many.outline.ancestors(r)]
        assert sorted(below) == list(range(place[row] + 1, place[row] + 1 + len(below)))


def test_groups_have_headings_and_no_summaries() -> None:
    found = arrange(FACTS, Arrangement(group="storey", sort="finish", descending=True))
    own = found.task[found.task >= 0]
    assert not np.isin(S.kind[own], SPANS).any()
    assert found.headings[0] == ""
    assert len(found.headings) == len(set(found.headings)) > 1
    heading = ""
    for task in found.task.tolist():
        if task < 0:
            heading = found.headings[-1 - task]
        else:
            assert FACTS.storeys[task] == heading
    assert found.depth[found.task < 0].max() == 0


def test_months_make_headings() -> None:
    assert arrange(FACTS, Arrangement(group="finish")).headings == ("2025-03", "2025-04")


def test_nothing_to_arrange() -> None:
    empty = TaskFacts(Project())
    assert arrange(empty, Arrangement(group="storey", sort="id")).task.size == 0
    assert arrange(empty, Arrangement(sort="start")).task.size == 0
