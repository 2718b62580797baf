"""The layout: no two columns of a table share a place, and no two tables of the head."""

from kernels import operation as o


def numbers(first: str, last: str) -> list[int]:
    names = list(vars(o))
    return [getattr(o, name) for name in names[names.index(first) : names.index(last) + 1]]


def test_head_of_the_plan_names_each_place_once() -> None:
    assert numbers("LINES", "TOLD_AT") == list(range(o.HEAD))


def test_columns_of_an_activity_and_counts_of_the_state_are_in_order() -> None:
    assert numbers("TAKES", "PLUS") == list(range(o.ACTIVITY))
    assert numbers("SEQUENCE", "USED") == list(range(3, o.COUNTS))
