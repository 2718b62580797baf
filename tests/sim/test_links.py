import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.links import LinkSource, links_of, merge_links, no_links, part_links


def i32(*values: int) -> np.ndarray:
    return np.array(values, np.int32)


def test_pairs_that_repeat_are_kept_once() -> None:
    links = links_of(i32(1, 0, 1), i32(2, 3, 2), LinkSource.EXPLICIT)
    assert (links.element.tolist(), links.task.tolist()) == ([0, 1], [3, 2])


def test_merging_keeps_the_first_source() -> None:
    first = links_of(i32(0), i32(1), LinkSource.EXPLICIT)
    second = links_of(i32(0, 2), i32(1, 1), LinkSource.RULE, 0, ("walls",))
    both = merge_links(first, second)
    assert both.source.tolist() == [LinkSource.EXPLICIT, LinkSource.RULE]
    assert both.rule.tolist() == [-1, 0]
    assert both.rules == ("walls",)
    assert len(merge_links(no_links(), no_links())) == 0


@settings(deadline=None, max_examples=80)
@given(
    st.lists(st.integers(-1, 6), min_size=1, max_size=8),
    st.lists(st.tuples(st.integers(0, 7), st.integers(0, 3)), max_size=6),
)
def test_parts_inherit_from_the_nearest_linked_whole(above: list[int], pairs: list[tuple[int, int]]) -> None:
    parent = np.array([p if p < row else -1 for row, p in enumerate(above)], np.int32)
    own = {(e, t) for e, t in pairs if e < len(above)}
    ends = np.array(sorted(own), np.int32).reshape(-1, 2)
    found = part_links(links_of(ends[:, 0], ends[:, 1], LinkSource.RULE), parent)
    expected = set()
    for row in range(len(above)):
        at = row
        while at >= 0 and not any(e == at for e, _ in own):
            at = int(parent[at])
        expected |= {(row, t) for e, t in own if e == at}
    assert set(zip(found.element.tolist(), found.task.tolist(), strict=True)) == expected
