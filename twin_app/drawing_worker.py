"""The process that draws reports and films for the window, so that the window stays alive.

Run as ``python -m twin_app --draw FOLDER``: there lies ``order.pickle``, from `twin_app.drawing`. One
JSON line on standard output per step; the last one says how it ended.
"""

import json
import pickle
import sys
from pathlib import Path
from threading import Event

from sim.job import Job
from sim.problem import ReadError
from twin_app.drawing_orders import DrawingOrder

ORDER = "order.pickle"


def tell(**values: object) -> None:
    """Write one line."""
    sys.stdout.write(json.dumps(values) + "\n")
    sys.stdout.flush()


def draw(order: DrawingOrder) -> None:
    """Do what is asked, and say how it ended."""
    job = Job(lambda code, done, total: tell(step=[code, done, total]), Event())
    try:
        tell(files=[str(path) for path in order.draw(job)])
    except ReadError as error:
        values = {key: v if isinstance(v, (str, int, float)) else str(v) for key, v in error.values.items()}
        tell(error={"path": error.path, "place": error.place, "code": error.code, "values": values})


def main() -> None:
    """Draw what is ordered in the folder named on the command line."""
    with (Path(sys.argv[-1]) / ORDER).open("rb") as file:
        draw(pickle.load(file))
