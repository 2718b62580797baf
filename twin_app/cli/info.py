"""`twin info MODEL…`: what is in a model or a schedule."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from plugins.doors import Doors
from plugins.registry import load_plugins
from sim.formats import Reader
from sim.info import model_info
from sim.opening.loading import load_model
from sim.readers.schedules import read_schedule
from sim.storage.recognition import Kind, expand
from twin_app.cli.console import Console, problem_facts


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the model files."""
    parser.add_argument("models", nargs="+", type=Path, metavar="MODEL")


def run(options: argparse.Namespace, console: Console) -> int:
    """Load each model and say what is in it."""
    listed, schedules = [], []
    readers = Doors(load_plugins(options.disable_plugin)).readers()
    for path, kind in expand(options.models, readers):
        if kind is Kind.SCHEDULE and path in options.models:
            schedules.append(_schedule(path, readers, console))
            continue
        if kind not in (Kind.MODEL, Kind.UNKNOWN) and path not in options.models:
            continue
        loaded = load_model(path, console.job())
        facts = model_info(loaded, peak_memory())
        facts["problems"] = [problem_facts(problem, console.language) for problem in loaded.problems]
        listed.append(facts)
        console.say(f"{path}")
        console.say(f"  {facts['schema']}  {facts['elements']:,} elements, {facts['triangles']:,} triangles")
        for name, count in facts["classes"].items():
            console.say(f"  {count:8,}  {name}")
        for storey in facts["storeys"]:
            console.say(f"  {storey['elements']:8,}  {storey['class']} {storey['name']}")
        console.problems(loaded.problems)
    console.result({"models": listed, **({"schedules": schedules} if schedules else {})})
    return 0


def _schedule(path: Path, readers: Sequence[Reader], console: Console) -> dict[str, object]:
    schedule, problems = read_schedule(path, None, console.job(), readers)
    start, finish = (None if np.isnat(time) else str(time) for time in schedule.span())
    console.say(f"{path}")
    console.say(
        console.text("info-schedule", tasks=f"{len(schedule):,}", start=start or "–", finish=finish or "–")
    )
    console.problems(problems)
    return {
        "path": str(path), "title": schedule.title, "tasks": len(schedule),
        "relations": len(schedule.relations), "start": start, "finish": finish,
        "problems": [problem_facts(problem, console.language) for problem in problems],
    }  # fmt: skip


def peak_memory() -> int:
    """Return the most bytes this process and its ended workers held; 0 where the system does not say."""
    if sys.platform == "win32":
        return 0
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(each).ru_maxrss for each in who) * unit
