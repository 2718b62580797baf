"""Two views side by side: other dates on either side, one camera, one playhead, one picture of both."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt

from kernels.states import DONE, FRESH, IN_WORK, LATE
from sim.playback.date_choice import DateChoice
from sim.project import Project
from sim.viewpoint import Camera
from twin_app.comparing import Comparing
from twin_app.shell import Shell

DAY = np.timedelta64(86400, "s")
NOON = np.datetime64("2026-03-10T12:00", "s")


def late(project: Project) -> Project:
    """Return the project with a baseline five days before its plan, and the first tasks begun late."""
    plan = project.schedule
    actual = plan.actual_start.copy()
    actual[:4] = plan.start[:4] + 2 * DAY
    schedule = replace(
        plan, baseline_start=plan.start - 5 * DAY, baseline_finish=plan.finish - 5 * DAY, actual_start=actual
    )
    return replace(project, schedule=schedule)


@pytest.fixture
def comparing(opened: Shell) -> Comparing:
    opened.session.store.do("Late", late)
    opened.session.view.set(replace(opened.session.view.value, time=NOON))
    opened.wiring.do("compare")
    return opened.wiring.plan.comparing


def built(shell: Shell) -> tuple[int, int]:
    """Return how many elements are begun or done, and how many are late, in the states on screen."""
    code = shell.stage.scene.states.code
    return int(np.isin(code, (IN_WORK, FRESH, DONE)).sum()), int((code == LATE).sum())


def test_each_side_has_dates_of_its_own(opened: Shell, comparing: Comparing) -> None:
    assert comparing.on
    assert opened.window.actions_["compare"].isChecked()
    assert built(opened) == (14, 0), "the baseline is five tasks ahead, and never late"
    with comparing._surface.shown():  # type: ignore[union-attr]
        assert built(opened) == (8, 5)
    assert built(opened) == (14, 0)
    comparing.choose(DateChoice.PLAN, DateChoice.BASELINE)
    assert built(opened) == (8, 5)


def test_one_playhead(opened: Shell, comparing: Comparing) -> None:
    opened.session.view.set(replace(opened.session.view.value, time=NOON + 3 * DAY))
    assert built(opened) == (17, 0)
    with comparing._surface.shown():  # type: ignore[union-attr]
        assert built(opened) == (11, 5)


def test_one_camera(opened: Shell, comparing: Comparing) -> None:
    second = comparing.second
    assert second is not None
    camera = Camera((1.0, 2.0, 3.0), (9.0, 9.0, 9.0))
    second.set_camera(camera)
    assert opened.session.view.value.camera == camera
    assert opened.window.views.viewport.scene.camera() == camera
    assert second.scene is opened.window.views.viewport.scene, "geometry is there once"


def test_the_picture_has_both(opened: Shell, comparing: Comparing) -> None:
    one = opened.window.views.viewport.picture()
    both = opened.window.picture()
    assert both.width() > 1.8 * one.width()
    half = both.width() // 2
    left, right = both.copy(0, 0, half, both.height()), both.copy(half, 0, half, both.height())
    assert left != right


def test_picking_on_the_right_picks_what_stands_there(opened: Shell, comparing: Comparing) -> None:
    opened.session.view.set(replace(opened.session.view.value, time=NOON + 30 * DAY))
    second = comparing.second
    assert second is not None
    opened.window.views.viewport.fit(np.array([0], np.int32))
    size = second.device_size()
    second.picked.emit(size.width() / 2, size.height() / 2, Qt.KeyboardModifier.NoModifier)
    assert opened.session.view.value.selection.tolist() == [0]


def test_an_edit_is_shown_on_both_sides(opened: Shell, comparing: Comparing) -> None:
    assert built(opened) == (14, 0)
    opened.session.store.do(
        "Earlier",
        lambda p: replace(
            p, schedule=replace(p.schedule, baseline_start=p.schedule.baseline_start - 2 * DAY)
        ),
    )
    assert built(opened) == (16, 0)


def test_versions_that_are_gone_are_not_shown(opened: Shell, comparing: Comparing) -> None:
    nat = np.datetime64("NaT", "s")
    count = len(opened.session.store.value.schedule)
    opened.session.store.do(
        "No baseline",
        lambda p: replace(p, schedule=replace(p.schedule, baseline_start=np.full(count, nat))),
    )
    assert comparing._left is DateChoice.PLAN


def test_and_back_to_one(opened: Shell, comparing: Comparing) -> None:
    opened.wiring.do("compare")
    assert not comparing.on
    assert built(opened) == (8, 5), "the plan again"
    assert not opened.window.actions_["compare"].isChecked()
    one = opened.window.views.viewport.picture()
    assert opened.window.picture().width() == one.width()
    opened.wiring.do("compare")
    assert comparing.on
