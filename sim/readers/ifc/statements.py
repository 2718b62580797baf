"""The instances of a STEP file as they stand in its bytes, independent of any schema."""

import re
from collections.abc import Iterator
from typing import NamedTuple

# A text ends at the first quote that is not doubled; a comment holds anything.
STATEMENT = re.compile(rb"#(\d+)\s*=\s*(\w+)\s*(\((?:[^';/]++|'[^']*+'|/\*.*?\*/|/)*+);", re.S)
BEGINNING = re.compile(rb"/\*.*?\*/|(?:^|[;\s])#(\d+)\s*=\s*(\w*)", re.S)
ANOTHER = re.compile(rb"\n\s*#\d+\s*=\s*\w")
TEXT = re.compile(rb"'[^']*+'|/\*.*?\*/", re.S)
LARGEST_ID = 2**31 - 1
# What may stand in an instance once texts and comments are out (ISO 10303-21, 6.3 and 6.4), with
# numbers that a double and instance names that 31 bits can hold.
TOKENS = re.compile(
    rb"""(?: [\s,()$*]++
    | \#(?:\d{1,9}|1\d{9}|20\d{8}|21[0-3]\d{7})(?=[\s,)])
    | [+-]?(?:\d{1,18}|\d{1,300}\.\d*(?:E[+-]?(?:0*\d{1,2}|[12]\d\d))?)(?=[\s,)])
    | \.[A-Z_]\w*\.(?=[\s,)])
    | !?[A-Z_]\w*\s*(?=\()
    | "[0-9A-F]*"(?=[\s,)])
    )*+""",
    re.X | re.I,
)


class Statement(NamedTuple):
    """One instance: number, class in capitals, and where it stands."""

    id: int
    name: str
    start: int
    finish: int
    whole: bool  # whether its brackets close, its tokens are known and its number can be held


def statements(data: bytes) -> Iterator[Statement]:
    """Yield every instance of the data section, broken ones too.

    A broken instance reaches to the beginning of the next one, so nothing after it is lost.
    """
    position = max(data.find(b"DATA"), 0)
    while found := BEGINNING.search(data, position):
        position = found.end()
        if found[1] is None:
            continue
        number, name = int(found[1][:12]), found[2].decode("ascii", "replace").upper()
        start = data.index(b"#", found.start())
        match = STATEMENT.match(data, start)
        if match and not ANOTHER.search(data, match.start(3), match.end()):
            # The closing semicolon is also what the next beginning looks for.
            position = match.end() - 1
            whole = number <= LARGEST_ID and _well_formed(match[3])
            yield Statement(number, name, start, match.end(), whole)
        else:
            following = _next_beginning(data, position)
            position = max(following - 1, position)
            yield Statement(number, name, start, following, False)


def _next_beginning(data: bytes, position: int) -> int:
    while found := BEGINNING.search(data, position):
        if found[1] is not None:
            return data.index(b"#", found.start())
        position = found.end()
    return len(data)


def _well_formed(body: bytes) -> bool:
    bare = TEXT.sub(b"$", body) if b"'" in body or b"/*" in body else body
    if bare.count(b"(") != bare.count(b")") or not bare.rstrip().endswith(b")"):
        return False
    return TOKENS.fullmatch(bare) is not None
