"""Two versions in one picture: other states on either half, each with its name."""

from dataclasses import replace

import numpy as np
import pytest
from gallery import gallery_project

from sim.playback.date_choice import DateChoice
from sim.project import Project
from viewers.export.frames import FrameOptions, Frames
from viewers.export.pair import pair

DAY = np.timedelta64(86400, "s")


@pytest.fixture(scope="module")
def project() -> Project:
    project = gallery_project()
    plan = project.schedule
    later = plan.start + 60 * DAY
    return replace(
        project,
        schedule=replace(plan, baseline_start=later, baseline_finish=plan.finish + 60 * DAY),
    )


def test_halves_differ_and_have_names(project: Project) -> None:
    moment = project.schedule.span()[1]
    drawn = []
    for overlay in (False, True):
        frames = Frames(project, FrameOptions(240, 200, supersample=1, overlay=overlay))
        drawn.append(pair(frames, project.schedule, DateChoice.BASELINE, DateChoice.PLAN, moment))
    plain, named = drawn
    assert (plain.width(), plain.height()) == (480, 200)
    assert plain.copy(0, 0, 240, 200) != plain.copy(240, 0, 240, 200)
    assert plain != named
    frames = Frames(project, FrameOptions(240, 200, supersample=1, overlay=False))
    alone = frames.image(moment)
    assert plain.copy(240, 0, 240, 200) == alone.convertToFormat(plain.format())
