"""The index finds what reading every text finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.linking.label_index import LabelIndex
from sim.linking.patterns import Pattern

TEXTS = st.lists(st.text("aAbB1*?[", max_size=4), max_size=8)


@given(TEXTS, TEXTS, st.text("aAb1*?", max_size=4), st.sampled_from(["", "=", "has:", "not:", "not:has:"]))
def test_as_a_slow_search(labels: list[str], more: list[str], text: str, kind: str) -> None:
    also = [tuple(more[row : row + 1]) for row in range(len(labels))]
    pattern = Pattern(kind + text)
    expression = pattern.compiled({})
    expected = [
        any(expression.search(found) for found in (label, *extra))
        for label, extra in zip(labels, also, strict=True)
    ]
    assert LabelIndex(labels, also).matching(pattern, {}).tolist() == expected


@pytest.mark.parametrize(
    ("pattern", "prefix"),
    [("wall*", "wall"), ("{a} wall*", "L1 wall"), ("*x", ""), ("re:wall", ""), ("wall {a}*", "wall L1")],
)
def test_what_a_text_begins_with(pattern: str, prefix: str) -> None:
    assert Pattern(pattern).prefix({"a": "L1"}) == prefix


def test_a_filled_place_is_no_pattern() -> None:
    index = LabelIndex(["a*", "ab", "A*"])
    assert index.matching(Pattern("{x}"), {"x": "a*"}).tolist() == [True, False, True]
    assert index.matching(Pattern("{x}?"), {"x": "a"}).tolist() == [True, True, True]
