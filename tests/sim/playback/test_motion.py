from dataclasses import replace

import numpy as np
import pytest
from sim_tables import table

from sim.elements import Elements
from sim.links import Links, LinkSource, links_of
from sim.planning.draft import ScheduleDraft, TaskDraft
from sim.playback.motion import compile_motions, motion_problems, no_motions, path_of
from sim.schedule import Schedule

DAY = np.datetime64("2026-03-02T00:00:00", "s")


def day(n: float) -> np.datetime64:
    return DAY + np.timedelta64(round(n * 86400), "s")


def moved(*texts: str) -> tuple[Schedule, Links, Elements]:
    """Return one task of a day after the other, all of them on elements 1 and 2 of three."""
    draft = ScheduleDraft()
    for k, text in enumerate(texts):
        draft.tasks.append(
            TaskDraft(f"{k}", f"lift {k}", start=day(2 * k), finish=day(2 * k + 1), fields={"motion": text})
        )
    elements = table([("IfcWall", 0, (2.0 * k, 0.0, 0.0), (1.0, 1.0, 2.0)) for k in range(3)])
    pairs = [(e, t) for e in (1, 2) for t in range(len(texts))]
    rows = np.array(pairs, np.int32).reshape(-1, 2)
    return draft.schedule(), links_of(rows[:, 0], rows[:, 1], LinkSource.EXPLICIT), elements


def test_before_during_and_after() -> None:
    motions = compile_motions(*moved("-30,0,0 -> 0,0,12 → 0 0 0"))
    assert motions.element.tolist() == [1, 2]
    assert motions.at(day(-1)).tolist() == [[-30, 0, 0]] * 2
    assert motions.at(day(5)).tolist() == [[0, 0, 0]] * 2
    corner = motions.at(day(np.hypot(30, 12) / (np.hypot(30, 12) + 12)))
    np.testing.assert_allclose(corner, [[0, 0, 12]] * 2, atol=0.01)
    assert motions.at(np.datetime64("NaT")).tolist() == [[0, 0, 0]] * 2


def test_times_of_points_and_several_moves() -> None:
    motions = compile_motions(*moved("0,0,0 -> 8,0,0 @50% -> 8,4,0", "8,4,0 ; 0,0,0"))
    np.testing.assert_allclose(motions.at(day(0.25))[0], [4, 0, 0], atol=1e-4)
    np.testing.assert_allclose(motions.at(day(0.75))[0], [8, 2, 0], atol=1e-4)
    np.testing.assert_allclose(motions.at(day(1.5))[0], [8, 4, 0], atol=1e-4)
    np.testing.assert_allclose(motions.at(day(2.5))[1], [4, 2, 0], atol=1e-4)


def test_places_in_the_world_are_of_the_middle_of_what_is_moved() -> None:
    motions = compile_motions(*moved("world 103.5,0.5,1 -> 3.5,0.5,1"))
    np.testing.assert_allclose(motions.at(day(0)), [[100, 0, 0]] * 2)
    np.testing.assert_allclose(motions.at(day(1)), [[0, 0, 0]] * 2)


@pytest.mark.parametrize("text", ["up", "1,2", "1,2,nan", "0,0,1e9", "0,0,0 @80% -> 1,0,0 @20%", "0,0,0@x"])
def test_what_cannot_be_read_moves_nothing_and_is_told(text: str) -> None:
    schedule, links, elements = moved(text)
    assert len(compile_motions(schedule, links, elements)) == 0
    (problem,) = motion_problems(schedule)
    assert problem.code == "motion-unreadable"
    with pytest.raises(ValueError, match=r"."):
        path_of(text)


def test_without_motions_or_dates() -> None:
    assert len(no_motions()) == 0
    assert no_motions().at(day(0)).shape == (0, 3)
    schedule, links, elements = moved("0,0,1")
    undated = replace(schedule, start=np.array(["NaT"], "datetime64[s]"))
    assert len(compile_motions(undated, links, elements)) == 0
    assert motion_problems(replace(schedule, fields={})) == []
