"""The widget that shows a scene, moves its camera and says what the user points at.

Positions in signals are device pixels from the top left corner of the picture.
"""

import math
from collections.abc import Callable
from typing import Protocol, TypeAlias

from PySide6.QtCore import QElapsedTimer, QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QGuiApplication,
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
from viewers.widgets.surface import Drawing, ReadbackSurface, Surface

Painter: TypeAlias = Callable[[QPainter, QRectF], None]
Probe: TypeAlias = Callable[[float, float], Point | None]

CLICK = 4  # logical pixels a click may wander
STILL_AFTER = 180  # ms without movement until the full picture is drawn
TURN_PER_HEIGHT = math.pi  # rad when the cursor crosses the picture
WHEEL_STEP = 0.85  # the distance left after one notch
WALKING = 2.8  # m/s: a brisk pace; Shift runs
RUNNING = 11.0
STRIDE = 16  # ms between two steps

BUTTONS = {
    Qt.MouseButton.LeftButton: Button.LEFT,
    Qt.MouseButton.MiddleButton: Button.MIDDLE,
    Qt.MouseButton.RightButton: Button.RIGHT,
}
STEPS = {
    Qt.Key.Key_W: (1, 0, 0),
    Qt.Key.Key_S: (-1, 0, 0),
    Qt.Key.Key_A: (0, -1, 0),
    Qt.Key.Key_D: (0, 1, 0),
    Qt.Key.Key_E: (0, 0, 1),
    Qt.Key.Key_Q: (0, 0, -1),
}


class Tool(Protocol):
    """A mode of the mouse that comes before navigation: measuring, dragging a section, marking up.

    Each method returns whether it used the event; positions are device pixels.
    """

    def press(self, x: float, y: float) -> bool: ...
    def move(self, x: float, y: float) -> bool: ...
    def release(self, x: float, y: float) -> bool: ...
    def paint(self, painter: QPainter, rect: QRectF) -> None: ...


