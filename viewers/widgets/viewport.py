"""The widget that shows a scene, moves its camera and says what the user points at.

Positions in signals are device pixels from the top left corner of the picture.
"""

import math
from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QElapsedTimer, QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from kernels.arrays import I32
from sim.viewpoint import Camera
from viewers.widgets import navigation
from viewers.widgets.navigation import REVIT, Button, Movement, Point, Preset
from viewers.widgets.rubber_band import paint_rubber_band
from viewers.widgets.stroll import STEPS, Stroll
from viewers.widgets.surface import Drawing, ReadbackSurface, Surface
from viewers.widgets.tool import Tool

Painter: TypeAlias = Callable[[QPainter, QRectF], None]
Probe: TypeAlias = Callable[[float, float], Point | None]

CLICK = 4  # logical pixels a click may wander
HOVER = 30  # ms
STILL_AFTER = 180  # ms without movement until the full picture is drawn
WHEEL_STEP = 0.85  # the distance left after one notch

BUTTONS = {
    Qt.MouseButton.LeftButton: Button.LEFT,
    Qt.MouseButton.MiddleButton: Button.MIDDLE,
    Qt.MouseButton.RightButton: Button.RIGHT,
}


class Viewport(QWidget):
    """Shows the scene's picture; draws only when something has changed."""

    picked = Signal(float, float, object)  # x, y, Qt.KeyboardModifiers
    activated = Signal(float, float)  # double click
    box_selected = Signal(QRect, object)  # rectangle, modifiers; dragged to the left means "crossing"
    menu_asked = Signal(float, float, QPoint)  # x, y, global position
    hovered = Signal(float, float)  # the cursor goes over the picture: at most once per HOVER
    unhovered = Signal()
    camera_changed = Signal(Camera)
    drawn = Signal(float)  # ms for the frame

    def __init__(self, scene: Drawing, surface: Surface | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene = scene
        self._surface = surface or ReadbackSurface(scene)
        self._image = QImage()
        self._dirty = True
        self._preset: Preset = REVIT
        self._painters: list[Painter] = []
        self._passing: list[Painter] = []
        self._probe: Probe = lambda x, y: None
        self._tool: Tool | None = None
        self._handles: list[Tool] = []
        self._grabbed: Tool | None = None
        self._posing = False  # for a picture
        self._movement = Movement.NONE
        self._pressed = QPointF()
        self._last = QPointF()
        self._wandered = False
        self._pivot: Point = (0.0, 0.0, 0.0)
        self._still = QTimer(self, singleShot=True, interval=STILL_AFTER)
        self._still.timeout.connect(self._come_to_rest)
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.refresh)
        self._cost = 0.0  # ms for the last frame
        self._since = QElapsedTimer()  # it was drawn
        self._since.start()
        self._hover = QTimer(self, singleShot=True, interval=HOVER)
        self._hover.timeout.connect(lambda: self.hovered.emit(*self._device(self._last)))
        self._stroll = Stroll(self)
        self._stroll.stepped.connect(self._walk)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("3D view"))

    # What others set.

    @property
    def scene(self) -> Drawing:
        return self._scene

    def backend(self) -> str:
        """Return the renderer's name."""
        return self._surface.backend()

    def set_preset(self, preset: Preset) -> None:
        """Choose what the mouse buttons do."""
        self._preset = preset

    def set_probe(self, probe: Probe) -> None:
        """Set how the point of the model under a pixel is found."""
        self._probe = probe

    def set_tool(self, tool: Tool | None) -> None:
        """Let a tool have the left button before navigation does; None gives it back."""
        self._tool, self._grabbed = tool, None
        if tool:
            self.setFocus()
        self._set_cursor()
        self.update()

    def add_handles(self, handles: Tool) -> None:
        """Offer handles whenever no tool wants the left button."""
        self._handles.append(handles)

    def add_painter(self, painter: Painter, passing: bool = False) -> None:
        """Call `painter(painter, rectangle)` on top of each picture, of those on screen alone if `passing`.

        The rectangle is in logical pixels.
        """
        (self._passing if passing else self._painters).append(painter)

    def refresh(self) -> None:
        """Ask for a new picture: the scene has changed."""
        self._dirty = True
        self.update()

    def refresh_soon(self) -> None:
        """Ask for a new picture as soon as pictures have left two thirds of the time for other work."""
        if not self._soon.isActive():
            self._soon.start(max(0, round(2 * self._cost - self._since.elapsed())))

    def stir(self) -> None:
        """Ask for a new picture now, in less detail where drawing is slow, and a full one soon."""
        if not self._still.isActive():
            self._scene.moving(True)
        self._still.start()
        self.refresh()

    def set_camera(self, camera: Camera) -> None:
        """Look from elsewhere, and say so."""
        self._scene.set_camera(camera)
        self.refresh()
        self.camera_changed.emit(camera)

    def fit(self, rows: I32 | None = None) -> None:
        """Bring some elements, or everything, into the picture."""
        self._scene.fit(rows if rows is not None and len(rows) else None)
        self.refresh()
        self.camera_changed.emit(self._scene.camera())

    def look(self, name: str) -> None:
        """Take a standard view: "top", "front", "iso", …"""
        self._scene.view(name)
        self.refresh()
        self.camera_changed.emit(self._scene.camera())

    def picture(self) -> QImage:
        """Return what is on screen at full detail, with what is painted on it but without handles."""
        self._come_to_rest()
        self._posing = True
        try:
            return self.grab().toImage()
        finally:
            self._posing = False

    def device_size(self) -> QSize:
        """Return the size of the picture in device pixels."""
        ratio = self.devicePixelRatioF()
        return QSize(max(1, math.ceil(self.width() * ratio)), max(1, math.ceil(self.height() * ratio)))

    def sizeHint(self) -> QSize:
        return QSize(960, 640)

    # Drawing.

    def paintEvent(self, event: QPaintEvent) -> None:
        size = self.device_size()
        if self._dirty or self._image.size() != size:
            clock = QElapsedTimer()
            clock.start()
            self._dirty = False
            self._scene.set_density(self.devicePixelRatioF())
            self._image = self._surface.frame(size.width(), size.height())
            self._image.setDevicePixelRatio(self.devicePixelRatioF())
            self._cost = clock.nsecsElapsed() / 1e6
            self._since.start()
            self.drawn.emit(self._cost)
        painter = QPainter(self)
        painter.drawImage(QPointF(0, 0), self._image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for paint in [*([] if self._posing else self._passing), *self._painters]:
            painter.save()
            paint(painter, QRectF(self.rect()))
            painter.restore()
        for tool in [] if self._posing else self._tools():
            painter.save()
            tool.paint(painter, QRectF(self.rect()))
            painter.restore()
        if self._movement is Movement.SELECT and self._wandered:
            paint_rubber_band(painter, self.palette(), self._pressed, self._last)
        if self.hasFocus() and not self._posing:
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.refresh()

    # Mouse.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        button = BUTTONS.get(event.button())
        if button is None or self._movement is not Movement.NONE:
            return
        self._pressed = self._last = event.position()
        self._wandered = False
        self._leave()
        if button is Button.LEFT:
            for tool in self._tools():
                if tool.press(*self._device(self._pressed)):
                    self._grabbed = tool
                    self.update()
                    return
        keys = event.modifiers()
        self._movement = self._preset.movement(
            button,
            bool(keys & Qt.KeyboardModifier.ShiftModifier),
            bool(keys & Qt.KeyboardModifier.ControlModifier),
        )
        self._pivot = self._point_at(self._pressed)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        now = event.position()
        if self._movement is Movement.NONE:
            tools = [self._grabbed] if self._grabbed else self._tools()
            used = [tool.move(*self._device(now)) for tool in tools]
            self._set_cursor()
            if any(used):
                self.update()
                self._leave()
            elif not event.buttons():
                self._last = now
                if not self._hover.isActive():
                    self._hover.start()
            return
        if not self._wandered and (now - self._pressed).manhattanLength() < CLICK:
            return
        self._wandered = True
        delta, self._last = now - self._last, now
        if self._movement is Movement.SELECT:
            self.update()
            return
        across, down = delta.x() / self.height(), delta.y() / self.height()
        self._move(navigation.moved(self._scene.camera(), self._movement, self._pivot, across, down))

    def leaveEvent(self, event: QEvent) -> None:
        self._leave()
        super().leaveEvent(event)

    def _leave(self) -> None:
        self._hover.stop()
        self.unhovered.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        movement, self._movement = self._movement, Movement.NONE
        where = event.position()
        if movement is Movement.NONE:
            grabbed, self._grabbed = self._grabbed, None
            if grabbed and event.button() == Qt.MouseButton.LeftButton:
                grabbed.release(*self._device(where))
                self.update()
            return
        if not self._wandered:
            self._clicked(event)
        elif movement is Movement.SELECT:
            self.update()
            box = QRectF(QPointF(*self._device(self._pressed)), QPointF(*self._device(where)))
            self.box_selected.emit(box.toRect(), event.modifiers())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            self.mousePressEvent(event)
        elif self._tool is None:
            self.activated.emit(*self._device(event.position()))
        else:
            self._tool.press(*self._device(event.position()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / 120
        if notches:
            anchor = self._point_at(event.position())
            self._move(navigation.zoom(self._scene.camera(), WHEEL_STEP**notches, anchor))
        event.accept()

    def _clicked(self, event: QMouseEvent) -> None:
        x, y = self._device(event.position())
        if event.button() == Qt.MouseButton.RightButton:
            self.menu_asked.emit(x, y, event.globalPosition().toPoint())
        elif event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(x, y, event.modifiers())

    def _tools(self) -> list[Tool]:
        return [*([self._tool] if self._tool else []), *self._handles]

    def _set_cursor(self) -> None:
        cursor = next((tool.cursor for tool in self._tools() if tool.cursor is not None), None)
        self.setCursor(cursor or Qt.CursorShape.ArrowCursor)

    # Keys: plus and minus zoom; W A S D Q E walk.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        camera = self._scene.camera()
        if self._tool and key in self._tool.keys and self._tool.key(key):
            self.update()
        elif self._preset.walks and key in STEPS:
            self._stroll.press(key)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._move(navigation.zoom(camera, WHEEL_STEP, camera.target))
        elif key == Qt.Key.Key_Minus:
            self._move(navigation.zoom(camera, 1 / WHEEL_STEP, camera.target))
        elif key == Qt.Key.Key_Escape and self._movement is not Movement.NONE:
            self._movement = Movement.NONE
            self.update()
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            return
        self._stroll.release(event.key())
        super().keyReleaseEvent(event)

    def event(self, event: QEvent) -> bool:
        """Take the tool's keys, and while walking those that walk, before shortcuts do."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~(
                Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
            )
            wanted = self._tool.keys if self._tool else frozenset[int]()
            walking = self._preset.walks and event.key() in STEPS
            if plain and (event.key() in wanted or walking):
                event.accept()
                return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._stroll.stop()
        self.update()
        super().focusOutEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("3D view"))
        super().changeEvent(event)

    def _walk(self, ahead: float, aside: float, rise: float) -> None:
        self._move(navigation.walk(self._scene.camera(), ahead, aside, rise))

    # Movement.

    def _move(self, camera: Camera) -> None:
        self.stir()
        self.set_camera(camera)

    def _come_to_rest(self) -> None:
        self._still.stop()
        self._scene.moving(False)
        self.refresh()

    def _device(self, where: QPointF) -> tuple[float, float]:
        ratio = self.devicePixelRatioF()
        return where.x() * ratio, where.y() * ratio

    def _point_at(self, where: QPointF) -> Point:
        found = self._probe(*self._device(where))
        if found is not None:
            return found
        x = (where.x() - self.width() / 2) / self.height()
        y = (self.height() / 2 - where.y()) / self.height()
        return navigation.point_on_target_plane(self._scene.camera(), x, y)
