"""Values as Microsoft Project's XML spells them."""

from decimal import Decimal

import numpy as np

from sim.tool_dates import NO_FLOAT
from sim.writers.p6.cells import spelled


def moment_text(when: np.datetime64) -> str:
    """Return a moment, "" for none."""
    return "" if np.isnat(when) else str(when.astype("datetime64[s]"))


def length_text(seconds: int) -> str:
    """Return a length of time, "" where it is not known."""
    return "" if seconds < 0 else f"PT{seconds // 3600}H{seconds // 60 % 60}M{seconds % 60}S"


def money_text(amount: float) -> str:
    """Return an amount in hundredths, "" for NaN."""
    if np.isnan(amount):
        return ""
    return format((Decimal(repr(float(amount))) * 100).normalize(), "f")


def number_text(value: float) -> str:
    """Return a number, "" for NaN."""
    return "" if np.isnan(value) else spelled(float(value))


def slack_text(seconds: int) -> str:
    """Return a float in tenths of a minute, "" where it is not known."""
    return "" if seconds == NO_FLOAT else spelled(seconds / 6)


def flag_text(on: object) -> str:
    """Return 1 or 0."""
    return "1" if on else "0"
