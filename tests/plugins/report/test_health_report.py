"""The health check as a report."""

from dataclasses import replace

import pytest
from schedule_under_way import schedule_under_way

from plugins.report.document import Table, plain
from plugins.report.health_report import health_report
from resources.messages import LANGUAGES, text
from sim.planning.cpm import solve
from sim.planning.health import check_health, health_facts
from sim.project import Project
from sim.schedule import no_schedule


@pytest.mark.parametrize("language", LANGUAGES)
def test_points_and_the_tasks_that_fail(language: str) -> None:
    s = schedule_under_way()
    facts = health_facts(check_health(s, solve(s), solve), s, language)
    found = health_report(replace(Project(), schedule=s), facts, language)
    points = next(block for block in found.blocks if isinstance(block, Table))
    assert len(points.rows) == len(facts["metrics"])
    failed = [m for m in facts["metrics"] if m["passed"] is False]
    assert failed
    assert failed[0]["name"] in found.answer
    assert str(len(failed)) in found.answer
    words = plain(found)
    assert text("doc-health-tasks", language, name=failed[0]["name"]) in words
    assert s.name[s.id.index(failed[0]["tasks"][0])] in words


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_schedule_cannot_be_checked(language: str) -> None:
    s = no_schedule()
    facts = health_facts(check_health(s, solve(s), solve), s, language)
    facts["metrics"] = [m for m in facts["metrics"] if m["passed"] is None]
    found = health_report(replace(Project(), schedule=s), facts, language)
    assert found.answer == text("doc-health-empty", language)
