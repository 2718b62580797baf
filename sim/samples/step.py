"""STEP physical files (ISO 10303-21), written line by line as they are made."""

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TextIO, TypeAlias

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_$"


class Ref(int):
    """The number of an instance."""

    __slots__ = ()


class Enum(str):
    """An enumeration value."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Typed:
    """A value that names its type, as selects need it."""

    keyword: str
    value: "Value"


class _Derived:
    __slots__ = ()


DERIVED = _Derived()

Value: TypeAlias = bool | int | float | str | Typed | _Derived | Sequence["Value"] | None


def global_id(*parts: object) -> str:
    """Return the GlobalId (22 signs) that belongs to these words: always the same one."""
    words = "\x1f".join(map(str, parts)).encode()
    number = int.from_bytes(hashlib.blake2b(words, digest_size=16).digest(), "big")
    return "".join(_DIGITS[number >> shift & 63] for shift in range(126, -1, -6))


def spell(value: Value) -> str:
    """Return a value as it stands in the file.

    Raises
    ------
    ValueError
        For a number that is not finite.
    """
    if value is None:
        return "$"
    if isinstance(value, Ref):
        return f"#{int(value)}"
    if isinstance(value, bool):
        return ".T." if value else ".F."
    if isinstance(value, int):
        return str(int(value))
    if isinstance(value, float):
        return _real(value)
    if isinstance(value, Enum):
        return f".{value}."
    if isinstance(value, str):
        return f"'{_text(value)}'"
    if isinstance(value, Typed):
        return f"{value.keyword}({spell(value.value)})"
    if isinstance(value, _Derived):
        return "*"
    return f"({','.join(map(spell, value))})"


def _real(value: float) -> str:
    if not math.isfinite(value):
        raise ValueError(f"{value} cannot be written")
    text = repr(round(float(value), 9) + 0.0)
    mantissa, exponent, power = text.partition("e")
    if "." not in mantissa:
        mantissa += "."
    elif mantissa.endswith(".0"):
        mantissa = mantissa[:-1]
    return f"{mantissa}E{power}" if exponent else mantissa


def _text(value: str) -> str:
    if value.isascii() and value.isprintable() and "'" not in value and "\\" not in value:
        return value
    out: list[str] = []
    wide = False
    for sign in value:
        plain = sign.isascii() and sign.isprintable()
        if plain == wide:
            out.append("\\X0\\" if wide else "\\X4\\")
            wide = not wide
        if plain:
            out.append({"'": "''", "\\": "\\\\"}.get(sign, sign))
        else:
            out.append(f"{ord(sign):08X}")
    return "".join(out) + ("\\X0\\" if wide else "")


class StepFile:
    """An IFC4X3_ADD2 file that is being written; instances are numbered from 1."""

    def __init__(self, stream: TextIO, name: str, description: str, stamp: str) -> None:
        self._stream = stream
        self._lines: list[str] = []
        self._shared: dict[str, Ref] = {}
        self.count = 0
        stream.write(
            "ISO-10303-21;\nHEADER;\n"
            f"FILE_DESCRIPTION({spell((description,))},'2;1');\n"
            f"FILE_NAME({spell(name)},{spell(stamp)},(''),(''),'twin_app','twin_app','');\n"
            "FILE_SCHEMA(('IFC4X3_ADD2'));\nENDSEC;\nDATA;\n"
        )

    def add(self, keyword: str, *values: Value) -> Ref:
        """Write one instance and return its number."""
        return self._append(f"{keyword.upper()}({','.join(map(spell, values))})")

    def share(self, keyword: str, *values: Value) -> Ref:
        """Return the instance with just these values; it is written once only."""
        body = f"{keyword.upper()}({','.join(map(spell, values))})"
        found = self._shared.get(body)
        if found is None:
            found = self._shared[body] = self._append(body)
        return found

    def add_lines(self, text: str, count: int) -> None:
        """Write `count` instances that the caller has spelled and numbered from `self.count + 1`."""
        self._flush()
        self._stream.write(text)
        self.count += count

    def finish(self) -> None:
        """Write what is left and the end of the file."""
        self._flush()
        self._stream.write("ENDSEC;\nEND-ISO-10303-21;\n")

    def _append(self, body: str) -> Ref:
        self.count += 1
        self._lines.append(f"#{self.count}={body};\n")
        if len(self._lines) >= 4096:
            self._flush()
        return Ref(self.count)

    def _flush(self) -> None:
        self._stream.write("".join(self._lines))
        self._lines.clear()
