"""From readings to alarms: judge each channel, then raise the worst on its element."""

import numpy as np

from kernels._jit import kernel
from kernels.arrays import F64, I32, I64, U8

# Alarm codes, as a scene shows them.
CALM = 0
WARNING = 1
ALARM = 2
STALE = 3  # silent for longer than allowed

NEVER = np.iinfo(np.int64).min


@kernel
def judge_channels(
    value: F64,
    time: I64,
    warn_low: F64,
    warn_high: F64,
    alarm_low: F64,
    alarm_high: F64,
    stale_after: F64,
    now: int,
    out: U8,
) -> None:
    """Write the alarm of every channel at `now`.

    Parameters
    ----------
    value : float64[c]
        The latest reading, in the channel's unit; NaN counts as no value.
    time : int64[c]
        When it was taken, s since 1970-01-01 UTC; NEVER before the first.
    warn_low, warn_high, alarm_low, alarm_high : float64[c]
        Limits, in the channel's unit; NaN for none. Reaching a limit breaks it.
    stale_after : float64[c]
        Silence allowed, s; NaN for any.
    now : int
        The moment, s since 1970-01-01 UTC.
    out : uint8[c]
        Written: CALM, WARNING, ALARM or STALE.

    Notes
    -----
    A channel that breaks a limit and then falls silent keeps its alarm: silence is no all-clear.
    Comparisons with NaN are false, so a missing limit never breaks.
    """
    for c in range(out.size):
        v = value[c]
        code = CALM
        if v <= alarm_low[c] or v >= alarm_high[c]:
            code = ALARM
        elif v <= warn_low[c] or v >= warn_high[c]:
            code = WARNING
        elif not np.isnan(stale_after[c]) and (
            time[c] == NEVER or np.isnan(v) or now - time[c] > stale_after[c]
        ):
            code = STALE
        out[c] = code


@kernel
def raise_on_elements(code: U8, element: I32, out: U8) -> None:
    """Write the worst alarm of the channels that watch each element.

    Parameters
    ----------
    code : uint8[c]
        Alarm of each channel.
    element : int32[c]
        Row of the element each channel watches, -1 for none.
    out : uint8[n]
        Written: ALARM before WARNING before STALE before CALM.
    """
    for i in range(out.size):
        out[i] = CALM
    for c in range(code.size):
        i = element[c]
        if i < 0 or code[c] == CALM:
            continue
        if out[i] == CALM or out[i] == STALE or (code[c] != STALE and code[c] > out[i]):
            out[i] = code[c]
