import numpy as np
import pytest
from small_project import small_project

from sim.playback.look_edits import with_class_growth, with_task_field
from sim.playback.task_looks import column

TASKS = np.array([2, 3], np.int32)


def test_a_field_of_some_tasks() -> None:
    project = with_task_field(small_project(), TASKS, "Growth", "radial")
    texts = column(project.schedule, "growth")
    assert texts is not None
    assert [row for row, text in enumerate(texts) if text == "radial"] == [2, 3]
    assert with_task_field(project, TASKS, "Growth", "radial") is project
    cleared = with_task_field(project, TASKS[:1], "Growth", "")
    assert (column(cleared.schedule, "Growth") or ())[2:4] == ("", "radial")


@pytest.mark.parametrize(("name", "text"), [("Growth", "sideways"), ("Motion", "up")])
def test_what_cannot_be_understood_is_refused(name: str, text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        with_task_field(small_project(), TASKS, name, text)


def test_growth_of_classes() -> None:
    base = small_project()
    rows = np.arange(len(base.elements), dtype=np.int32)
    every = with_class_growth(base, rows, "-x")
    assert {look.text for look in every.type_looks} == set(base.elements.ifc_class.texts())
    again = with_class_growth(every, rows[:1], "radial")
    growths = {look.text: look.growth for look in again.type_looks}
    assert growths[base.elements.ifc_class[0]] == "radial"
    assert len(again.type_looks) == len(every.type_looks)
    assert with_class_growth(again, rows, "").type_looks == ()
    with pytest.raises(ValueError, match=r"."):
        with_class_growth(base, rows, "sideways")
