"""The element under every pixel, drawn by the scene's own shader with numbers for colours."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from kernels.paint import GLASS, SOLID, UNSEEN
from viewers.scene import shader
from viewers.scene.scene import Scene

BACKGROUND = -1


@contextmanager
def flat_shader(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Write each face's own colour, unlit, as long as this lasts."""
    plain = shader.source.__wrapped__
    lit = "gl_FragData[0] = vec4(lit, opacity);"
    assert lit in plain("model.frag")

    def source(name: str) -> str:
        text: str = plain(name)
        return text.replace(lit, "gl_FragData[0] = vec4(tone.rgb, 1.0);")

    def forget() -> None:
        shader.vertex_code.cache_clear()
        shader.fragment_code.cache_clear()

    forget()
    monkeypatch.setattr(shader, "source", source)
    try:
        yield
    finally:
        monkeypatch.setattr(shader, "source", plain)
        forget()


class IdPicture:
    """Paints a scene made under `flat_shader`; the scene is spoilt for anything else."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        model: Any = scene._model
        scene.set_ground(False)
        scene.set_gizmo(False)
        scene.set_edges(False)
        count = len(model)
        number = np.arange(1, count + 1)
        rgba = np.stack([number & 255, number >> 8 & 255, number >> 16 & 255, np.full(count, 255)], axis=1)
        scene.set_colours(rgba.astype(np.uint8))
        scene._looks.table.rows[:2048, 3] = 255  # no panes: glass as a material is picked like any other
        scene._looks.table.upload()
        scene._renderer.GradientBackgroundOff()
        scene._renderer.SetBackground(0, 0, 0)

    def draw(self, width: int, height: int) -> NDArray[np.int64]:
        """Return int64[height, width]: solids, and glass where there is nothing solid; else BACKGROUND."""
        table: Any = self.scene._model._states
        kept = table.rows.copy()
        shown = kept[:, 2] & 3
        pictures = []
        for wanted in (SOLID, GLASS):
            table.rows[:] = kept
            table.rows[:, 2] = np.where(shown == wanted, SOLID, UNSEEN)
            table.rows[:, 0] = 3  # no alarm
            table.rows[:, 3] = 0  # no tint
            table.upload()
            rgb = self.scene.image(width, height, supersample=1).astype(np.int64)
            pictures.append(rgb[:, :, 0] + (rgb[:, :, 1] << 8) + (rgb[:, :, 2] << 16) - 1)
        table.rows[:] = kept
        table.upload()
        solid, glass = pictures
        return np.where(solid == BACKGROUND, glass, solid)


def inner(ids: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return which pixels have only their own element around them."""
    out = np.zeros(ids.shape, np.bool_)
    middle = ids[1:-1, 1:-1]
    same = np.ones(middle.shape, np.bool_)
    for dy in (0, 1, 2):
        for dx in (0, 1, 2):
            same &= ids[dy : dy + middle.shape[0], dx : dx + middle.shape[1]] == middle
    out[1:-1, 1:-1] = same
    return out
