"""What is drawn by hand on a picture of the model, kept with the viewpoint it was taken from."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeAlias

Spot: TypeAlias = tuple[float, float]

MOST_POINTS = 20_000  # of one mark


class MarkKind(Enum):
    """The shapes there are."""

    PEN = "pen"
    LINE = "line"
    ARROW = "arrow"
    RECTANGLE = "rectangle"
    ELLIPSE = "ellipse"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Mark:
    """One shape.

    Spots are picture heights from the middle of the picture, right and down positive, so that marks
    stay on the model in a window of another shape. `width` is a share of the picture height too; of a
    text it is the height of a line.
    """

    kind: MarkKind
    spots: tuple[Spot, ...]
    colour: str = "#d1242f"
    width: float = 0.004
    text: str = ""

    def is_visible(self) -> bool:
        """Return whether there is anything to see of it."""
        if self.kind is MarkKind.TEXT:
            return bool(self.text.strip()) and len(self.spots) == 1
        return len(set(self.spots)) > 1


def marks_to_json(marks: Sequence[Mark]) -> str:
    """Return the marks as one JSON text."""
    return json.dumps(
        [
            {"kind": m.kind.value, "spots": m.spots, "colour": m.colour, "width": m.width, "text": m.text}
            for m in marks
        ],
        ensure_ascii=False,
    )


def marks_from_json(text: str) -> tuple[Mark, ...]:
    """Return the marks of a JSON text; raises ValueError or KeyError where it is none of ours."""
    found = json.loads(text)
    if not isinstance(found, list):
        raise ValueError("marks are no list")
    return tuple(_mark(item) for item in found)


def _mark(item: dict[str, Any]) -> Mark:
    spots = tuple((float(x), float(y)) for x, y in item["spots"])
    width = float(item["width"])
    if len(spots) > MOST_POINTS or not all(
        math.isfinite(v) for v in (width, *(v for spot in spots for v in spot))
    ):
        raise ValueError("a mark has no place")
    return Mark(MarkKind(item["kind"]), spots, str(item["colour"]), width, str(item["text"]))
