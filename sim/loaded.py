"""One model as it comes out of its file or out of the cache."""

from dataclasses import dataclass, field

from sim.elements import Elements
from sim.links import Links, no_links
from sim.mesh import Mesh
from sim.problem import Problem
from sim.project import Model
from sim.properties import Properties
from sim.schedule import Schedule, no_schedule
from sim.spatial import Spatial


@dataclass(frozen=True, slots=True, eq=False)
class LoadedModel:
    """What a reader returns for one model file; rows count from 0 within the model.

    `timings` holds seconds by step ("open", "tables", "shapes", …); `from_cache` says that nothing
    was read from the file itself but its bytes' digest.
    """

    model: Model
    elements: Elements
    spatial: Spatial
    properties: Properties
    mesh: Mesh
    schedule: Schedule = field(default_factory=no_schedule)
    links: Links = field(default_factory=no_links)
    problems: tuple[Problem, ...] = ()
    timings: dict[str, float] = field(default_factory=dict)
    from_cache: bool = False
