import numpy as np

from kernels import paint, states
from kernels.paint import paint_rows, paint_states

SHOWN = np.array([0, 1, 1, 1, 1, 0, 1, 1], np.uint8)
CHANGE = np.array([0, 1, 0, 0, 2, 0, 0, 1], np.uint8)
TINT = np.array([0, 200, 200, 0, 150, 0, 220, 190], np.uint8)


def painted(
    code: list[int], amount: list[int], mark: list[int] | None = None, order: list[int] | None = None
):
    n = len(code)
    order_ = np.array(order if order is not None else range(n), np.int32)
    out = np.zeros((order_.size + 2, 4), np.uint8)
    glass = paint_states(
        order_, np.array(code, np.uint8), np.array(amount, np.uint8), np.arange(n, dtype=np.uint8) % 4,
        np.array(mark or [0] * n, np.uint8), SHOWN, CHANGE, TINT, states.FRESH, out.view("<u4").reshape(-1),
    )  # fmt: skip
    return glass, out


def test_work_grows_and_demolition_shrinks() -> None:
    _, out = painted([states.IN_WORK, states.DEMOLISHING, states.DONE], [100, 100, 100])
    assert out[:3, 1].tolist() == [100, 155, 255]


def test_begun_work_shows_a_sliver() -> None:
    _, out = painted([states.IN_WORK, states.DEMOLISHING], [0, 255])
    assert out[:2, 1].tolist() == [paint.LEAST, paint.LEAST]


def test_a_late_start_is_glass() -> None:
    glass, out = painted([states.LATE, states.LATE], [0, 90])
    assert glass == 1
    assert (out[:2, 2] & 3).tolist() == [paint.GLASS, paint.SOLID]
    assert out[1, 1] == 90


def test_fresh_fades() -> None:
    _, out = painted([states.FRESH] * 3, [0, 128, 255])
    assert out[:3, 3].tolist() == [200, 99, 0]


def test_marks_hide_ghost_and_select() -> None:
    glass, out = painted(
        [states.DONE] * 4 + [states.ABSENT],
        [255] * 5,
        [paint.HIDDEN, paint.GHOSTED, paint.SELECTED, paint.HIDDEN | paint.SELECTED, paint.GHOSTED],
    )
    assert glass == 1
    assert (out[:5, 2] & 3).tolist() == [paint.UNSEEN, paint.GLASS, paint.SOLID, paint.UNSEEN, paint.UNSEEN]
    assert (out[:5, 2] & 4).astype(bool).tolist() == [False, False, True, True, False]


def test_slots_follow_their_order_and_the_rest_stays() -> None:
    _, out = painted([states.DONE, states.IN_WORK], [255, 50], order=[1, 0, 1])
    assert (out[:3, 0] & 15).tolist() == [states.IN_WORK, states.DONE, states.IN_WORK]
    assert (out[:3, 0] >> 4).tolist() == [1, 0, 1]
    assert not out[3:].any()


def test_colours_follow_the_order() -> None:
    out = np.zeros((3, 4), np.uint8)
    paint_rows(np.array([1, 0], np.int32), np.array([[1, 2, 3, 4], [5, 6, 7, 8]], np.uint8), out)
    assert out.tolist() == [[5, 6, 7, 8], [1, 2, 3, 4], [0, 0, 0, 0]]
