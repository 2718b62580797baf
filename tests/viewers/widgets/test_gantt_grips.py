from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from small_project import START, small_project

from sim.browsing.task_rows import task_rows
from sim.playback.time_scale import TimeScale
from sim.schedule import RelationKind
from viewers.widgets.gantt_grips import Grip, Held, grip_at, link_kind, pulled

SCALE = TimeScale(START - np.timedelta64(2, "D"), 3600.0)
PROJECT = small_project()
ROWS = task_rows(PROJECT.schedule, PROJECT.links)


@pytest.mark.parametrize(
    ("x", "grip"),
    [(30, None), (42, Grip.LINK_START), (49, Grip.START), (75, Grip.MOVE), (103, Grip.FINISH),
     (110, Grip.LINK_FINISH), (130, None)],
)  # fmt: skip
def test_a_bar_from_48_to_105(x: float, grip: Grip | None) -> None:
    assert grip_at(ROWS.bars(SCALE, 2, 3), x) is grip


def test_summaries_headings_and_undated_rows_cannot_be_held() -> None:
    assert grip_at(ROWS.bars(SCALE, 0, 1), 75) is None
    bars = ROWS.bars(SCALE, 2, 3)
    assert grip_at(replace(bars, task=np.array([-1], np.int32)), 75) is None
    assert grip_at(replace(bars, x0=np.array([np.nan])), 75) is None
    assert grip_at(ROWS.bars(SCALE, 2, 2), 75) is None


def test_milestones_move_and_link() -> None:
    bars = ROWS.bars(SCALE, 6, 7)
    x = float(bars.x0[0])
    assert grip_at(bars, x) is Grip.MOVE
    assert grip_at(bars, x + 12) is Grip.LINK_FINISH


def test_short_bars_are_moved_not_stretched() -> None:
    coarse = TimeScale(SCALE.origin, 40 * 3600.0)
    bars = ROWS.bars(coarse, 2, 3)
    assert grip_at(bars, float(bars.x0[0]) + 0.2) is Grip.MOVE


@pytest.mark.parametrize(("step", "size"), [(3600.0, 86400), (600.0, 3600), (60.0, 900)])
def test_pulls_snap_to_what_the_scale_can_show(step: float, size: int) -> None:
    held = Held(2, Grip.MOVE, START, QPointF(100, 0))
    there = pulled(held, 100 + 1.3 * size / step, TimeScale(START, step))
    assert there - START == np.timedelta64(size, "s")
    assert not held.links


@pytest.mark.parametrize(
    ("grip", "x", "kind"),
    [(Grip.LINK_FINISH, 50, RelationKind.FS), (Grip.LINK_FINISH, 103, RelationKind.FF),
     (Grip.LINK_START, 50, RelationKind.SS), (Grip.LINK_START, 104, RelationKind.SF)],
)  # fmt: skip
def test_where_a_link_ends_says_what_it_is(grip: Grip, x: float, kind: RelationKind) -> None:
    assert link_kind(grip, ROWS.bars(SCALE, 2, 3), x) is kind
