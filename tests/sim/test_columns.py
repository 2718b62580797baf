import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.columns import category, check_lengths, freeze, join_categories, with_value

TEXTS = st.lists(st.sampled_from(["", "a", "b", "c"]), max_size=9)


@given(TEXTS)
def test_a_category_says_what_it_was_told(texts: list[str]) -> None:
    column = category(texts)
    assert column.texts() == texts
    assert [column[row] for row in range(len(texts))] == texts
    for label in ("a", "b", "nobody"):
        assert column.rows(label).tolist() == [row for row, text in enumerate(texts) if text == label]


@given(st.lists(TEXTS, max_size=4))
def test_joined_categories_stand_below_each_other(parts: list[list[str]]) -> None:
    joined = join_categories([category(part) for part in parts])
    assert joined.texts() == [text for part in parts for text in part]
    assert len(set(joined.labels)) == len(joined.labels)


def test_take() -> None:
    assert category(["a", "", "b"]).take([2, 0]).texts() == ["b", "a"]


def test_columns_cannot_be_changed() -> None:
    column = np.zeros(3)
    freeze(column)
    with pytest.raises(ValueError):
        column[0] = 1


def test_a_wrong_length_is_named() -> None:
    with pytest.raises(ValueError, match=r"Table\.b has 2 rows, expected 3"):
        check_lengths("Table", 3, a=[1, 2, 3], b=[1, 2])


def test_one_row_changes_in_a_copy() -> None:
    column = np.arange(3)
    assert with_value(column, 1, 7).tolist() == [0, 7, 2]
    assert column.tolist() == [0, 1, 2]
