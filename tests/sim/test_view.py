from dataclasses import replace

import numpy as np

from sim.view import ColourBy, View
from sim.watched import changed_parts


def test_a_new_view_hides_nothing() -> None:
    view = View()
    assert np.isnat(view.time)
    assert view.selection.size == view.hidden.size == view.ghosted.size == view.tasks.size == 0
    assert view.colour_by is ColourBy.STATE


def test_two_views_share_no_rows() -> None:
    assert View().selection is not View().selection


def test_what_changed_is_known_by_name() -> None:
    view = View()
    assert changed_parts(view, replace(view, speed=2.0, selection=np.array([1], np.int32))) == {
        "speed",
        "selection",
    }
