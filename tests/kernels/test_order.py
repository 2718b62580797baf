import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kernels.order import cut_groups, morton_codes


def slow_code(x: int, y: int, z: int) -> int:
    """Interleave the bits of three numbers, by their texts."""
    texts = [format(v, "020b") for v in (z, y, x)]
    return int("".join("".join(bits) for bits in zip(*texts, strict=True)), 2)


@settings(deadline=None)
@given(st.lists(st.tuples(*[st.integers(0, 2**20 - 1)] * 3), min_size=1, max_size=20))
def test_codes_interleave_the_bits(cells: list[tuple[int, int, int]]) -> None:
    out = np.empty(len(cells), np.int64)
    morton_codes(np.array(cells, float), np.zeros(3), 1.0, out)
    assert out.tolist() == [slow_code(*cell) for cell in cells]


def test_points_outside_are_taken_to_the_rim() -> None:
    out = np.empty(2, np.int64)
    morton_codes(np.array([[-5.0, 0, 0], [1e9, 0, 0]]), np.zeros(3), 1.0, out)
    assert out.tolist() == [slow_code(0, 0, 0), slow_code(2**20 - 1, 0, 0)]


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 50), st.integers(1, 30)), min_size=1, max_size=40),
    st.integers(1, 6),
    st.integers(20, 60),
)
def test_groups_stay_small(items: list[tuple[int, int]], most_rows: int, most_weight: int) -> None:
    x = np.array([item[0] for item in items], float)
    weight = np.array([item[1] for item in items], np.int64)
    box = np.stack([x, x, x, x + 1, x + 1, x + 1], axis=1)
    order = np.argsort(x, kind="stable")
    out = np.empty(len(x), np.int32)
    count = cut_groups(order, box, weight, most_rows, most_weight, 10.0, out)
    assert out[0] == 0
    assert set(np.diff(out)) <= {0, 1}
    assert count == out[-1] + 1
    for group in range(count):
        rows = order[out == group]
        assert rows.size <= most_rows
        assert rows.size == 1 or weight[rows].sum() <= most_weight
        assert rows.size == 1 or x[rows].max() + 1 - x[rows].min() <= 10.0


def test_no_rows_make_no_groups() -> None:
    assert (
        cut_groups(
            np.empty(0, np.int64), np.empty((0, 6)), np.empty(0, np.int64), 1, 1, 1.0, np.empty(0, np.int32)
        )
        == 0
    )
