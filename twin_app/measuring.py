"""The measurements on the picture: pure steps from one `View` to the next."""

from dataclasses import replace

from sim.space.measuring import Measurement
from sim.view import View

MOST = 200


def add(view: View, measurement: Measurement) -> View:
    """Keep one more; the oldest goes when there are very many."""
    return replace(view, measurements=(*view.measurements, measurement)[-MOST:])


def clear(view: View) -> View:
    """Keep none."""
    return replace(view, measurements=())
