"""The report on a schedule file as one HTML page, made from its document."""

from collections import Counter
from typing import Any

from plugins.report.template import environment, style
from resources import messages
from sim.planning.schedule_versions import Versions, change_name

SHOWN = 100  # rows of a long list


def schedule_page(document: dict[str, Any], language: str) -> str:
    """Return the page: the answer first, problems last."""

    def say(code: str, **values: object) -> str:
        return messages.text(f"schedule-{code}", language, **values)

    return environment().get_template("schedule.html.j2").render(
        say=say,
        d=document,
        language=language.replace("_", "-"),
        answer=answer(document, language),
        style=style(),
        shown=SHOWN,
        cell=lambda field, value: _changed(field, value, language),
        causes=[
            (cause_name(name, language), count) for name, count in document["dates_differ_by_cause"].items()
        ],
        differing=_differing(document, language),
        word=lambda name: _word(name, language),
        held=_held(document["counts"], language),
        changed=[
            (messages.text(f"change-{name}", language), count)
            for name, count in document.get("changes", {}).get("counts", {}).items()
            if count
        ],
    )  # fmt: skip


def answer(document: dict[str, Any], language: str) -> str:
    """Return the paragraph a manager reads: what, do the dates agree, is it sound."""

    def say(code: str, **values: object) -> str:
        return messages.text(f"schedule-answer{code}", language, **values)

    counts, span, dates = document["counts"], document["span"], document["dates"]
    values = {
        "title": document["title"] or document["file"], "tasks": f"{counts['rows'] - counts['wbs']:,}",
        "relations": f"{counts['relations']:,}",
    }  # fmt: skip
    dated = span["start"] and span["finish"]
    if dated:
        sentences = [say("", **values, start=span["start"][:10], finish=span["finish"][:10])]
    else:
        sentences = [say("-undated", **values)]
    if document["dates_compared"]:
        sums = Counter[str]()
        for group in dates.values():
            sums.update(group)
        sentences.append(
            say("-dates", compared=f"{document['dates_compared']:,}", agree=f"{sums['agrees']:,}")
        )
        linked = dates["linked"]
        compared = sum(linked.values()) - linked["not_told"]
        if compared:
            sentences.append(say("-linked", compared=f"{compared:,}", agree=f"{linked['agrees']:,}"))
        if sums["explained"] + sums["unexplained"]:
            sentences.append(
                say("-differ", explained=f"{sums['explained']:,}", unexplained=f"{sums['unexplained']:,}")
            )
    elif counts["rows"]:
        sentences.append(say("-untold"))
    judged = [m["passed"] for m in document.get("health", {}).get("metrics", []) if m["passed"] is not None]
    if judged:
        sentences.append(say("-health", failed=judged.count(False), judged=len(judged)))
    severities = Counter(problem["severity"] for problem in document["problems"])
    if severities["error"] + severities["warning"]:
        sentences.append(say("-problems", errors=severities["error"], warnings=severities["warning"]))
    return ("" if language == "zh_CN" else " ").join(sentences)


def cause_name(cause: str, language: str) -> str:
    """Return what a cause is called; two at once are joined by "+"."""
    return " + ".join(messages.text(f"cause-{name}", language) for name in cause.split(" + "))


def _differing(document: dict[str, Any], language: str) -> list[tuple[str, str, str, str, str, str]]:
    """Return (ID, name, value, ours, theirs, cause) of each date or float that differs."""
    rows = []
    for task in document["tasks"]:
        for field in task["differs"]:
            cause = cause_name(task["cause"] or "unexplained", language)
            name = messages.text(f"schedule-{field}", language)
            ours, theirs = (_shown(field, task[key]) for key in (field, f"tool_{field}"))
            rows.append((task["id"], task["name"], name, ours, theirs, cause))
    return rows


def _shown(field: str, value: Any) -> str:
    if value is None:
        return "–"
    return f"{value / 3600:,.2f}" if field == "total_float" else str(value).replace("T", " ")[:16]


HOURS = ("duration", "remaining", "work", "actual_work", "remaining_work", "delay")


def _changed(field: str, value: Any, language: str) -> str:
    """Return one side of a change: durations in hours, times to the minute, kinds by their names."""
    if value is None:
        return "–"
    if field in HOURS:
        return f"{value / 3600:,.2f} h"
    if isinstance(value, str):
        moment = len(value) == 19 and value[10] == "T"
        return value.replace("T", " ")[:16] if moment else _word(value.lower(), language, value)
    return f"{value:,.2f}" if isinstance(value, float) else str(value)


def _held(counts: dict[str, Any], language: str) -> list[tuple[str, str]]:
    lines = []
    for key, value in counts.items():
        text = f"{value:,}" if isinstance(value, int) else ""
        if isinstance(value, dict):
            parts = (f"{_word(name, language)} {number:,}" for name, number in value.items() if number)
            text = " · ".join(parts) or "–"
        lines.append((messages.text(f"held-{key}", language), text))
    return lines


def _word(name: str, language: str, plain: str = "") -> str:
    """Return what one kind of thing is called; the user's own names are as they are."""
    code = f"kind-{name}"
    return messages.text(code, language) if code in messages.catalogue() else plain or name


def tables(
    document: dict[str, Any], language: str
) -> list[tuple[str, tuple[str, ...], list[tuple[str, ...]]]]:
    """Return (title, headings, rows of texts) of what a window shows of the report."""

    def say(*codes: str) -> tuple[str, ...]:
        return tuple(messages.text(f"schedule-{code}", language) for code in codes)

    health: list[tuple[str, ...]] = [
        (
            metric["name"], f"{metric['count']:,} / {metric['of']:,}",
            measured(metric["value"], metric["unit"]), limit(metric), say(verdict(metric))[0],
            metric["definition"],
        )
        for metric in document.get("health", {}).get("metrics", [])
    ]  # fmt: skip
    found: list[tuple[str, ...]] = [
        (messages.text(f"schedule-{problem['severity']}", language), problem["place"], problem["text"])
        for problem in document["problems"]
    ]
    return [
        (say("holds")[0], say("name", "count"), list(_held(document["counts"], language))),
        (
            say("dates")[0], say("id", "name", "value", "ours", "theirs", "cause"),
            list(_differing(document, language)),
        ),
        (say("health")[0], say("check", "found", "value", "limit", "result", "what-it-is"), health),
        (say("problems")[0], say("severity", "place", "what"), found),
    ]  # fmt: skip


def change_rows(versions: Versions, language: str, most: int) -> list[tuple[str, ...]]:
    """Return (change, ID, task, field, before, after) of the weightiest differences."""
    return [
        (
            change_name(each.change, language), each.task, each.name, _word(each.field, language),
            _changed(each.field, each.before, language), _changed(each.field, each.after, language),
        )
        for each in sorted(versions.differences, key=lambda each: each.change)[:most]
    ]  # fmt: skip


def verdict(metric: dict[str, Any]) -> str:
    """Return "no-value", "told", "passed" or "failed"."""
    if metric["value"] is None:
        return "no-value"
    return "told" if metric["passed"] is None else "passed" if metric["passed"] else "failed"


def measured(value: float | None, unit: str) -> str:
    """Return the value of a point with its unit."""
    if value is None:
        return "–"
    return f"{value:.2f}" if unit == "ratio" else f"{value:.1f} {unit}"


def limit(metric: dict[str, Any]) -> str:
    """Return what passes, with its unit."""
    if metric["limit"] is None:
        return "–"
    unit = "" if metric["unit"] == "ratio" else f" {metric['unit']}"
    return f"{'≥' if metric['at_least'] else '≤'} {metric['limit']:g}{unit}"
