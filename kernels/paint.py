"""What the screen is told about every element: four bytes."""

import numpy as np

from kernels._jit import kernel
from kernels.arrays import I32, U8, U32

# How an element is shown.
UNSEEN = 0
SOLID = 1
GLASS = 2

# What a state does to the shape.
WHOLE = 0
GROWING = 1
SHRINKING = 2

# Marks the user has put on an element.
HIDDEN = 1
GHOSTED = 2
SELECTED = 4

LEAST = 5  # of 255: work that has just begun shows a sliver


@kernel
def paint_states(
    order: I32,
    code: U8,
    amount: U8,
    alarm: U8,
    mark: U8,
    shown: U8,
    change: U8,
    tint: U8,
    fading: int,
    out: U32,
) -> int:
    """Write the texel of every drawn slot; return how many are glass.

    Parameters
    ----------
    order : int32[k]
        The element of each slot.
    code, amount : uint8[n]
        State of every element, and 0..255 of its work or of its fresh time.
    alarm : uint8[n]
        Alarm level of every element, 0..3.
    mark : uint8[n]
        HIDDEN, GHOSTED and SELECTED bits.
    shown : uint8[STATE_COUNT]
        UNSEEN, SOLID or GLASS for each state.
    change : uint8[STATE_COUNT]
        WHOLE, GROWING or SHRINKING for each state.
    tint : uint8[STATE_COUNT]
        How strongly each state colours the material, 0..255.
    fading : int
        The state whose tint fades as its amount grows, -1 for none.
    out : uint32[k or more]
        Written, from the lowest byte: state | alarm << 4; the filled share 0..255; UNSEEN, SOLID or
        GLASS | selected << 2; strength of the tint 0..255.

    Notes
    -----
    Growing work that has not begun (a late start) is shown as glass, so that it can be seen at all.
    """
    words = np.empty(shown.size * 256, np.uint32)  # of every state and amount
    for state in range(shown.size):
        for share in range(256):
            show = shown[state]
            fill = 255
            strength = int(tint[state])
            if change[state] == GROWING:
                if share == 0 and show == SOLID and state != 1:
                    show = GLASS
                else:
                    fill = max(share, LEAST)
            elif change[state] == SHRINKING:
                fill = max(255 - share, LEAST)
            if state == fading:
                strength = strength * (255 - share) // 255
            word = np.uint32(state) | np.uint32(fill) << np.uint32(8) | np.uint32(show) << np.uint32(16)
            words[state * 256 + share] = word | np.uint32(strength) << np.uint32(24)
    worn = np.empty(code.size, np.uint32)
    for row in range(code.size):
        word = words[np.int64(code[row]) * 256 + amount[row]] | np.uint32(alarm[row]) << np.uint32(4)
        marked = mark[row]
        if marked:
            show = (word >> np.uint32(16)) & np.uint32(3)
            if marked & HIDDEN:
                show = np.uint32(UNSEEN)
            elif marked & GHOSTED and show == SOLID:
                show = np.uint32(GLASS)
            word = word & np.uint32(0xFF00FFFF) | (show | np.uint32(marked & SELECTED)) << np.uint32(16)
        worn[row] = word
    glass = 0
    for k in range(order.size):
        word = worn[order[k]]
        glass += (word >> np.uint32(17)) & np.uint32(1)
        out[k] = word
    return glass


@kernel
def paint_rows(order: I32, rgba: U8, out: U8) -> None:
    """Write a colour per drawn slot from a colour per element.

    Parameters
    ----------
    order : int32[k]
        The element of each slot.
    rgba : uint8[n, 4]
        Colours; alpha 0 keeps the material.
    out : uint8[k or more, 4]
        Written: the colours.
    """
    for k in range(order.size):
        for c in range(4):
            out[k, c] = rgba[order[k], c]
