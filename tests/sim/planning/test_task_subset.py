"""Some tasks keep what is theirs."""

from dataclasses import replace

import numpy as np
from rich_project import rich_project
from same import differences

from sim.planning.task_subset import project_row, project_subset, task_subset
from sim.schedule import Schedule


def schedule() -> Schedule:
    return rich_project().schedule


def test_all_tasks_are_the_same_schedule() -> None:
    rich = schedule()
    rich = replace(rich, assignments=rich.assignments.take([1]))  # the other one is on no task
    assert differences(task_subset(rich, range(len(rich))), rich) == []


def test_relations_assignments_and_baselines_follow_their_tasks() -> None:
    rich = schedule()
    some = task_subset(rich, [1, 3, 4])
    assert some.id == ("1", "3", "4")
    assert some.parent.tolist() == [-1, 0, 0]
    ends = list(zip(some.relations.predecessor.tolist(), some.relations.successor.tolist(), strict=True))
    assert ends == [(1, 2)]
    assert some.relations.unit.tolist() == [rich.relations.unit[1]]
    assert len(some.assignments) == (np.isin(rich.assignments.task, [1, 3, 4])).sum() == 1
    assert some.assignments.task.tolist() == [0]
    assert some.baselines[0].dates.cost[0] == rich.baselines[0].dates.cost[1]
    assert some.fields["Storey"] == ("一层", "", "")


def test_children_of_one_left_out_move_up() -> None:
    assert task_subset(schedule(), [0, 3]).parent.tolist() == [-1, 0]


def test_one_project() -> None:
    rich = schedule()
    count = len(rich)
    of = np.where(np.arange(count) < 7, -1, 1).astype(np.int32)
    split = replace(rich, plan=replace(rich.plan, project=of))
    assert (project_row(split, "P2"), project_row(split, "总包"), project_row(split, "P9")) == (1, 0, -1)
    second = project_subset(split, project_row(split, "P2"))
    assert second.id == rich.id[7:]
    assert [each.id for each in second.projects] == ["P2"]
    assert not second.plan.project.any()
    assert project_subset(split, 0).id == rich.id[:7]
