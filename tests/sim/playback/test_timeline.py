"""From schedule and links to states of elements."""

from dataclasses import replace

import numpy as np
from sim_tables import table

from kernels import states
from sim.links import LinkSource, links_of
from sim.planning.draft import ScheduleDraft, TaskDraft
from sim.playback.timeline import States, compile_timeline, final_states, finished_states, states_in_use
from sim.schedule import Action, TaskKind

DAY0 = np.datetime64("2026-03-02T00:00:00", "s")


def day(number: float) -> np.datetime64:
    return DAY0 + np.timedelta64(round(number * 86400), "s")


def draft() -> ScheduleDraft:
    return ScheduleDraft(
        tasks=[
            TaskDraft("S", "stage", start=day(0), finish=day(9)),
            TaskDraft("1", "build", parent=0, start=day(1), finish=day(3), baseline_finish=day(2)),
            TaskDraft("2", "prop", parent=0, start=day(0), finish=day(4), action=Action.PROVIDE),
            TaskDraft("3", "wreck", parent=0, start=day(6), finish=day(7), action=Action.DEMOLISH),
            TaskDraft("4", "some day", parent=0),
        ]
    )


def codes(pairs: list[tuple[int, int]], when: np.datetime64, count: int = 4) -> list[int]:
    ends = np.array(pairs, np.int32).reshape(-1, 2)
    timeline = compile_timeline(draft().schedule(), links_of(ends[:, 0], ends[:, 1], LinkSource.RULE), count)
    out = States(*(np.zeros(count, np.uint8) for _ in range(3)))
    timeline.write_states(when, out)
    return out.code.tolist()


PAIRS = [(0, 1), (0, 3), (1, 2), (2, 4)]


def test_a_life() -> None:
    expected = {
        0.5: [states.ABSENT, states.TEMPORARY, states.DONE, states.DONE],
        1.5: [states.IN_WORK, states.TEMPORARY, states.DONE, states.DONE],
        2.5: [states.LATE, states.TEMPORARY, states.DONE, states.DONE],
        3.0: [states.FRESH, states.TEMPORARY, states.DONE, states.DONE],
        4.0: [states.FRESH, states.DEMOLISHED, states.DONE, states.DONE],
        6.5: [states.DEMOLISHING, states.DEMOLISHED, states.DONE, states.DONE],
        9.0: [states.DEMOLISHED, states.DEMOLISHED, states.DONE, states.DONE],
    }
    for when, wanted in expected.items():
        assert codes(PAIRS, day(when)) == wanted, when


def test_a_summary_works_only_on_what_no_step_works_on() -> None:
    assert codes([(0, 0), (0, 1), (1, 0)], day(0.5)) == [states.ABSENT, states.IN_WORK, 3, 3]


def test_no_time_means_the_finished_model() -> None:
    assert codes(PAIRS, np.datetime64("NaT", "s")) == [states.DONE] * 4
    assert finished_states(3).code.tolist() == [states.DONE] * 3


def test_in_the_end_nothing_temporary_or_demolished_is_left() -> None:
    schedule = draft().schedule()
    links = links_of(*(np.array(column, np.int32) for column in zip(*PAIRS, strict=True)), LinkSource.RULE)
    out = final_states(compile_timeline(schedule, links, 4))
    assert out.code.tolist() == [states.DEMOLISHED, states.DEMOLISHED, states.DONE, states.DONE]
    nothing = links_of(*[np.empty(0, np.int32)] * 2, LinkSource.RULE)
    assert final_states(compile_timeline(schedule, nothing, 2)).code.tolist() == [states.DONE] * 2


def test_fresh_lasts_as_long_as_told() -> None:
    schedule = replace(draft().schedule())
    links = links_of(np.array([0], np.int32), np.array([1], np.int32), LinkSource.RULE)
    timeline = compile_timeline(schedule, links, 1)
    out = finished_states(1)
    for fresh, wanted in ((86400, states.DONE), (3 * 86400, states.FRESH)):
        timeline.write_states(day(4.5), out, fresh)
        assert out.code[0] == wanted


def test_nothing_linked_stands_there() -> None:
    assert codes([], day(1)) == [states.DONE] * 4
    assert (
        len(
            compile_timeline(
                ScheduleDraft().schedule(), links_of(*[np.empty(0, np.int32)] * 2, LinkSource.RULE), 0
            )
        )
        == 0
    )


def test_level_of_effort_works_only_where_nothing_else_does() -> None:
    tasks = draft()
    tasks.tasks[2].kind = TaskKind.LEVEL_OF_EFFORT
    links = links_of(np.array([0, 0, 1], np.int32), np.array([1, 2, 2], np.int32), LinkSource.RULE)
    timeline = compile_timeline(tasks.schedule(), links, 2)
    assert timeline.offset.tolist() == [0, 1, 2]
    assert timeline.finish.astype("datetime64[s]").tolist() == [day(3).tolist(), day(4).tolist()]


def test_a_task_that_grows_by_its_parts_builds_one_after_the_other_from_below() -> None:
    tasks = ScheduleDraft(
        tasks=[TaskDraft("1", "frame", start=day(0), finish=day(3), fields={"Growth": "parts"})]
    ).schedule()
    elements = table([("IfcWall", 0, (0.0, 0.0, z), (1.0, 1.0, 1.0)) for z in (6.0, 0.0, 3.0)])
    rows = np.arange(3, dtype=np.int32)
    links = links_of(rows, np.zeros(3, np.int32), LinkSource.RULE)
    out = finished_states(3)
    timeline = compile_timeline(tasks, links, 3, elements)
    timeline.write_states(day(1.5), out, fresh=0)
    assert out.code.tolist() == [states.ABSENT, states.DONE, states.IN_WORK]
    assert out.amount[2] == 127
    compile_timeline(tasks, links, 3).write_states(day(1.5), out)
    assert out.code.tolist() == [states.IN_WORK] * 3, "without places all at once"


def test_states_in_use_are_those_of_linked_tasks() -> None:
    tasks = ScheduleDraft(
        tasks=[
            TaskDraft("1", "lift", start=day(0), finish=day(1), fields={"Appearance": "move"}),
            TaskDraft("2", "yard", start=day(0), finish=day(1), fields={"Appearance": "staging"}),
        ]
    ).schedule()
    links = links_of(np.zeros(1, np.int32), np.zeros(1, np.int32), LinkSource.RULE)
    assert states_in_use(tasks, links) == {states.DONE, states.MOVING}
