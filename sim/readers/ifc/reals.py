"""Numbers as some programs write them, brought into the form of ISO 10303-21, 6.4.2."""

import re

# A real begins with a digit and its exponent is an E; ".5" and "1.D3" (of old Fortran) are read as meant.
ODD = re.compile(rb"(?<=[(,\s+-])(?:\.\d|\d+\.\d*[Dd][+-]?\d)")
PART = re.compile(
    rb"'[^']*'|/\*.*?\*/|(?<=[(,\s+-])(?:(?P<double>\d*\.\d*)[Dd](?=[+-]?\d)|(?P<bare>\.)(?=\d))", re.S
)


def plain_reals(data: bytes) -> tuple[bytes, int]:
    """Return the file with all its reals in the standard's form, and how many were not."""
    if not ODD.search(data):
        return data, 0
    count = 0

    def put(match: re.Match[bytes]) -> bytes:
        nonlocal count
        if match["bare"] is None and match["double"] is None:
            return match[0]  # a text or a comment: not ours to touch
        count += 1
        whole = b"." if match["bare"] else match["double"] + b"E"
        return b"0" + whole if whole.startswith(b".") else whole

    return PART.sub(put, data), count
