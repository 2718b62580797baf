"""Values as they are spelled in a STEP physical file (ISO 10303-21)."""

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

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
