"""`twin snapshot MODEL|PROJECT --at TIME --out x.png`: one picture."""

import argparse
import hashlib
from pathlib import Path

import numpy as np

from kernels.states import STATE_COUNT, count_states
from plugins.doors import Doors
from plugins.registry import load_plugins
from resources.messages import text
from sim.playback.appearance import STATES, LegendEntry
from sim.playback.date_choice import DateChoice, choices
from sim.playback.timeline import compile_timeline, finished_states
from sim.problem import ReadError
from sim.project import Project
from sim.storage.recognition import Kind, expand
from sim.view import ColourBy
from twin_app import pipeline
from twin_app.cli.console import Console
from twin_app.cli.values import size_of, start_of
from twin_app.colouring import Colouring, colouring
from twin_app.moments import moment_of
from twin_app.outputs import make_folder
from twin_app.pipeline import Request, Stopwatch
from viewers.export.frames import FrameOptions, Frames, save_png
from viewers.export.pair import pair
from viewers.scene.lens import VIEWS

SWATCHES = 12  # lines of a legend at most


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take what to show, when and how."""
    parser.add_argument("inputs", nargs="+", type=Path, metavar="MODEL|PROJECT")
    parser.add_argument(
        "--at", default="finish", metavar="TIME", help="ISO date or time, start, finish, 50%%"
    )
    parser.add_argument("--out", type=Path, required=True, metavar="PNG")
    parser.add_argument("--view", choices=tuple(VIEWS), default="iso")
    parser.add_argument("--size", default="1920x1080", metavar="WxH")
    parser.add_argument("--colour-by", "--color-by", default="state", metavar="WHAT")
    parser.add_argument(
        "--compare", nargs=2, choices=[each.value for each in DateChoice], metavar=("LEFT", "RIGHT"),
        help="two versions of the dates side by side: baseline, plan, actual",
    )  # fmt: skip
    parser.add_argument("--ghost", action="store_true", help="show what is not yet built as glass")
    parser.add_argument("--no-overlay", action="store_true")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--schedule", type=Path, metavar="FILE")
    parser.add_argument("--links", type=Path, metavar="FILE")
    parser.add_argument("--rules", type=Path, metavar="FILE")
    parser.add_argument("--rates", type=Path, metavar="FILE", help="of a schedule made from the model")
    parser.add_argument("--start", metavar="DATE", help="of a schedule made from the model")


def colours_of(project: Project, name: str) -> Colouring:
    """Return the colours that "class", "storey" … or "Set.Property" means; raises ReadError."""
    known = {by.value: by for by in ColourBy if by not in (ColourBy.STATE, ColourBy.PROPERTY)}
    by = known.get(name.lower(), ColourBy.PROPERTY)
    if by is ColourBy.PROPERTY and "." not in name:
        raise ReadError("--colour-by", "", "bad-colour", {"text": name})
    found = colouring(project, by, name)
    if found is None:
        raise ReadError("--colour-by", "", "bad-colour", {"text": name})
    return found


def _sides(names: list[str] | None, project: Project, console: Console) -> list[DateChoice]:
    """Return the versions to be shown, checked; one where no comparison is asked for."""
    there = choices(project.schedule)
    for name in names or ():
        if DateChoice(name) not in there:
            what = text(f"compare-{name}", console.language)
            raise ReadError("--compare", "", "compare-empty", {"text": what})
    return [DateChoice(name) for name in names or (DateChoice.PLAN.value,)]


def run(options: argparse.Namespace, console: Console) -> int:
    """Draw the picture."""
    width, height = size_of(options.size)
    job = console.job()
    request = Request(
        tuple(options.inputs), options.schedule, options.links, options.rules, None,
        start_of(options.start), console.language, doors=Doors(load_plugins(options.disable_plugin)),
        rates=options.rates,
    )  # fmt: skip
    watch = Stopwatch()
    project, schedule, problems, _ = pipeline.load(request, job, watch)
    # The finished model needs no schedule, unless the user brought one.
    named = (
        any(kind is Kind.PROJECT for _, kind in expand(options.inputs, request.readers()))
        or len(project.schedule) > 0
    )
    if options.at.strip().lower() != "finish" or schedule is not None or named:
        project, _, found = pipeline.plan(project, schedule, request, job, watch)
        problems += found
    console.problems(problems)
    time = moment_of(options.at, project)
    sides = _sides(options.compare, project, console)
    if not options.out.parent.is_dir():
        make_folder(options.out.parent)
    frames = Frames(
        project,
        FrameOptions(
            width // len(sides), height, view=options.view, language=console.language, ghost=options.ghost,
            overlay=not options.no_overlay, theme=options.theme,
        ),
    )  # fmt: skip
    if options.colour_by != "state":
        shown = colours_of(project, options.colour_by)
        frames.colour(
            shown.rgba,
            [
                LegendEntry("value", s.rgb, 0, s.words(console.language) or "–")
                for s in shown.swatches[:SWATCHES]
            ],
        )
    image = (
        frames.image(time) if len(sides) == 1 else pair(frames, project.schedule, sides[0], sides[1], time)
    )
    save_png(image, options.out)
    states = finished_states(len(project.elements))
    compile_timeline(project.schedule, project.links, len(project.elements), project.elements).write_states(
        time, states
    )
    counts = np.zeros(STATE_COUNT, np.int64)
    count_states(states.code, counts)
    moment = None if np.isnat(time) else str(time)
    console.say(f"{options.out}  {moment or ''}")
    console.result(
        {
            "out": str(options.out), "time": moment, "width": width, "height": height,
            "states": dict(zip(STATES, counts.tolist(), strict=True)),
            "checksum": hashlib.sha256(options.out.read_bytes()).hexdigest(),
            "renderer": frames.scene.backend.renderer,
        }
    )  # fmt: skip
    return 0
