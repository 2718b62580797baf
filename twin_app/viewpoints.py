"""Saved viewpoints: kept in the document by GlobalId, so that they outlive a change of the model."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QCoreApplication

from kernels.arrays import I32
from sim.elements import Elements
from sim.markup import Mark
from sim.project import Project
from sim.view import View
from sim.viewpoint import Camera, Viewpoint
from twin_app.session import Session


def save_viewpoint(session: Session, camera: Camera) -> None:
    """Keep what is seen now as the last of the document's viewpoints."""
    keep_viewpoint(session, session.view.value, camera)


def keep_viewpoint(session: Session, view: View, camera: Camera, marks: tuple[Mark, ...] = ()) -> str:
    """Keep a view, with what has been drawn on its picture; return the name it was given."""
    project = session.store.value
    number = len(project.viewpoints) + 1
    taken = {saved.name for saved in project.viewpoints}
    title = QCoreApplication.translate("Viewpoints", "View {number}")
    while title.format(number=number) in taken:
        number += 1
    name = title.format(number=number)
    saved = replace(viewpoint(name, view, camera, project.elements), marks=marks)
    label = QCoreApplication.translate("Viewpoints", "Save viewpoint")
    session.store.do(label, lambda p: replace(p, viewpoints=(*p.viewpoints, saved)))
    return name


def viewpoint(name: str, view: View, camera: Camera, elements: Elements) -> Viewpoint:
    """Return what is seen now under a name."""
    return Viewpoint(
        name,
        camera,
        view.time,
        view.sections,
        _guids(view.hidden, elements),
        _guids(view.selection, elements),
        ghosted=_guids(view.ghosted, elements),
    )


def restored(view: View, saved: Viewpoint, elements: Elements) -> View:
    """Return the view as it was saved; elements the model no longer has are left out."""
    return replace(
        view,
        camera=saved.camera,
        time=view.time if np.isnat(saved.time) else saved.time,
        sections=saved.sections,
        hidden=_rows(saved.hidden, elements),
        selection=_rows(saved.selected, elements),
        ghosted=_rows(saved.ghosted, elements),
    )


def rename(project: Project, row: int, name: str) -> Project:
    """Give a viewpoint another name."""
    listed = list(project.viewpoints)
    listed[row] = replace(listed[row], name=name)
    return replace(project, viewpoints=tuple(listed))


def remove(project: Project, row: int) -> Project:
    """Delete a viewpoint."""
    listed = project.viewpoints
    return replace(project, viewpoints=(*listed[:row], *listed[row + 1 :]))


def _guids(rows: I32, elements: Elements) -> tuple[str, ...]:
    return tuple(elements.guid[row] for row in rows.tolist())


def _rows(guids: tuple[str, ...], elements: Elements) -> I32:
    found = np.array([elements.row(guid) for guid in guids], np.int32)
    return found[found >= 0]
