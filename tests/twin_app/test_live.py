"""Readings through plugin, queue, log and limits to an alarm."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from plugins.registry import load_plugins
from sim.job import silent_job
from sim.linking.coverage import coverage
from sim.playback.outcome import Outcome
from sim.playback.simulation import simulate
from sim.problem import ReadError
from sim.sensing.telemetry import read_telemetry
from sim.sensors import Sensors
from twin_app.live import replay
from twin_app.outputs import OutputOptions
from twin_app.selftest import box_project

SMALL = OutputOptions(160, 90)


def _outcome() -> Outcome:
    project = box_project(3)
    none = np.full(2, np.nan)
    sensors = Sensors(
        ("a", "b"), (project.elements.guid[0], project.elements.guid[2]), ("", ""), none.copy(),
        np.array([1.0, 5.0]), none.copy(), np.array([2.0, 9.0]), none.copy(),
    )  # fmt: skip
    project = replace(project, sensors=sensors)
    return Outcome(project, simulate(project, silent_job()), coverage(project), "none")


def _table(folder: Path) -> Path:
    lines = ["time,channel,value"]
    for second, channel, value in (
        (0, "a", 0),
        (1, "a", 1.5),
        (2, "b", 1),
        (3, "a", 3),
        (4, "b", 6),
        (5, "a", 0),
        (6, "a", "?"),
    ):
        lines.append(f"2025-06-01T12:00:0{second}Z,{channel},{value}")
    path = folder / "readings.csv"
    path.write_text("\n".join(lines))
    return path


def test_alarms_are_followed_and_logged(tmp_path: Path) -> None:
    (tmp_path / "frames").mkdir()
    found = replay(_outcome(), _table(tmp_path), tmp_path, load_plugins(), SMALL, silent_job())
    assert found.readings == 6
    assert [(a.channel, a.level, str(a.start)[17:19], str(a.finish)[17:19]) for a in found.alarms] == [
        ("a", 2, "01", "05"), ("b", 1, "04", ""),
    ]  # fmt: skip
    assert len(list(read_telemetry(tmp_path / "telemetry.sqlite"))) == 6
    assert [p.code for p in found.problems] == ["reading-value"]
    assert found.pictures[-1].path.name == "alarm.png"
    assert found.pictures[-1].path.is_file()


def test_calm_readings_need_no_picture(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("time,channel,value\n2025-06-01T12:00:00Z,a,0\n")
    found = replay(_outcome(), tmp_path / "r.csv", tmp_path, load_plugins(), SMALL, silent_job())
    assert (found.alarms, found.pictures) == ((), ())


def test_plugin_out_of_use_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="plugin replay is not in use"):
        replay(_outcome(), _table(tmp_path), tmp_path, load_plugins(["replay"]), SMALL, silent_job())


def test_file_that_is_no_table_is_refused(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("a,b\n1,2\n")
    with pytest.raises(ReadError, match="columns time, channel and value"):
        replay(_outcome(), tmp_path / "r.csv", tmp_path, load_plugins(), SMALL, silent_job())
