"""What rows of an outline span: the first start and the last finish of what stands below them."""

from kernels._jit import kernel
from kernels.arrays import I32, I64, Bool


@kernel
def roll_up(parent: I32, spans: Bool, first: Bool, column: I64, none: int) -> None:
    """Write the smallest or largest value of what stands below each spanning row.

    Parameters
    ----------
    parent : int32[n]
        Row above, -1 at the top; a parent stands before its children.
    spans : bool[n]
        Rows whose value is that of the rows below.
    first : bool[1]
        Take the smallest.
    column : int64[n]
        Read, and written where `spans`.
    none : int
        Marks a row of which nothing is known.
    """
    smallest = first[0]
    for i in range(column.size):
        if spans[i]:
            column[i] = none
    for i in range(column.size - 1, -1, -1):
        above = parent[i]
        if above < 0 or not spans[above] or column[i] == none:
            continue
        if column[above] == none:
            column[above] = column[i]
        elif smallest:
            column[above] = min(column[above], column[i])
        else:
            column[above] = max(column[above], column[i])
