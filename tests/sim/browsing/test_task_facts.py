from dataclasses import replace

import numpy as np
from planned_project import planned_schedule
from small_project import small_project

from sim.browsing.task_facts import USUAL, TaskFacts, column_of
from sim.links import no_links
from sim.planning.cpm import solve
from sim.project import Project

PLANNED = Project(schedule=planned_schedule())


def test_columns_say_what_they_hold() -> None:
    facts = TaskFacts(PLANNED, solve(PLANNED.schedule))
    assert "field:Phase" in facts.all_keys()
    assert set(USUAL) <= set(facts.all_keys())
    assert column_of("field:Phase").kind == "text"
    assert not column_of("id").editable
    assert facts.value(1, "duration") == 2.0
    assert facts.value(0, "calendar") == ""
    assert facts.value(2, "resources") == "Brick"
    assert facts.value(1, "field:none") == ""


def test_every_column_sorts() -> None:
    facts = TaskFacts(PLANNED, solve(PLANNED.schedule))
    for key in facts.all_keys():
        assert len(facts.sort_values(key)) == len(PLANNED.schedule)
    numbers = TaskFacts(
        replace(PLANNED, schedule=replace(PLANNED.schedule, id=("a10", "a9", "a1", "b", "c", "d")))
    )
    assert np.argsort(numbers.sort_values("id"))[:3].tolist() == [2, 1, 0]


def test_late_is_after_baseline_deadline_or_with_negative_float() -> None:
    solution = solve(PLANNED.schedule)
    late = TaskFacts(PLANNED, solution).late
    s = PLANNED.schedule
    assert late[1] == (s.finish[1] > s.baseline_finish[1])
    assert not TaskFacts(PLANNED).critical.any()


def test_the_storey_of_a_task_is_that_of_most_elements() -> None:
    project = small_project()
    facts = TaskFacts(project)
    links, elements = project.links, project.elements
    for task in np.unique(links.task).tolist():
        rows = elements.storey[links.element[links.task == task]].tolist()
        assert facts.storeys[task] == project.spatial.name[max(set(rows), key=rows.count)]


def test_another_state_keeps_what_has_not_changed() -> None:
    project = small_project()
    facts = TaskFacts(project)
    logic, linked = facts.predecessors, facts.linked
    moved = replace(project, schedule=replace(project.schedule, percent=project.schedule.percent + 1))
    assert facts.followed(moved).predecessors is logic
    assert facts.followed(moved).linked is linked
    assert facts.followed(replace(project, links=no_links())).linked is not linked
    assert facts.is_of(project)
    assert not facts.is_of(moved)
