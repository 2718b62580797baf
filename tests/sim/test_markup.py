import json

import pytest

from sim.markup import Mark, MarkKind, marks_from_json, marks_to_json

MARKS = (
    Mark(MarkKind.PEN, ((0.0, 0.1), (0.2, 0.3), (0.4, 0.1)), "#0072b2", 0.002),
    Mark(MarkKind.TEXT, ((-0.5, 0.25),), text="裂缝 crack"),
)


def test_there_and_back() -> None:
    assert marks_from_json(marks_to_json(MARKS)) == MARKS
    assert marks_from_json("[]") == ()


def test_what_can_be_seen() -> None:
    assert all(mark.is_visible() for mark in MARKS)
    assert not Mark(MarkKind.LINE, ((0.1, 0.1), (0.1, 0.1))).is_visible()
    assert not Mark(MarkKind.TEXT, ((0.1, 0.1),), text="  ").is_visible()


@pytest.mark.parametrize(
    "change", [{"kind": "blob"}, {"spots": [[1]]}, {"spots": [[float("nan"), 1]]}, {"width": "wide"}]
)
def test_what_is_none_of_ours_is_refused(change: dict[str, object]) -> None:
    item = json.loads(marks_to_json(MARKS[:1]))[0] | change
    with pytest.raises(ValueError):
        marks_from_json(json.dumps([item]))


def test_no_list_is_refused() -> None:
    with pytest.raises(ValueError, match="no list"):
        marks_from_json("{}")
