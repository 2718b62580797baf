"""The order in which elements are drawn: neighbours in space stand together."""

from kernels._jit import kernel
from kernels.arrays import F64, I32, I64

BITS = 20  # per axis; 60 bits of a code


@kernel
def morton_codes(centre: F64, low: F64, scale: float, out: I64) -> None:
    """Write the place of each point on the Z-order curve.

    Parameters
    ----------
    centre : float64[n, 3]
        Points, m.
    low : float64[3]
        The smallest coordinates, m.
    scale : float
        Cells per metre, so that every (centre - low) * scale lies in 0..2^20 - 1.
    out : int64[n]
        Written: the codes, x lowest.

    Notes
    -----
    G. M. Morton, A computer oriented geodetic data base, IBM, 1966.
    """
    for i in range(out.size):
        code = 0
        for axis in range(3):
            cell = int((centre[i, axis] - low[axis]) * scale)
            cell = min(max(cell, 0), (1 << BITS) - 1)
            for bit in range(BITS):
                code |= ((cell >> bit) & 1) << (3 * bit + axis)
        out[i] = code


@kernel
def cut_groups(
    order: I64, box: F64, weight: I64, most_rows: int, most_weight: int, most_span: float, out: I32
) -> int:
    """Cut an order into groups that stay small in number, weight and extent; return how many.

    Parameters
    ----------
    order : int64[n]
        Rows in drawing order.
    box : float64[m, 6]
        Bounds of every row, xmin ymin zmin xmax ymax zmax, m.
    weight : int64[m]
        Triangles of every row.
    most_rows, most_weight : int
        What a group may hold; a single row may exceed the weight.
    most_span : float
        Largest extent of a group along an axis, m; a single row may exceed it.
    out : int32[n]
        Written: the group of each place in the order, ascending.
    """
    group = -1
    rows = 0
    load = 0
    low = box[0, :3].copy() if box.shape[0] else box[:, 0].copy()
    high = low.copy()
    for k in range(order.size):
        row = order[k]
        fits = group >= 0 and rows < most_rows and load + weight[row] <= most_weight
        if fits:
            for axis in range(3):
                below = min(low[axis], box[row, axis])
                above = max(high[axis], box[row, axis + 3])
                if above - below > most_span:
                    fits = False
        if not fits:
            group += 1
            rows = 0
            load = 0
            for axis in range(3):
                low[axis] = box[row, axis]
                high[axis] = box[row, axis + 3]
        for axis in range(3):
            low[axis] = min(low[axis], box[row, axis])
            high[axis] = max(high[axis], box[row, axis + 3])
        rows += 1
        load += weight[row]
        out[k] = group
    return group + 1
