import pytest

from sim.operations.operation import Activity, Branch, Line, Operation, Take
from sim.operations.slots import SlotsDiffer, exits_of, slots_of

LINES = (Line("crane", 1), Line("parts", 2), Line("done"))


def test_slots_follow_who_is_held_together() -> None:
    hoist = Activity("hoist", takes=(Take("crane"), Take("parts", 2)), goes={"": "place"})
    place = Activity("place", goes={"crane": "back", "parts": "done"})
    back = Activity("back", goes={"": "crane"})
    found = slots_of(Operation("", LINES, (hoist, place, back)))
    assert found == {
        "hoist": ("crane", "parts", "parts"),
        "place": ("crane", "parts", "parts"),
        "back": ("crane",),
    }


def test_entities_from_different_lines_leave_the_slot_unsure() -> None:
    one = Activity("one", takes=(Take("crane"),), goes={"": "way"})
    two = Activity("two", takes=(Take("parts"),), goes={"": "rest"})
    rest = Activity("rest", goes={"": "done"})
    operation = Operation("", LINES, (one, two, rest), branches=(Branch("way", ("rest", ""), (1.0, 1.0)),))
    assert slots_of(operation)["rest"] == ("",)


def test_different_numbers_are_refused() -> None:
    one = Activity("one", takes=(Take("crane"),), goes={"": "rest"})
    two = Activity("two", takes=(Take("parts", 2),), goes={"": "rest"})
    with pytest.raises(SlotsDiffer) as refused:
        slots_of(Operation("", LINES, (one, two, Activity("rest"))))
    assert refused.value.activity == "rest"


def test_exits_gather_those_who_go_together() -> None:
    activity = Activity("a", goes={"crane": "crane", "": "done"})
    assert exits_of(activity, ("crane", "parts", "crane")) == [("crane", [0, 2]), ("done", [1])]
