"""The dialog names versions, licence and renderer, and does not block."""

from twin_app.about import PACKAGES, about_text, show_about
from twin_app.shell import Shell


def test_text_names_everything() -> None:
    text = about_text("softpipe")
    assert "Apache-2.0" in text
    assert "softpipe" in text
    assert all(name in text for name in PACKAGES)


def test_dialog_is_not_modal(shell: Shell) -> None:
    box = show_about(shell.window, "softpipe")
    assert not box.isModal()
    assert box.isVisible()
    box.close()
