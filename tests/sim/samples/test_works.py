"""The forward pass respects calendars, logic and lags."""

from datetime import datetime

import pytest

from sim.calendar import standard_calendar
from sim.samples.works import After, Clock, Work, plan, shift_calendar
from sim.schedule import RelationKind

MONDAY = datetime(2026, 3, 2, 8)


def test_work_stops_at_night_and_on_sunday() -> None:
    calendar = shift_calendar("six", 6, [("08:00", "12:00"), ("13:00", "17:00")], ["2026-03-03"])
    spans = plan(
        [Work("a", "A", hours=12), Work("b", "B", hours=40, after=(After("a"),))], [calendar], MONDAY, False
    )
    assert spans["a"] == (MONDAY, datetime(2026, 3, 4, 12))
    assert spans["b"] == (datetime(2026, 3, 4, 13), datetime(2026, 3, 10, 12))


@pytest.mark.parametrize(
    ("kind", "lag", "start"),
    [(RelationKind.FS, 0, 8), (RelationKind.SS, 2, 2), (RelationKind.FF, 0, 4), (RelationKind.SF, 6, 2)],
)
def test_each_relation_holds_the_right_ends(kind: RelationKind, lag: float, start: int) -> None:
    clock = Clock(standard_calendar(), MONDAY)
    works = [Work("a", "A", hours=8), Work("b", "B", hours=4, after=(After("a", kind, lag),))]
    spans = plan(works, [standard_calendar()], MONDAY, False)
    assert clock.worked(spans["b"][0]) - clock.worked(MONDAY) == start * 3600


def test_summaries_hold_their_tasks_and_spans_end_with_others() -> None:
    works = [
        Work("s", "S"), Work("a", "A", "s", 8), Work("b", "B", "s", 8, (After("a"),), late=8),
        Work("c", "C", after=(After("a"),), until="b"), Work("m", "M", after=(After("b"),)),
    ]  # fmt: skip
    spans = plan(works, [standard_calendar()], MONDAY, True)
    assert spans["s"] == (MONDAY, datetime(2026, 3, 4, 17))
    assert spans["c"] == (datetime(2026, 3, 2, 17), datetime(2026, 3, 4, 17))
    assert spans["m"][0] == spans["m"][1] == spans["s"][1]
    assert plan(works, [standard_calendar()], MONDAY, False)["s"][1] == datetime(2026, 3, 3, 17)


def test_a_predecessor_that_comes_later_is_refused() -> None:
    with pytest.raises(ValueError, match="does not stand before"):
        plan(
            [Work("a", "A", hours=1, after=(After("b"),)), Work("b", "B")],
            [standard_calendar()],
            MONDAY,
            False,
        )
