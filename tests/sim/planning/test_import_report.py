"""The report counts everything, and tells every problem with its place."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
from rich_project import rich_project
from small_project import small_schedule

from resources import messages
from sim.planning.cpm import solve
from sim.planning.date_comparison import compare_dates
from sim.planning.import_report import counts, project_facts, report_document
from sim.problem import Problem, Severity
from sim.readers.schedules import read_schedule
from sim.schedule import Schedule, TaskKind, no_schedule


def document(schedule: Schedule, problems: list[Problem], language: str = "en") -> dict[str, object]:
    solution = solve(schedule)
    comparison = compare_dates(schedule, solution, solve)
    return report_document(schedule, problems, solution, comparison, language)


def test_counts_of_everything() -> None:
    found = counts(rich_project().schedule)
    assert (found["projects"], found["rows"], found["wbs"], found["milestones"]) == (2, 20, 4, 4)
    assert found["tasks_by_kind"] == {"task": 12, "summary": 4, "milestone": 4}
    assert found["relations_by_kind"] == {"sf": 1, "fs": 1}
    assert (found["lags"], found["leads"]) == (1, 1)
    assert found["lags_by_unit"] == {"elapsed": 1, "percent": 1}
    assert found["constraints_by_kind"] == {"as_late_as_possible": 2}
    assert (found["calendars"], found["calendar_exceptions"]) == (2, 2)
    assert (found["resources"], found["rates"], found["assignments"]) == (2, 2, 2)
    assert found["resources_by_kind"] == {"labour": 1, "cost": 1}
    assert found["fields"] == {"Storey": 1, "Crew": 0}
    assert found["baselines"] == {"合同计划": 2, "blank": 0}
    assert found["actuals"] == {"started": 1, "finished": 0}


def test_every_count_has_a_name() -> None:
    assert all(f"held-{name}" in messages.catalogue() for name in counts(no_schedule()))
    assert all(f"kind-{kind.name.lower()}" in messages.catalogue() for kind in TaskKind)


def test_costs_of_summaries_are_not_counted_twice() -> None:
    schedule = small_schedule()
    cost = np.full(20, 100.0)
    costed = replace(schedule, plan=replace(schedule.plan, cost=cost))
    assert counts(costed)["costs"] == {"tasks": 16, "total": 1600.0}


def test_projects_with_their_settings() -> None:
    first, second = project_facts(rich_project().schedule)
    assert (first["lag_calendar"], first["progress"], first["data_date"]) == (
        "all_day", "actual_dates", "2025-03-01T08:00:00",
    )  # fmt: skip
    assert first["tasks"] + second["tasks"] == 20
    assert first["other"] == {"sched_type": "等级"}


def test_the_document_is_plain_and_whole() -> None:
    problems = [Problem(Severity.WARNING, "too-large", "line 3", {"limit": "1 GB"})]
    for schedule in (rich_project().schedule, small_schedule(), no_schedule()):
        found = json.loads(json.dumps(document(schedule, problems), allow_nan=False))
        assert len(found["tasks"]) == len(schedule)
        assert found["problems"][0]["place"] == "line 3"
    chinese = document(small_schedule(), problems, "zh_CN")
    assert chinese["problems"] != document(small_schedule(), problems)["problems"]


def test_a_real_file_agrees(shared_data: Path) -> None:
    schedule, problems = read_schedule(shared_data / "schedules/xer/MDL4RA.xer")
    found = document(schedule, problems)
    assert found["dates_agree"] == found["dates_compared"] == 62
    assert found["dates_differ_by_cause"] == {}
    row = next(task for task in found["tasks"] if task["dates"] == "agrees")  # type: ignore[attr-defined]
    assert row["early_finish"] == row["tool_early_finish"]
