import numpy as np
from small_project import small_project

from sim.linking.by_hand import linked, unlinked
from sim.links import LinkSource
from sim.project import Project


def pairs(project: Project) -> set[tuple[int, int]]:
    return set(zip(project.links.element.tolist(), project.links.task.tolist(), strict=True))


def rows(*numbers: int) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    return np.array(numbers, np.int32)


def test_each_element_with_each_task() -> None:
    base = small_project()
    bare = unlinked(base, np.arange(len(base.elements), dtype=np.int32), rows())
    assert not pairs(bare)
    made = linked(bare, rows(1, 2), rows(3, 4))
    assert pairs(made) == {(1, 3), (1, 4), (2, 3), (2, 4)}
    assert set(made.links.source.tolist()) == {LinkSource.EXPLICIT}
    assert linked(made, rows(1), rows(3)) is made, "it is linked already"
    assert pairs(unlinked(made, rows(1), rows(3))) == {(1, 4), (2, 3), (2, 4)}
    assert pairs(unlinked(made, rows(2), rows())) == {(1, 3), (1, 4)}
    assert unlinked(made, rows(5), rows()) is made
