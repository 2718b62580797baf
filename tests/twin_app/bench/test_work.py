import pytest

from twin_app.bench._work import Work


def test_every_step_changes_every_element() -> None:
    work = Work(50)
    scene = work.scene()
    work.check(scene)
    first = work.step(0).amount.copy()
    assert (work.step(1).amount != first).all()
    assert set(work.states.code.tolist()) == {1}


def test_a_scene_that_misses_elements_is_noticed() -> None:
    work = Work(50)
    scene = Work(20).scene()
    with pytest.raises((RuntimeError, ValueError)):
        work.check(scene)
