"""Damaged copies of real files: the same seed always damages the same way."""

import random
import re

NUMBER = re.compile(rb"#\d+|-?\d+\.\d*")
WORD = re.compile(rb"IFC[A-Z]+")
ODD = [
    b"'", b";", b"(", b")", b"$", b"*", b",", b"\x00", b"\xff\xfe", b"/*", b"*/", b"#", b"=", b"\\X2\\D800",
    b"\\X\\", b"''", b"((((((((", b"))))", b"#0", b"#-1", b"#4294967296", b"#99999999999999999999", b"1.E999",
    b"-1.E999", b"NAN", b"1e", b".T.", b".UNKNOWN.", b"\"0F\"", b"ENDSEC;", b"DATA;", b"HEADER;", b"\n" * 50,
    b"9" * 400, b"IFCLABEL(", b"IFCWALL($);", b"%s%n", b"\xe4\xb8\xad",
]  # fmt: skip


def damaged(data: bytes, seed: int) -> bytes:
    """Return `data` with one to six random edits."""
    dice = random.Random(seed)
    out = bytearray(data)
    for _ in range(dice.randint(1, 6)):
        if not out:
            break
        dice.choice(EDITS)(out, dice)
    return bytes(out)


def _flip(out: bytearray, dice: random.Random) -> None:
    for _ in range(dice.choice((1, 10, 200))):
        out[dice.randrange(len(out))] = dice.randrange(256)


def _cut_end(out: bytearray, dice: random.Random) -> None:
    del out[dice.randrange(len(out)) :]


def _cut_middle(out: bytearray, dice: random.Random) -> None:
    start = dice.randrange(len(out))
    del out[start : start + dice.choice((1, 30, 1000, 50_000))]


def _insert(out: bytearray, dice: random.Random) -> None:
    start = dice.randrange(len(out) + 1)
    out[start:start] = dice.choice(ODD)


def _repeat(out: bytearray, dice: random.Random) -> None:
    start = dice.randrange(len(out))
    out[start:start] = out[start : start + dice.choice((10, 500, 5000))] * dice.choice((1, 3))


def _swap_numbers(out: bytearray, dice: random.Random) -> None:
    found = list(NUMBER.finditer(out, dice.randrange(len(out))))[:2000]
    if len(found) > 1:
        first, second = dice.sample(found, 2)
        if first.start() > second.start():
            first, second = second, first
        a, b = first[0], second[0]
        out[second.start() : second.end()] = a
        out[first.start() : first.end()] = b


def _swap_classes(out: bytearray, dice: random.Random) -> None:
    found = list(WORD.finditer(out, dice.randrange(len(out))))[:2000]
    if len(found) > 1:
        first, second = dice.sample(found, 2)
        if first.start() > second.start():
            first, second = second, first
        a, b = first[0], second[0]
        out[second.start() : second.end()] = a
        out[first.start() : first.end()] = b


def _point_at_itself(out: bytearray, dice: random.Random) -> None:
    found = re.compile(rb"#(\d+)\s*=[^;]*?#(\d+)").search(out, dice.randrange(len(out)))
    if found:
        out[found.start(2) : found.end(2)] = found[1]


def _huge_number(out: bytearray, dice: random.Random) -> None:
    found = re.compile(rb"-?\d+\.\d*").search(out, dice.randrange(len(out)))
    if found:
        out[found.start() : found.end()] = dice.choice((b"1.E300", b"-1.E308", b"1000000000.", b"0.", b"NAN"))


EDITS = (
    _flip, _cut_end, _cut_middle, _insert, _insert, _repeat, _swap_numbers, _swap_classes,
    _point_at_itself, _huge_number,
)  # fmt: skip
