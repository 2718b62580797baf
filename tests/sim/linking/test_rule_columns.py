from dataclasses import replace

import numpy as np
from small_project import small_project

from sim.linking.rule_columns import ElementColumns, TaskColumns, paths, reach


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
