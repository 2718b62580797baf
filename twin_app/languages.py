"""The language of the window, switched while it runs."""

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from resources import folder

NAMES = {"en": "English", "zh_CN": "简体中文"}


def translatable(context: str, text: str) -> str:
    """Mark a text of a table for translation where it is shown; lupdate knows it as `_T`."""
    return text


class Languages(QObject):
    """Installs and removes translators; Qt then sends every widget a LanguageChange event."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._installed: list[QTranslator] = []
        self._current = "en"

    @property
    def current(self) -> str:
        return self._current

    def set(self, language: str) -> None:
        """Speak `language` ("en" or "zh_CN") from now on."""
        self._current = language
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed = []
        QLocale.setDefault(QLocale(language))
        if language == "en":
            return
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, where in ((f"qtbase_{language}", qt), (f"twin_{language}", str(folder("i18n")))):
            translator = QTranslator(self)
            if translator.load(name, where):
                self._app.installTranslator(translator)
                self._installed.append(translator)
