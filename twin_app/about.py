"""The dialog that says which versions run here and who draws."""

import platform

from PySide6.QtCore import QCoreApplication, qVersion
from PySide6.QtWidgets import QMessageBox, QWidget

PACKAGES = ("vtk", "ifcopenshell", "numpy", "numba")


def about_text(renderer: str) -> str:
    """Return name, licence, versions and renderer as rich text."""
    from importlib import metadata

    lines = [
        QCoreApplication.translate("About", "A desktop digital twin that rehearses construction."),
        QCoreApplication.translate(
            "About", "Licence: Apache-2.0. Third-party notices come with the program."
        ),
        f"Python {platform.python_version()} · Qt {qVersion()} · "
        + " · ".join(f"{name} {metadata.version(name)}" for name in PACKAGES),
        QCoreApplication.translate("About", "Renderer: {name}").format(name=renderer),
    ]
    return f"<h3>twin_app {metadata.version('twin-app')}</h3>" + "".join(f"<p>{line}</p>" for line in lines)


def show_about(parent: QWidget, renderer: str) -> QMessageBox:
    """Show the dialog; the window goes on working behind it."""
    box = QMessageBox(parent)
    box.setWindowTitle(QCoreApplication.translate("About", "About twin_app"))
    box.setText(about_text(renderer))
    box.setModal(False)
    box.show()
    return box
