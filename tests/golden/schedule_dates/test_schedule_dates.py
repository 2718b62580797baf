"""Early and late dates and total floats of real files equal their tools' own (docs/validation/cpm.md)."""

import importlib.util
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from sim.planning.cpm import solve
from sim.planning.date_comparison import Group, Match
from sim.readers.schedules import read_schedule

HERE = Path(__file__).parent
ROOT = Path(__file__).parents[3]
SOLVED = ("early_start", "early_finish", "late_start", "late_finish", "total_float", "free_float", "critical")


def module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = found
    spec.loader.exec_module(found)
    return found


@pytest.fixture(scope="module")
def page() -> Iterator[ModuleType]:
    yield module(ROOT / "docs" / "validation" / "survey_dates.py")
    sys.modules.pop("survey_dates")


def test_the_page_states_what_is_so(shared_data: Path, page: ModuleType) -> None:
    rows = page.survey(shared_data / "schedules")
    written = page.PAGE.read_text(encoding="utf-8").split(page.BEGIN)[1].split(page.END)[0].strip()
    assert written == page.figures(rows)
    sums = page.totals(rows)
    told = sum(count for group in sums.values() for match, count in group.items() if match != Match.NOT_TOLD)
    unexplained = sum(group[Match.UNEXPLAINED] for group in sums.values())
    assert unexplained / told <= 0.01
    linked = sums[Group.LINKED]
    assert linked[Match.AGREES] / (linked.total() - linked[Match.NOT_TOLD]) >= 0.90


def test_nothing_a_tool_computed_plays_a_part(shared_data: Path, tmp_path: Path) -> None:
    overwritten = module(HERE / "overwritten.py").overwritten
    folder = shared_data / "schedules"
    touched = 0
    for path in sorted(path for kind in ("xer", "pmxml", "mspdi") for path in (folder / kind).iterdir()):
        text = overwritten(path)
        copy = tmp_path / path.name
        copy.write_text(text, "cp1252" if path.suffix == ".xer" else "utf-8", "surrogateescape", newline="")
        before, after = read_schedule(path)[0], read_schedule(copy)[0]
        ours, again = solve(before), solve(after)
        for name in SOLVED:
            equal = np.array_equal(
                getattr(ours, name), getattr(again, name), equal_nan=getattr(ours, name).dtype.kind == "M"
            )
            assert equal, (path.name, name)
        touched += not np.array_equal(before.tool.early_finish, after.tool.early_finish, equal_nan=True)
    assert touched >= 60


def test_mdl4ra_takes_210_days_by_early_dates_and_376_by_its_levelled_plan(shared_data: Path) -> None:
    schedule, _ = read_schedule(shared_data / "schedules/xer/MDL4RA.xer")
    bare = replace(schedule, tool=type(schedule.tool).blank(len(schedule)))
    first, last = np.datetime64("2023-07-23"), solve(bare).early_finish.max()
    assert (last.astype("datetime64[D]") - first).astype(int) + 1 == 210
    planned = np.nanmax(schedule.tool.planned_finish).astype("datetime64[D]")
    assert (planned - first).astype(int) + 1 == 376
