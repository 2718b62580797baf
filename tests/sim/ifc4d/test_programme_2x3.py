"""IFC2X3 times tasks beside them, and asks a calendar date and a clock for each moment."""

from planned_project import planned_schedule

from sim.ifc4d.appendix import Appendix
from sim.ifc4d.programme_2x3 import Programme2x3
from sim.step_values import Ref


def test_each_task_has_its_time_and_equal_moments_are_shared() -> None:
    schedule = planned_schedule()
    out = Appendix(1000, Ref(5))
    lost = Programme2x3(out, schedule, list(schedule.id), {}).write({}, {})
    text = out.content().decode()
    assert text.count("=IFCRELASSIGNSTASKS(") == text.count("=IFCSCHEDULETIMECONTROL(") == len(schedule)
    assert text.count("IFCCALENDARDATE(2,3,2026)") == 1
    assert "IFCTASKTIME" not in text
    assert "IFCDATETIME(" not in text
    assert "'DEMOLITION'" in text
    assert lost["ifc-lost-elapsed-lag"] == 1


def test_lags_are_seconds() -> None:
    schedule = planned_schedule()
    out = Appendix(1000, Ref(5))
    Programme2x3(out, schedule, list(schedule.id), {}).write({}, {})
    lags = [
        line.rsplit(",", 2)[1] for line in out.content().decode().splitlines() if "IFCRELSEQUENCE" in line
    ]
    assert lags == ["14400.", "86400.", "-18000.", "0."]
