"""Finding a name from a few of its letters, as command palettes do."""

from typing import NamedTuple


class Match(NamedTuple):
    """How well a text fits (higher is better) and which of its letters were meant."""

    score: int
    letters: tuple[int, ...]


def fuzzy_match(query: str, text: str) -> Match | None:
    """Return the match of all letters of `query`, in order, in `text`; None if one is missing.

    A run of letters counts most, then letters that begin a word, then early ones. Spaces in the query
    separate words that may each start anywhere after the one before.
    """
    wanted, folded = query.casefold(), text.casefold()
    if len(folded) != len(text):
        folded = text.lower() if len(text.lower()) == len(text) else text
    whole = folded.find(wanted)
    if wanted and whole >= 0:
        begins = whole == 0 or not folded[whole - 1].isalnum()
        letters = tuple(range(whole, whole + len(wanted)))
        return Match(1000 + (200 if begins else 0) - whole - len(text) // 8, letters)
    score = at = 0
    found: list[int] = []
    for letter in wanted:
        if letter.isspace():
            continue
        place = _next_place(folded, letter, at)
        if place < 0:
            return None
        if found and place == found[-1] + 1:
            score += 12
        elif place == 0 or not folded[place - 1].isalnum():
            score += 8
        else:
            score -= min(place - at, 6)
        found.append(place)
        at = place + 1
    return Match(score - len(text) // 8, tuple(found))


def _next_place(text: str, letter: str, at: int) -> int:
    """Return where `letter` comes next: here, else at the next word it begins, else anywhere."""
    if text[at : at + 1] == letter:
        return at
    place = text.find(letter, at)
    while place > 0 and text[place - 1].isalnum():
        place = text.find(letter, place + 1)
    return place if place >= 0 else text.find(letter, at)
