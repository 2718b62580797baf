from dataclasses import replace

import numpy as np
from small_project import small_project

from sim.linking.coverage import by_source, coverage, coverage_by_class, gaps
from sim.links import LinkSource, links_of
from sim.project import Project
from sim.schedule import TaskKind


def test_linked_unlinked_and_multiple() -> None:
    links = links_of(np.array([0, 0, 1], np.int32), np.array([2, 3, 3], np.int32), LinkSource.RULE)
    found = coverage(replace(small_project(), links=links))
    assert found.linked.tolist() == [0, 1]
    assert found.multiple.tolist() == [0]
    assert found.unlinked.size == 58
    assert (found.idle.size, found.works) == (10, 12)
    assert found.share == 2 / 60


def test_elements_without_geometry_do_not_count() -> None:
    project = small_project()
    box = project.elements.box.copy()
    box[10:] = np.nan
    seen = replace(project, elements=replace(project.elements, box=box))
    assert coverage(seen).linked.size == 10


def test_by_class_the_least_covered_first() -> None:
    project = small_project()
    columns = project.elements.ifc_class.rows("IfcColumn")
    kept = np.isin(project.links.element, columns, invert=True)
    links = links_of(project.links.element[kept], project.links.task[kept], LinkSource.RULE)
    lines = coverage_by_class(replace(project, links=links))
    assert (lines[0].label, lines[0].count, lines[0].linked) == ("IfcColumn", 15, 0)
    assert all(line.linked == 15 for line in lines[1:])


def test_gaps_name_what_is_left_over() -> None:
    project = small_project()
    columns = project.elements.ifc_class.rows("IfcColumn")
    kept = np.isin(project.links.element, columns, invert=True)
    links = links_of(project.links.element[kept], project.links.task[kept], LinkSource.EXPLICIT)
    found = gaps(replace(project, links=links))
    assert [(gap.ifc_class, gap.count) for gap in found] == [("IfcColumn", 15)]
    assert 1 <= len(found[0].examples) <= 3
    assert by_source(replace(project, links=links)) == {"explicit": 45}


def test_nothing() -> None:
    assert gaps(Project()) == []
    assert by_source(Project()) == {}
    assert np.isnan(coverage(Project()).share)
    assert coverage_by_class(Project()) == []


def test_tasks_on_calendars_of_resources_are_work_and_spans_are_not() -> None:
    project = small_project()
    kind = project.schedule.kind.copy()
    kind[2:5] = TaskKind.RESOURCE_DEPENDENT, TaskKind.LEVEL_OF_EFFORT, TaskKind.WBS_SUMMARY
    found = coverage(replace(project, schedule=replace(project.schedule, kind=kind)))
    assert found.works == 10
