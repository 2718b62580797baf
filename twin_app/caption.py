"""What is written over the 3D view: date, progress, tasks and legend, for the moment shown."""

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QGuiApplication, QPainter

from sim.playback.appearance import LegendEntry, legend, load_profile
from sim.playback.overlay import OverlayContent, overlay_content
from sim.playback.progress import Progress
from sim.playback.timeline import states_in_use
from sim.project import Project
from sim.view import View
from twin_app.colouring import Colouring
from viewers.overlay import DARK, LIGHT, paint_overlay

LINES = 14  # of a legend of classes, storeys or values; the rest is summed up


class Caption:
    """Follows project and view; paints itself over the viewport and over exported pictures."""

    def __init__(self) -> None:
        self._project = Project()
        self._progress: Progress | None = None
        self._content: OverlayContent | None = None
        self._shown: frozenset[int] = frozenset()  # states that tasks show

    def set_project(self, project: Project) -> None:
        """Describe another state of the document."""
        self._project = project
        self._shown = states_in_use(project.schedule, project.links)
        self._progress = Progress(project.schedule, project.links) if len(project.schedule) else None

    def set_view(self, view: View, colours: Colouring | None, language: str) -> None:
        """Describe another moment, or other colours."""
        if not len(self._project.elements):
            self._content = None
            return
        entries = _swatches(colours, language) if colours else self._states(view, language)
        self._content = overlay_content(self._project, view.time, language, entries, self._progress)

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Paint over a picture."""
        if self._content:
            dark = QGuiApplication.palette().window().color().lightnessF() < 0.5
            paint_overlay(painter, rect, self._content, DARK if dark else LIGHT)

    def _states(self, view: View, language: str) -> list[LegendEntry]:
        if self._progress is None:
            return []
        profile = load_profile(self._project.profile)
        return legend(
            profile,
            language,
            glass_absent=view.ghost_absent,
            alarms=len(self._project.sensors) > 0,
            shown=self._shown,
        )


def _swatches(colours: Colouring, language: str) -> list[LegendEntry]:
    none = QCoreApplication.translate("Caption", "no value")
    lines = [
        LegendEntry("value", swatch.rgb, 0, f"{swatch.words(language) or none} · {swatch.count:,}")
        for swatch in colours.swatches
    ]
    if len(lines) <= LINES:
        return lines
    more = QCoreApplication.translate("Caption", "and {count} more").format(count=len(lines) - LINES + 1)
    return [*lines[: LINES - 1], LegendEntry("", (128, 128, 128), 0, more)]
