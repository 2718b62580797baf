"""The page on a schedule: answer first, problems last, both languages, nothing from outside."""

import re
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from rich_project import rich_project
from small_project import DAY, small_schedule

from plugins.report.schedule_page import answer, cause_name, change_rows, schedule_page
from resources.messages import LANGUAGES
from sim.planning.cpm import solve
from sim.planning.date_comparison import compare_dates
from sim.planning.health import check_health, health_facts
from sim.planning.import_report import report_document
from sim.planning.schedule_versions import compare_versions, version_facts
from sim.planning.task_subset import task_subset
from sim.problem import Problem, Severity
from sim.schedule import Schedule, no_schedule


def document(schedule: Schedule, language: str) -> dict[str, Any]:
    solution = solve(schedule)
    comparison = compare_dates(schedule, solution, solve)
    problems = [Problem(Severity.ERROR, "too-large", "line <3>", {"limit": "1 GB"})]
    found = report_document(schedule, problems, solution, comparison, language)
    found["health"] = health_facts(check_health(schedule, solution, solve), schedule, language)
    later = replace(schedule, start=schedule.start + DAY)
    found["changes"] = version_facts(compare_versions(later, schedule), language)
    found["against"] = "old.xer"
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("schedule", [rich_project().schedule, small_schedule(), no_schedule()])
def test_a_page_for_every_schedule(schedule: Schedule, language: str) -> None:
    page = schedule_page(document(schedule, language), language)
    assert "line &lt;3&gt;" in page
    assert not re.search(r'(src|href)="', page)
    assert page.index('class="answer"') < page.index("too-large" if "too-large" in page else "1 GB")
    assert page.rindex("<h2>") < page.index("1 GB")


def test_the_answer_tells_what_differs() -> None:
    schedule = small_schedule()
    solution = solve(schedule)
    early = solution.early_start.copy()
    early[2] += DAY
    told = replace(schedule, tool=replace(schedule.tool, early_start=early))
    found = document(told, "en")
    assert found["dates_differ_by_cause"] == {"unexplained": 1}
    text = answer(found, "en")
    assert f"agree for {int((~np.isnat(early)).sum()) - 1}." in text
    assert "1 unexplained" in text
    assert "1 error(s)" in text
    assert "Tasks that differ" in schedule_page(found, "en")


def test_causes_have_names() -> None:
    assert cause_name("lag-calendar + split", "en") == "another lag calendar + work that stood still"


def test_what_went_is_listed_however_few_rows_are_shown() -> None:
    schedule = small_schedule()
    later = replace(schedule, start=schedule.start + DAY)
    kept = task_subset(later, [row for row in range(len(later)) if row != 2])
    rows = change_rows(compare_versions(schedule, kept), "en", 1)
    assert [row[:2] for row in rows] == [("deleted", schedule.id[2])]
