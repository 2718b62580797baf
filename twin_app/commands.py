"""What each action of the table does, said once: id → function."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from sim.view import ColourBy, View
from twin_app import sectioning, visibility
from twin_app.colouring import property_names
from twin_app.documents import Documents
from twin_app.playback import Playback
from twin_app.prompts import Prompts
from twin_app.session import Session
from twin_app.settings import Scheme, Unit
from twin_app.viewpoints import save_viewpoint
from twin_app.window import Window
from viewers.widgets.navigation import PRESETS

Command = Callable[[], object]


def commands(
    session: Session, window: Window, documents: Documents, playback: Playback, prompts: Prompts
) -> dict[str, Command]:
    """Return what to do for each action id."""
    return {
        **_document_commands(session, window, documents, prompts),
        **_visibility_commands(session),
        **_camera_commands(session, window),
        **_section_commands(session),
        **_colour_commands(session, prompts),
        **_time_commands(playback),
        **_choices(session, window),
    }


def _document_commands(
    session: Session, window: Window, documents: Documents, prompts: Prompts
) -> dict[str, Command]:
    def save_picture() -> None:
        path = prompts.save_picture(f"{session.store.value.name or 'twin_app'}.png")
        if path and not window.picture().save(path):
            documents.complain(
                QCoreApplication.translate("Commands", "The picture could not be written: {path}").format(
                    path=path
                )
            )

    return {
        "new": documents.new,
        "open": lambda: documents.open(prompts.open_files()),
        "add": lambda: documents.add(prompts.open_files()),
        "save": documents.save,
        "save-as": documents.save_as,
        "quit": window.close,
        "start-page": lambda: window.show_start_page(True),
        "undo": session.store.undo,
        "redo": session.store.redo,
        "generate": documents.generate,
        "copy-picture": lambda: QGuiApplication.clipboard().setImage(window.picture()),
        "save-picture": save_picture,
    }


def _visibility_commands(session: Session) -> dict[str, Command]:
    def with_view(step: Callable[[View], View]) -> Command:
        return lambda: session.view.set(step(session.view.value))

    def count() -> int:
        return len(session.store.value.elements)

    return {
        "select-all": with_view(lambda v: visibility.select_all(v, count())),
        "select-none": with_view(lambda v: visibility.select(v, visibility.NOTHING)),
        "select-similar": with_view(lambda v: visibility.select_same_class(v, session.store.value.elements)),
        "select-type": with_view(lambda v: visibility.select_same_type(v, session.store.value.elements)),
        "select-storey": with_view(lambda v: visibility.select_same_storey(v, session.store.value.elements)),
        "hide": with_view(lambda v: visibility.hide(v, v.selection)),
        "isolate": with_view(lambda v: visibility.isolate(v, v.selection, count())),
        "ghost": with_view(lambda v: visibility.ghost(v, v.selection)),
        "ghost-others": with_view(lambda v: visibility.ghost_others(v, v.selection, count())),
        "show-all": with_view(visibility.show_all),
        "edges": with_view(lambda v: replace(v, edges=not v.edges)),
        "ghost-absent": with_view(lambda v: replace(v, ghost_absent=not v.ghost_absent)),
    }


def _camera_commands(session: Session, window: Window) -> dict[str, Command]:
    viewport = window.views.viewport

    def turn() -> None:
        camera = viewport.scene.camera()
        viewport.set_camera(replace(camera, orthographic=not camera.orthographic))

    def look(name: str) -> Command:
        return lambda: viewport.look(name)

    views = ("iso", "top", "bottom", "front", "back", "right", "left")
    return {
        "fit": lambda: viewport.fit(session.view.value.selection),
        "orthographic": turn,
        "save-viewpoint": lambda: save_viewpoint(session, viewport.scene.camera()),
        **{f"view-{name}": look(name) for name in views},
    }


def _section_commands(session: Session) -> dict[str, Command]:
    def with_view(step: Callable[[View], View]) -> Command:
        return lambda: session.view.set(step(session.view.value))

    def across(axis: int) -> Command:
        return with_view(lambda v: sectioning.across(v, session.store.value.elements, axis))

    return {
        **{name: across(axis) for name, axis in sectioning.AXES.items()},
        "section-box": with_view(lambda v: sectioning.box(v, session.store.value.elements)),
        "section-flip": with_view(sectioning.flip),
        "section-clear": with_view(sectioning.clear),
    }


def _colour_commands(session: Session, prompts: Prompts) -> dict[str, Command]:
    def by(way: ColourBy) -> Command:
        return lambda: session.view.set(replace(session.view.value, colour_by=way))

    def by_property() -> None:
        name = prompts.choose(
            QCoreApplication.translate("Commands", "Colour by property"),
            QCoreApplication.translate("Commands", "Property:"),
            property_names(session.store.value),
        )
        if name:
            view = replace(session.view.value, colour_by=ColourBy.PROPERTY, colour_property=name)
            session.view.set(view)

    ways = tuple(way for way in ColourBy if way is not ColourBy.PROPERTY)
    return {**{f"colour-{way.value}": by(way) for way in ways}, "colour-property": by_property}


def _time_commands(playback: Playback) -> dict[str, Command]:
    return {
        "play": playback.toggle,
        "pause": playback.pause,
        "play-on": lambda: playback.shuttle(1),
        "play-back": lambda: playback.shuttle(-1),
        "next-day": lambda: playback.step(1),
        "previous-day": lambda: playback.step(-1),
        "next-week": lambda: playback.step(7),
        "previous-week": lambda: playback.step(-7),
        "to-start": playback.to_start,
        "to-finish": playback.to_finish,
    }


def _choices(session: Session, window: Window) -> dict[str, Command]:
    settings = session.settings

    def speak(language: str) -> Command:
        def set_language() -> None:
            settings.language = language
            session.languages.set(language)

        return set_language

    def dress(scheme: Scheme) -> Command:
        def set_scheme() -> None:
            settings.scheme = scheme
            session.themes.set(scheme)

        return set_scheme

    def measure(unit: Unit) -> Command:
        def set_unit() -> None:
            settings.unit = unit
            window.unit_chosen.emit(unit)

        return set_unit

    def navigate(name: str) -> Command:
        def set_preset() -> None:
            settings.navigation = name
            window.views.viewport.set_preset(PRESETS[name])

        return set_preset

    def dates(style: str) -> Command:
        def set_style() -> None:
            settings.date_style = style
            window.views.panels.set_date_style(style)

        return set_style

    def profile(name: str) -> Command:
        label = QCoreApplication.translate("Commands", "Colours of work")
        return lambda: session.store.do(label, lambda p: p if p.profile == name else replace(p, profile=name))

    return {
        **{f"dates-{style}": dates(style) for style in ("iso", "locale")},
        **{f"profile-{name}": profile(name) for name in ("construction", "colour-blind")},
        **{f"language-{code}": speak(code) for code in ("en", "zh_CN")},
        **{f"scheme-{scheme.value}": dress(scheme) for scheme in Scheme},
        **{f"unit-{unit.value}": measure(unit) for unit in Unit},
        **{f"navigate-{name}": navigate(name) for name in PRESETS},
        "reset-layout": window.docks.arrange,
    }
