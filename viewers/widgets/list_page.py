"""A list under its tools, and what is said where there is nothing to list."""

from PySide6.QtWidgets import QLayout, QStackedWidget, QVBoxLayout, QWidget

from viewers.widgets.grid import EmptyState, tight


class ListPage(QStackedWidget):
    """Fills its owner with rows from top to bottom, the last of them stretched, or with an empty state."""

    def __init__(
        self, owner: QWidget, nothing: EmptyState, *rows: QLayout | QWidget, margin: int = 0, gap: int = 0
    ) -> None:
        super().__init__()
        page = QWidget()
        column = QVBoxLayout(page)
        tight(column, gap, margin)
        for row in rows:
            if isinstance(row, QLayout):
                column.addLayout(row)
            else:
                column.addWidget(row, 1 if row is rows[-1] else 0)
        self.addWidget(nothing)
        self.addWidget(page)
        outer = QVBoxLayout(owner)
        tight(outer)
        outer.addWidget(self)

    def show_list(self, there: bool) -> None:
        """Show the list, or the empty state."""
        self.setCurrentIndex(1 if there else 0)
