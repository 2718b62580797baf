"""What stands directly below an XML element, as texts, numbers, moments and lengths of time."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

import numpy as np

from sim.moment import NOT_A_TIME, duration, moment
from sim.planning.draft import ScheduleDraft
from sim.task_plan import UNKNOWN

LARGEST = 1e12
_NO_DATES = frozenset({"", "NA", "NULL"})


class Values:
    """The leaves below one element; what cannot be understood is noted with its place.

    Remembers which of them were asked for, so that a reader can say which it has no use for.
    """

    __slots__ = ("_asked", "_draft", "place", "texts")

    def __init__(self, element: Element, place: str, draft: ScheduleDraft) -> None:
        self.texts = {child.tag: (child.text or "").strip() for child in element if len(child) == 0}
        self.place = place
        self._draft = draft
        self._asked: set[str] = set()

    def text(self, tag: str) -> str:
        """Return a text, "" where there is none."""
        self._asked.add(tag)
        return self.texts.get(tag, "")

    def flag(self, tag: str) -> bool:
        """Return whether a value says yes."""
        return self.text(tag).casefold() in ("1", "true", "yes")

    def number(self, tag: str, otherwise: float = np.nan) -> float:
        """Return a finite number of reasonable size, `otherwise` where there is none."""
        text = self.text(tag)
        if not text:
            return otherwise
        try:
            value = float(text)
        except ValueError:
            value = np.nan
        if abs(value) < LARGEST:
            return value
        self._draft.warn("number-odd", f"{self.place}/{tag}", text=text[:40])
        return otherwise

    def whole(self, tag: str, otherwise: int = 0) -> int:
        """Return a whole number."""
        return round(self.number(tag, otherwise))

    def moment(self, tag: str) -> np.datetime64:
        """Return a moment, NaT where there is none."""
        text = self.text(tag)
        if text in _NO_DATES:
            return NOT_A_TIME
        try:
            return moment(text)
        except ValueError:
            self._draft.warn("date-odd", f"{self.place}/{tag}", text=text[:40])
            return NOT_A_TIME

    def seconds(self, tag: str) -> int:
        """Return an ISO 8601 length of time in seconds, `UNKNOWN` where there is none."""
        text = self.text(tag)
        if not text:
            return UNKNOWN
        try:
            value = duration(text)
        except ValueError:
            self._draft.warn("length-odd", f"{self.place}/{tag}", text=text[:40])
            return UNKNOWN
        if value < 0:
            self._draft.warn("length-negative", f"{self.place}/{tag}", text=text[:40])
            return 0
        return value

    def hundredths(self, tag: str) -> float:
        """Return an amount of money written in hundredths, NaN where there is none."""
        return self.number(tag) / 100

    def rest(self, dull: Iterable[str]) -> list[str]:
        """Return the tags nobody asked for whose texts are none of `dull`."""
        idle = frozenset(dull)
        return [tag for tag, text in self.texts.items() if tag not in self._asked and text not in idle]
