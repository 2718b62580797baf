"""Which code page a P6 file was written in: XER names none, so its bytes must tell."""

import codecs
import re
from typing import Final

from sim.problem import ReadError

_RUN = re.compile(rb"[\x80-\xff][\x40-\xff]*")
_EURO = re.compile(rb"\t([\x80-\xff]{1,3})\t[^\r\n]{0,60}\tEUR\t")
_SAMPLE = 400_000  # bytes outside ASCII that are looked at
_CANDIDATES: Final = ("gb18030", "big5", "cp1251", "cp1252")


def encoding_of(data: bytes, path: str = "") -> tuple[str, bool]:
    """Return (encoding, whether it is sure) of a text.

    Raises
    ------
    ReadError
        If it is no text.
    """
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
    ):  # fmt: skip
        if data.startswith(mark):
            return name, True
    head = data[:4096]
    if b"\x00" in head:
        odd, even = head[1::2].count(0), head[0::2].count(0)
        if max(odd, even) * 2 < len(head) // 2:
            raise ReadError(path, "", "table-binary")
        return ("utf-16-le" if odd > even else "utf-16-be"), True
    try:
        data.decode("utf-8")
        return "utf-8", True
    except UnicodeDecodeError:
        pass
    runs = _runs(data)
    euro = _EURO.search(data)
    scores = {name: _score(runs, name) for name in _CANDIDATES}
    for name in _CANDIDATES if euro is not None else ():
        # The table of currencies shows how the euro sign was written.
        if euro is not None and euro[1].decode(name, "replace").strip() == "€":
            scores[name] += 1.0
    best = max(_CANDIDATES, key=lambda name: scores[name])
    return best, False


def _runs(data: bytes) -> list[bytes]:
    runs, size = [], 0
    for match in _RUN.finditer(data):
        runs.append(match[0])
        size += len(match[0])
        if size > _SAMPLE:
            break
    return runs


def _score(runs: list[bytes], name: str) -> float:
    """Return how much the runs look like text in an encoding, 0..1."""
    good = all_of = 0.0
    for run in runs:
        high = sum(byte >= 0x80 for byte in run)
        all_of += high
        if name == "gb18030":
            good += _pairs(run, name, 0xB0, 0xD7)
        elif name == "big5":
            good += _pairs(run, name, 0xA4, 0xC6)
        elif name == "cp1251":
            good += _cyrillic(run)
        else:
            good += _western(run)
    return good / all_of if all_of else 0.0


def _pairs(run: bytes, name: str, first: int, last: int) -> float:
    """Count the bytes of characters in everyday use."""
    try:
        text = run.decode(name)
    except UnicodeDecodeError:
        return 0.0
    good = 0.0
    for letter in text:
        code = letter.encode(name)
        if len(code) == 2:
            common = first <= code[0] <= last or 0xA1 <= code[0] <= 0xA3
            good += sum(byte >= 0x80 for byte in code) * (1.0 if common else 0.3)
    return good


def _cyrillic(run: bytes) -> float:
    words = re.findall(rb"[\xc0-\xff\xa8\xb8]{2,}", run)
    marks = len(re.findall(rb"[\xab\xbb\xb9\x96\x97\x85\xa0]", run))
    good = 0.0
    for word in words:
        # Ordinary words are of one case, or begin with a capital.
        text = word.decode("cp1251")
        good += len(word) * (1.0 if text[1:].islower() or text.isupper() else 0.4)
    return good + marks


def _western(run: bytes) -> float:
    """Count accented letters that stand alone among ASCII, and typographic marks."""
    good = 0.0
    for part in re.findall(rb"[\x80-\xff]+", run):
        if len(part) <= 2:
            good += sum(byte >= 0x82 and byte not in b"\x8d\x8f\x90\x9d" for byte in part) * 0.9
    return good
