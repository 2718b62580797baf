"""The small project with everything in it that a document can hold, for saving and opening."""

from dataclasses import replace

import numpy as np
from small_project import small_project

from sim.calendar import standard_calendar
from sim.links import LinkSource, links_of
from sim.problem import Problem, Severity
from sim.project import Model, Project
from sim.schedule import Action, RelationKind, Relations
from sim.sensors import Sensors
from sim.viewpoint import Camera, Section, Viewpoint


def rich_project(model_path: str = "hut.ifc") -> Project:
    """Return a project in which every table of the project file has rows."""
    base = small_project()
    holiday = {np.datetime64("2025-05-01"): (), np.datetime64("2025-05-03"): ((8 * 3600, 12 * 3600 + 90),)}
    calendars = (standard_calendar(), replace(standard_calendar(), name="夜班", exceptions=holiday))
    count = len(base.schedule)
    action = base.schedule.action.copy()
    action[5], action[11] = Action.DEMOLISH, Action.PROVIDE
    actual = base.schedule.actual_start.copy()
    actual[2] = np.datetime64("2025-03-03T09:30:01")
    percent = base.schedule.percent.copy()
    percent[2] = 33.25
    schedule = replace(
        base.schedule, calendars=calendars, action=action, actual_start=actual, percent=percent,
        calendar=np.arange(count, dtype=np.int32) % 3 - 1,
        relations=Relations(
            np.array([2, 3], np.int32), np.array([3, 4], np.int32),
            np.array([RelationKind.SF, RelationKind.FS], np.uint8), np.array([-3600, 86400], np.int64),
        ),
        fields={"Storey": ("", "一层", *("" for _ in range(count - 2))), "Crew": ("",) * count},
        status_date=np.datetime64("2025-03-10T00:00:00", "s"),
    )  # fmt: skip
    element = np.arange(60, dtype=np.int32)
    links = links_of(element, (element // 20 * 6 + 2).astype(np.int32), LinkSource.RULE, 1, ("a", "b = c"))
    limits = (np.array([np.nan, 1.5]), np.array([3.0, np.nan]))
    placement = np.eye(3, 4)
    placement[:, 3] = 1e6, 0.1, -2.0
    camera = Camera((1.0, 2.0, 3.0), (4.0, 5.0, 6.0), (0.0, 1.0, 0.0), 40.0, 12.0, True)
    section = Section((0.0, 0.0, 3.0), (0.0, 0.0, 1.0))
    noon = np.datetime64("2025-03-09T12:00:00", "s")
    model = Model(
        model_path, "ab12", "IFC4", "hut.ifc", "EPSG:28992", placement, (("g1", "no shape"),), {"IfcWall": 15}
    )
    return replace(
        base, zone="Asia/Shanghai", models=(model,), schedule=schedule, links=links, profile="plain",
        sensors=Sensors(
            ("c1", "c2"), (base.elements.guid[3], base.elements.guid[7]), ("mm", "kN"), *limits, *limits,
            np.array([60.0, np.nan]),
        ),
        viewpoints=(
            Viewpoint("从南面", camera, noon, (section,), ("g1",), ("g2", "g3")),
            Viewpoint("plain"),
        ),
        problems=(Problem(Severity.WARNING, "too-large", "line 3", {"limit": "1 GB"}),),
    )  # fmt: skip
