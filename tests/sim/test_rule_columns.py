import numpy as np
from small_project import small_project

from sim.rule_columns import ElementColumns, TaskColumns, paths


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
