"""Panels remember their place and come back from behind the start page."""

from PySide6.QtWidgets import QApplication

from twin_app.shell import Shell


def test_panels_hide_behind_the_start_page(shell: Shell) -> None:
    assert shell.window.docks["model"].isHidden()
    shell.window.show_start_page(False)
    assert not shell.window.docks["model"].isHidden()
    assert shell.window.docks["problems"].isHidden()
    shell.window.docks.raise_("problems")
    assert not shell.window.docks["problems"].isHidden()


def test_place_is_remembered_and_reset(opened: Shell) -> None:
    docks, settings = opened.window.docks, opened.session.settings
    docks["time"].hide()
    docks.remember(settings)
    docks.arrange()
    assert not docks["time"].isHidden()
    docks.restore(settings)
    assert docks["time"].isHidden()


def test_a_panel_opened_behind_another_tab_comes_to_the_front(opened: Shell) -> None:
    docks = opened.window.docks
    docks.raise_("properties")
    QApplication.processEvents()
    action = docks["coverage"].toggleViewAction()
    docks["coverage"].hide()
    QApplication.processEvents()
    action.trigger()
    for _ in range(5):
        QApplication.processEvents()
    assert not docks["coverage"].visibleRegion().isEmpty()
    assert docks["properties"].visibleRegion().isEmpty()
