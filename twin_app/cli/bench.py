"""`twin bench [NAME…]`: each measurement beside its peer."""

import argparse
from dataclasses import asdict
from pathlib import Path

from sim.problem import ReadError
from sim.writers.atomic import write_text
from twin_app.bench.result import Result, this_machine
from twin_app.bench.suite import bench_names, run_bench
from twin_app.cli.console import Console


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take which benches, how large, and where the table goes."""
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--small", action="store_true", help="once, at small size")
    parser.add_argument("--out", type=Path, metavar="FILE.md")


def run(options: argparse.Namespace, console: Console) -> int:
    """Measure; exit 1 if a goal was not met (at full size)."""
    known = bench_names()
    for name in options.names:
        if name not in known:
            raise ReadError("bench", name, "bench-unknown", {"known": ", ".join(known)})
    job = console.job()
    results: list[Result] = []
    wanted = options.names or known
    for k, name in enumerate(wanted):
        job.step("job-bench", k, len(wanted))
        for result in run_bench(name, options.small):
            results.append(result)
            console.say(result.line())
    if options.out is not None:
        write_text(options.out, table(results))
    console.result(
        {"machine": this_machine(), "small": options.small, "results": [asdict(r) for r in results]}
    )
    return 0 if options.small or all(result.met for result in results) else 1


def table(results: list[Result]) -> str:
    """Return the results as Markdown, with the machine."""
    lines = ["# Benchmarks", "", f"Measured by `twin bench` on: {this_machine()}.", ""]
    lines += ["| bench | ours | peer | ratio | goal | met | n |", "|---|---|---|---|---|---|---|"]
    lines += [
        f"| {r.name} | {r.ours:.4g} {r.unit} | {'–' if r.peer is None else f'{r.peer:.4g} {r.unit}'} | "
        f"{'–' if r.ratio is None else f'{r.ratio:.1f}'} | {r.goal} | {'yes' if r.met else 'no'} | {r.n:,} |"
        for r in results
    ]
    notes = [f"- **{r.name}**: {r.note}" for r in results if r.note]
    return "\n".join([*lines, "", *notes]).rstrip() + "\n"
