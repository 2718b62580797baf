"""The 4D steps of the scene's benches: every element at work, and further on in every frame."""

import numpy as np

from kernels.states import FOREVER
from sim.playback.timeline import States, Timeline
from sim.project import Project
from sim.samples.scale_project import scale_project
from viewers.scene.scene import Scene

WIDTH, HEIGHT = 1200, 800
SPAN = 100_000  # s


class Work:
    """A scale model whose elements are all built at the same time, so that every step changes all."""

    def __init__(self, count: int) -> None:
        self.project: Project = scale_project(count)
        zero = np.zeros(count, np.int64)
        self._timeline = Timeline(
            np.arange(count + 1), zero, zero + SPAN, zero + FOREVER, np.zeros(count, np.uint8)
        )
        self.states = States(*(np.zeros(count, np.uint8) for _ in range(3)))

    def scene(self) -> Scene:
        """Return a scene that shows the model from afar."""
        scene = Scene(WIDTH, HEIGHT)
        scene.set_model(self.project.elements, self.project.mesh)
        scene.view("iso")
        return scene

    def step(self, k: int) -> States:
        """Return the states of step k; every element differs from the step before."""
        moment = (0.2 + 0.5 * (k % 2)) * SPAN
        self._timeline.write_states(np.datetime64(int(moment), "s"), self.states)
        return self.states

    def check(self, scene: Scene) -> None:
        """Raise unless a step changes every slot of the scene."""
        texels = []
        for k in (0, 1):
            scene.show(self.step(k))
            texels.append(scene.texels.copy())
        changed = (texels[0] != texels[1]).any(axis=1)
        if not changed.all() or changed.size != len(self.project.elements):
            raise RuntimeError(f"{changed.sum()} of {changed.size} slots changed")
