"""What the window derives from a document: worked out by a job, found again when it is shown."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from kernels.arrays import F64
from sim.browsing.grouping import GroupBy, Grouping, grouping
from sim.browsing.search import SearchText
from sim.playback.appearance import load_profile
from sim.playback.element_growth import element_growths
from sim.playback.growth import Growths
from sim.playback.motion import Motions, compile_motions
from sim.playback.timeline import Timeline
from sim.project import Project
from sim.space.picker import Picker
from twin_app import sectioning
from twin_app.rehearsal import timeline_of
from viewers.scene.extent import Extent, extent_of

T = TypeVar("T")
KEPT = 4  # versions of each part: what is shown, what a job has ready, and what undoing brings back


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """Pure functions of the columns of one project.

    Attributes
    ----------
    search : SearchText
    tree : Grouping
        By spatial structure, as the model tree first shows it.
    picker : Picker
    extent : Extent or None
        None without geometry.
    bounds : float64[2, 3] or None
        Lower and upper corner of all shapes, m.
    timeline : Timeline or None
        None without links.
    growths : Growths
    motions : Motions
    """

    search: SearchText
    tree: Grouping
    picker: Picker
    extent: Extent | None
    bounds: F64 | None
    timeline: Timeline | None
    growths: Growths
    motions: Motions


class Preparation:
    """Works out what is not there yet; a part whose columns are the same is never worked out twice.

    A job asks before it hands a project over, the window asks when it shows it. Columns never change,
    so that both may ask at the same time; at worst a part is made twice.
    """

    def __init__(self) -> None:
        self._parts: dict[str, tuple[tuple[tuple[Any, ...], Any], ...]] = {}

    def of(self, project: Project) -> Prepared:
        """Return what is derived from a project."""
        p = project
        return Prepared(
            self._part("search", lambda: SearchText(p.elements), p.elements),
            self._part("tree", lambda: grouping(p, GroupBy.SPACE), p.elements, p.spatial),
            self._part("picker", lambda: Picker(p.mesh), p.mesh),
            self._part("extent", lambda: extent_of(p.elements), p.elements),
            self._part("bounds", lambda: sectioning.bounds(p.elements), p.elements),
            self._part("timeline", lambda: timeline_of(p), p.elements, p.schedule, p.links),
            self._part(
                "growths",
                lambda: element_growths(p, load_profile(p.profile)),
                *(p.elements, p.schedule, p.links, p.profile, p.type_looks),
            ),
            self._part(
                "motions",
                lambda: compile_motions(p.schedule, p.links, p.elements),
                *(p.elements, p.schedule, p.links),
            ),
        )

    def _part(self, name: str, make: Callable[[], T], *columns: object) -> T:
        known = self._parts.get(name, ())
        for inputs, value in known:
            if all(a is b for a, b in zip(inputs, columns, strict=True)):
                found: T = value
                return found
        made = make()
        self._parts[name] = ((columns, made), *known[: KEPT - 1])
        return made
