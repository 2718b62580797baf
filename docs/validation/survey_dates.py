"""Compare our dates with those of the tools the shared schedules came from, and write the tables of cpm.md.

Run: python docs/validation/survey_dates.py FOLDER_OF_SCHEDULES
"""

import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from resources.messages import text
from sim.planning.cpm import solve
from sim.planning.date_comparison import Comparison, Group, Match, compare_dates
from sim.readers.schedules import read_schedule

PAGE = Path(__file__).with_name("cpm.md")
BEGIN, END = "<!-- figures -->", "<!-- /figures -->"


class Row(NamedTuple):
    """One file and how its tasks compare."""

    file: str
    found: Comparison


def survey(folder: Path) -> list[Row]:
    """Compare every schedule file with tasks below a folder."""
    rows = []
    for path in sorted(path for kind in ("xer", "pmxml", "mspdi") for path in (folder / kind).iterdir()):
        schedule, _ = read_schedule(path)
        if len(schedule):
            found = compare_dates(schedule, solve(schedule), solve)
            rows.append(Row(path.relative_to(folder).as_posix(), found))
    return rows


def totals(rows: list[Row]) -> dict[Group, Counter[Match]]:
    """Return how many tasks of each group compare in which way."""
    return {group: Counter({m: sum(r.found.count(m, group) for r in rows) for m in Match}) for group in Group}


def figures(rows: list[Row]) -> str:
    """Return the tables in Markdown."""
    sums = totals(rows)
    lines = ["| tasks | agree outright | explained by a setting | unexplained | file tells no dates |"]
    lines.append("|---|---:|---:|---:|---:|")
    names = {Group.LINKED: "with predecessors", Group.UNLINKED: "without predecessors",
             Group.SPAN: "summaries, level of effort"}  # fmt: skip
    order = (Match.AGREES, Match.EXPLAINED, Match.UNEXPLAINED, Match.NOT_TOLD)
    for group, name in names.items():
        lines.append(f"| {name} | " + " | ".join(str(sums[group][m]) for m in order) + " |")
    lines += [
        "",
        "| file | agree | explained | unexplained | no dates | cause |",
        "|---|---:|---:|---:|---:|---|",
    ]
    for row in rows:
        counts = [row.found.count(m) for m in order]
        causes = "; ".join(
            f"{' + '.join(text(f'cause-{part}', 'en') for part in name.split(' + '))}: {count}"
            for name, count in row.found.by_cause().items()
        )
        lines.append(f"| {row.file} | " + " | ".join(map(str, counts)) + f" | {causes} |")
    return "\n".join(lines)


def main(folder: Path) -> None:
    """Write the figures into the page."""
    page = PAGE.read_text(encoding="utf-8")
    head, rest = page.split(BEGIN)
    tail = rest.split(END)[1]
    PAGE.write_text(f"{head}{BEGIN}\n{figures(survey(folder))}\n{END}{tail}", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
