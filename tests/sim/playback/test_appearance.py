from pathlib import Path

import numpy as np
import pytest
from oracles.boxes import box_grid, box_model

from kernels import states
from resources import folder
from sim.playback.appearance import ALARMS, STATES, legend, load_profile, profile_names, read_profile
from sim.playback.growth import Growth
from sim.problem import ReadError


@pytest.mark.parametrize("name", profile_names())
def test_built_in_profiles_are_whole(name: str) -> None:
    profile = load_profile(name)
    assert len(profile.states) == states.STATE_COUNT == len(STATES)
    assert len(profile.alarms) == len(ALARMS)
    assert set(profile.name) == {"en", "zh_CN"}
    assert profile.source
    assert profile.edition


@pytest.mark.parametrize("name", profile_names())
def test_states_stay_apart(name: str) -> None:
    looks = load_profile(name).states
    shown = [np.array(looks[c].rgb) for c in (states.IN_WORK, states.FRESH, states.TEMPORARY, states.LATE)]
    for i, a in enumerate(shown):
        for b in shown[:i]:
            assert np.abs(a - b).sum() > 60


def test_default_stands_first() -> None:
    assert profile_names()[0] == "construction"


def test_growth_follows_the_class() -> None:
    elements, _ = box_model(box_grid(3), ["IfcBeam", "IfcWall", "IfcPile"])
    growth = load_profile().growth_of(elements)
    assert growth.tolist() == [Growth.LENGTH, Growth.UP, Growth.DOWN]


def test_legend_tells_what_can_be_seen() -> None:
    profile = load_profile()
    names = [entry.state for entry in legend(profile)]
    assert names == ["in-work", "fresh", "done", "demolishing", "temporary", "late"]
    assert legend(profile, glass_absent=True)[0].state == "absent"
    assert [e.state for e in legend(profile, alarms=True)][-3:] == ["warning", "alarm", "stale"]


def test_legend_speaks_both_languages() -> None:
    english, chinese = legend(load_profile(), "en"), legend(load_profile(), "zh_CN")
    assert english[0].text == "In work"
    assert chinese[0].text == "施工中"
    assert english[0].colour == "#f0aa35"  # 88 % of #f5a623 over #c9c4bc


def test_unverified_profile_says_so(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    original = (folder("profiles") / "construction.toml").read_text(encoding="utf-8")
    path.write_text(original.replace("verified = true", "verified = false"), encoding="utf-8")
    assert legend(read_profile(path))[-1].text == "unverified colours"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[245, 166, 35]", "[245, 166]"),
        ("[245, 166, 35]", "[245, 166, 999]"),
        ("tint = 0.88", "tint = 8"),
        ('hatch = "lines"', 'hatch = "dots"'),
        ("[state.late]", "[state.later]"),
        ("[growth]", "[growth"),
    ],
)
def test_wrong_profile_is_refused(tmp_path: Path, old: str, new: str) -> None:
    path = tmp_path / "own.toml"
    original = (folder("profiles") / "construction.toml").read_text(encoding="utf-8")
    assert old in original
    path.write_text(original.replace(old, new), encoding="utf-8")
    with pytest.raises(ReadError) as caught:
        read_profile(path)
    assert caught.value.code == "profile-damaged"
    assert str(path) in str(caught.value)


def test_missing_profile_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError):
        read_profile(tmp_path / "none.toml")


def test_states_of_rare_tasks_are_listed_where_there_are_such_tasks() -> None:
    plain = {entry.state for entry in legend(load_profile(), "en")}
    shown = legend(load_profile(), "zh_CN", shown={states.MOVING, states.STAGED})
    assert {entry.state for entry in shown} - plain == {"moving", "staged"}
    assert {entry.text for entry in shown if entry.state in ("moving", "staged")} == {"搬移中", "现场堆放"}
    assert len({look.rgb for look in load_profile("colour-blind").states[8:11]}) == 3
