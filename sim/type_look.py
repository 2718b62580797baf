"""How the elements of a class or a type come into being, where tasks do not say."""

from typing import NamedTuple


class TypeLook(NamedTuple):
    """What a project says of a class of elements with those below it, or of a type.

    `growth` is a text of `sim.playback.growth.growth_of`.
    """

    field: str  # "class" or "type"
    text: str
    growth: str
