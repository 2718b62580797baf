"""The language the window speaks, for sentences that come from below Qt."""

from PySide6.QtCore import QLocale


def language() -> str:
    """Return "en" or "zh_CN", from Qt's default locale."""
    return "zh_CN" if QLocale().language() == QLocale.Language.Chinese else "en"
