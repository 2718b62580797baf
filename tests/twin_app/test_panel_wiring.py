"""What the panels ask for is done."""

import numpy as np

from twin_app.shell import Shell


def test_tree_gantt_and_coverage_select(opened: Shell) -> None:
    panels, view = opened.window.views.panels, opened.session.view
    panels["model"].selection_changed.emit(np.array([3], np.int32))
    assert view.value.selection.tolist() == [3]
    panels["coverage"].tasks_asked.emit(np.array([2], np.int32))
    assert view.value.tasks.tolist() == [2]
    assert view.value.selection.tolist() == [2]


def test_a_problems_place_selects_its_element(opened: Shell) -> None:
    opened.window.views.panels.problems.place_asked.emit("#104")
    assert opened.session.view.value.selection.tolist() == [4]
    opened.window.views.panels.problems.place_asked.emit("nowhere")
    assert "nowhere" in opened.window.statusBar().currentMessage()
    assert opened.session.view.value.selection.tolist() == [4]


def test_the_play_range_is_played_again_and_again(opened: Shell) -> None:
    first, last = opened.session.store.value.schedule.span()
    low, high = first + np.timedelta64(2, "D"), first + np.timedelta64(4, "D")
    opened.window.views.panels.time.bar.range_picked.emit(low, high)
    opened.wiring.playback.to_start()
    assert opened.session.view.value.time == low
    opened.wiring.playback.play(1.0)
    opened.wiring.playback.advance(2.5)
    assert low <= opened.session.view.value.time <= high
    assert opened.session.view.value.playing
    opened.wiring.playback.pause()
    assert last > high


def test_an_opened_schedule_shows_its_finish(opened: Shell) -> None:
    assert opened.session.view.value.time == opened.session.store.value.schedule.span()[1]
