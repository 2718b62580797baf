from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from viewers.widgets.language import language


def test_language_follows_the_default_locale(qtbot: QtBot) -> None:
    before = QLocale()
    try:
        QLocale.setDefault(QLocale("zh_CN"))
        assert language() == "zh_CN"
        QLocale.setDefault(QLocale("de_DE"))
        assert language() == "en"
    finally:
        QLocale.setDefault(before)
