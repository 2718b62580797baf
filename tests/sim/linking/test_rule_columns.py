from dataclasses import replace

import numpy as np
from small_project import small_project

from sim.calendar import standard_calendar
from sim.linking.rule_columns import ElementColumns, TaskColumns, paths, reach
from sim.planning.draft import AssignmentDraft, ResourceDraft
from sim.properties import no_properties
from sim.resourcing import Assignments, Resources
from sim.task_plan import TaskPlan


def test_element_fields() -> None:
    project = small_project()
    columns = ElementColumns(project)
    found = columns.column("class")
    assert [found.labels[code] for code in found.codes] == project.elements.ifc_class.texts()
    assert "Column" in found.also[found.labels.index("IfcColumn")]
    assert "IfcProduct" in found.also[found.labels.index("IfcColumn")]
    nobody = columns.column("Pset_Nobody.Nothing")
    assert {nobody.labels[code] for code in nobody.codes} == {""}


def test_task_fields() -> None:
    project = small_project()
    columns = TaskColumns(project)
    found = columns.column("name")
    assert tuple(found.labels[code] for code in found.codes) == project.schedule.name


def test_paths_name_all_summaries_above() -> None:
    parent = np.array([-1, 0, 1], np.int32)
    assert paths(("a", "b", "c"), parent, whole=True) == ["a", "a / b", "a / b / c"]
    assert paths(("a", "b", "c"), parent, whole=False) == ["", "a", "b"]


def test_a_whole_reaches_as_far_as_its_parts() -> None:
    elements = small_project().elements
    parent, box = np.full(len(elements), -1, np.int32), np.full((len(elements), 6), np.nan)
    parent[[1, 2]] = 0, 1
    box[2] = 0, 0, -1.5, 1, 1, 2
    box[3] = 0, 0, 4, 1, 1, 5
    project = replace(small_project(), elements=replace(elements, parent=parent, box=box))
    assert reach(project.elements)[:4].tolist() == [[-1.5, 2], [-1.5, 2], [-1.5, 2], [4, 5]]
    column = ElementColumns(project).column("bottom")
    assert [column.labels[code] for code in column.codes[:4]] == ["-1.500"] * 3 + ["4.000"]


def test_quantities_are_numbers_to_ask_a_range_of() -> None:
    elements = small_project().elements
    box = np.zeros((len(elements), 6))
    box[:, 3:] = 2.0, 1.0, 0.5
    bare = replace(small_project(), elements=replace(elements, box=box), properties=no_properties(len(box)))
    column = ElementColumns(bare).column("volume")
    assert {column.labels[code] for code in column.codes} == {"1"}


def test_tasks_have_kind_duration_calendar_and_resources() -> None:
    project = small_project()
    count = len(project.schedule)
    plan = TaskPlan.blank(count)
    duration = plan.duration.copy()
    duration[1] = 9 * 3600
    schedule = replace(
        project.schedule,
        plan=replace(plan, duration=duration),
        calendars=(standard_calendar(),),
        calendar=np.where(np.arange(count) == 1, 0, -1).astype(np.int32),
        resources=Resources.of([ResourceDraft("a", "Crew"), ResourceDraft("b", "Crane")]),
        assignments=Assignments.of([AssignmentDraft(1, 0), AssignmentDraft(1, 1)]),
    )
    columns = TaskColumns(replace(project, schedule=schedule))

    def of(field: str) -> list[str]:
        column = columns.column(field)
        return [column.labels[code] for code in column.codes]

    assert of("duration")[:2] == ["", "9"]
    assert of("calendar")[:2] == ["", "Standard"]
    assert of("resource")[:2] == ["", "Crew, Crane"]
    assert set(of("kind")) <= {"task", "summary", "milestone", "finish-milestone"}
    assert set(of("action")) <= {"construct", "demolish", "provide", "maintain"}
