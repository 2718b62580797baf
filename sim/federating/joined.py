"""The tables of several models one below the other, their rows shifted."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from kernels.arrays import F64, I32
from kernels.expand import instance_boxes
from sim.baseline import Baseline, BaselineDates
from sim.columns import join_categories
from sim.elements import Elements, no_elements
from sim.links import Links, no_links
from sim.mesh import Mesh
from sim.properties import Properties, Value, no_properties
from sim.resourcing import Assignments, Rates, Resources
from sim.schedule import Relations, Schedule, no_schedule
from sim.schedule_project import ScheduleProject
from sim.spatial import Spatial, no_spatial
from sim.task_plan import TaskPlan
from sim.tool_dates import ToolDates


def shifted(rows: I32, by: int) -> I32:
    """Return row numbers moved down; -1 stays -1."""
    return np.where(rows >= 0, rows + np.int32(by), np.int32(-1)).astype(np.int32)


def placed(mesh: Mesh, placement: F64) -> Mesh:
    """Return the mesh moved by float64[3, 4]; matrices stay float64."""
    if np.array_equal(placement, np.eye(3, 4)):
        return mesh
    turn, move = placement[:, :3], placement[:, 3]
    matrix = np.empty_like(mesh.matrix)
    matrix[:, :, :3] = turn @ mesh.matrix[:, :, :3]
    matrix[:, :, 3] = mesh.matrix[:, :, 3] @ turn.T + move
    return replace(mesh, matrix=matrix)


def placed_boxes(box: F64, mesh: Mesh, placement: F64) -> F64:
    """Return float64[n, 6]: the bounds of elements moved by `placement`.

    Parameters
    ----------
    box : float64[n, 6]
        Bounds before.
    mesh : Mesh
        Already moved.
    placement : float64[3, 4]
    """
    if np.array_equal(placement, np.eye(3, 4)):
        return box
    if np.array_equal(placement[:, :3], np.eye(3)):
        return box + np.tile(placement[:, 3], 2)
    # A turned box is larger than what it holds, so measure the shapes again.
    each = np.empty((mesh.instance_count, 6))
    instance_boxes(mesh.shape, mesh.matrix, mesh.vertex_offset, mesh.vertices, each)
    out = np.concatenate([np.full((len(box), 3), np.inf), np.full((len(box), 3), -np.inf)], axis=1)
    solid = np.isfinite(each[:, 0])
    np.minimum.at(out[:, :3], mesh.element[solid], each[solid, :3])
    np.maximum.at(out[:, 3:], mesh.element[solid], each[solid, 3:])
    out[~np.isfinite(out[:, 0])] = np.nan
    return out


def join_elements(parts: Sequence[Elements], places: Sequence[int], models: Sequence[int]) -> Elements:
    """Return the elements one below the other.

    Parameters
    ----------
    parts : sequence of Elements
    places, models : sequence of int
        Added to the spatial and model rows of each part.
    """
    if not parts:
        return no_elements()
    offset = np.cumsum([0] + [len(p) for p in parts]).tolist()
    return Elements(
        tuple(g for p in parts for g in p.guid),
        tuple(g for p in parts for g in p.name),
        tuple(g for p in parts for g in p.tag),
        join_categories([p.ifc_class for p in parts]),
        join_categories([p.type_name for p in parts]),
        join_categories([p.predefined for p in parts]),
        join_categories([p.material for p in parts]),
        np.concatenate([shifted(p.container, s) for p, s in zip(parts, places, strict=True)]),
        np.concatenate([shifted(p.storey, s) for p, s in zip(parts, places, strict=True)]),
        np.concatenate([shifted(p.parent, s) for p, s in zip(parts, offset, strict=False)]),
        np.concatenate([shifted(p.model, s) for p, s in zip(parts, models, strict=True)]),
        np.concatenate([p.step_id for p in parts]),
        np.concatenate([p.box for p in parts]),
    )


def join_spatial(parts: Sequence[Spatial], models: Sequence[int]) -> Spatial:
    """Return the spatial forests side by side; `models` is added to the model rows of each part."""
    if not parts:
        return no_spatial()
    offset = np.cumsum([0] + [len(p) for p in parts]).tolist()
    return Spatial(
        tuple(g for p in parts for g in p.guid),
        tuple(g for p in parts for g in p.name),
        join_categories([p.ifc_class for p in parts]),
        np.concatenate([shifted(p.parent, s) for p, s in zip(parts, offset, strict=False)]),
        np.concatenate([shifted(p.model, s) for p, s in zip(parts, models, strict=True)]),
        np.concatenate([p.elevation for p in parts]),
    )


def join_properties(parts: Sequence[Properties]) -> Properties:
    """Return the properties of all elements; equal names, units and values are stored once."""
    if not parts:
        return no_properties()
    sets = np.cumsum([0] + [len(p.set_name) for p in parts])
    names: dict[str, int] = {}
    units: dict[str, int] = {}
    values: dict[tuple[type, Value], int] = {}
    entry_name, entry_unit, entry_value = [], [], []
    for part in parts:
        lookup = _numbered(part.names, names), _numbered(part.units, units)
        keys = [(type(content), content) for content in part.values]
        by_value = np.array([values.setdefault(key, len(values)) for key in keys], np.int32)
        entry_name.append(lookup[0][part.entry_name])
        entry_unit.append(lookup[1][part.entry_unit])
        entry_value.append(by_value[part.entry_value])
    return Properties(
        _joined_offsets([p.element_offset for p in parts]),
        np.concatenate([p.element_set + np.int32(s) for p, s in zip(parts, sets, strict=False)]),
        np.concatenate([p.element_of_type for p in parts]),
        tuple(name for p in parts for name in p.set_name),
        np.concatenate([p.set_quantity for p in parts]),
        _joined_offsets([p.set_offset for p in parts]),
        np.concatenate(entry_name),
        np.concatenate(entry_unit),
        np.concatenate(entry_value),
        tuple(names),
        tuple(units),
        tuple(content for _, content in values),
    )


def join_schedules(parts: Sequence[Schedule]) -> tuple[Schedule, list[int]]:
    """Return the schedules one below the other, and what was added to the task rows of each.

    Task IDs that repeat get the number of their schedule before them.
    """
    full = [part for part in parts if len(part)]
    counts = [len(part) for part in parts]
    offset = np.cumsum([0, *counts]).tolist()[:-1]
    if len(full) <= 1:
        return (full[0] if full else no_schedule()), offset
    calendars = np.cumsum([0] + [len(part.calendars) for part in full]).tolist()
    starts = np.cumsum([0] + [len(part) for part in full]).tolist()
    fields = dict.fromkeys(name for part in full for name in part.fields)
    resources = np.cumsum([0] + [len(part.resources) for part in full]).tolist()
    projects = np.cumsum([0] + [max(1, len(part.projects)) for part in full]).tolist()
    one = {
        name: np.concatenate([getattr(part, name) for part in full])
        for name in (
            "kind", "action", "start", "finish", "baseline_start", "baseline_finish", "actual_start",
            "actual_finish", "percent",
        )
    }  # fmt: skip
    return Schedule(
        title=" + ".join(part.title for part in full if part.title),
        source="; ".join(dict.fromkeys(part.source for part in full if part.source)),
        id=_unique_ids(full),
        name=tuple(text for part in full for text in part.name),
        wbs=tuple(text for part in full for text in part.wbs),
        parent=np.concatenate([shifted(part.parent, s) for part, s in zip(full, starts, strict=False)]),
        calendar=np.concatenate([_calendars(part, s) for part, s in zip(full, calendars, strict=False)]),
        relations=Relations(
            np.concatenate(
                [p.relations.predecessor + np.int32(s) for p, s in zip(full, starts, strict=False)]
            ),
            np.concatenate([p.relations.successor + np.int32(s) for p, s in zip(full, starts, strict=False)]),
            np.concatenate([p.relations.kind for p in full]),
            np.concatenate([p.relations.lag for p in full]),
            np.concatenate([p.relations.unit for p in full]),
        ),
        calendars=tuple(calendar for part in full for calendar in part.calendars),
        fields={
            name: tuple(text for p in full for text in p.fields.get(name, ("",) * len(p))) for name in fields
        },
        status_date=next(
            (p.status_date for p in full if not np.isnat(p.status_date)), np.datetime64("NaT", "s")
        ),
        plan=TaskPlan.joined(
            [
                replace(p.plan, project=(np.maximum(p.plan.project, 0) + np.int32(s)).astype(np.int32))
                for p, s in zip(full, projects, strict=False)
            ]
        ),
        tool=ToolDates.joined([part.tool for part in full]),
        resources=Resources.joined(
            [
                replace(p.resources, calendar=shifted(p.resources.calendar, s))
                for p, s in zip(full, calendars, strict=False)
            ]
        ),
        rates=Rates.joined(
            [
                replace(p.rates, resource=shifted(p.rates.resource, s))
                for p, s in zip(full, resources, strict=False)
            ]
        ),
        assignments=Assignments.joined(
            [
                replace(
                    p.assignments,
                    task=shifted(p.assignments.task, s),
                    resource=shifted(p.assignments.resource, r),
                )
                for p, s, r in zip(full, starts, resources, strict=False)
            ]
        ),
        baselines=_baselines(full),
        projects=tuple(
            replace(each, calendar=each.calendar + s)
            for p, s in zip(full, calendars, strict=False)
            for each in p.projects or (ScheduleProject(name=p.title, data_date=p.status_date),)
        ),
        **one,
    ), offset


def join_links(parts: Sequence[Links], elements: Sequence[int], tasks: Sequence[int]) -> Links:
    """Return all links; `elements` and `tasks` are added to the rows of each part."""
    full = [(part, e, t) for part, e, t in zip(parts, elements, tasks, strict=True) if len(part)]
    if not full:
        return no_links()
    rules = np.cumsum([0] + [len(part.rules) for part, _, _ in full]).tolist()
    return Links(
        np.concatenate([part.element + np.int32(e) for part, e, _ in full]),
        np.concatenate([part.task + np.int32(t) for part, _, t in full]),
        np.concatenate([part.source for part, _, _ in full]),
        np.concatenate([shifted(part.rule, s) for (part, _, _), s in zip(full, rules, strict=False)]),
        tuple(rule for part, _, _ in full for rule in part.rules),
    )


def _numbered(texts: Sequence[str], known: dict[str, int]) -> I32:
    return np.array([known.setdefault(text, len(known)) for text in texts], np.int32)


def _joined_offsets(
    parts: Sequence[np.ndarray[tuple[int], np.dtype[np.int64]]],
) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    steps = [np.diff(part) for part in parts]
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(np.concatenate(steps), dtype=np.int64)])


def _calendars(part: Schedule, shift: int) -> I32:
    # -1 means the first calendar of its own schedule, which is no longer the first of all.
    if not part.calendars:
        return part.calendar.copy()
    return (np.maximum(part.calendar, 0) + np.int32(shift)).astype(np.int32)


def _baselines(parts: Sequence[Schedule]) -> tuple[Baseline, ...]:
    names = dict.fromkeys(baseline.name for part in parts for baseline in part.baselines)
    return tuple(
        Baseline(
            name,
            BaselineDates.joined([
                next((b.dates for b in part.baselines if b.name == name), BaselineDates.blank(len(part)))
                for part in parts
            ]),
            next(
                (
                    each.taken
                    for part in parts
                    for each in part.baselines
                    if each.name == name and not np.isnat(each.taken)
                ),
                np.datetime64("NaT", "s"),
            ),
        )
        for name in names
    )  # fmt: skip


def _unique_ids(parts: Sequence[Schedule]) -> tuple[str, ...]:
    ids = [task for part in parts for task in part.id]
    if len(set(ids)) == len(ids):
        return tuple(ids)
    return tuple(f"{number}.{task}" for number, part in enumerate(parts, 1) for task in part.id)
