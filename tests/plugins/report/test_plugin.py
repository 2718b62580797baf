"""The report through the plugins' door."""

from pathlib import Path

from rich_project import rich_project

from plugins.report.plugin import plugin
from sim.job import silent_job
from sim.linking.coverage import coverage
from sim.playback.outcome import Outcome
from sim.playback.simulation import simulate


def test_report_is_written(tmp_path: Path) -> None:
    project = rich_project()
    outcome = Outcome(project, simulate(project, silent_job()), coverage(project), "file")
    (report,) = plugin.reports
    assert report.write(outcome, tmp_path, "en") == [tmp_path / "report.html"]
    assert (tmp_path / "report.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