class Viewport(QWidget):
    """Shows the scene's picture; draws only when something has changed."""

    picked = Signal(float, float, object)  # x, y, Qt.KeyboardModifiers
    activated = Signal(float, float)  # double click
    box_selected = Signal(QRect, object)  # rectangle, modifiers; dragged to the left means "crossing"
    menu_asked = Signal(float, float, QPoint)  # x, y, global position
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
        self._probe: Probe = lambda x, y: None
        self._tool: Tool | None = None
        self._movement = Movement.NONE
        self._pressed = QPointF()
        self._last = QPointF()
        self._wandered = False
        self._pivot: Point = (0.0, 0.0, 0.0)
        self._held: set[int] = set()
        self._still = QTimer(self, singleShot=True, interval=STILL_AFTER)
        self._still.timeout.connect(self._come_to_rest)
        self._stride = QTimer(self, interval=STRIDE)
        self._stride.timeout.connect(self._step)
        self._pace = QElapsedTimer()
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
        self._tool = tool
        self.setCursor(Qt.CursorShape.CrossCursor if tool else Qt.CursorShape.ArrowCursor)
        self.update()

    def add_painter(self, painter: Painter) -> None:
        """Call `painter(painter, rectangle)` on top of each picture; logical pixels."""
        self._painters.append(painter)

    def refresh(self) -> None:
        """Ask for a new picture: the scene has changed."""
        self._dirty = True
        self.update()

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
        """Return what is on screen, overlay included, at full detail."""
        self._come_to_rest()
        return self.grab().toImage()

    def device_size(self) -> QSize:
        """Return the size of the picture in device pixels."""
        ratio = self.devicePixelRatioF()
        return QSize(max(1, round(self.width() * ratio)), max(1, round(self.height() * ratio)))

    def sizeHint(self) -> QSize:
        return QSize(960, 640)

    # Drawing.

    def paintEvent(self, event: QPaintEvent) -> None:
        size = self.device_size()
        if self._dirty or self._image.size() != size:
            clock = QElapsedTimer()
            clock.start()
            self._dirty = False
            self._image = self._surface.frame(size.width(), size.height())
            self._image.setDevicePixelRatio(self.devicePixelRatioF())
            self.drawn.emit(clock.nsecsElapsed() / 1e6)
        painter = QPainter(self)
        painter.drawImage(QPointF(0, 0), self._image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for paint in self._painters:
            painter.save()
            paint(painter, QRectF(self.rect()))
            painter.restore()
        if self._tool:
            self._tool.paint(painter, QRectF(self.rect()))
        if self._movement is Movement.SELECT and self._wandered:
            self._paint_rubber_band(painter)
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def _paint_rubber_band(self, painter: QPainter) -> None:
        colour = QColor(self.palette().color(QPalette.ColorRole.Highlight))
        crossing = self._last.x() < self._pressed.x()
        painter.setPen(QPen(colour, 1.2, Qt.PenStyle.DashLine if crossing else Qt.PenStyle.SolidLine))
        colour.setAlpha(40)
        painter.setBrush(colour)
        painter.drawRect(QRectF(self._pressed, self._last).normalized())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.refresh()

    # Mouse.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        button = BUTTONS.get(event.button())
        if button is None or self._movement is not Movement.NONE:
            return
        self._pressed = self._last = event.position()
        self._wandered = False
        if button is Button.LEFT and self._tool and self._tool.press(*self._device(self._pressed)):
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
            if self._tool and self._tool.move(*self._device(now)):
                self.update()
            return
        if not self._wandered and (now - self._pressed).manhattanLength() < CLICK:
            return
        self._wandered = True
        delta, self._last = now - self._last, now
        if self._movement is Movement.SELECT:
            self.update()
            return
        self._move(self._moved(delta))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        movement, self._movement = self._movement, Movement.NONE
        where = event.position()
        if movement is Movement.NONE:
            if self._tool and self._tool.release(*self._device(where)):
                self.update()
            return
        if not self._wandered:
            self._clicked(event)
        elif movement is Movement.SELECT:
            self.update()
            box = QRectF(QPointF(*self._device(self._pressed)), QPointF(*self._device(where)))
            self.box_selected.emit(box.toRect(), event.modifiers())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.activated.emit(*self._device(event.position()))

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

    def _moved(self, delta: QPointF) -> Camera:
        camera = self._scene.camera()
        dx, dy = delta.x() / self.height(), delta.y() / self.height()
        if self._movement is Movement.ORBIT:
            return navigation.orbit(camera, self._pivot, -dx * TURN_PER_HEIGHT, -dy * TURN_PER_HEIGHT)
        if self._movement is Movement.LOOK:
            return navigation.look(camera, dx * TURN_PER_HEIGHT / 2, dy * TURN_PER_HEIGHT / 2)
        if self._movement is Movement.PAN:
            return navigation.pan(camera, dx, dy, navigation.depth_of(camera, self._pivot))
        return navigation.zoom(camera, math.exp(3 * dy), camera.target)

    # Keys: arrows orbit, with Shift pan; plus and minus zoom; W A S D Q E walk.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        camera = self._scene.camera()
        if self._preset.walks and key in STEPS:
            self._held.add(key)
            if not self._stride.isActive():
                self._pace.start()
                self._stride.start()
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
        self._held.discard(event.key())
        if not self._held:
            self._stride.stop()
        super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._held.clear()
        self._stride.stop()
        self.update()
        super().focusOutEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("3D view"))
        super().changeEvent(event)

    def _step(self) -> None:
        seconds = self._pace.restart() / 1000
        ahead, aside, rise = (
            sum(STEPS[Qt.Key(key)][axis] for key in self._held if Qt.Key(key) in STEPS) for axis in range(3)
        )
        hurried = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        pace = (RUNNING if hurried else WALKING) * seconds
        self._move(navigation.walk(self._scene.camera(), ahead * pace, aside * pace, rise * pace))

    # Movement.

    def _move(self, camera: Camera) -> None:
        if not self._still.isActive():
            self._scene.moving(True)
        self._still.start()
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
