"""Every page of the program in both languages, light and dark: nothing cut, nothing foreign, all legible.

With TWIN_PICTURES=FOLDER the pictures are written there, for a person to look at.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from gallery import QUESTIONS, Files, Gallery, own_questions, own_widgets, settle
from legible import faults, seen, unfocused
from PySide6.QtWidgets import QApplication, QMenu

from twin_app.settings import Settings
from twin_app.shell import build

FOLDER = os.environ.get("TWIN_PICTURES", "")
WAYS = [(language, scheme) for language in ("en", "zh_CN") for scheme in ("light", "dark")]
shown: set[type] = set()


@pytest.fixture(scope="module")
def gallery(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gallery]:
    place = tmp_path_factory.mktemp("gallery")
    settings = Settings(place / "settings.ini")
    settings.language = "en"
    shell = build(qapp, settings)
    prompts = Files(shell.window, place / "计划.csv")
    shell.wiring.dialogs._prompts = prompts
    shell.window.resize(1280, 800)
    shell.window.show()
    settle()
    yield Gallery(shell)
    shell.session.jobs.cancel_all()
    shell.wiring.close()
    shell.session.languages.set("en")
    shell.window.may_close = lambda: True
    shell.window.close()
    shell.window.deleteLater()
    qapp.setStyleSheet("")


@pytest.mark.parametrize(("language", "scheme"), WAYS)
def test_every_page(gallery: Gallery, language: str, scheme: str) -> None:
    gallery.shell.wiring.do(f"language-{language}")
    gallery.shell.wiring.do(f"scheme-{scheme}")
    settle()
    wrong = {}
    for name in gallery.names:
        page = gallery.open(name)
        shown.update(kind for widget in seen(page) for kind in type(widget).__mro__)  # bases show in theirs
        found = faults(page, language != "en", gallery.words)
        if found:
            wrong[name] = found
        if FOLDER:
            Path(FOLDER).mkdir(parents=True, exist_ok=True)
            page.grab().save(f"{FOLDER}/{name}-{language}-{scheme}.png")
        gallery.close(page)
    assert not wrong, "\n".join(f"{name}: {line}" for name, lines in wrong.items() for line in lines)


def test_every_widget_of_the_program_was_shown() -> None:
    if not shown:
        pytest.skip("the pages were not opened")
    assert {kind.__name__ for kind in own_widgets()} - {kind.__name__ for kind in shown} == set()


def test_every_question_has_a_page(gallery: Gallery) -> None:
    assert set(own_questions()) == set(QUESTIONS)
    assert set(QUESTIONS.values()) <= set(gallery.names)


def test_the_keyboard_shows_where_it_is(gallery: Gallery) -> None:
    gallery.shell.wiring.do("language-en")
    gallery.shell.wiring.do("scheme-light")
    settle()
    wrong = []
    for name in gallery.names:
        page = gallery.open(name)
        if not isinstance(page, QMenu):
            page.window().activateWindow()
            settle()
            wrong += [f"{name}: {line}" for line in unfocused(page)]
        gallery.close(page)
    assert not wrong, "\n".join(sorted(set(wrong)))
