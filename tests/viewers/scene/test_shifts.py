import numpy as np

from viewers.scene.shifts import Shifts

ORDER = np.array([4, 2, 0, 3, 1], np.int32)


def test_slots_follow_their_elements() -> None:
    shifts = Shifts()
    shifts.table.resize(ORDER.size)
    rows, metres = np.array([2, 3], np.int32), np.array([[1, 0, 0], [0, 2, 0]], np.float32)
    assert shifts.set(rows, metres, ORDER)
    assert shifts.moved
    assert shifts.table.rows[:5, :3].tolist() == [[0, 0, 0], [1, 0, 0], [0, 0, 0], [0, 2, 0], [0, 0, 0]]
    assert not shifts.set(rows, metres, ORDER)
    box = np.zeros((5, 6))
    assert shifts.boxes(box).tolist() == [[1, 0, 0, 1, 0, 0], [0, 2, 0, 0, 2, 0]]
    assert shifts.set(np.array([4], np.int32), np.array([[0, 0, 5]], np.float32), ORDER)
    assert shifts.table.rows[:5, 2].tolist() == [5, 0, 0, 0, 0]
    assert not shifts.table.rows[1:5].any(), "the others are in their places again"
    shifts.clear()
    assert not shifts.moved
    assert not shifts.table.rows.any()
