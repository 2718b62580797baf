"""What the 3D view says while there is nothing in it: a schedule alone builds nothing."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from sim.project import Project
from viewers.widgets.grid import EmptyState


class EmptyScene(EmptyState):
    """Lies over the 3D view as long as no model is open.

    Intents
    -------
    add_asked()
        Add a model to what is open.
    """

    add_asked = Signal()

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._tasks = 0
        self.setObjectName("emptyScene")
        self.linkActivated.connect(lambda _: self.add_asked.emit())
        view.installEventFilter(self)
        self.hide()
        self._retranslate()

    def set_project(self, project: Project) -> None:
        """Show or hide, by what is open."""
        self._tasks = len(project.schedule)
        bare = len(project.elements) == 0
        self.setVisible(bare)
        if bare:
            self._retranslate()
            self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._view and event.type() == QEvent.Type.Resize and not self.isHidden():
            self._fit()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._fit()

    def _fit(self) -> None:
        width = min(self._view.width(), 90 * self.fontMetrics().averageCharWidth())
        height = self.heightForWidth(width)
        self.setGeometry(
            (self._view.width() - width) // 2, (self._view.height() - height) // 2, width, height
        )

    def _retranslate(self) -> None:
        if self._tasks:
            what = self.tr("The schedule is open. Add a model to see it built task by task.")
        else:
            what = self.tr("The model stands here.")
        self.say(what, self.tr("Add a model…"))
