"""Values as they are typed on the command line."""

import re

import numpy as np

from sim.moment import moment
from sim.problem import ReadError


def size_of(text: str) -> tuple[int, int]:
    """Return width and height; raises ReadError."""
    match = re.fullmatch(r"(\d{1,5})[xX×](\d{1,5})", text.strip())
    if not match or not all(16 <= int(side) <= 16384 for side in match.groups()):
        raise ReadError("--size", "", "bad-size", {"text": text})
    return int(match[1]), int(match[2])


def start_of(text: str | None) -> np.datetime64 | None:
    """Return the start the user gave; raises ReadError."""
    if text is None:
        return None
    try:
        return moment(text)
    except ValueError:
        raise ReadError("--start", "", "bad-time", {"text": text}) from None
