"""The health check as a report: what fails first, then every point with its definition, then the tasks."""

from typing import Any

import numpy as np

from plugins.report.document import Block, Cards, Cell, Column, Document, Heading, Paragraph, Row, Table
from plugins.report.schedule_page import limit, measured, verdict
from plugins.report.task_cells import code, cut, date, name, project_name, sayer
from resources import messages
from sim.project import Project
from sim.reporting.look_ahead import data_date

MOST = 25  # tasks of one point
WORST = 3  # points named in the answer
_TONES = {"passed": "good", "failed": "error", "told": "soft", "no-value": "soft"}


def health_report(project: Project, facts: dict[str, Any], language: str) -> Document:
    """Return the report on `sim.planning.health.health_facts`."""
    say, s = sayer(language), project.schedule
    metrics = facts["metrics"]
    results = [verdict(metric) for metric in metrics]
    failed = [m for m, result in zip(metrics, results, strict=True) if result == "failed"]
    passed = results.count("passed")
    when, title = data_date(s), say("health")
    subtitle = say("undated", name=title) if np.isnat(when) else say("on", name=title, date=date(when))
    judged = len(failed) + passed
    if not judged:
        answer = say("health-empty")
    elif not failed:
        answer = say("health-clean", judged=judged)
    else:
        names = ("、" if language == "zh_CN" else ", ").join(m["name"] for m in failed[:WORST])
        worst = say("health-worst", names=names)
        answer = (
            say("health-answer", failed=len(failed), judged=judged)
            + ("" if language == "zh_CN" else " ")
            + worst
        )

    def told(text: str, **values: object) -> str:
        return messages.text(f"schedule-{text}", language, **values)

    rows: list[Row] = [
        (
            Cell(m["name"], about=m["definition"]), told("of", count=f"{m['count']:,}", of=f"{m['of']:,}"),
            measured(m["value"], m["unit"]), limit(m), Cell(told(result), _TONES[result]),
        )
        for m, result in zip(metrics, results, strict=True)
    ]  # fmt: skip
    columns = (
        Column(told("check")), Column(told("found"), True), Column(told("value"), True),
        Column(told("limit"), True), Column(told("result")),
    )  # fmt: skip
    source = told("health-source", source=facts["source"], edition=facts["edition"])
    if not facts["verified"]:
        source += " " + told("health-unverified")
    blocks: list[Block] = [
        Cards(
            (
                (str(len(failed)), say("health-failed")), (str(passed), say("health-passed")),
                (str(len(results) - judged), say("health-told")),
            )
        ),
        Heading(told("health")), Table(columns, tuple(rows)), Paragraph(source, faint=True),
    ]  # fmt: skip
    place = {each: row for row, each in enumerate(s.id)}
    for metric in failed:
        found = [place[each] for each in metric["tasks"] if each in place]
        if found:
            lines = tuple((code(s, k), name(s, k), date(s.start[k]), date(s.finish[k])) for k in found)
            heads = (
                Column(say("id")), Column(say("task")), Column(say("start"), True),
                Column(say("finish"), True),
            )  # fmt: skip
            title_ = Heading(say("health-tasks", name=metric["name"]), 3)
            blocks += [title_, cut(Table(heads, lines), MOST, say)]
    return Document("health", language, project_name(project), subtitle, answer, tuple(blocks))
