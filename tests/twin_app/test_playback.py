"""The clock runs forwards and backwards and stops at the ends."""

import numpy as np
import pytest

from sim.view import View
from sim.watched import Watched
from twin_app.playback import FASTEST, Playback

FIRST = np.datetime64("2026-01-01T00:00:00", "s")
LAST = np.datetime64("2026-01-11T00:00:00", "s")


@pytest.fixture
def view() -> Watched[View]:
    return Watched(View(speed=2.0))


@pytest.fixture
def playback(qapp: object, view: Watched[View]) -> Playback:
    return Playback(view, lambda: (FIRST, LAST))


def days(view: Watched[View]) -> float:
    return float((view.value.time - FIRST) / np.timedelta64(1, "D"))


def test_plays_at_its_speed_and_stops_at_the_end(playback: Playback, view: Watched[View]) -> None:
    playback.toggle()
    playback.advance(1.5)
    assert days(view) == 3.0
    assert view.value.playing
    playback.advance(10)
    assert days(view) == 10.0
    assert not view.value.playing
    playback.toggle()
    assert days(view) == 0.0


def test_fractions_of_a_second_are_not_lost(playback: Playback, view: Watched[View]) -> None:
    playback.play(1e-5)
    for _ in range(1000):
        playback.advance(0.01)
    assert (view.value.time - FIRST) / np.timedelta64(1, "s") == pytest.approx(8.64, abs=1)


def test_shuttle_doubles_and_turns(playback: Playback, view: Watched[View]) -> None:
    playback.go(FIRST + np.timedelta64(5, "D"))
    playback.shuttle(1)
    playback.shuttle(1)
    assert view.value.speed == 4.0
    playback.shuttle(-1)
    assert view.value.speed == -4.0
    playback.advance(1.0)
    assert days(view) == 1.0
    for _ in range(12):
        playback.shuttle(-1)
    assert view.value.speed == -FASTEST


def test_steps_stay_within_the_schedule(playback: Playback, view: Watched[View]) -> None:
    playback.step(1)
    assert days(view) == 0.0
    playback.step(7)
    playback.step(7)
    assert days(view) == 10.0
    playback.to_start()
    assert days(view) == 0.0
    playback.to_finish()
    assert days(view) == 10.0


def test_speed_is_held_within_limits(playback: Playback, view: Watched[View]) -> None:
    playback.set_speed(1e9)
    assert view.value.speed == FASTEST


def test_nothing_to_play(qapp: object, view: Watched[View]) -> None:
    nat = np.datetime64("NaT", "s")
    idle = Playback(view, lambda: (nat, nat))
    idle.toggle()
    idle.step(1)
    idle.to_start()
    assert not view.value.playing
    assert np.isnat(view.value.time)
