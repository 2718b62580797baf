"""What a user works with in the 3D view: measuring, handles of sections, marks on pictures."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QRectF, Signal
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from kernels.arrays import F64
from sim.markup import Mark
from sim.space.display_units import DisplayUnits
from sim.space.measuring import Measurement, table_text
from sim.space.snapping import Snap
from sim.view import View
from sim.viewpoint import Viewpoint
from twin_app import measuring, sectioning
from twin_app.panels import SYSTEM_OF
from twin_app.pointing import Pointer
from twin_app.prompts import Prompts
from twin_app.session import Session
from twin_app.settings import Unit
from twin_app.viewpoints import keep_viewpoint
from twin_app.window import Window
from viewers.scene.scene import Scene
from viewers.widgets.markup_painter import paint_marks
from viewers.widgets.measure import MeasurePainter, MeasureTool
from viewers.widgets.section_handles import SectionHandles

if TYPE_CHECKING:
    from viewers.widgets.markup_editor import MarkupEditor

SNAP = 10.0  # logical pixels


class Toolbox(QObject):
    """Owns the tools of the viewport and turns their intents into steps of the view."""

    switched = Signal()
    failed = Signal(str)

    def __init__(
        self, session: Session, window: Window, scene: Scene, pointer: Pointer, prompts: Prompts
    ) -> None:
        super().__init__(window)
        self._session, self._window, self._scene = session, window, scene
        self._pointer, self._prompts = pointer, prompts
        self._viewport = window.views.viewport
        self._bounds: F64 | None = None
        self._marked: Viewpoint | None = None
        self._lines = MeasurePainter(scene.project)
        self._measure = MeasureTool(self._snap, self._lines, self)
        self._handles = SectionHandles(scene.project, scene.world_ray, self)
        self.measuring = False
        self._viewport.add_painter(self._lines.paint)
        self._viewport.add_painter(self._paint_marks)
        self._viewport.add_handles(self._handles)
        self._connect()

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what to do for the actions that are about tools."""
        return {
            "measure": lambda: self.set_measuring(not self.measuring),
            "measure-copy": self._copy_measurements,
            "measure-clear": lambda: self._step(measuring.clear),
            "markup": self.mark_up,
            "sections": lambda: self._window.docks.raise_("sections"),
        }

    def set_bounds(self, bounds: F64 | None) -> None:
        """Work on other shapes, between these corners, float64[2, 3]."""
        self._bounds = bounds
        self._measure.restart()
        self._show_sections()

    def set_view(self, view: View, changed: frozenset[str]) -> None:
        """Show the measurements and sections of the view."""
        self._lines.measurements = view.measurements
        if "sections" in changed:
            self._show_sections()
        if changed & {"measurements", "sections"}:
            self._viewport.update()

    def set_unit(self, unit: Unit) -> None:
        """Write lengths in another unit."""
        self._lines.units = DisplayUnits(SYSTEM_OF[unit])
        self._viewport.update()

    def set_measuring(self, on: bool) -> None:
        """Begin or end measuring."""
        self.measuring = on
        self._measure.restart()
        self._viewport.set_tool(self._measure if on else None)
        bar = self._window.statusBar()
        if on:
            bar.showMessage(
                QCoreApplication.translate(
                    "Toolbox", "Click two points. Delete removes all measurements, Esc ends."
                )
            )
        else:
            bar.clearMessage()
        self.switched.emit()

    def mark_up(self) -> "MarkupEditor":
        """Open the editor on a picture of the view as it is."""
        from viewers.widgets.markup_editor import MarkupEditor

        view, camera = self._session.view.value, self._scene.camera()
        kept, self._marked = self._marked, None
        picture = self._viewport.picture()
        self._marked = kept
        marks = kept.marks if kept is not None and kept.camera == camera else ()
        editor = MarkupEditor(picture, marks, self._window)
        editor.copy_asked.connect(lambda drawn: QGuiApplication.clipboard().setImage(drawn))
        editor.save_asked.connect(self._save_picture)

        def keep(drawn: tuple[Mark, ...]) -> None:
            name = keep_viewpoint(self._session, view, camera, drawn)
            text = QCoreApplication.translate("Toolbox", "Kept as “{name}”.").format(name=name)
            self._window.statusBar().showMessage(text, 8000)
            editor.close()

        editor.keep_asked.connect(keep)
        editor.show()
        return editor

    def _connect(self) -> None:
        self._measure.measured.connect(lambda one: self._step(lambda v: measuring.add(v, one)))
        self._measure.clear_asked.connect(lambda: self._step(measuring.clear))
        self._measure.left.connect(lambda: self.set_measuring(False))
        self._handles.dragged.connect(self._drag)
        self.set_unit(self._session.settings.unit)
        self._window.views.panels.made.append(self._connect_panels)

    def _connect_panels(self) -> None:
        panels = self._window.views.panels
        panel = panels["sections"]
        panel.moved.connect(lambda row, offset: self._step(lambda v: sectioning.put(v, row, offset)))
        panel.flip_asked.connect(lambda row: self._step(lambda v: sectioning.flip(v, row)))
        panel.remove_asked.connect(lambda row: self._step(lambda v: sectioning.remove(v, row)))
        panel.box_asked.connect(self._cut_box)
        panels["viewpoints"].chosen.connect(self._show_marks)

    def _step(self, step: Callable[[View], View]) -> None:
        self._session.view.set(step(self._session.view.value))

    def _snap(self, x: float, y: float) -> Snap | None:
        return self._pointer.snap(x, y, SNAP * self._viewport.devicePixelRatioF())

    def _drag(self, row: int, distance: float) -> None:
        if row < len(self._session.view.value.sections):
            self._viewport.stir()
            self._step(lambda v: sectioning.drag(v, row, distance))

    def _cut_box(self) -> None:
        self._step(lambda v: sectioning.box(v, self._session.store.value.elements))

    def _show_sections(self) -> None:
        self._handles.set_sections(self._session.view.value.sections, self._bounds)

    def _copy_measurements(self) -> None:
        kept: tuple[Measurement, ...] = self._session.view.value.measurements
        QGuiApplication.clipboard().setText(table_text(kept, self._lines.units))

    def _save_picture(self, picture: QImage) -> None:
        path = self._prompts.save_picture(f"{self._session.store.value.name or 'twin_app'}.png")
        if path and not picture.save(path):
            text = QCoreApplication.translate("Commands", "The picture could not be written: {path}")
            self.failed.emit(text.format(path=path))

    def _show_marks(self, row: int) -> None:
        self._marked = self._session.store.value.viewpoints[row]
        self._viewport.update()

    def _paint_marks(self, painter: QPainter, rect: QRectF) -> None:
        """Paint what was drawn on the picture of a viewpoint, as long as the camera stands there."""
        if self._marked is not None and self._marked.camera == self._scene.camera():
            paint_marks(painter, rect, self._marked.marks)
