"""The document: one frozen snapshot of everything a user can edit and save."""

from dataclasses import dataclass, field

import numpy as np

from kernels.arrays import F64
from sim.changes import Change
from sim.elements import Elements, no_elements
from sim.links import Links, no_links
from sim.mesh import Mesh, no_mesh
from sim.problem import Problem
from sim.properties import Properties, no_properties
from sim.revised import OrphanLink, RevisedModel
from sim.schedule import Schedule, no_schedule
from sim.sensors import Sensors, no_sensors
from sim.spatial import Spatial, no_spatial
from sim.type_look import TypeLook
from sim.viewpoint import Viewpoint


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """One model file of the project.

    Attributes
    ----------
    path : str
        Where it was read from.
    digest : str
        BLAKE2 of the file's bytes, hexadecimal: the key of the geometry cache.
    schema : str
        As the file declares it, "IFC4X3_ADD2".
    name : str
        File name without folder.
    crs : str
        Projected coordinate system, "EPSG:28992", "" where the file names none.
    placement : float64[3, 4]
        Model coordinates (m) to project world (m).
    unconverted : tuple of (str, str)
        GlobalId and reason of each element whose shape could not be made.
    classes : dict of str to int
        How many instances of each concrete IfcProduct class the file holds, openings included.
    """

    path: str
    digest: str
    schema: str
    name: str
    crs: str = ""
    placement: F64 = field(default_factory=lambda: np.eye(3, 4))
    unconverted: tuple[tuple[str, str], ...] = ()
    classes: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Project:
    """What is opened, edited, undone and saved; replaced as a whole, never mutated.

    Attributes
    ----------
    name : str
    zone : str
        IANA time zone of the site, which joins wall-clock and sensor time.
    models : tuple of Model
    elements, spatial, properties, mesh
        The federated models.
    schedule : Schedule
    links : Links
    profile : str
        Name of the appearance profile.
    sensors : Sensors
        Channels, limits and bindings to elements.
    viewpoints : tuple of Viewpoint
    problems : tuple of Problem
        What the readers reported.
    changes : tuple of Change
        The log of edits as it was saved; `Store.log` goes on from there.
    type_looks : tuple of TypeLook
        How classes and types grow, where tasks do not say.
    orphans : tuple of OrphanLink
        Links whose elements new revisions no longer have.
    revisions : tuple of RevisedModel
        How the elements of revised models were known again, the last time.
    """

    name: str = ""
    zone: str = "UTC"
    models: tuple[Model, ...] = ()
    elements: Elements = field(default_factory=no_elements)
    spatial: Spatial = field(default_factory=no_spatial)
    properties: Properties = field(default_factory=no_properties)
    mesh: Mesh = field(default_factory=no_mesh)
    schedule: Schedule = field(default_factory=no_schedule)
    links: Links = field(default_factory=no_links)
    profile: str = "construction"
    sensors: Sensors = field(default_factory=no_sensors)
    viewpoints: tuple[Viewpoint, ...] = ()
    problems: tuple[Problem, ...] = ()
    changes: tuple[Change, ...] = ()
    type_looks: tuple[TypeLook, ...] = ()
    orphans: tuple[OrphanLink, ...] = ()
    revisions: tuple[RevisedModel, ...] = ()
