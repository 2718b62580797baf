"""The report dialog shows what it is given."""

from pytestqt.qtbot import QtBot

from viewers.widgets.import_report import ImportReport, ReportTable


def test_a_paragraph_and_tables(qtbot: QtBot) -> None:
    shown = ImportReport()
    qtbot.addWidget(shown)
    for _ in range(2):  # another report takes the place of the first
        shown.set_report(
            "All is well.", [ReportTable("Holds", ("a", "b"), [("x", "y")]), ReportTable("P", ("c",), [])]
        )
    assert shown._answer.text() == "All is well."
    assert [shown._tabs.tabText(k) for k in range(shown._tabs.count())] == ["Holds", "P"]
    table = shown._tabs.widget(0)
    assert table.item(0, 1).text() == "y"  # type: ignore[attr-defined]
    with qtbot.waitSignal(shown.save_asked):
        shown._save.click()
