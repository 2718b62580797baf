"""The arguments of an instance as they stand in a STEP file."""

import re

_PARTS = re.compile(rb"'(?:[^']|'')*'|/\*.*?\*/|[(),]|[^'(),/]+|/", re.S)
_REFERENCE = re.compile(rb"\s*#(\d+)\s*")


def arguments(body: bytes) -> list[bytes]:
    """Split "(a,(b,c),'d')" at the commas of its outermost brackets."""
    found: list[bytes] = []
    part: list[bytes] = []
    depth = 0
    for match in _PARTS.finditer(body):
        piece = match[0]
        if piece == b"(":
            depth += 1
            if depth == 1:
                continue
        elif piece == b")":
            depth -= 1
            if depth == 0:
                break
        elif piece == b"," and depth == 1:
            found.append(b"".join(part).strip())
            part = []
            continue
        part.append(piece)
    return [*found, b"".join(part).strip()] if found or part else []


def references(argument: bytes) -> list[int]:
    """Return the instance numbers in a reference or a list of them; none where it is anything else."""
    inner = argument.strip()
    if inner.startswith(b"("):
        inner = inner[1:-1]
    matches = [_REFERENCE.fullmatch(each) for each in inner.split(b",")]
    return [int(match[1]) for match in matches if match is not None]


def without(argument: bytes, gone: set[int]) -> bytes | None:
    """Return a list of references without some of them; None where nothing is left."""
    kept = [number for number in references(argument) if number not in gone]
    if not argument.strip().startswith(b"("):
        return argument if kept else None
    return b"(" + b",".join(b"#%d" % number for number in kept) + b")" if kept else None
