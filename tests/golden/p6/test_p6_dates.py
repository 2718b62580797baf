"""P6's own dates, recomputed from durations, logic, calendars, constraints and progress.

Source: the files of `data/schedules` and what P6 had written into them (VALIDATION 23 and 24).
"""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from oracles.xer_text import split

from sim.planning.cpm import solve
from sim.readers.pmxml import read_pmxml
from sim.readers.xer import read_xer
from sim.schedule import Schedule

DATES = ("early_start", "early_finish", "late_start", "late_finish")
FLOATS = ("total_float", "free_float")
COMPUTED = {
    "early_start_date", "early_end_date", "late_start_date", "late_end_date", "restart_date", "reend_date",
    "rem_late_start_date", "rem_late_end_date", "target_start_date", "target_end_date", "scd_end_date",
}  # fmt: skip
TWINS = ("PredecessorCalendar", "SuccessorCalendar", "TwentyFourHourCalendar", "ProjectDefaultCalendar")


def differing(schedule: Schedule, name: str) -> list[str]:
    """Return the ids of the tasks of which the tool tells a value other than ours."""
    ours, tool = getattr(solve(schedule), name), getattr(schedule.tool, name)
    known = ~np.isnat(tool) if tool.dtype.kind == "M" else tool != np.iinfo(np.int64).min
    return [schedule.id[row] for row in np.flatnonzero(known & (ours != tool))]


@pytest.mark.parametrize("name", [*DATES, *FLOATS])
def test_every_date_and_float_of_the_house_plan(shared_data: Path, name: str) -> None:
    schedule, _ = read_xer(shared_data / "schedules" / "xer" / "MDL4RA.xer")
    assert differing(schedule, name) == []


def test_no_computed_date_of_the_file_is_used(shared_data: Path, tmp_path: Path) -> None:
    path = shared_data / "schedules" / "xer" / "MDL4RA.xer"
    lines, columns = [], []
    for line in path.read_bytes().decode("cp1251").split("\r\n"):
        cells = line.split("\t")
        if cells[0] == "%F":
            columns = cells
        elif cells[0] == "%R":
            for at, name in enumerate(columns[: len(cells)]):
                if name in COMPUTED and cells[at]:
                    cells[at] = "2031-07-01 11:30"
                elif name in ("total_float_hr_cnt", "free_float_hr_cnt"):
                    cells[at] = "77"
        lines.append("\t".join(cells))
    overwritten = tmp_path / "overwritten.xer"
    overwritten.write_bytes("\r\n".join(lines).encode("cp1251"))
    assert {row["early_end_date"] for row in split(overwritten.read_bytes(), "cp1251")["TASK"]} == {
        "2031-07-01 11:30"
    }
    before, after = solve(read_xer(path)[0]), solve(read_xer(overwritten)[0])
    for name in (*DATES, *FLOATS):
        np.testing.assert_array_equal(getattr(before, name), getattr(after, name), name)


@pytest.mark.parametrize("name", TWINS)
def test_finished_activities_of_the_twins(shared_data: Path, name: str) -> None:
    """The single activity is finished: P6 leaves its early dates at the data date.

    Its late dates come from what is no longer in the files. In XER they are the end of the plan it was taken
    from, which only `scd_end_date` still tells: with it for a deadline, ours are the same.
    """
    text, _ = read_xer(shared_data / "schedules" / "xer" / f"{name}.xer")
    xml, _ = read_pmxml(shared_data / "schedules" / "pmxml" / f"{name}.xml")
    for schedule in (text, xml):
        assert differing(schedule, "early_start") == differing(schedule, "early_finish") == []
    end = np.datetime64(text.projects[0].other["scd_end_date"].replace(" ", "T"), "s")
    named = replace(text, projects=(replace(text.projects[0], must_finish=end),))
    assert differing(text, "late_finish") == ["A1000"]
    assert differing(named, "late_finish") == differing(named, "late_start") == []
