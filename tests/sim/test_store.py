from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sim.project import Project
from sim.store import LIMIT, Store


def name(text: str):  # type: ignore[no-untyped-def]
    return lambda project: replace(project, name=text)


@given(st.lists(st.sampled_from(["do", "undo", "redo"]), max_size=30))
def test_like_a_list_with_a_cursor(steps: list[str]) -> None:
    store = Store(Project())
    names, at = [""], 0
    for number, step in enumerate(steps):
        if step == "do":
            store.do(f"step {number}", name(str(number)))
            names, at = [*names[: at + 1], str(number)], at + 1
        elif step == "undo":
            store.undo()
            at = max(0, at - 1)
        else:
            store.redo()
            at = min(len(names) - 1, at + 1)
        assert store.value.name == names[at]
        assert bool(store.undo_label) == (at > 0)
        assert bool(store.redo_label) == (at < len(names) - 1)


def test_an_edit_that_changes_nothing_leaves_no_step() -> None:
    store = Store(Project())
    store.do("nothing", lambda project: project)
    assert (store.undo_label, store.dirty) == ("", False)


def test_history_is_bounded() -> None:
    store = Store(Project())
    for number in range(LIMIT + 50):
        store.do("x", name(str(number)))
    for _ in range(LIMIT + 50):
        store.undo()
    assert store.value.name == "49"


def test_saved_is_what_stands_on_disk() -> None:
    store = Store(Project())
    store.do("x", name("x"))
    store.mark_saved()
    assert not store.dirty
    store.undo()
    assert store.dirty
    store.redo()
    assert not store.dirty


def test_opening_begins_anew() -> None:
    store = Store(Project())
    store.do("x", name("x"))
    store.open(Project(name="other"))
    assert (store.value.name, store.undo_label, store.dirty) == ("other", "", False)


def test_a_document_that_stands_nowhere_on_disk_is_unsaved() -> None:
    store = Store(Project())
    store.open(Project(name="a"), saved=False)
    assert store.dirty
    assert store.undo_label == ""
    store.mark_saved()
    assert not store.dirty
