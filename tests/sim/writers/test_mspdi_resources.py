"""Resources, what they cost and how many there are, as Microsoft Project's XML has them."""

import io
from xml.etree.ElementTree import Element, fromstring

import numpy as np
from planned_project import planned_schedule

from sim.planning.draft import RateDraft, ResourceDraft, ScheduleDraft, TaskDraft
from sim.readers.mspdi_resources import read_rates
from sim.readers.xml_values import Values
from sim.schedule import Schedule
from sim.writers.losses import Losses
from sim.writers.mspdi_resources import ResourceElements
from sim.writers.xml_lines import XmlLines


def _written(schedule: Schedule, losses: Losses) -> Element:
    file = io.StringIO()
    out = XmlLines(file)
    out.open("Project")
    elements = ResourceElements(schedule, range(1, len(schedule) + 1), losses)
    elements.write(out)
    elements.assignments(out)
    out.close("Project")
    return fromstring(file.getvalue())


def test_rates_and_availability_are_read_back() -> None:
    days = [np.datetime64(day, "s") for day in ("2026-01-05", "2026-02-02")]
    drafts = [RateDraft(0, rate=30.25), RateDraft(0, days[0], 31.0), RateDraft(0, units=0.0),
              RateDraft(0, days[0], units=2.0), RateDraft(0, days[1], units=0.0)]  # fmt: skip
    draft = ScheduleDraft(tasks=[TaskDraft("1")], resources=[ResourceDraft("1", "Crew")], rates=drafts)
    element = _written(draft.schedule(), Losses()).find("Resources/Resource")
    assert element is not None
    found = read_rates(element, Values(element, "", draft), 0, draft)
    assert [(str(r.start), r.rate, r.units) for r in found if r.rate == r.rate] == [
        ("NaT", 30.25, found[0].units),
        ("2026-01-05T00:00:00", 31.0, found[1].units),
    ]
    assert [(str(r.start), r.units) for r in found[2:]] == [
        ("NaT", 0.0),
        ("2026-01-05T00:00:00", 2.0),
        ("2026-02-02T00:00:00", 0.0),
    ]


def test_materials_are_counted_in_hours_of_work_and_curves_told() -> None:
    losses = Losses()
    root = _written(planned_schedule(), losses)
    assert [each.findtext("Work") for each in root.iterfind("Assignments/Assignment")] == [
        "PT32H0M0S",
        "PT12H30M0S",
    ]
    assert [each.findtext("Type") for each in root.iterfind("Resources/Resource")] == ["1", "1", "0"]
    told = {problem.code: problem.values for problem in losses.problems()}
    assert told["written-curve"] == {"count": 1, "names": "BELL"}
