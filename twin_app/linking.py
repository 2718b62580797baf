"""Which elements a schedule builds: a table the user gives, the user's rules, else words that agree."""

from dataclasses import replace
from pathlib import Path

from sim.job import Job
from sim.linking.autolink import automatic_links
from sim.linking.rule_matching import MOST_LINKS, RuleReport, apply_rules
from sim.linking.rules import read_rules
from sim.links import Links, merge_links
from sim.playback.motion import motion_problems
from sim.playback.task_looks import look_problems
from sim.problem import Problem, Severity
from sim.project import Project
from sim.readers.links_table import read_links


def link_schedule(
    project: Project, table: Path | None, rules: Path | None, job: Job
) -> tuple[Project, list[Problem]]:
    """Return the project with links, and what was odd about the table or the rules.

    Links that are there (of the model, of a saved project) stay; a table and rules add to them. Only
    where there are none at all, and neither table nor rules, tasks and elements are matched by their
    words.

    Raises
    ------
    ReadError
        The table or the rules cannot be used.
    """
    job.step("job-link", 0, 0)
    links = project.links
    problems: list[Problem] = []
    if table is not None:
        explicit, problems = read_links(table, project, None, job)
        links = merge_links(explicit, links)
    if rules is not None:
        ruled, report = apply_rules(read_rules(rules).rules, project)
        links = merge_links(links, ruled)
        problems += _of_rules(report)
    if table is None and rules is None and not len(links):
        links, report = automatic_links(project)
        problems += _of_words(links, report)
    problems += look_problems(project.schedule) + motion_problems(project.schedule)
    return replace(project, links=links), problems


def _of_rules(report: RuleReport) -> list[Problem]:
    found = [
        Problem(
            Severity.WARNING, "rule-without-hit", rule.name,
            {"rule": rule.name, "elements": rule.elements, "tasks": rule.tasks},
        )
        for rule in report.rules
        if rule.links == 0
    ]  # fmt: skip
    return found + _of_limit(report)


def _of_words(links: Links, report: RuleReport) -> list[Problem]:
    """Say how sure the links are: 0.9 sure, 0.6 likely, less a guess (`sim.linking.autolink`)."""
    if not len(links):
        return [Problem(Severity.WARNING, "links-none-guessed")]
    sure = sum(rule.links for rule in report.rules if rule.confidence >= 0.9)
    likely = sum(rule.links for rule in report.rules if 0.6 <= rule.confidence < 0.9)
    guess = sum(rule.links for rule in report.rules if rule.confidence < 0.6)
    values = {
        "links": len(links), "elements": len(set(links.element.tolist())), "sure": sure, "likely": likely,
        "guess": guess,
    }  # fmt: skip
    return [Problem(Severity.WARNING, "links-guessed", "", values), *_of_limit(report)]


def _of_limit(report: RuleReport) -> list[Problem]:
    limit = {"limit": f"{MOST_LINKS:,}"}
    return [Problem(Severity.WARNING, "rules-truncated", "", limit)] if report.truncated else []
