from PySide6.QtCore import QObject, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from viewers.widgets.record_model import Index, RecordModel


class Pairs(RecordModel):
    """Two columns of text."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return self.records[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None


def test_records_stand_under_their_headings(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    owner = QObject()
    model = Pairs(2, owner)
    assert (model.rowCount(), model.columnCount()) == (0, 2)
    with qtbot.waitSignal(model.headerDataChanged):
        model.say(("Name", "Value"))
    with qtbot.waitSignal(model.modelReset):
        model.show([("a", "1"), ("b", "2")])
    assert model.rowCount() == 2
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Value"
    assert model.headerData(1, Qt.Orientation.Vertical) is None
    assert model.index(1, 0).data() == "b"
    qtmodeltester.check(model)
