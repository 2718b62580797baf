"""Where moved elements are at one moment."""

from kernels._jit import kernel
from kernels.arrays import F32, F64, I64


@kernel
def shifts_at(
    offset: I64, start: I64, finish: I64, path: I64, share: F64, point: F64, now: int, out: F32
) -> None:
    """Write how far every element is from its place in the model.

    Parameters
    ----------
    offset : int64[n + 1]
        The moves of element i are rows offset[i] to offset[i + 1], by start; at least one each.
    start, finish : int64[m]
        A move lasts [start, finish), s since 1970-01-01 of the site's wall clock.
    path : int64[m + 1]
        The points of move k are rows path[k] to path[k + 1]; at least one each.
    share : float64[p]
        When each point is reached, 0..1 of the move, never falling.
    point : float64[p, 3]
        Metres from the element's place in the model.
    now : int
        The moment, s.
    out : float32[n, 3]
        Written: metres.

    Notes
    -----
    Before its first move an element is where that begins, after a move where it ended; in between on
    a straight line from point to point.
    """
    for i in range(offset.size - 1):
        move = offset[i]
        for k in range(offset[i], offset[i + 1]):
            if start[k] <= now:
                move = k
        done = 0.0
        if now >= finish[move]:
            done = 1.0
        elif now > start[move]:
            done = (now - start[move]) / (finish[move] - start[move])
        first = path[move]
        last = path[move + 1] - 1
        at = first
        while at < last and share[at + 1] <= done:
            at += 1
        part = 0.0
        if at < last and done > share[at]:
            part = (done - share[at]) / (share[at + 1] - share[at])
        for c in range(3):
            value = point[at, c]
            if at < last:
                value += part * (point[at + 1, c] - point[at, c])
            out[i, c] = value
