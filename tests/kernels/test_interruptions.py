"""Force, failure and return, in small cases worked out by hand."""

import numpy as np

from kernels import operation as o
from sim.operations.compiling import compile_operation
from sim.operations.length import Length, constant
from sim.operations.operation import Activity, Gate, Line, Operation, Take
from sim.operations.replication import Course, replicate


def course(*activities: Activity, crane: Line | None = None, gates: tuple[Gate, ...] = ()) -> Course:
    lines = (crane or Line("crane", 1), Line("parts", 1), Line("urgent", 1), Line("done"))
    operation = Operation("one", lines, activities, gates=gates, until=100.0)
    return replicate(compile_operation(operation), 1, trace=True)


def told(found: Course) -> list[tuple[float, int, int]]:
    assert found.trace is not None
    return list(
        zip(found.trace.time.tolist(), found.trace.says.tolist(), found.trace.about.tolist(), strict=True)
    )


def lift(**parts: object) -> Activity:
    goes = {"crane": "crane", "parts": "done"}
    return Activity("lift", constant(10.0), (Take("crane"), Take("parts")), goes=goes, yields=True, **parts)


def forced(again: bool = False, calendars: tuple[str, ...] = ()) -> Course:
    rescue = Activity(
        "rescue",
        constant(3.0),
        (Take("crane"), Take("call")),
        goes={"crane": "crane"},
        priority=1,
        force=True,
    )
    lines = (Line("crane", 1), Line("parts", 1), Line("urgent", 1), Line("done"), Line("call"))
    prepare = Activity("prepare", constant(4.0), (Take("urgent"),), goes={"": "call"})
    gates = (Gate("shift", np.array([(0.0, 2.0), (3.0, 90.0)])),)
    operation = Operation(
        "one", lines, (lift(again=again, calendars=calendars), prepare, rescue), gates=gates
    )
    return replicate(compile_operation(operation), 1, trace=True)


def test_work_of_higher_priority_takes_the_crane_and_gives_it_back() -> None:
    assert told(forced())[2:] == [
        (4.0, o.FINISH, 1), (4.0, o.INTERRUPT, 0), (4.0, o.START, 2), (7.0, o.FINISH, 2), (7.0, o.RESUME, 0),
        (13.0, o.FINISH, 0),
    ]  # fmt: skip


def test_work_that_begins_anew_takes_its_whole_length() -> None:
    assert told(forced(again=True))[-1] == (17.0, o.FINISH, 0)


def test_only_open_time_counts_as_worked() -> None:
    assert told(forced(calendars=("shift",)))[-1] == (14.0, o.FINISH, 0)


def test_what_does_not_yield_is_left_alone() -> None:
    found = course(
        Activity("lift", constant(10.0), (Take("crane"), Take("parts")), goes={"crane": "crane"}),
        Activity("rescue", constant(3.0), (Take("crane"), Take("urgent")), force=True, priority=-1),
    )
    assert told(found) == [(0.0, o.START, 0), (10.0, o.FINISH, 0), (10.0, o.START, 1), (13.0, o.FINISH, 1)]


def test_a_machine_that_fails_stops_its_work_until_repaired() -> None:
    crane = Line("crane", 1, fails=Length("sequence", (4.0, 1000.0)), repair=constant(5.0))
    found = course(lift(), crane=crane)
    assert told(found) == [
        (0.0, o.START, 0), (4.0, o.FAILURE, 0), (4.0, o.INTERRUPT, 0), (9.0, o.REPAIRED, 0),
        (9.0, o.RESUME, 0), (15.0, o.FINISH, 0),
    ]  # fmt: skip
    assert found.spent[0].tolist() == [10.0, 5.0, 0.0]


def test_an_idle_machine_that_fails_cannot_be_taken() -> None:
    crane = Line("crane", 1, fails=Length("sequence", (1.0, 1000.0)), repair=constant(5.0))
    late = Activity("fetch", constant(2.0), (Take("parts"),), goes={"": "urgent"})
    use = Activity("use", constant(1.0), (Take("crane"), Take("urgent", 2)), goes={"crane": "crane"})
    assert told(course(late, use, crane=crane))[-2:] == [(6.0, o.START, 1), (7.0, o.FINISH, 1)]
