"""A plan of which nothing is known holds no task to anything."""

import numpy as np

from sim.task_plan import UNKNOWN, Constraint, TaskPlan


def test_a_blank_plan_knows_nothing() -> None:
    plan = TaskPlan.blank(3)
    assert plan.duration.tolist() == [UNKNOWN] * 3
    assert plan.constraint.tolist() == [Constraint.NONE] * 3
    assert np.isnat(plan.deadline).all()
    assert np.isnan(plan.cost).all()
    assert plan.project.tolist() == [-1] * 3
