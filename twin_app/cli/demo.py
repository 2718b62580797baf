"""`twin demo`: the main job on the built-in tower."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from sim.samples.catalogue import entry_of, write_sample
from twin_app.cli.console import Console
from twin_app.cli.run import add_output_arguments, perform
from twin_app.cli.values import start_of
from twin_app.pipeline import Request

SAMPLES = ("tower", "bridge", "tunnel")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take where the results go, and whether a window may open."""
    parser.add_argument("--headless", action="store_true", help="open no window")
    parser.add_argument("--sample", choices=SAMPLES, default="tower")
    add_output_arguments(parser)
    parser.add_argument("--out", type=Path, default=Path("twin-demo"), metavar="DIR")


def run(options: argparse.Namespace, console: Console) -> int:
    """Run on the sample, say where the results are, then open the window if there is a display."""
    job = console.job()
    job.step("job-sample", 0, 0)
    model = write_sample(options.sample, job=job)
    title = entry_of(options.sample).title(console.language)
    request = Request((model,), start=start_of(options.start), language=console.language, name=title)
    status = perform(request, options, console)
    if options.headless or console.as_json:
        return status
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        console.say(console.text("run-headless", path=options.out))
        return status
    # A process of its own: this one has chosen the offscreen platform for good.
    environment = {
        k: v for k, v in os.environ.items() if k not in ("QT_QPA_PLATFORM", "VTK_DEFAULT_OPENGL_WINDOW")
    }
    window = [sys.executable, "-m", "twin_app", str(options.out / "project.twin")]
    subprocess.Popen(window, env=environment, start_new_session=True)
    return status
