"""What became of links in a new revision, and what the user says of it."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sim.revised import MatchedPair, OrphanLink, RevisedModel
from viewers.widgets.revision_dialog import RevisionDialog

PAIRS = (
    MatchedPair("PLACE", "a", "Wall 1", "b", "Wall 2", "IfcWall", 0.25, (("1", "RULE"),)),
    MatchedPair("NAME", "c", "Slab", "d", "Slab", "IfcSlab", None, ()),
)
COUNTS = (("NONE", 3), ("GUID", 1200), ("TAG", 0), ("PLACE", 1), ("NAME", 1))
ORPHANS = (
    OrphanLink("m.ifc", "x", "Column", "IfcColumn", "7", "RULE"),
    OrphanLink("m.ifc", "y", "", "IfcColumn", "8", "EXPLICIT"),
)


@pytest.fixture
def dialog(qtbot: QtBot) -> RevisionDialog:
    dialog = RevisionDialog()
    qtbot.addWidget(dialog)
    dialog.show_revisions((RevisedModel("m.ifc", COUNTS, PAIRS, ("n",)),), ORPHANS, {"n": "New wall"})
    return dialog


def test_it_counts_each_kind_and_lists_each_match(dialog: RevisionDialog) -> None:
    words = dialog._counts.text()
    assert "1,200 known by GlobalId" in words
    assert "3 gone, 1 new" in words
    model = dialog._pairs
    cells = [model.index(0, column).data() for column in range(6)]
    assert cells == ["Place", "Wall 1", "Wall 2", "IfcWall", "0.250", "1"]
    assert model.index(1, 4).data() == ""
    assert dialog._tabs.tabText(1) == "Orphaned links (2)"
    assert [dialog._orphans.index(1, column).data() for column in range(4)] == [
        "8",
        "y",
        "IfcColumn",
        "m.ifc",
    ]
    assert dialog._added.index(0, 1).data() == "New wall"


def test_a_match_without_its_tick_is_taken_back(dialog: RevisionDialog, qtbot: QtBot) -> None:
    assert not dialog._revoke.isEnabled()
    index = dialog._pairs.index(0, 0)
    assert index.flags() & Qt.ItemFlag.ItemIsUserCheckable
    assert dialog._pairs.setData(index, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert dialog._revoke.isEnabled()
    with qtbot.waitSignal(dialog.revoke_asked) as told:
        dialog._revoke.click()
    assert told.args == [[PAIRS[0]]]
    dialog._pairs.setData(index, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert not dialog._revoke.isEnabled()


def test_orphans_are_dropped_one_by_one_or_all(dialog: RevisionDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.drop_asked) as told:
        dialog._drop.click()
    assert told.args == [list(ORPHANS)]
    dialog._views[1].selectRow(1)
    with qtbot.waitSignal(dialog.drop_asked) as told:
        dialog._drop.click()
    assert told.args == [[ORPHANS[1]]]


def test_a_line_shows_its_element(dialog: RevisionDialog, qtbot: QtBot) -> None:
    for view, guid in zip(dialog._views, ("b", "x", "n"), strict=True):
        with qtbot.waitSignal(dialog.element_asked) as told:
            view.activated.emit(view.model().index(0, 0))
        assert told.args == [guid]


def test_empty_and_in_another_language(dialog: RevisionDialog) -> None:
    dialog.show_revisions((), (), {})
    assert "No model" in dialog._counts.text()
    assert not dialog._drop.isEnabled()
    QApplication.sendEvent(dialog, QEvent(QEvent.Type.LanguageChange))
    assert dialog._tabs.tabText(0) == "Matches (0)"
