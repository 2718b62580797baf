"""The shade that elements cast on the ground below them."""

from kernels._jit import kernel
from kernels.arrays import F32, F64, I32, U8


@kernel
def footprint(box: F64, texel: U8, ground: float, reach: float, low: F64, cell: float, out: F32) -> None:
    """Add up what stands near the ground over each cell of a square map.

    Parameters
    ----------
    box : float64[k, 6]
        Bounds of each slot, m.
    texel : uint8[k or more, 4]
        As `paint_states` writes them; only what is shown solid casts shade.
    ground : float
        Height of the ground, m.
    reach : float
        Height above the ground at which an element casts no shade any more, m.
    low : float64[2]
        The map's corner, m.
    cell : float
        Size of a cell, m.
    out : float32[h, w]
        Written: how much stands on each cell, 0 and more.
    """
    height, width = out.shape
    out[:] = 0.0
    for k in range(box.shape[0]):
        if texel[k, 2] & 3 != 1:
            continue
        rise = (box[k, 2] - ground) / reach
        if rise >= 1.0:
            continue
        weight = 1.0 - max(rise, 0.0)
        x0 = min(max(int((box[k, 0] - low[0]) / cell), 0), width - 1)
        x1 = min(max(int((box[k, 3] - low[0]) / cell) + 1, x0 + 1), width - 1)
        y0 = min(max(int((box[k, 1] - low[1]) / cell), 0), height - 1)
        y1 = min(max(int((box[k, 4] - low[1]) / cell) + 1, y0 + 1), height - 1)
        out[y0, x0] += weight
        out[y0, x1] -= weight
        out[y1, x0] -= weight
        out[y1, x1] += weight
    for y in range(height):
        for x in range(1, width):
            out[y, x] += out[y, x - 1]
    for y in range(1, height):
        for x in range(width):
            out[y, x] += out[y - 1, x]


@kernel
def blur(image: F32, radius: int, scratch: F32) -> None:
    """Blur a map in place by a running mean along both axes; the rim fades to nothing.

    Parameters
    ----------
    image : float32[n, n]
        Values; written.
    radius : int
        Cells on either side, 1 and more.
    scratch : float32[n, n]
        Overwritten.
    """
    size = image.shape[0]
    share = 1.0 / (2 * radius + 1)
    for y in range(size):
        total = 0.0
        for x in range(-radius, size):
            if x + radius < size:
                total += image[y, x + radius]
            if x - radius - 1 >= 0:
                total -= image[y, x - radius - 1]
            if x >= 0:
                scratch[x, y] = total * share
    for y in range(size):
        total = 0.0
        for x in range(-radius, size):
            if x + radius < size:
                total += scratch[y, x + radius]
            if x - radius - 1 >= 0:
                total -= scratch[y, x - radius - 1]
            if x >= 0:
                image[x, y] = total * share


@kernel
def darken(shade: F32, most: I32, out: U8) -> None:
    """Write a map of shade as black of varying opacity.

    Parameters
    ----------
    shade : float32[h, w]
        How much stands on each cell.
    most : int32[1]
        The opacity under much, 0..255.
    out : uint8[h * w, 4]
        Written: RGBA.
    """
    height, width = shade.shape
    for y in range(height):
        for x in range(width):
            out[y * width + x, 3] = int(most[0] * min(max(shade[y, x], 0.0), 1.0))
