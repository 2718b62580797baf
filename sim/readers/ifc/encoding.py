"""Texts written with raw bytes instead of STEP's escapes, as many programs do."""

import re

from sim.readers.ifc.schema import Content

STEP = 1 << 24
HIGH = re.compile(rb"[\x80-\xff]+")
SPECIAL = re.compile(r"[^\x00-\x7f]+")
PAIRED = 0.8  # share of even runs of high bytes above which they are Chinese pairs, not accents
SAMPLE = 10_000  # runs looked at


def is_plain(data: Content) -> bool:
    """Return whether the file holds only the bytes ISO 10303-21 allows."""
    return all(data[at : at + STEP].isascii() for at in range(0, len(data), STEP))


def escaped(data: bytes) -> tuple[bytes, str]:
    """Return the file with its special characters escaped, and the encoding they were read with.

    Notes
    -----
    ISO 10303-21:2016, 6.4.3: ``\\X2\\`` for the basic plane in groups of four, ``\\X4\\`` beyond it.
    """
    text, codec = _decoded(data)
    return SPECIAL.sub(lambda match: _escape(match[0]), text).encode("ascii"), codec


def _decoded(data: bytes) -> tuple[str, str]:
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        pass
    runs = [len(run) for run in HIGH.findall(data)[:SAMPLE]]
    if sum(length % 2 == 0 for length in runs) > PAIRED * len(runs):
        try:
            return data.decode("gb18030"), "GB18030"
        except UnicodeDecodeError:
            pass
    return data.decode("cp1252", "replace"), "Windows-1252"


def _escape(text: str) -> str:
    if all(ord(sign) < 0x10000 for sign in text):
        return "\\X2\\" + "".join(f"{ord(sign):04X}" for sign in text) + "\\X0\\"
    return "\\X4\\" + "".join(f"{ord(sign):08X}" for sign in text) + "\\X0\\"
