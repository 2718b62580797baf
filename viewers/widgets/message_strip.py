"""The message strip: says what happened, where and what to do, without stopping anybody's work."""

import html
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from sim.problem import Problem, Severity
from viewers.widgets.grid import UNIT, blend, tight
from viewers.widgets.icon import icon
from viewers.widgets.language import language
from viewers.widgets.problem_table import PICTURES, TONES, ProblemTable


@dataclass(frozen=True, slots=True)
class Message:
    """One message: what, where, what to do; `problems` are listed on request."""

    severity: Severity
    what: str
    where: str = ""
    advice: str = ""
    problems: tuple[Problem, ...] = ()

    def text(self, speech: str = "en") -> str:
        """Return everything on lines, for the clipboard."""
        lines = [self.what, self.where, self.advice, *(p.line(speech) for p in self.problems)]
        return "\n".join(line for line in lines if line)


class MessageStrip(QWidget):
    """Shows the latest message until it is closed; earlier unread ones wait behind it.

    Intents
    -------
    place_asked(str)
        A problem's place (GlobalId, line, task) that the user wants to see.
    """

    place_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages: list[Message] = []
        self._picture, self._words = QLabel(), QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._details, self._copy, self._close = QToolButton(), QToolButton(), QToolButton()
        self._details.setCheckable(True)
        self._details.toggled.connect(self._show_details)
        self._copy.setIcon(icon("copy"))
        self._copy.clicked.connect(self.copy)
        self._close.setIcon(icon("x"))
        self._close.clicked.connect(self.dismiss)
        row = QHBoxLayout()
        tight(row, 2 * UNIT, UNIT)
        row.setContentsMargins(3 * UNIT, UNIT, UNIT, UNIT)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        for button in (self._details, self._copy, self._close):
            button.setAutoRaise(True)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._table = ProblemTable()
        self._table.place_asked.connect(self.place_asked)
        self._table.setFixedHeight(60 * UNIT)
        self._table.hide()
        column = QVBoxLayout(self)
        tight(column)
        column.addLayout(row)
        column.addWidget(self._table)
        self._retranslate()
        self._show_latest()

    def say(self, message: Message) -> None:
        """Show a message; the same one again is shown once."""
        self._messages = [m for m in self._messages if m != message] + [message]
        self._show_latest()

    def dismiss(self) -> None:
        """Close the message shown; the one before it comes back."""
        if self._messages:
            self._messages.pop()
        self._show_latest()

    def clear(self) -> None:
        """Close all messages."""
        self._messages.clear()
        self._show_latest()

    def copy(self) -> None:
        """Put the message with all its problems on the clipboard."""
        if self._messages:
            QGuiApplication.clipboard().setText(self._messages[-1].text(language()))

    def sentence(self) -> str:
        """Return the message shown as plain lines, "" for none."""
        return self._messages[-1].text(language()) if self._messages else ""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._show_latest()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._messages:
            painter = QPainter(self)
            tone = QColor(TONES[self._messages[-1].severity])
            base = self.palette().window().color()
            painter.fillRect(self.rect(), blend(base, tone, 0.13))
            painter.fillRect(0, 0, UNIT, self.height(), tone)

    def _retranslate(self) -> None:
        for button, words in (
            (self._copy, self.tr("Copy details")),
            (self._close, self.tr("Close this message")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)

    def _show_latest(self) -> None:
        self.setVisible(bool(self._messages))
        self._details.setChecked(False)
        if not self._messages:
            return
        message = self._messages[-1]
        side = 4 * UNIT
        self._picture.setPixmap(icon(PICTURES[message.severity], TONES[message.severity]).pixmap(side, side))
        parts = [f"<b>{_escaped(message.what)}</b>", _escaped(message.where), _escaped(message.advice)]
        self._words.setText("&nbsp; ".join(part for part in parts if part))
        self._details.setVisible(bool(message.problems))
        self._details.setText(self.tr("Details ({0})").format(f"{len(message.problems):,}"))
        self._table.set_problems(message.problems)
        self.update()

    def _show_details(self, shown: bool) -> None:
        self._table.setVisible(shown)


def _escaped(text: str) -> str:
    return html.escape(text, quote=False).replace("\n", "<br>")
