"""Reading a schedule again keeps what was made here."""

from dataclasses import replace

import numpy as np
from rich_project import rich_project
from same import differences
from small_project import DAY, small_project

from sim.calendar import standard_calendar
from sim.planning.merging import LostLink, Mode, merge_schedule
from sim.planning.schedule_versions import Change
from sim.planning.task_subset import task_subset
from sim.project import Project
from sim.schedule import Action, Schedule, no_schedule


def update(schedule: Schedule) -> Schedule:
    """Return what the planner sends next: the stairs below are gone, "Roof" is new, all a day on."""
    rows = [row for row in range(len(schedule)) if row != 5]
    later = task_subset(schedule, [*rows, 0])
    parent = later.parent.copy()
    parent[-1] = 0
    relations = later.relations
    relations = replace(relations, lag=relations.lag + 3600)
    return replace(
        later, id=(*later.id[:-1], "roof"), name=(*later.name[:-1], "Roof"), parent=parent,
        start=later.start + DAY, finish=later.finish + DAY, relations=relations,
    )  # fmt: skip


def edges(schedule: Schedule) -> set[tuple[str, str, int]]:
    r = schedule.relations
    columns = zip(r.predecessor.tolist(), r.successor.tolist(), r.lag.tolist(), strict=True)
    return {(schedule.id[a], schedule.id[b], lag) for a, b, lag in columns}


def test_the_same_file_again_changes_nothing() -> None:
    rich = rich_project()
    told = replace(
        rich.schedule, assignments=rich.schedule.assignments.take([1]), rates=rich.schedule.rates.take([0])
    )  # the others belong to nothing
    rich = replace(rich, schedule=told)
    for mode in Mode:
        merged = merge_schedule(rich, rich.schedule, mode)
        assert merged.versions.differences == ()
        assert merged.lost == ()
        again = replace(merged.project.schedule, plan=rich.schedule.plan, calendar=rich.schedule.calendar)
        assert differences(again, rich.schedule) == []
        assert differences(merged.project.links, rich.links) == []


def test_merge_updates_adds_and_keeps() -> None:
    project = small_project()
    merged = merge_schedule(project, update(project.schedule), Mode.MERGE)
    now = merged.project.schedule
    assert set(now.id) == {*project.schedule.id, "roof"}
    assert now.parent[now.id.index("5")] == now.id.index("1")
    assert now.start[now.id.index("3")] == project.schedule.start[3] + DAY
    assert now.start[now.id.index("5")] == project.schedule.start[5]
    assert ("2", "3", 3600) in edges(now)
    assert ("2", "3", 0) not in edges(now)
    assert {("4", "5", 0), ("5", "8", 0)} <= edges(now)  # the logic of what the file lacks
    assert [d.task for d in merged.versions.of(Change.ADDED)] == ["roof"]
    assert not merged.versions.of(Change.DELETED)
    assert linked(merged.project) == linked(project)


def test_overwrite_lets_go_what_the_file_lacks() -> None:
    project = small_project()
    merged = merge_schedule(project, update(project.schedule), Mode.OVERWRITE)
    assert "5" not in merged.project.schedule.id
    assert edges(merged.project.schedule) == edges(update(project.schedule))
    assert merged.lost == (LostLink("5", "Stairs", 5),)
    assert linked(merged.project) == {pair for pair in linked(project) if pair[1] != "5"}
    assert [d.task for d in merged.versions.of(Change.DELETED)] == ["5"]


def test_append_leaves_what_is_there() -> None:
    project = small_project()
    merged = merge_schedule(project, update(project.schedule), Mode.APPEND)
    assert {d.change for d in merged.versions.differences} == {Change.ADDED}
    assert merged.project.schedule.id[:20] == project.schedule.id
    assert merged.project.schedule.id[-1] == "roof"
    assert edges(merged.project.schedule) == edges(project.schedule)


def test_baselines_progress_and_actions_made_here_stay() -> None:
    rich = rich_project()
    told = replace(
        rich.schedule, baselines=(), percent=np.zeros(20), action=np.zeros(20, np.uint8),
        actual_start=np.full(20, np.datetime64("NaT", "s")), fields={},
        baseline_finish=np.full(20, np.datetime64("NaT", "s")),
    )  # fmt: skip
    now = merge_schedule(rich, told, Mode.OVERWRITE).project.schedule
    for column in ("percent", "actual_start", "action", "baseline_finish"):
        np.testing.assert_array_equal(getattr(now, column), getattr(rich.schedule, column))
    assert differences(now.baselines, rich.schedule.baselines) == []
    assert now.fields == rich.schedule.fields
    assert now.action[5] == Action.DEMOLISH


def test_progress_the_file_tells_comes_before_ours() -> None:
    rich = rich_project()
    percent = rich.schedule.percent.copy()
    percent[2] = 80.0
    now = merge_schedule(rich, replace(rich.schedule, percent=percent)).project.schedule
    assert now.percent[2] == 80.0


def test_calendars_resources_and_projects_stand_once() -> None:
    rich = rich_project()
    changed = replace(standard_calendar(), name="夜班")
    incoming = replace(rich.schedule, calendars=(standard_calendar(), changed))
    now = merge_schedule(rich, incoming).project.schedule
    assert [c.name for c in now.calendars] == ["Standard", "夜班"]
    assert now.calendars[1].exceptions == {}
    assert [p.id for p in now.projects] == ["P1", "P2"]
    assert now.resources.id == rich.schedule.resources.id
    assert now.rates.resource.tolist() == [0]
    kept = merge_schedule(rich, incoming, Mode.APPEND).project.schedule
    assert kept.calendars[1].exceptions == rich.schedule.calendars[1].exceptions


def test_nests_the_other_way_round() -> None:
    both = small_project()
    schedule = both.schedule
    turned = task_subset(schedule, [1, 0], np.array([-1, 0], np.int32))
    now = merge_schedule(both, turned, Mode.MERGE).project.schedule
    assert (now.parent < np.arange(len(now))).all()
    assert set(now.id) == set(schedule.id)
    assert now.parent[now.id.index("0")] == now.id.index("1")


def test_shown_ids_that_moved_do_not_matter_where_the_tool_has_lasting_ones() -> None:
    project = small_project()
    unique = tuple(f"u{k}" for k in range(20))
    mine = replace(project, schedule=replace(project.schedule, fields={"UID": unique}))
    later = task_subset(mine.schedule, [row for row in range(20) if row != 3])
    later = replace(later, id=tuple(str(k) for k in range(19)))  # numbered anew
    merged = merge_schedule(mine, later, Mode.OVERWRITE)
    assert merged.lost == (LostLink("3", "Walls", 5),)
    assert [d.task for d in merged.versions.differences if d.change is Change.DELETED] == ["3"]
    assert not merged.versions.of(Change.DATES)
    assert merged.project.schedule.id == later.id
    kept = merge_schedule(mine, later, Mode.MERGE).project.schedule
    assert len(set(kept.id)) == 20
    assert sorted(kept.fields["UID"]) == sorted(unique)


def test_from_and_to_nothing() -> None:
    project = small_project()
    assert merge_schedule(Project(), project.schedule).project.schedule is project.schedule
    assert merge_schedule(project, no_schedule()).project.schedule is project.schedule


def linked(project: Project) -> set[tuple[int, str]]:
    links, ids = project.links, project.schedule.id
    return {(e, ids[t]) for e, t in zip(links.element.tolist(), links.task.tolist(), strict=True)}
