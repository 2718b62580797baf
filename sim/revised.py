"""What new revisions of models have left behind: links without an element, and matches to judge."""

from typing import NamedTuple


class OrphanLink(NamedTuple):
    """A link whose element is gone; kept until someone drops it or the element comes back.

    `source` is the name of a `LinkSource`.
    """

    model: str
    guid: str
    name: str
    ifc_class: str
    task: str
    source: str


class MatchedPair(NamedTuple):
    """An element known again by something else than its GlobalId, with the links it took over.

    `how` is the name of a `Match`, `distance` how far its middle moved, m, None where unknown; each of
    `links` is a task's ID and the name of a `LinkSource`.
    """

    how: str
    old_guid: str
    old_name: str
    new_guid: str
    new_name: str
    ifc_class: str
    distance: float | None
    links: tuple[tuple[str, str], ...]


class RevisedModel(NamedTuple):
    """One model that has come in a new revision.

    Attributes
    ----------
    model : str
        Its name.
    counts : tuple of (str, int)
        How many elements were known again, by the name of `Match`.
    pairs : tuple of MatchedPair
    added : tuple of str
        GlobalIds of elements that were none before.
    """

    model: str
    counts: tuple[tuple[str, int], ...]
    pairs: tuple[MatchedPair, ...]
    added: tuple[str, ...]
