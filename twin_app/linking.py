"""Which elements a schedule builds: a table the user gives, the user's rules, else words that agree."""

from dataclasses import replace
from pathlib import Path

from sim.autolink import automatic_links
from sim.job import Job
from sim.links import merge_links
from sim.problem import Problem, Severity
from sim.project import Project
from sim.readers.links_table import read_links
from sim.rule_matching import apply_rules
from sim.rules import read_rules


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
        links = merge_links(links, apply_rules(read_rules(rules).rules, project)[0])
    if table is None and rules is None and not len(links):
        links = automatic_links(project)[0]
        problems = [Problem(Severity.INFO, "linked-by-words", "", {"count": len(links)})]
    return replace(project, links=links), problems
