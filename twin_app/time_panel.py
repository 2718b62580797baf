"""The region below the 3D view: time bar above Gantt chart."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sim.project import Project
from sim.view import View
from viewers.widgets.gantt import Gantt
from viewers.widgets.time_bar import TimeBar


class TimePanel(QWidget):
    """Holds the two and passes on what they show; the chart's tools stand at the end of the bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar, self.gantt = TimeBar(), Gantt()
        self.bar.add_tools(self.gantt.tools)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.gantt, 1)

    def set_project(self, project: Project) -> None:
        """Show another state of the document."""
        self.bar.set_project(project)
        self.gantt.set_project(project)

    def set_view(self, view: View) -> None:
        """Show another view of it."""
        self.bar.set_view(view)
        self.gantt.set_view(view)
