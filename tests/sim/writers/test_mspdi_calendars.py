"""Calendars of Microsoft Project's XML are read back as they were."""

import io
from xml.etree.ElementTree import fromstring

import numpy as np
from planned_project import planned_schedule

from sim.calendar import DAY, Calendar
from sim.planning.draft import ScheduleDraft
from sim.readers.mspdi_calendars import join_calendars, read_calendar
from sim.writers.losses import Losses
from sim.writers.mspdi_calendars import spans, write_calendars
from sim.writers.xml_lines import XmlLines


def test_round_trip() -> None:
    schedule, file = planned_schedule(), io.StringIO()
    write_calendars(XmlLines(file), schedule, Losses())
    draft = ScheduleDraft()
    join_calendars([read_calendar(each, draft) for each in fromstring(file.getvalue())], draft)
    assert draft.problems == []
    assert draft.calendars == list(schedule.calendars)


def test_dates_in_a_row_are_one_exception() -> None:
    off = {np.datetime64("2026-12-24") + k: () for k in range(4)}
    short = {np.datetime64("2026-12-28"): ((0, DAY // 2),)}
    found = [(str(a), str(b), shifts) for a, b, shifts in spans(Calendar("c", ((),) * 7, off | short))]
    assert found == [("2026-12-24", "2026-12-27", ()), ("2026-12-28", "2026-12-28", ((0, DAY // 2),))]


def test_more_shifts_than_project_takes_are_told() -> None:
    losses, many = Losses(), tuple((k * 7200, k * 7200 + 3600) for k in range(6))
    schedule = planned_schedule()
    object.__setattr__(schedule, "calendars", (Calendar("c", (many, *((),) * 6)),))
    write_calendars(XmlLines(io.StringIO()), schedule, losses)
    assert [(p.code, p.values["count"]) for p in losses.problems()] == [("written-shifts-many", 1)]
