"""Tasks are written in the place of those the model holds already."""

from planned_project import planned_schedule

from sim.ifc4d.appendix import Appendix
from sim.ifc4d.programme import Programme


def lines(numbers: dict[str, int]) -> list[str]:
    schedule = planned_schedule()
    out = Appendix(1000)
    Programme(out, schedule, list(schedule.id), numbers).write(1, {}, {})
    return out.content().decode().splitlines()


def test_a_task_takes_its_old_number() -> None:
    tasks = [line for line in lines({"A1020": 77}) if "=IFCTASK(" in line]
    assert [line for line in tasks if line.startswith("#77=IFCTASK('A1020'")]
    assert len(tasks) == 6 + 1  # and one task of the baseline


def test_kinds_have_their_types() -> None:
    tasks = {line.split("'")[1]: line for line in lines({}) if "=IFCTASK(" in line}
    assert tasks["W"].endswith(".NOTDEFINED.);")
    assert tasks["A1010"].endswith(".CONSTRUCTION.);")
    assert ",.T.,$," in tasks["A1050"]  # a milestone
    assert ",'TEMPORARY'," in tasks["A1020"]


def test_floats_dates_and_progress_stand_in_the_task_time() -> None:
    times = [line for line in lines({}) if "IFCTASKTIME" in line]
    assert any("'-PT8H',.T.,'2026-03-04T17:00:00'" in line for line in times)
    assert any(line.endswith("'PT10H',0.5);") for line in times)
