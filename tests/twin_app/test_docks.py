"""Panels remember their place and come back from behind the start page."""

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
