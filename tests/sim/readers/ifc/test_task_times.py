import ifcopenshell
import numpy as np

from sim.planning.draft import ScheduleDraft
from sim.readers.ifc.task_times import Times, read_times

HEAD = "ISO-10303-21;HEADER;FILE_DESCRIPTION((''),'2;1');FILE_NAME('','',(''),(''),'','','');"


def times(time: str, schema: str = "IFC4") -> tuple[Times, list[str]]:
    lines = f"#1=IFCTASK('{1:022}',$,'T',$,$,$,$,$,$,.F.,$,#2,$);#2=IFCTASKTIME({time});"
    text = f"{HEAD}FILE_SCHEMA(('{schema}'));ENDSEC;DATA;{lines}ENDSEC;END-ISO-10303-21;"
    draft = ScheduleDraft()
    found = read_times(ifcopenshell.file.from_string(text), draft)
    return found.get(1, Times()), [problem.place for problem in draft.problems]


def test_planned_before_early_before_late_before_actual() -> None:
    days = [f"'2026-03-0{n}T08:00:00'" for n in range(1, 9)]
    for known, first in ((0, 1), (1, 3), (2, 5)):
        cells = ["$"] * (2 * known) + days[2 * known : 6]
        found, places = times(f"$,$,$,$,$,{','.join(cells)},$,$,$,$,$,{days[6]},{days[7]},$,$")
        assert (str(found.start)[8:10], places) == (f"{first:02}", [])
        assert str(found.actual_start)[8:10] == "07"
    found, _ = times(f"$,$,$,$,$,$,$,$,$,$,$,$,$,$,$,$,{days[6]},{days[7]},$,0.25")
    assert (str(found.start)[8:10], str(found.finish)[8:10], found.percent) == ("07", "08", 25.0)


def test_elapsed_durations_are_told_apart() -> None:
    found, _ = times("$,$,$,.ELAPSEDTIME.,'P2D',$,$,$,$,$,$,$,$,$,$,$,$,$,$,$")
    assert (found.duration, found.elapsed) == ("P2D", True)
    assert np.isnat(found.start)


def test_a_date_that_is_none_is_said() -> None:
    found, places = times("$,$,$,$,$,'soon',$,'2026-03-02T08:00:00',$,$,$,$,$,$,$,$,$,$,$,$")
    assert str(found.start) == "2026-03-02T08:00:00"
    assert places == ["#2 ScheduleStart"]
