import numpy as np
from small_project import small_project

from sim.planning.flowline import flowline
from sim.project import Project


def test_every_linked_task_runs_through_its_locations() -> None:
    project = small_project()
    lines = flowline(project)
    assert set(lines.task.tolist()) == set(np.unique(project.links.task).tolist())
    assert len(lines.locations) >= 1
    assert (lines.high > lines.low).all()
    assert lines.low.min() >= 0
    assert lines.high.max() <= len(lines.locations)
    assert lines.trade.max() < len(lines.trades)
    assert np.array_equal(lines.start, project.schedule.start[lines.task])
    elements, links = project.elements, project.links
    for task, trade in zip(lines.task.tolist(), lines.trade.tolist(), strict=True):
        classes = [elements.ifc_class[row] for row in links.element[links.task == task].tolist()]
        assert lines.trades[trade] == max(set(classes), key=classes.count)


def test_nothing_without_links() -> None:
    assert flowline(Project()).task.size == 0
