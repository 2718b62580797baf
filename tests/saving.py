"""Saving in a window, for tests that go on when it is done."""

from PySide6.QtWidgets import QApplication

from twin_app.shell import Shell


def saved(shell: Shell) -> bool:
    """Save, wait until no job runs any more, and return whether the document stands on disk."""
    told: list[bool] = []
    connection = shell.wiring.documents.saved.connect(told.append)
    shell.wiring.documents.save()
    while not told or shell.session.jobs.busy():
        QApplication.processEvents()
    shell.wiring.documents.saved.disconnect(connection)
    return told[-1]
