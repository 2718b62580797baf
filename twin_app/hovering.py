"""Outlines the element under the cursor, as long as the cursor rests and nothing moves."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QObject

from twin_app.pointing import Pointer
from twin_app.session import Session
from viewers.scene import lens
from viewers.scene.scene import Scene
from viewers.widgets.hover import HoverPainter
from viewers.widgets.viewport import Viewport

NOTHING = -1


class Hovering(QObject):
    """Asks the pointer what is under the cursor and gives its outline to a painter."""

    def __init__(self, session: Session, viewport: Viewport, scene: Scene, pointer: Pointer) -> None:
        super().__init__(viewport)
        self._session, self._viewport, self._scene, self._pointer = session, viewport, scene, pointer
        self._painter = HoverPainter(scene.project)
        self.element = NOTHING
        viewport.add_painter(self._painter.paint, passing=True)
        viewport.hovered.connect(self._follow)
        viewport.unhovered.connect(self.clear)
        session.view.listen(lambda view, changed: self.clear())
        session.store.listen(lambda project, changed: self.clear())

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what to do for the switch."""
        return {"hover": self._switch}

    def clear(self) -> None:
        """Outline nothing."""
        if self.element != NOTHING:
            self.element = NOTHING
            self._painter.lines = np.empty((0, 2, 3))
            self._viewport.update()

    def _switch(self) -> None:
        self._session.settings.hover = not self._session.settings.hover
        self.clear()

    def _follow(self, x: float, y: float) -> None:
        if not self._session.settings.hover or self._session.view.value.playing:
            return
        hit = self._pointer.at(x, y)
        element = NOTHING if hit is None else hit.element
        if element == self.element:
            return
        self.clear()
        if element != NOTHING:
            camera = self._scene.camera()
            forward = lens.axes(camera)[2] if camera.orthographic else None
            self._painter.lines = self._pointer.outline(element, np.asarray(camera.eye, float), forward)
            self.element = element
            self._viewport.update()
