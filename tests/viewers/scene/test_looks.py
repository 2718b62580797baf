import numpy as np

from sim.playback.appearance import load_profile
from viewers.scene.looks import ALARM, CUT, GRAIN, STATE, THEMES, WIDTHS, Looks, Palette, soften
from viewers.scene.texture import WIDTH


def test_file_colours_are_softened() -> None:
    red, white, black = soften(np.array([[1, 0, 0, 1], [1, 1, 1, 1], [0, 0, 0, 1]], np.float32)).astype(int)
    assert red[0] > red[1] + 40
    assert red[0] - red[1] < 170
    assert white[:3].min() > 225
    assert black[:3].min() > 60


def test_glass_stays_visible_and_clear() -> None:
    alpha = soften(np.array([[1, 1, 1, 0.0], [1, 1, 1, 0.9], [1, 1, 1, 1.0], [1, 1, 1, np.nan]], np.float32))[
        :, 3
    ]
    assert 30 < alpha[0] < alpha[1] < 200
    assert alpha[2] == alpha[3] == 255


def test_a_colour_is_stored_once() -> None:
    palette = Palette()
    first = palette.rows(np.array([[1, 0, 0, 1], [0, 1, 0, 1], [1, 0, 0, 1]], np.float32))
    again = palette.rows(np.array([[0, 1, 0, 1]], np.float32))
    assert first[0] == first[2] != first[1]
    assert again[0] == first[1]


def test_more_colours_than_room_take_the_nearest() -> None:
    palette = Palette()
    grid = np.stack(np.meshgrid(*[np.linspace(0, 1, 15)] * 3), axis=-1).reshape(-1, 3)
    colours = np.hstack([grid, np.ones((len(grid), 1))]).astype(np.float32)
    rows = palette.rows(colours)
    assert rows.max() < WIDTH
    shown = palette.table.rows[rows].astype(int)
    assert np.abs(shown - soften(colours)).max() < 60


def test_profile_and_theme_are_written() -> None:
    looks, profile = Looks(Palette()), load_profile()
    looks.set_profile(profile)
    looks.set_theme(THEMES["dark"])
    assert tuple(looks.rows[STATE + 1, :3]) == profile.states[1].rgb
    assert tuple(looks.rows[CUT, :3]) == profile.cut


def test_alarm_breathes() -> None:
    looks = Looks(Palette())
    looks.set_profile(load_profile())
    strength = []
    for seconds in np.linspace(0, 1.2, 13):
        looks.pulse(seconds)
        strength.append(int(looks.rows[ALARM + 2, 3]))
        assert looks.rows[ALARM + 1, 3] == round(0.75 * 255)
    assert max(strength) - min(strength) > 80
    assert strength[0] == strength[-1]


def test_lines_keep_their_share_of_the_picture() -> None:
    looks = Looks(Palette())
    full = looks.set_frame(1920, 1080, 2) / 2
    ultra = looks.set_frame(3840, 2160, 2) / 2
    assert ultra == 2 * full
    assert 1.5 <= ultra <= 2.0
    assert looks.set_frame(1280, 800, 1) < 1.0  # a plain line
    assert looks.rows[GRAIN, :3].tolist() == [1, 800 >> 8, 800 & 255]
    assert looks.rows[WIDTHS, 1] / 8 >= 2.0
