"""Moments and lengths of time as IFC spells them (ISO 8601)."""

import numpy as np


def instant(when: np.datetime64) -> str:
    """Return "2025-03-03T08:00:00"."""
    return str(when.astype("datetime64[s]"))


def duration_text(seconds: int) -> str:
    """Return "PT8H30M"; hours are not carried into days, whose length depends on the calendar."""
    sign, rest = ("-", -seconds) if seconds < 0 else ("", seconds)
    hours, minutes, rest = rest // 3600, rest // 60 % 60, rest % 60
    parts = [f"{value}{unit}" for value, unit in ((hours, "H"), (minutes, "M"), (rest, "S")) if value]
    return f"{sign}PT{''.join(parts) or '0S'}"
