"""Lengths of time as people write them into tables: "5 d", "2周", "3 Tage", "2ed", "50%"."""

import re
from typing import Final

from sim.moment import duration

DAY: Final = 28800  # s of work
_AMOUNT = re.compile(r"([+-]?)\s*(\d+(?:[.,]\d*)?|[.,]\d+)\s*([^\d\s?]*)\s*\??")
_NAMES = {
    60: "m min mins minute minutes minuut minuten 分钟 分",
    3600: "h hr hrs hour hours u uur std stunde stunden heure heures 小时 个小时 时",
    DAY: "d dy dys day days dag dagen t tag tage jour jours j 天 日 工日 个工作日 工作日 个工日",
    5 * DAY: "w wk wks week weeks weken woche wochen semaine semaines 周 星期 工作周 个工作周",
    20 * DAY: "mo mon mons month months maand maanden monat monate mois 月 个月 工作月 个工作月",
}
_ELAPSED_NAMES = {
    60: "em emin emins 自然分钟",
    3600: "eh ehr ehrs ehour ehours eu estd fstd 自然小时",
    86400: "ed edy eday edays edag edagen et ft fdag 自然日 个自然日 日历天 日历日 个日历天",
    604800: "ew ewk ewks eweek eweeks fw 自然周",
    2592000: "emo emon emons emonth emonths fmo 自然月",
}
_UNITS: Final = {name: size for size, names in _NAMES.items() for name in names.split()}
_ELAPSED: Final = {name: size for size, names in _ELAPSED_NAMES.items() for name in names.split()}


def seconds(text: str) -> tuple[int, bool]:
    """Return a length of time in seconds, and whether it runs day and night; a bare number counts days.

    Raises
    ------
    ValueError
        If it is no length of time.
    """
    if text.lstrip("+- ").startswith("P"):
        return duration(text, DAY, 5 * DAY, 20 * DAY), False
    match = _AMOUNT.fullmatch(text.strip().casefold())
    unit = match[3].rstrip(".") if match else ""
    if match is None or (unit and unit not in _UNITS and unit not in _ELAPSED):
        raise ValueError(text)
    elapsed = unit in _ELAPSED
    amount = float(match[2].replace(",", ".")) * (_ELAPSED[unit] if elapsed else _UNITS[unit or "d"])
    if amount > 1e9:
        raise ValueError(text)
    return round(-amount if match[1] == "-" else amount), elapsed


def share(text: str) -> tuple[float, bool] | None:
    """Return "+50%" or "-25e%" as per cent, and whether it is of elapsed time; None for anything else."""
    match = re.fullmatch(r"\s*([+-]?)\s*(\d{1,6}(?:[.,]\d{1,6})?)\s*([ef]?)\s*[%％]\s*", text, re.I)
    if match is None:
        return None
    value = float(match[2].replace(",", "."))
    return -value if match[1] == "-" else value, bool(match[3])
