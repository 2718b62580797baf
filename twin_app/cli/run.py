"""`twin run INPUTS… --out DIR`: the whole job, from files to report."""

import argparse
from dataclasses import replace
from pathlib import Path

from plugins.doors import Doors
from plugins.fence import PluginError
from plugins.reason import said
from plugins.registry import Registry, load_plugins
from sim.ifc4d.model_set import export_models
from sim.planning.merging import Merged, Mode
from sim.problem import Problem, ReadError, Severity
from sim.writers.schedules import CORE, write_schedule, writer_of
from twin_app import live, outputs, pipeline
from twin_app.cli.console import Console
from twin_app.cli.values import size_of, start_of
from twin_app.pipeline import Request

GAPS = 5  # lines about what no task builds
CHANGES = 12  # lines about what a merge changed


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take inputs and where the results go."""
    parser.add_argument("inputs", nargs="+", type=Path, metavar="INPUT")
    parser.add_argument("--schedule", type=Path, metavar="FILE")
    parser.add_argument(
        "--merge", choices=[mode.value for mode in Mode],
        help="join the schedule file to the schedule of the project, by task ID",
    )  # fmt: skip
    parser.add_argument("--links", type=Path, metavar="FILE")
    parser.add_argument("--rules", type=Path, metavar="FILE")
    parser.add_argument("--rates", type=Path, metavar="FILE", help="of a schedule made from the model")
    parser.add_argument("--replay", type=Path, metavar="READINGS")
    parser.add_argument("--bindings", type=Path, metavar="FILE")
    parser.add_argument(
        "--export", type=Path, action="append", default=[], metavar="FILE",
        help="write the schedule too, in the format of the suffix",
    )  # fmt: skip
    parser.add_argument(
        "--models", type=Path, metavar="DIR", help="copy the models there, with the schedule in them"
    )
    parser.add_argument(
        "--apart", action="store_true",
        help="with --models: leave IFC2X3 models, write an IFC4 file with the schedule beside them",
    )  # fmt: skip
    add_output_arguments(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")


def add_output_arguments(parser: argparse.ArgumentParser) -> None:
    """Take how much is drawn."""
    parser.add_argument("--start", metavar="DATE", help="of a schedule made from the model")
    parser.add_argument("--size", default="1920x1080", metavar="WxH")
    parser.add_argument("--pictures", type=int, default=8, metavar="N")
    parser.add_argument("--still-size", metavar="WxH", help="of the pictures, such as 3840x2160")
    parser.add_argument(
        "--film-seconds", "--seconds", dest="seconds", type=float, default=8.0, metavar="S",
        help="of film, 0 for none",
    )  # fmt: skip
    parser.add_argument("--gantt-strip", action="store_true", help="tasks at work below the film")
    parser.add_argument(
        "--camera-path", action="store_true", help="fly through the project's viewpoints that have a date"
    )


def run(options: argparse.Namespace, console: Console) -> int:
    """Run; exit 1 if no report was written."""
    if (options.replay is None) != (options.bindings is None):
        raise ReadError("", "--replay", "bindings-needed")
    request = Request(
        tuple(options.inputs), options.schedule, options.links, options.rules, options.bindings,
        start_of(options.start), console.language, rates=options.rates,
        merge=Mode(options.merge) if options.merge else None,
    )  # fmt: skip
    return perform(request, options, console)


def perform(request: Request, options: argparse.Namespace, console: Console) -> int:
    """Run a request and write everything into the folder."""
    width, height = size_of(options.size)
    still = size_of(options.still_size) if options.still_size else (0, 0)
    wanted = outputs.OutputOptions(
        width - width % 2,
        height - height % 2,
        max(2, options.pictures),
        max(0.0, options.seconds),
        console.language,
        *still,
        gantt_strip=options.gantt_strip,
        camera_path=options.camera_path,
    )
    registry = load_plugins(options.disable_plugin)
    doors = Doors(registry)
    job = console.job()
    folder: Path = options.out
    writers = (*CORE, *doors.writers())
    exports: list[Path] = getattr(options, "export", [])
    for path in exports:
        writer_of(path, writers)  # an unknown format is refused before the work, not after it
    outputs.make_folder(folder)
    outcome = pipeline.run(replace(request, doors=doors), job)
    for path in exports:
        lost = write_schedule(outcome.project.schedule, path, job, writers)
        outcome = replace(outcome, problems=(*outcome.problems, *lost))
    models: list[Path] = []
    if getattr(options, "models", None) is not None:
        models, lost = export_models(outcome.project, options.models, job, options.apart)
        outcome = replace(outcome, problems=(*outcome.problems, *lost))
    console.problems(outcome.problems)
    outcome = outputs.draw(outcome, folder, wanted, job)
    if getattr(options, "replay", None) is not None:
        outcome = live.replay(outcome, options.replay, folder, registry, wanted, job)
    failure = ""
    try:
        document, outcome, reports = outputs.write(outcome, folder, registry, wanted, job)
    except PluginError as error:
        failure = console.text("plugin-error", name=error.plugin, reason=said(error.reason, console.language))
        document, outcome, reports = outputs.write(outcome, folder, Registry(), wanted, job)
    report = registry.entry("report")
    if not reports and not failure:
        state = console.text(f"plugin-{report.state}" if report else "plugin-disabled")
        failure = console.text("report-missing", state=state)
    for name, reason in registry.failures().items():
        console.log(
            Problem(
                Severity.ERROR, "plugin-error", name, {"name": name, "reason": said(reason, console.language)}
            ).line(console.language)
        )
    if outcome.merged is not None:
        _tell_merged(outcome.merged, console)
    _tell(document, folder, console)
    for path in exports:
        console.say(console.text("run-exported", path=path))
    for path in models:
        console.say(console.text("run-models", path=path))
    if failure:
        console.log(f"twin: {failure}")
        return 1
    return 0


def _tell_merged(merged: Merged, console: Console) -> None:
    """Say which tasks came in, went and changed."""
    added, removed, changed = merged.versions.tasks()
    counts = {"added": len(added), "removed": len(removed), "changed": len(changed)}
    console.say(console.text("run-merged", **{name: f"{count:,}" for name, count in counts.items()}))
    for sign, tasks in (("+", added), ("-", removed), ("~", changed)):
        for task, name in list(tasks.items())[:CHANGES]:
            console.say(f"  {sign} {task}  {name}")
        if len(tasks) > CHANGES:
            console.say(f"  {sign} … +{len(tasks) - CHANGES:,}")
    if merged.lost:
        lost = sum(each.elements for each in merged.lost)
        console.say(console.text("update-lost-links", count=f"{lost:,}"))


def _tell(document: dict[str, object], folder: Path, console: Console) -> None:
    from plugins.report.page import answer_of

    console.say(answer_of(document, console.language))
    cover = document["coverage"]
    if isinstance(cover, dict) and document["links"]:
        counts = {key: f"{cover[key]:,}" for key in ("linked", "unlinked", "multiple", "works")}
        console.say(console.text("run-coverage", **counts, idle=f"{len(cover['idle_tasks']):,}"))
        for gap in cover["gaps"][:GAPS]:
            facts = {"count": f"{gap['count']:,}", "ifc_class": gap["class"], "model": gap["model"]}
            console.say(console.text("run-gap", **facts, examples=", ".join(gap["examples"]) or "–"))
    console.say(console.text("run-done", path=folder))
    console.result(document)
