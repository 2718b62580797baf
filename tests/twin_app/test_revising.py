"""A model replaced in the window: links follow, the dialog says what became of them."""

from dataclasses import replace
from pathlib import Path

import numpy as np
from pytestqt.qtbot import QtBot

from sim.links import LinkSource, links_of
from sim.planning.draft import ScheduleDraft, TaskDraft
from sim.samples.bridge import write_bridge
from twin_app.shell import Shell


def test_replaced_judged_and_undone(opened: Shell, qtbot: QtBot, tmp_path: Path) -> None:
    from sim.federating.federation import federate
    from sim.job import silent_job
    from sim.opening.loading import load_model

    first = write_bridge(tmp_path / "first.ifc", {"bridge": {"spans": 2}})
    project = federate("bridge", [load_model(first, silent_job())])
    rows = np.arange(len(project.elements), dtype=np.int32)
    project = replace(
        project,
        schedule=ScheduleDraft(tasks=[TaskDraft("1", "all")]).schedule(),
        links=links_of(rows, np.zeros(rows.size, np.int32), LinkSource.EXPLICIT),
    )
    store, jobs = opened.session.store, opened.session.jobs
    store.open(project)
    guid = project.elements.guid[4]
    text = first.read_text(encoding="utf-8").replace(guid, guid[:-1] + ("0" if guid[-1] != "0" else "1"))
    second = tmp_path / "second.ifc"
    second.write_text(text, encoding="utf-8")
    prompts = opened.wiring.dialogs._prompts
    prompts.answers["file"] = [str(second)]  # type: ignore[attr-defined]
    opened.wiring.do("replace-model")
    qtbot.waitUntil(lambda: not jobs.busy(), timeout=20_000)
    assert [model.name for model in store.value.models] == ["second.ifc"]
    assert len(store.value.links) == len(project.links)
    dialog = opened.wiring.dialogs.revising().show()
    (pair,) = dialog._pairs.records
    assert pair.old_guid == guid
    dialog.revoke_asked.emit([pair])
    assert [orphan.guid for orphan in store.value.orphans] == [guid]
    assert dialog._orphans.rowCount() == 1
    dialog.drop_asked.emit(list(store.value.orphans))
    assert not store.value.orphans
    store.undo()
    store.undo()
    assert not store.value.orphans
    assert len(store.value.links) == len(project.links)
    store.undo()
    assert store.value is project
    dialog.close()


def test_without_a_file_nothing_happens(opened: Shell) -> None:
    before = opened.session.store.value
    opened.wiring.do("replace-model")
    assert opened.session.store.value is before
