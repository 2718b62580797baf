"""Patterns a person can write: globs, words, ranges, regular expressions, with places to fill."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

PLACE = re.compile(r"\{([A-Za-z_][\w. ]*)\}")
MOST_SIGNS = 500


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern; case never counts.

    "wall*" is a glob over the whole text, "has:wall" asks for a part of it, "=wall" for the very
    text, "re:wall (?P<level>\\d+)" searches a regular expression, "in:2.5..5.5" asks for a number from the
    first up to, not including, the second (either may be left out), "not:" before any of them forbids
    what it matches. "{storey}" stands for a value of the other side.

    Raises
    ------
    ValueError
        If it is too long, or no regular expression, or no range.
    """

    text: str

    def __post_init__(self) -> None:
        if len(self.text) > MOST_SIGNS:
            raise ValueError(f"{self.text[:40]}…")
        self.limits()
        self.compiled(dict.fromkeys(self.places, ""))

    @property
    def places(self) -> tuple[str, ...]:
        """Names of the places to fill."""
        return tuple(PLACE.findall(self.text))

    @property
    def groups(self) -> tuple[str, ...]:
        """Names of what it captures."""
        return tuple(self.compiled(dict.fromkeys(self.places, "")).groupindex)

    def negated(self) -> bool:
        """Return whether it asks for what does not match."""
        return self.text.startswith("not:")

    def exact(self, values: Mapping[str, str]) -> str | None:
        """Return the one text that matches, None if it is not as simple as that."""
        text = self.text
        if text.startswith(("not:", "has:", "re:", "in:")):
            return None
        if not text.startswith("=") and re.search(r"[*?\[]", PLACE.sub("", text)):
            return None
        return _filled(text.removeprefix("="), values, False).casefold()

    def prefix(self, values: Mapping[str, str]) -> str:
        """Return what every text it matches begins with: "wall" of "wall*", "" where that is not known."""
        text = self.text.removeprefix("not:")
        if text.startswith(("has:", "re:", "in:", "=")):
            return ""
        head = re.split(r"[*?\[]", text, maxsplit=1)[0]
        return _filled(head, values, False) if "{" not in text[len(head) :] or "{" not in head else ""

    def limits(self) -> tuple[float, float] | None:
        """Return the range it asks a number to lie in, None if it asks for a text."""
        text = self.text.removeprefix("not:")
        if not text.startswith("in:"):
            return None
        low, dots, high = text[3:].partition("..")
        limits = float(low or "-inf"), float(high or "inf")
        if not dots or not limits[0] < limits[1]:
            raise ValueError(self.text)
        return limits

    def matcher(self, values: Mapping[str, str]) -> Callable[[str], bool]:
        """Return what tells whether a text matches, whatever "not:" says."""
        limits = self.limits()
        if limits is None:
            expression = self.compiled(values)
            return lambda text: expression.search(text) is not None
        low, high = limits

        def within(text: str) -> bool:
            try:
                return low <= float(text) < high
            except ValueError:
                return False

        return within

    def compiled(self, values: Mapping[str, str]) -> re.Pattern[str]:
        """Return the regular expression to search for, its places filled."""
        text = self.text.removeprefix("not:")
        try:
            if text.startswith("re:"):
                return re.compile(_filled(text[3:], values, True), re.IGNORECASE)
            if text.startswith("has:"):
                return re.compile(re.escape(_filled(text[4:], values, False)), re.IGNORECASE)
            if text.startswith("="):
                return re.compile(r"\A" + re.escape(_filled(text[1:], values, False)) + r"\Z", re.IGNORECASE)
            return re.compile(_glob(text, values), re.IGNORECASE | re.DOTALL)
        except (re.error, OverflowError) as error:
            raise ValueError(f"{self.text}: {error}") from error


def _filled(text: str, values: Mapping[str, str], escape: bool) -> str:
    def fill(match: re.Match[str]) -> str:
        value = values.get(match[1], "")
        return re.escape(value) if escape else value

    return PLACE.sub(fill, text)


def _glob(text: str, values: Mapping[str, str]) -> str:
    parts: list[str] = []
    at = 0
    for match in PLACE.finditer(text):
        parts += [_translated(text[at : match.start()]), re.escape(values.get(match[1], ""))]
        at = match.end()
    return r"\A" + "".join([*parts, _translated(text[at:])]) + r"\Z"


def _translated(text: str) -> str:
    signs = {"*": ".*", "?": "."}
    return "".join(signs.get(sign) or re.escape(sign) for sign in text)
