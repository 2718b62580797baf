"""The pictures on the cards of the start page, made by our own renderer.

`python -m twin_app.thumbnails` makes them again after a change of samples or of the scene; they are kept
in ``resources/thumbnails``.
"""

from pathlib import Path

import numpy as np
from PySide6.QtGui import QImage

from resources import folder
from twin_app.main import prepare

SIZE = (640, 320)
LARGEST = 60_000  # bytes
SHARE = {"tower": 0.6, "bridge": 0.62, "tunnel": 0.7}  # of the time that has passed
NEAR = {"tower": 0.95, "bridge": 0.62, "tunnel": 0.62}  # of the distance from which the works are seen


def path_of(sample: str) -> Path:
    """Return the file of a sample's picture."""
    return folder("thumbnails") / f"{sample}.jpg"


def draw(sample: str) -> QImage:
    """Return the picture of a sample while it is built."""
    from sim.job import silent_job
    from twin_app.loading import open_sample
    from viewers.export.frames import FrameOptions, Frames
    from viewers.widgets.navigation import zoom

    project = open_sample(sample, "en", silent_job(), lambda shapes: None).project
    width, height = SIZE
    frames = Frames(project, FrameOptions(width, height, overlay=False))
    frames.scene.set_gizmo(False)
    frames.scene.fit(np.flatnonzero(project.elements.storey >= 0).astype(np.int32))
    camera = frames.scene.camera()
    frames.scene.set_camera(zoom(camera, NEAR[sample], camera.target))
    first, last = project.schedule.span()
    passed = int((last - first) / np.timedelta64(1, "s") * SHARE[sample])
    return frames.image(first + np.timedelta64(passed, "s"))


def write(sample: str, path: Path) -> None:
    """Write the picture as JPEG, as good as the size allows."""
    image = draw(sample)
    for quality in range(88, 40, -6):
        if not image.save(str(path), None, quality):
            raise OSError(f"{path} could not be written")
        if path.stat().st_size <= LARGEST:
            return


def main() -> None:
    """Make all pictures."""
    prepare()
    for sample in SHARE:
        write(sample, path_of(sample))


if __name__ == "__main__":
    main()
