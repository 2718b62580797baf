"""The HTML report, through the door every plugin uses."""

from pathlib import Path

from plugins.report.page import page
from plugins.spec import API_VERSION, Plugin, Report
from sim.playback.outcome import Outcome
from sim.writers.atomic import write_text


def write(outcome: Outcome, folder: Path, language: str) -> list[Path]:
    """Write ``report.html``."""
    path = folder / "report.html"
    write_text(path, page(outcome, folder, language))
    return [path]


plugin = Plugin(
    "report",
    API_VERSION,
    reports=(Report("html", write),),
    about={"en": "Writes a self-contained HTML report of a run.", "zh_CN": "生成单文件 HTML 运行报告。"},
)
