"""Links and looks by hand, each a step that can be undone."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtWidgets import QTableView

from sim.links import no_links
from sim.playback.task_looks import column
from twin_app.shell import Shell
from viewers.widgets.link_drag import LinkDrag
from viewers.widgets.outline_table import OutlineTable


@pytest.fixture
def bare(opened: Shell) -> Shell:
    """Return a window without links, with two elements and one task selected."""
    opened.session.store.do("Unlink", lambda p: replace(p, links=no_links()))
    view = opened.session.view
    view.set(replace(view.value, selection=np.array([4, 5], np.int32), tasks=np.array([2], np.int32)))
    return opened


def pairs(shell: Shell) -> set[tuple[int, int]]:
    links = shell.session.store.value.links
    return set(zip(links.element.tolist(), links.task.tolist(), strict=True))


def test_the_selection_is_linked_and_unlinked(bare: Shell) -> None:
    bare.wiring.do("link-elements")
    assert pairs(bare) == {(4, 2), (5, 2)}
    bare.wiring.do("unlink-elements")
    assert not pairs(bare)
    bare.session.store.undo()
    assert pairs(bare) == {(4, 2), (5, 2)}


def test_dropped_on_a_task_or_on_an_element(bare: Shell) -> None:
    panels = bare.window.views.panels
    tree, tasks = (w.findChildren(OutlineTable)[0] for w in (panels["model"], panels.time.gantt))

    def drop(table: QTableView, rows: list[int], at: int) -> None:
        (drag,) = table.findChildren(LinkDrag)
        drag._dropped(np.array(rows, np.int32), at)

    drop(tasks, [7], 0)
    ((element, task),) = pairs(bare)
    assert element == 7
    assert task == tasks.model().rows.task[0]  # type: ignore[attr-defined]
    bare.session.store.undo()
    drop(tree, [3], 0)
    assert {task for _, task in pairs(bare)} == {3}
    assert pairs(bare)


def test_looks_of_tasks_and_classes(bare: Shell) -> None:
    prompts = bare.wiring.dialogs._prompts
    prompts.answers |= {"choose": "Staging", "write": "radial"}  # type: ignore[attr-defined]
    bare.wiring.do("task-appearance")
    bare.wiring.do("task-growth")
    bare.wiring.do("class-growth")
    project = bare.session.store.value
    assert (column(project.schedule, "Appearance") or ())[2] == "staging"
    assert (column(project.schedule, "Growth") or ())[2] == "radial"
    assert project.type_looks
    prompts.answers["write"] = "0,0,5 -> 0,0,0"  # type: ignore[attr-defined]
    bare.wiring.do("task-motion")
    assert (column(bare.session.store.value.schedule, "Motion") or ())[2].startswith("0,0,5")
    prompts.answers["write"] = "somewhere"  # type: ignore[attr-defined]
    before = bare.session.store.value
    bare.wiring.do("task-motion")
    assert bare.session.store.value is before
    assert bare.window.views.message_strip.isVisible()
