"""Light and dark: whole, legible, switched at run time."""

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from twin_app.settings import Scheme
from twin_app.shell import Shell
from twin_app.themes import Themes, colours, palette, stylesheet


def luminance(colour: QColor) -> float:
    """Return the relative luminance of WCAG 2.2."""
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(a: str, b: str) -> float:
    """Return the contrast ratio of WCAG 2.2."""
    high, low = sorted((luminance(QColor(a)), luminance(QColor(b))), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("dark", [False, True])
def test_text_is_legible(dark: bool) -> None:
    c = colours(dark)
    for paper in ("window", "panel", "base", "alternate", "hover", "accent_soft"):
        assert contrast(c["text"], c[paper]) >= 7, paper
    for paper in ("window", "panel", "base"):
        assert contrast(c["muted"], c[paper]) >= 4.5, paper
    assert contrast(c["accent_text"], c["accent"]) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
def test_stylesheet_has_no_unfilled_colour(dark: bool) -> None:
    assert "@" not in stylesheet(dark)


def test_both_themes_name_the_same_colours() -> None:
    assert set(colours(False)) == set(colours(True))


def test_override_and_back(qapp: QApplication) -> None:
    heard: list[bool] = []
    themes = Themes(qapp, Scheme.LIGHT)
    themes.changed.connect(heard.append)
    themes.set(Scheme.DARK)
    assert themes.dark
    assert qapp.palette().color(QPalette.ColorRole.Window) == palette(True).color(QPalette.ColorRole.Window)
    themes.set(Scheme.LIGHT)
    assert heard == [True, False]


def test_the_window_and_its_3d_view_switch(opened: Shell) -> None:
    viewport = opened.window.views.viewport
    shades = []
    for scheme in ("light", "dark"):
        opened.wiring.do(f"scheme-{scheme}")
        picture = viewport.grab().toImage()
        shades.append(picture.pixelColor(picture.width() - 30, 12).lightness())
    assert shades[0] > 150 > 100 > shades[1]
    opened.wiring.do("scheme-light")
