"""Money and resources as people write them into the cells of a table."""

import re
from collections.abc import Iterator

import numpy as np

_MONEY = re.compile(r"[^\d,.+\-()']*([-+(]?)[^\d,.]*(\d[\d.,' \u00a0\u202f]*)\)?[^\d]*")
_RESOURCE = re.compile(r"\s*(?P<name>[^\[\]]+?)\s*(?:\[\s*(?P<amount>[^\[\]]*?)\s*\])?\s*")
_AMOUNT = re.compile(r"(\d{1,9}(?:[.,]\d{1,9})?)\s*(.*)")
_MOST = 1e15


def amount(text: str) -> float:
    """Return a sum of money: "¥1,234.50", "1.234,50 €", "(20.00)"; NaN for anything else."""
    match = _MONEY.fullmatch(text.strip())
    if match is None:
        return np.nan
    digits = re.sub(r"['\s\u00a0\u202f]", "", match[2]).rstrip(".,")
    comma, point = digits.rfind(","), digits.rfind(".")
    if comma >= 0 and point >= 0:
        digits = digits.replace("," if comma < point else ".", "").replace(",", ".")
    elif comma >= 0:
        # One comma is a decimal one unless three digits follow it.
        decimal = digits.count(",") == 1 and len(digits) - comma != 4
        digits = digits.replace(",", "." if decimal else "")
    elif digits.count(".") > 1:
        digits = digits.replace(".", "")
    try:
        value = float(digits)
    except ValueError:
        return np.nan
    return np.nan if value > _MOST else -value if match[1] in ("-", "(") else value


def assigned(text: str) -> Iterator[tuple[str, float, str]]:
    """Yield name, amount and unit of each resource: "Crane[50%],Concrete[3 m3]".

    An amount without unit counts whole resources, NaN where none is given; one with a unit is a quantity.
    """
    for part in re.split(r"[;,、，；](?![^\[]*\])", text):
        match = _RESOURCE.fullmatch(part)
        if match is None or not match["name"].strip():
            continue
        number = _AMOUNT.fullmatch(match["amount"] or "")
        if number is None:
            yield match["name"], np.nan, ""
            continue
        value, unit = float(number[1].replace(",", ".")), number[2].strip()
        yield (match["name"], value / 100, "") if unit in ("%", "％") else (match["name"], value, unit)
