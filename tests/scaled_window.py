"""A window at the scale that QT_SCALE_FACTOR names; says as JSON what fits and what is picked in it.

Run by the tests of scaling in a process of its own, since Qt reads the factor once. Arguments: a folder
for settings, and one for pictures or "".
"""

import json
import sys
from pathlib import Path
from typing import Any

from gallery import Files, Gallery, settle
from legible import faults
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from kernels.arrays import F64
from sim.view import View
from twin_app.settings import Settings
from twin_app.shell import Shell, application, build

PAGES = ("window", "start", "rules", "import-schedule", "markup", "plugins", "palette")


def main() -> None:
    place, pictures = Path(sys.argv[1]), sys.argv[2]
    app = application()
    settings = Settings(place / "settings.ini")
    settings.language, settings.navigation = "en", "revit"
    shell = build(app, settings)
    shell.wiring.dialogs._prompts = Files(shell.window, place / "计划.csv")
    shell.window.resize(1280, 800)
    shell.window.show()
    settle()
    gallery, wrong = Gallery(shell), {}
    for name in PAGES:
        page = gallery.open(name)
        wrong[name] = faults(page, False)
        if pictures:
            Path(pictures).mkdir(parents=True, exist_ok=True)
            page.grab().save(f"{pictures}/{name}-{shell.window.devicePixelRatioF():g}.png")
        gallery.close(page)
    found: dict[str, Any] = {
        "ratio": shell.window.devicePixelRatioF(),
        "wrong": wrong,
        **picked(shell, gallery),
    }
    sys.stdout.write(json.dumps(found))
    shell.session.jobs.cancel_all()
    shell.wiring.close()
    shell.stage.scene.window.Finalize()


def picked(shell: Shell, gallery: Gallery) -> dict[str, Any]:
    """Return the sizes of the viewport and which elements clicks on the middles of some find."""
    viewport = shell.window.views.viewport
    gallery.close(gallery.open("window"))
    shell.session.view.set(View())
    viewport.fit()
    settle()
    picture = viewport.grab().toImage()
    pixels: list[list[int]] = []
    for row in range(0, 60, 7):
        box: F64 = gallery.project.elements.box[row]
        middle = (box[:3] + box[3:]) / 2
        x, y, _ = shell.stage.scene.project(middle.reshape(1, 3))[0]
        where = QPoint(round(x / picture.devicePixelRatioF()), round(y / picture.devicePixelRatioF()))
        QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
        hit = shell.wiring._pointer.at(x, y)
        chosen = shell.session.view.value.selection
        pixels.append([-1 if hit is None else hit.element, int(chosen[0]) if chosen.size else -1])
    return {
        "logical": [viewport.width(), viewport.height()],
        "picture": [picture.width(), picture.height()],
        "frame": list(shell.stage.scene.window.GetSize()),
        "picks": pixels,
    }


if __name__ == "__main__":
    main()
