import numpy as np
import pytest

from sim.calendar import standard_calendar
from sim.moment import moment
from sim.planning.draft import RelationDraft, ScheduleDraft, TaskDraft
from sim.planning.forward_pass import lay_out, roll_up
from sim.schedule import RelationKind, TaskKind

BEGIN = moment("2026-03-02T08:00:00")
DAY = 8 * 3600


def dates(days: list[float], *links: tuple[int, int, RelationKind, float]) -> list[tuple[str, str]]:
    draft = ScheduleDraft(
        tasks=[TaskDraft(str(n), calendar=0) for n in range(len(days))],
        relations=[RelationDraft(a, b, kind, round(lag * DAY)) for a, b, kind, lag in links],
        calendars=[standard_calendar()],
    )
    lay_out(draft, [round(d * DAY) for d in days], BEGIN)
    return [(str(t.start)[8:13], str(t.finish)[8:13]) for t in draft.tasks]


@pytest.mark.parametrize(
    ("kind", "lag", "expected"),
    [
        (RelationKind.FS, 0, ("04T08", "04T17")),
        (RelationKind.FS, 1, ("05T08", "05T17")),
        (RelationKind.FS, -1, ("03T08", "03T17")),
        (RelationKind.SS, 0, ("02T08", "02T17")),
        (RelationKind.SS, 1.5, ("03T13", "04T12")),
        (RelationKind.FF, 1, ("04T08", "04T17")),
        (RelationKind.SF, 2, ("03T08", "03T17")),
    ],
)
def test_each_kind_of_link(kind: RelationKind, lag: float, expected: tuple[str, str]) -> None:
    assert dates([2, 1], (0, 1, kind, lag))[1] == expected


def test_a_milestone_stands_at_the_end_of_a_shift() -> None:
    assert dates([1, 0], (0, 1, RelationKind.FS, 0))[1] == ("02T17", "02T17")


def test_weekends_are_skipped() -> None:
    assert dates([5, 1], (0, 1, RelationKind.FS, 0)) == [("02T08", "06T17"), ("09T08", "09T17")]


def test_a_circle_is_opened_and_said() -> None:
    draft = ScheduleDraft(
        tasks=[TaskDraft("a"), TaskDraft("b")], relations=[RelationDraft(0, 1), RelationDraft(1, 0)]
    )
    lay_out(draft, [DAY, DAY], BEGIN)
    assert [p.code for p in draft.problems] == ["relation-cycle"]
    assert draft.tasks[0].finish <= draft.tasks[1].start


def test_known_dates_stay_and_summaries_span_what_is_below() -> None:
    known = moment("2026-04-01T08:00:00")
    draft = ScheduleDraft(
        tasks=[
            TaskDraft("s"),
            TaskDraft("a", parent=0, start=known),
            TaskDraft("b", parent=0),
            TaskDraft("c"),
        ],
        relations=[RelationDraft(1, 2), RelationDraft(0, 3)],
    )
    lay_out(draft, [0, DAY, DAY, DAY], BEGIN)
    assert draft.tasks[1].start == draft.tasks[0].start == known
    assert draft.tasks[0].finish == draft.tasks[2].finish
    assert draft.tasks[3].start >= draft.tasks[0].finish, "a link from a summary holds for all below it"
    assert draft.tasks[2].kind == TaskKind.TASK


def test_a_summary_of_undated_tasks_has_no_dates() -> None:
    tasks = [TaskDraft("s"), TaskDraft("a", parent=0)]
    roll_up(tasks)
    assert np.isnat(tasks[0].start)
