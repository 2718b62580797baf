"""Linking elements to tasks by rules, against assigning them with the ifcopenshell API."""

import statistics
import time
from dataclasses import replace
from typing import Any

import numpy as np

from sim.linking.rule_matching import apply_rules
from sim.linking.rules import Rule, rule_of
from sim.links import Links
from sim.planning.draft import ScheduleDraft, TaskDraft
from sim.project import Project
from sim.samples.scale_project import scale_project
from twin_app.bench.result import Result, machine

RULES = (
    {
        "name": "By lot",
        "element": {"class": "not:IfcColumn", "tag": r"re:^L(?P<lot>\d+)-"},
        "task": {"name": r"re:^Lot (?P<lot>\d+)$"},
    },
    {
        "name": "Columns by storey",
        "element": {"class": "IfcColumn", "storey": "={parent}"},
        "task": {"name": "has:column"},
    },
)


def run(small: bool) -> list[Result]:
    """Link 50,000 elements to 5,000 tasks; the peer as many as its time allows, scaled."""
    count, tasks = (500, 80) if small else (50_000, 5_000)
    few, few_tasks = (200, 60) if small else (1_000, 100)
    rules = [rule_of(dict(rule)) for rule in RULES]
    lesser = link_project(few, few_tasks)
    peer, wrote = _peer(lesser, rules)
    found = apply_rules(rules, lesser)[0]
    ours = set(zip(found.element.tolist(), found.task.tolist(), strict=True))
    if not ours or ours != wrote:
        raise RuntimeError(f"the peer wrote {len(wrote)} links, ours are {len(ours)}")
    project = link_project(count, tasks)
    times = []
    for _ in range(3):
        begin = time.perf_counter()
        links, _ = apply_rules(rules, project)
        times.append(time.perf_counter() - begin)
    if len(links) < count:
        raise RuntimeError(f"{len(links)} links for {count} elements")
    mine = statistics.median(times)
    scaled = peer / len(ours) * len(links)
    note = (
        f"ours finds {len(links):,} links by {len(rules)} rules; peer: "
        f"ifcopenshell.api.sequence.assign_product given the same pairs, {len(ours):,} of them in "
        f"{peer:.2f} s, scaled by their number"
    )
    return [
        Result("link", mine, scaled, scaled / mine, "<= 1 s", mine <= 1.0, count, machine(), "s", note),
    ]


def link_project(count: int, tasks: int) -> Project:
    """Return elements that carry the number of their lot in their tag, and tasks by lot and by storey."""
    base = scale_project(count)
    storeys = [name for row, name in enumerate(base.spatial.name) if (base.elements.storey == row).any()]
    draft = ScheduleDraft()
    for name in storeys:
        draft.tasks += [
            TaskDraft(f"S{len(draft.tasks)}", name),
            TaskDraft(f"S{len(draft.tasks) + 1}", f"Columns of {name}", parent=len(draft.tasks)),
        ]
    lots = tasks - len(draft.tasks)
    draft.tasks += [TaskDraft(f"T{k:05}", f"Lot {k}") for k in range(lots)]
    lot = (np.arange(count) * lots // count).tolist()
    tags = tuple(f"L{of}-{row}" for row, of in enumerate(lot))
    return replace(base, elements=replace(base.elements, tag=tags), schedule=draft.schedule())


def _peer(project: Project, rules: list[Rule]) -> tuple[float, set[tuple[int, int]]]:
    """Return how long the API takes for the links of a project, s, and what it has written."""
    import ifcopenshell
    import ifcopenshell.api.sequence as api

    links: Links = apply_rules(rules, project)[0]
    file: Any = ifcopenshell.file(schema="IFC4")
    products = [file.create_entity("IfcBuildingElementProxy", guid) for guid in project.elements.guid]
    tasks = [
        file.create_entity("IfcTask", f"{row:022}", Name=name, IsMilestone=False)
        for row, name in enumerate(project.schedule.name)
    ]
    begin = time.perf_counter()
    for element, task in zip(links.element.tolist(), links.task.tolist(), strict=True):
        api.assign_product(file, relating_product=products[element], related_object=tasks[task])
    seconds = time.perf_counter() - begin
    element_of = {product.id(): row for row, product in enumerate(products)}
    task_of = {task.id(): row for row, task in enumerate(tasks)}
    wrote = {
        (element_of[relation.RelatingProduct.id()], task_of[task.id()])
        for relation in file.by_type("IfcRelAssignsToProduct")
        for task in relation.RelatedObjects
    }
    return seconds, wrote
