"""The rule editor: rules that link elements to tasks, tried out before they are used."""

from PySide6.QtCore import (
    QEvent,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sim.linking.rule_matching import RuleHits, RuleReport
from sim.problem import Severity
from viewers.widgets.grid import UNIT, quiet, tight
from viewers.widgets.icon import icon
from viewers.widgets.problem_table import PICTURES, TONES
from viewers.widgets.record_model import Index, RecordModel

PAUSE = 600  # ms without typing after which the rules are tried

EXAMPLES = {
    "name": """[[rule]]
name = "Columns by task name"
element = { class = "IfcColumn" }
task = { name = "has:column" }
""",
    "storey": """[[rule]]
name = "Walls, storey by storey"
element = { class = "IfcWall", storey = "={storey}" }
task = { name = "has:wall", parent = "re:^(?P<storey>.+)$" }
""",
    "property": """[[rule]]
name = "By a property"
element = { "Pset_Construction.Zone" = "=A" }
task = { wbs = "1.2.*" }
""",
}


class RuleEditor(QDialog):
    """Edits rules as text and shows what each would find.

    Intents
    -------
    trial_asked(str)
        Try these rules; answer with `show_report` or `show_error`.
    apply_asked(str)
        Link by these rules.
    open_asked(), save_asked(str)
        Take the rules from a file, write them to one.
    """

    trial_asked = Signal(str)
    apply_asked = Signal(str)
    open_asked = Signal()
    save_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _HitModel(5, self)
        self._report: RuleReport | None = None
        self._error = ""
        self._text = QPlainTextEdit()
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._text.setTabChangesFocus(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._try)
        self._text.textChanged.connect(self._pause.start)
        self._table = QTableView()
        quiet(self._table)
        self._table.setModel(self._model)
        head = self._table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._explained, self._result = QLabel(), QLabel()
        for label in (self._explained, self._result):
            label.setWordWrap(True)
        self._open, self._save, self._add = QToolButton(), QToolButton(), QToolButton()
        tools = QHBoxLayout()
        tight(tools, UNIT)
        tools.addWidget(self._explained, 1)
        for button, picture in ((self._add, "plus"), (self._open, "folder-open"), (self._save, "save")):
            button.setAutoRaise(True)
            button.setIcon(icon(picture))
            tools.addWidget(button)
        self._open.clicked.connect(self.open_asked)
        self._save.clicked.connect(lambda: self.save_asked.emit(self.rules()))
        self._examples = QMenu(self)
        self._add.setMenu(self._examples)
        self._add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(self._text)
        split.addWidget(self._table)
        split.setSizes([120 * UNIT, 120 * UNIT])
        close = QDialogButtonBox.StandardButton.Close
        self._buttons = QDialogButtonBox(close)
        self._apply = QPushButton()
        self._buttons.addButton(self._apply, QDialogButtonBox.ButtonRole.ApplyRole)
        self._buttons.button(close).setAutoDefault(False)
        self._apply.clicked.connect(lambda: self.apply_asked.emit(self.rules()))
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        tight(column, 2 * UNIT, 3 * UNIT)
        column.addLayout(tools)
        column.addWidget(split, 1)
        said = QHBoxLayout()
        tight(said, 2 * UNIT)
        self._picture = QLabel()
        said.addWidget(self._picture)
        said.addWidget(self._result, 1)
        column.addLayout(said)
        column.addWidget(self._buttons)
        self.resize(250 * UNIT, 130 * UNIT)
        self._text.setFocus()
        self._retranslate()

    def rules(self) -> str:
        """Return the text of the rules."""
        return self._text.toPlainText()

    def set_rules(self, text: str) -> None:
        """Edit these rules, and try them at once."""
        self._text.setPlainText(text)
        self._try()

    def show_report(self, report: RuleReport) -> None:
        """Show what the rules would find."""
        self._report, self._error = report, ""
        self._show_result()

    def show_error(self, sentence: str) -> None:
        """Say what is wrong with the rules; what was found before stays on show."""
        self._error = sentence
        self._show_result()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Link by rules"))
        self._explained.setText(
            self.tr(
                "Each rule links the elements that meet its first line to the tasks that meet its second."
            )
        )
        for button, words in (
            (self._add, self.tr("Add a rule")),
            (self._open, self.tr("Open rules…")),
            (self._save, self.tr("Save rules…")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
        self._examples.clear()
        for name, words in (
            ("name", self.tr("By class and task name")),
            ("storey", self.tr("Storey by storey")),
            ("property", self.tr("By a property")),
        ):
            self._examples.addAction(words).triggered.connect(lambda _=False, n=name: self._insert(n))
        self._apply.setText(self.tr("Link"))
        self._text.setAccessibleName(self.tr("Rules"))
        self._table.setAccessibleName(self.tr("What the rules find"))
        self._model.say(
            (
                self.tr("Rule"),
                self.tr("Elements"),
                self.tr("Tasks"),
                self.tr("Links"),
                self.tr("Linked elements"),
            )
        )
        self._show_result()

    def _insert(self, name: str) -> None:
        text = self.rules().rstrip()
        self.set_rules(f"{text}\n\n{EXAMPLES[name]}" if text else EXAMPLES[name])

    def _try(self) -> None:
        self._pause.stop()
        if self.rules().strip():
            self.trial_asked.emit(self.rules())
        else:
            self.show_report(RuleReport(()))

    def _show_result(self) -> None:
        report = self._report or RuleReport(())
        self._model.show(report.rules)
        misses = len(report.misses())
        if self._error:
            words = self._error
        elif not report.rules:
            words = self.tr("No rules yet. Add one from the examples, or open a file of rules.")
        elif misses:
            words = self.tr("{0} of {1} rules find nothing.").format(misses, len(report.rules))
        else:
            words = self.tr("Every rule finds something.")
        self._result.setText(words)
        colour = TONES[Severity.ERROR] if self._error else TONES[Severity.WARNING] if misses else ""
        self._picture.setVisible(bool(colour))
        if colour:
            name = PICTURES[Severity.ERROR if self._error else Severity.WARNING]
            self._picture.setPixmap(icon(name, colour).pixmap(4 * UNIT, 4 * UNIT))
        self._apply.setEnabled(bool(report.rules) and not self._error)
        self._apply.setDefault(True)  # Qt gives it away while the button is disabled


class _HitModel(RecordModel):
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        hits: RuleHits = self.records[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            numbers = (hits.elements, hits.tasks, hits.links, hits.linked_elements)
            return f"{numbers[index.column() - 1]:,}" if index.column() else hits.name
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            tone = TONES[Severity.WARNING]
            return icon("check") if hits.links else icon("triangle-alert", tone)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None
