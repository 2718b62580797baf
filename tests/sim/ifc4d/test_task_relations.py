"""Outline, products and sets of tasks."""

from planned_project import planned_schedule

from sim.ifc4d.appendix import Appendix
from sim.ifc4d.task_relations import TaskRelations
from sim.step_values import Ref, Typed


def relations() -> tuple[Appendix, TaskRelations]:
    out = Appendix(0)
    tasks = TaskRelations(out, planned_schedule(), ["a", "b", "c"])
    tasks.refs = [Ref(101), Ref(102), Ref(103)]
    return out, tasks


def test_parts_hang_below_their_whole() -> None:
    out, tasks = relations()
    tasks.nest([-1, 0, 0])
    assert out.content().endswith(b",$,$,$,#101,(#102,#103));\n")


def test_products_are_made_by_tasks_or_worked_on() -> None:
    out, tasks = relations()
    tasks.link({1: [7, 8]}, {9: [0, 2]})
    works, makes = out.content().decode().splitlines()
    assert works.startswith("#1=IFCRELASSIGNSTOPROCESS(")
    assert works.endswith(",(#7,#8),$,#102,$);")
    assert makes.endswith(",(#101,#103),$,#9);")


def test_only_tasks_with_values_get_a_set() -> None:
    out, tasks = relations()
    tasks.describe("Twin_Task", [{}, {"Id": Typed("IFCIDENTIFIER", "A1")}, {}])
    text = out.content().decode()
    assert text.count("IFCRELDEFINESBYPROPERTIES") == 1
    assert "(#102)" in text


def test_ids_do_not_change_between_exports() -> None:
    assert relations()[1].guid("a", 1) == relations()[1].guid("a", 1)
    assert relations()[1].guid("a", 1) != relations()[1].guid("a", 2)
