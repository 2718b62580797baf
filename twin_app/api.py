"""What other distributions may import; everything else can change without notice."""

from kernels.arrays import F32, F64, I32, I64, U8, Array, Bool, Time
from plugins.spec import (
    API_VERSION,
    Check,
    Machine,
    Panel,
    Plugin,
    Put,
    Reader,
    Report,
    Source,
    Writer,
)  # fmt: skip
from sim.elements import Elements
from sim.job import Cancelled, Job
from sim.links import Links, LinkSource
from sim.mesh import Mesh
from sim.playback.outcome import AlarmSpan, Outcome, Picture
from sim.playback.simulation import Simulation
from sim.playback.timeline import States
from sim.problem import Problem, ReadError, Severity, WriteError
from sim.project import Model, Project
from sim.properties import Properties, Property
from sim.readers.readings import Reading
from sim.schedule import Action, RelationKind, Relations, Schedule, TaskKind
from sim.sensors import Sensors
from sim.spatial import Spatial
from sim.store import Store
from sim.view import View
from sim.watched import Watched

__all__ = [
    "API_VERSION", "F32", "F64", "I32", "I64", "U8", "Action", "AlarmSpan", "Array", "Bool", "Cancelled",
    "Check", "Elements", "Job", "LinkSource", "Links", "Machine", "Mesh", "Model", "Outcome", "Panel",
    "Picture", "Plugin", "Problem", "Project", "Properties", "Property", "Put", "ReadError", "Reader",
    "Reading", "RelationKind", "Relations", "Report", "Schedule", "Sensors", "Severity", "Simulation",
    "Source", "Spatial", "States", "Store", "TaskKind", "Time", "View", "Watched", "WriteError", "Writer",
]  # fmt: skip
