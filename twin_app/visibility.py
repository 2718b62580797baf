"""What is selected, hidden and made glass: pure steps from one `View` to the next."""

from dataclasses import replace
from enum import Enum

import numpy as np

from kernels.arrays import I32
from sim.elements import Elements
from sim.view import View


class Mix(Enum):
    """What a new selection does to the old one."""

    REPLACE = "replace"
    ADD = "add"
    TOGGLE = "toggle"
    REMOVE = "remove"


NOTHING = np.empty(0, np.int32)


def select(view: View, rows: I32, mix: Mix = Mix.REPLACE) -> View:
    """Return the view with `rows` selected, added, toggled or removed; order is kept."""
    rows = np.asarray(rows, np.int32)
    old = view.selection
    if mix is Mix.ADD:
        rows = np.concatenate([old, rows[~np.isin(rows, old)]])
    elif mix is Mix.REMOVE:
        rows = old[~np.isin(old, rows)]
    elif mix is Mix.TOGGLE:
        rows = np.concatenate([old[~np.isin(old, rows)], rows[~np.isin(rows, old)]])
    if np.array_equal(rows, old):
        return view
    return replace(view, selection=rows)


def select_all(view: View, count: int) -> View:
    """Select everything that is not hidden."""
    return select(view, _but(count, view.hidden))


def select_same_class(view: View, elements: Elements) -> View:
    """Select all elements of the classes in the selection."""
    codes = elements.ifc_class.codes
    return select(view, _rows(np.isin(codes, codes[view.selection])))


def select_same_type(view: View, elements: Elements) -> View:
    """Select all elements of the types in the selection; what has no type stands for itself."""
    codes = elements.type_name.codes
    wanted = codes[view.selection]
    rows = _rows(np.isin(codes, wanted[wanted >= 0]))
    return select(view, np.union1d(rows, view.selection).astype(np.int32))


def select_same_storey(view: View, elements: Elements) -> View:
    """Select all elements on the storeys of the selection."""
    return select(view, _rows(np.isin(elements.storey, elements.storey[view.selection])))


def hide(view: View, rows: I32) -> View:
    """Hide elements and take them out of the selection."""
    hidden = np.union1d(view.hidden, rows).astype(np.int32)
    return replace(select(view, rows, Mix.REMOVE), hidden=hidden)


def show(view: View, rows: I32) -> View:
    """Show hidden elements again."""
    return replace(view, hidden=np.setdiff1d(view.hidden, rows).astype(np.int32))


def isolate(view: View, rows: I32, count: int) -> View:
    """Hide everything but `rows`."""
    return replace(view, hidden=_but(count, rows))


def ghost(view: View, rows: I32) -> View:
    """Make elements glass."""
    return replace(view, ghosted=np.union1d(view.ghosted, rows).astype(np.int32))


def ghost_others(view: View, rows: I32, count: int) -> View:
    """Make everything but `rows` glass."""
    return replace(view, ghosted=_but(count, rows))


def show_all(view: View) -> View:
    """Show everything, nothing as glass."""
    return replace(view, hidden=NOTHING, ghosted=NOTHING)


def _rows(mask: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> I32:
    return np.flatnonzero(mask).astype(np.int32)


def _but(count: int, rows: I32) -> I32:
    mask = np.ones(count, np.bool_)
    mask[rows] = False
    return _rows(mask)
