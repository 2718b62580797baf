"""A generated schedule builds everything once, from below, the same way each time."""

from dataclasses import replace

import numpy as np
import pytest
from sim_tables import storeys, table

from sim.elements import Elements
from sim.links import Links, LinkSource
from sim.planning.generation import generate_schedule
from sim.planning.rates import default_rates
from sim.planning.reschedule import rescheduled
from sim.properties import no_properties
from sim.schedule import Schedule, TaskKind
from sim.spatial import Spatial, no_spatial

START = np.datetime64("2026-01-05T00:00:00")


def generate(elements: Elements, spatial: Spatial) -> tuple[Schedule, Links]:
    return generate_schedule(elements, spatial, no_properties(len(elements)), None, START)


def built(schedule: Schedule, links: Links, count: int) -> tuple[np.ndarray, np.ndarray]:
    """Return start and finish of each element."""
    assert sorted(links.element.tolist()) == list(range(count))
    row = np.empty(count, np.int64)
    row[links.element] = links.task
    return schedule.start[row], schedule.finish[row]


def building(levels: int = 3) -> tuple[Elements, Spatial]:
    rows = []
    for k in range(levels):
        z = 3.0 * k
        rows += [
            ("IfcWall", k, (0.0, 0.0, z), (10.0, 0.2, 2.8)),
            ("IfcSlab", k, (0.0, 0.0, z - 0.2), (10.0, 10.0, 0.2)),
            ("IfcDoor", k, (1.0, 0.0, z), (1.0, 0.2, 2.0)),
            ("IfcColumn", k, (5.0, 5.0, z), (0.3, 0.3, 2.8)),
        ]
    return table(rows), storeys(*(3.0 * k for k in range(levels)))


def test_a_building_rises_from_below() -> None:
    elements, spatial = building()
    schedule, links = generate(elements, spatial)
    start, finish = built(schedule, links, len(elements))
    for k in range(3):
        wall, slab, door, column = range(4 * k, 4 * k + 4)
        assert finish[slab] <= start[column] <= start[wall], "walls and columns stand on their slab"
        assert finish[wall] <= start[door]
        if k:
            assert finish[wall - 4] <= start[slab]
            assert finish[door - 4] <= start[door]
    assert [n for n, kind in zip(schedule.name, schedule.kind, strict=True) if kind == TaskKind.SUMMARY] == [
        "Level 0", "Level 1", "Level 2"
    ]  # fmt: skip
    assert set(links.source.tolist()) == {LinkSource.GENERATED}


def test_it_is_the_same_each_time() -> None:
    first, second = generate(*building()), generate(*building())
    assert first[0].name == second[0].name
    assert (first[0].start == second[0].start).all()
    assert (first[1].task == second[1].task).all()


def test_work_happens_in_working_time() -> None:
    schedule, _ = generate(*building(12))
    calendar = schedule.calendars[0]
    leaf = schedule.kind != TaskKind.SUMMARY
    for when in schedule.start[leaf]:
        assert calendar.next_work(when) == when
    assert schedule.start.min() == np.datetime64("2026-01-05T08:00:00")


def test_without_storeys_height_decides() -> None:
    rows = [("IfcBeam", -1, (0.0, float(k % 3), 3.5 * k), (3.0, 0.2, 0.2)) for k in (4, 2, 0, 1, 3)]
    start, finish = built(*generate(table(rows), no_spatial()), 5)
    order = np.argsort([row[2][2] for row in rows])
    assert (finish[order[:-1]] <= start[order[1:]]).all()


def test_a_slender_site_is_built_along_its_axis() -> None:
    rows = [
        (kind, -1, (30.0 * k, 0.0, z), (size, 2.0, 2.0))
        for k in range(20)
        for kind, z, size in (("IfcColumn", 0.0, 2.0), ("IfcBeam", 8.0, 28.0))
    ]
    start, finish = built(*generate(table(rows), no_spatial()), 40)
    piers, girders = start[0::2], start[1::2]
    assert (np.diff(piers) >= np.timedelta64(0)).all()
    assert (np.diff(girders) >= np.timedelta64(0)).all()
    assert (finish[0::2] <= start[1::2]).all(), "no girder before its pier"
    assert girders[0] < piers[-1], "girders follow before the last pier stands"


