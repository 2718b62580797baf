"""The real block at Schependomlaan, Nijmegen: our rules against its as-built event log.

The log's GlobalIds come from another export, so elements are compared by name and class: how many of
each (name, class) were linked to each task here, and how many there. All 31 models are joined; only the
12 general ones (ROOT) have names that the log knows: 751 elements of 62 names, 72 pairs of name and class,
68 where a wall is a wall whatever its shape. From the log's side they are 978 of 2,358 elements.
"""

import csv
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from sim.federating.federation import federate
from sim.ifc_classes import ancestors
from sim.job import silent_job
from sim.linking.autolink import automatic_links
from sim.linking.coverage import coverage
from sim.linking.rule_matching import apply_rules
from sim.linking.rules import read_rules
from sim.links import Links
from sim.opening.loading import load_model
from sim.project import Project
from sim.readers.mspdi import read_mspdi

HERE = Path(__file__).parent
# Precision and recall our rules reach, over all elements the log can be joined to. Of the 198 links it
# does not have, 43 are lintels and shelf angles that two models hold and the log once, 33 the lift shaft
# and the railings above, whose work it never saw; the rest and what is missed are its own order of
# trades (copings tied to roof tiles, props of floor 1 to those of floor 2), which no planner would write.
WRITTEN = (0.839, 0.870)
GUESSED = (0.189, 0.115)  # no task of this schedule names its floor: a guess stays a guess
Pair = tuple[str, str]


def plain(name: str, ifc_class: str) -> Pair:
    """Return what is compared: the name without its number, the class without its shape variant."""
    if "IfcWall" in ancestors(ifc_class):
        ifc_class = "IfcWall"
    return name.partition("_(#")[0].strip(), ifc_class


@pytest.fixture(scope="module")
def project(shared_data: Path) -> Project:
    files = sorted(
        p for p in (shared_data / "ifc/schependomlaan").iterdir() if p.suffix in (".ifc", ".ifczip")
    )
    built = federate("Schependomlaan", [load_model(path, silent_job()) for path in files])
    schedule, _ = read_mspdi(shared_data / "schedules/mspdi/schependomlaan.xml")
    return Project(
        name=built.name, models=built.models, elements=built.elements, spatial=built.spatial,
        properties=built.properties, mesh=built.mesh, schedule=schedule,
    )  # fmt: skip


@pytest.fixture(scope="module")
def log(shared_data: Path, project: Project) -> Counter[tuple[Pair, int]]:
    """Return how many elements of each kind the log ties to each row of the schedule."""
    path = shared_data / "schedules/schependomlaan_eventlog_as_built.csv"
    with path.open(encoding="utf-8-sig") as file:
        lines = [line for line in csv.DictReader(file) if line["GUID"]]
    rows = {key: task_row(project, *key) for key in {(r["TaskName"], r["TaskStart"]) for r in lines}}
    return Counter((plain(r["Resource"], r["IfcClass"]), rows[r["TaskName"], r["TaskStart"]]) for r in lines)


def task_row(project: Project, name: str, start: str) -> int:
    """Return the task of this name that was planned nearest to its real start."""
    day, month, year = map(int, start.split("-"))
    real = np.datetime64(f"{year:04}-{month:02}-{day:02}T08:00:00", "s")
    schedule = project.schedule
    same = [row for row in range(len(schedule)) if schedule.name[row].strip() == name.strip()]
    return min(same, key=lambda row: abs(schedule.start[row] - real))


@pytest.fixture(scope="module")
def kinds(project: Project, log: Counter[tuple[Pair, int]]) -> dict[int, Pair]:
    """Return the kind of each element whose kind the log knows."""
    elements, known = project.elements, {kind for kind, _ in log}
    found = {row: plain(elements.name[row], elements.ifc_class[row]) for row in range(len(elements))}
    return {row: kind for row, kind in found.items() if kind in known}


def score(links: Links, kinds: dict[int, Pair], log: Counter[tuple[Pair, int]]) -> tuple[float, float]:
    """Return precision and recall over the elements that both know."""
    pairs = zip(links.element.tolist(), links.task.tolist(), strict=True)
    ours = Counter((kinds[element], task) for element, task in pairs if element in kinds)
    # The log also saw elements whose models were not published: of each kind count what we have.
    have = Counter(kinds.values())
    truth = Counter({(kind, task): min(count, have[kind]) for (kind, task), count in log.items()})
    agreed = (ours & truth).total()
    return agreed / ours.total(), agreed / truth.total()


def test_what_can_be_joined(project: Project, kinds: dict[int, Pair]) -> None:
    assert len(kinds) == 751
    assert len(set(kinds.values())) == 68
    assert len({name for name, _ in kinds.values()}) == 62
    assert {project.models[m].name[:5] for m in project.elements.model[list(kinds)]} == {"ROOT-"}


def test_written_rules(project: Project, kinds: dict[int, Pair], log: Counter[tuple[Pair, int]]) -> None:
    links, report = apply_rules(read_rules(HERE / "rules.toml").rules, project)
    assert report.misses() == ()
    assert score(links, kinds, log) == pytest.approx(WRITTEN, abs=0.01)


def test_rules_cover_the_whole_federation(project: Project) -> None:
    links, _ = apply_rules(read_rules(HERE / "rules.toml").rules, project)
    found = coverage(replace(project, links=links))
    # What is left over are the cubes that mark each general model's origin.
    assert {project.elements.name[row] for row in found.unlinked.tolist()} == {"ROOT nulpunt"}
    assert (found.linked.size, found.unlinked.size) == (6982, 12)


def test_no_floor_stands_before_the_one_below(project: Project) -> None:
    links, _ = apply_rules(read_rules(HERE / "rules.toml").rules, project)
    first = np.full(len(project.elements), np.datetime64("2100-01-01", "s"))
    np.minimum.at(first, links.element, project.schedule.start[links.task])
    models = np.array([project.models[m].name for m in project.elements.model])
    for below, above in (
        ("GEELEN-Breedplaat V1", "XELLA-1e"), ("XELLA-1e", "GEELEN-Breedplaat V2"),
        ("GEELEN-Breedplaat V2", "XELLA-2e"), ("XELLA-2e", "GEELEN-Breedplaat V3"),
        ("GEELEN-Breedplaat V3", "XELLA-3e"), ("XELLA-3e", "GEELEN-Dakvloer"),
    ):  # fmt: skip
        lower, upper = (np.char.startswith(models, name) for name in (below, above))
        assert first[lower].max() < first[upper].min(), (below, above)


def test_guessed_links(project: Project, kinds: dict[int, Pair], log: Counter[tuple[Pair, int]]) -> None:
    links, report = automatic_links(project)
    assert score(links, kinds, log) == pytest.approx(GUESSED, abs=0.01)
    assert report.rules
    assert not any(rule.confidence == 1.0 for rule in report.rules)
