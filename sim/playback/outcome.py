"""What a run of the whole pipeline has brought: what reports are written from."""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from sim.linking.coverage import Coverage
from sim.planning.merging import Merged
from sim.playback.simulation import Simulation
from sim.problem import Problem
from sim.project import Project


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """One picture of the model at a moment of the site's wall clock."""

    path: Path
    time: np.datetime64


@dataclass(frozen=True, slots=True, eq=False)
class AlarmSpan:
    """An element in alarm: the worst level it reached, and when it began and ended (UTC)."""

    guid: str
    channel: str
    level: int
    start: np.datetime64
    finish: np.datetime64  # NaT while it lasts


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """Project, its simulation, and what was made of them.

    `schedule_source` is "file", "model", "project", "generated" or "none"; `timings` holds seconds
    by step; `merged` is there where the file was joined to the schedule of the project.
    """

    project: Project
    simulation: Simulation
    coverage: Coverage
    schedule_source: str
    problems: tuple[Problem, ...] = ()
    pictures: tuple[Picture, ...] = ()
    video: Path | None = None
    alarms: tuple[AlarmSpan, ...] = ()
    readings: int = 0
    inputs: tuple[str, ...] = ()
    timings: dict[str, float] = field(default_factory=dict)
    merged: Merged | None = None