def test_rings_of_a_tunnel_come_one_after_the_other() -> None:
    rows = [
        ("IfcBuildingElementProxy", -1, (1.5 * ring, float(k % 3), float(k // 3)), (1.5, 1.0, 1.0))
        for ring in range(60)
        for k in range(6)
    ]
    schedule, links = generate(table(rows), no_spatial())
    start, _ = built(schedule, links, 360)
    by_ring = start.reshape(60, 6)
    assert (by_ring == by_ring[:, :1]).all(), "a ring is not torn apart"
    assert (np.diff(by_ring[:, 0]) >= np.timedelta64(0)).all()
    assert np.unique(by_ring[:, 0]).size >= 20


def test_what_stands_there_already_is_not_built() -> None:
    elements = table([("IfcGeographicElement", -1, (0.0, 0.0, 0.0), (9.0, 9.0, 1.0))])
    schedule, links = generate(elements, no_spatial())
    assert (len(schedule), len(links)) == (0, 0)


def test_an_empty_model_has_an_empty_schedule() -> None:
    schedule, links = generate(table([]), no_spatial())
    assert (len(schedule), len(links)) == (0, 0)


@pytest.mark.parametrize("kind", ["IfcWall", "IfcNothingAnyoneKnows"])
def test_elements_without_shape_are_built_too(kind: str) -> None:
    elements = table([(kind, -1, (np.nan, 0.0, 0.0), (1.0, 1.0, 1.0))])
    assert len(generate(elements, no_spatial())[1]) == 1


def test_long_work_is_split_and_huge_work_gets_more_crews() -> None:
    many = table([("IfcColumn", 0, (float(k), 0.0, 0.0), (0.3, 0.3, 3.0)) for k in range(300)])
    schedule, _ = generate(many, storeys(0.0, 3.0))
    assert sum(name.startswith("Piers") for name in schedule.name) >= 3
    huge = table([("IfcEarthworksFill", 0, (0.0, 0.0, 0.0), (9000.0, 9000.0, 30.0))])
    schedule, _ = generate(huge, storeys(0.0, 3.0))
    assert schedule.span()[1] < np.datetime64("2026-06-01")
    assert int(schedule.fields["Crews"][1]) > 1


def test_the_critical_path_method_finds_the_same_dates() -> None:
    schedule, _ = generate(*building())
    again = rescheduled(schedule)
    work = ~schedule.of_kind(TaskKind.SUMMARY)
    assert (schedule.plan.duration[work] > 0).all()
    np.testing.assert_array_equal(again.start[work], schedule.start[work])
    np.testing.assert_array_equal(again.finish[work], schedule.finish[work])


def test_crews_and_calendar_shorten_the_work() -> None:
    elements, spatial = building()
    rates = default_rates()
    twice = replace(
        rates, trades=tuple(replace(trade, crews=2, rate=trade.rate / 50) for trade in rates.trades)
    )
    once = replace(rates, trades=tuple(replace(trade, rate=trade.rate / 50) for trade in rates.trades))
    week = replace(rates.calendar, week=(rates.calendar.week[0],) * 7)
    spans = []
    for table_, calendar in ((once, None), (twice, None), (twice, week)):
        schedule, _ = generate_schedule(
            elements, spatial, no_properties(len(elements)), None, START, table_, calendar=calendar
        )
        begin, end = schedule.span()
        spans.append(end - begin)
        crews = schedule.assignments.units
        np.testing.assert_allclose(
            schedule.assignments.work, schedule.plan.duration[schedule.assignments.task] * crews
        )
        assert len(schedule.resources) > 2
        assert (crews >= table_.trades[0].crews).all()
    assert spans[2] < spans[1] < spans[0]
