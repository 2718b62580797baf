"""Colours of the states, the alarms and the surroundings, as the shaders read them."""

import math
from dataclasses import dataclass
from threading import Lock

import numpy as np

from kernels.arrays import F32, I32, U8, Bool
from sim.playback.appearance import Profile, Rgb
from viewers.scene.texture import WIDTH, Table

STATE = 32
ALARM, SELECTION, GLASS, CUT, EDGE, BACKGROUND, GRAIN, WIDTHS, ALARM_EXTRA = 8, 12, 13, 14, 15, 16, 17, 18, 24
OUTLINE = 128
PULSE = 1.2  # s


@dataclass(frozen=True, slots=True)
class Theme:
    """The surroundings of the model, rgb 0..255."""

    top: Rgb
    bottom: Rgb
    ground: Rgb
    line: Rgb
    edge: Rgb
    edge_strength: float


THEMES = {
    "light": Theme((214, 224, 235), (248, 248, 246), (236, 235, 231), (196, 196, 192), (48, 46, 44), 0.68),
    "dark": Theme((30, 34, 40), (52, 57, 64), (44, 47, 52), (74, 78, 84), (18, 18, 20), 0.72),
}


def soften(colours: F32) -> U8:
    """Return uint8[c, 4]: file colours drawn towards a warm grey, light enough to shade.

    Parameters
    ----------
    colours : float32[c, 4]
        RGBA 0..1.
    """
    rgb = np.clip(np.nan_to_num(colours[:, :3].astype(float), nan=0.8), 0.0, 1.0)
    grey = (rgb @ np.array([0.299, 0.587, 0.114]))[:, None]
    warm = grey * np.array([1.015, 1.0, 0.975])
    muted = warm + (rgb - grey) * 0.58
    lifted = 0.45 + 0.52 * muted
    alpha = np.clip(np.nan_to_num(colours[:, 3:].astype(float), nan=1.0), 0.0, 1.0)
    alpha = np.where(alpha < 0.99, np.clip(alpha, 0.22, 0.75), 1.0)
    return np.asarray(np.round(np.clip(np.hstack([lifted, alpha]), 0, 1) * 255), np.uint8)


class Palette:
    """The material colours of all models; a colour is stored once. Any thread may ask for rows."""

    def __init__(self) -> None:
        self.table = Table(np.uint8)
        self.table.resize(2 * WIDTH)  # the second line holds the looks
        self._row_of: dict[bytes, int] = {}
        self._asked = Lock()

    def rows(self, colours: F32) -> I32:
        """Return int32[c]: the row of each colour; beyond 2048 colours, of the nearest one."""
        out = np.empty(len(colours), np.int32)
        with self._asked:
            for i, colour in enumerate(soften(colours)):
                key = colour.tobytes()
                row = self._row_of.get(key)
                if row is None and len(self._row_of) < WIDTH:
                    row = self._row_of[key] = len(self._row_of)
                    self.table.rows[row] = colour
                elif row is None:
                    row = int(np.abs(self.table.rows[:WIDTH].astype(int) - colour).sum(axis=1).argmin())
                out[i] = row
            self.table.upload()
        return out

    def clear(self, row: I32) -> Bool:
        """Return bool[k]: which of the rows are translucent colours."""
        return np.asarray(self.table.rows[row, 3] < 252)


class Looks:
    """The looks, on the second line of the palette; profile, theme and the pulse of alarms write them."""

    def __init__(self, palette: Palette) -> None:
        self.table = palette.table
        self.rows = self.table.rows[WIDTH:]
        self._profile: Profile | None = None

    def set_profile(self, profile: Profile) -> None:
        """Write the colours of the states."""
        self._profile = profile
        rows = self.rows
        for code, look in enumerate(profile.states):
            rows[STATE + code] = (*look.rgb, look.hatch + (OUTLINE if look.outline else 0))
        for level, look in enumerate(profile.alarms):
            rows[ALARM + level] = (*look.rgb, round(look.tint * 255))
            rows[ALARM_EXTRA + level, 3] = look.hatch
        rows[SELECTION, :3] = profile.selection
        rows[GLASS] = (*profile.glass, round(profile.glass_opacity * 255))
        rows[CUT, :3] = profile.cut
        self.table.upload()

    def set_theme(self, theme: Theme) -> None:
        """Write the colours of edges and background."""
        self.rows[EDGE] = (*theme.edge, round(theme.edge_strength * 255))
        self.rows[BACKGROUND, :3] = [(a + b) // 2 for a, b in zip(theme.top, theme.bottom, strict=True)]
        self.table.upload()

    def set_frame(self, width: int, height: int, grain: int) -> float:
        """Set the size of the picture, and how many pixels of the frame make one of it.

        Returns how wide a line is, in pixels of the frame: the same share of a large picture as of a
        small one.
        """
        fine = max(height / 1080.0, 0.6)
        line, outline = min(0.8 * fine * grain, 31.0), min(2.1 * max(fine, 1.0) * grain, 31.0)
        wanted = (
            (grain, height >> 8 & 255, height & 255, 0),
            (round(8 * line), round(8 * outline), width >> 8 & 255, width & 255),
        )
        if (self.rows[GRAIN : WIDTHS + 1] != wanted).any():
            self.rows[GRAIN : WIDTHS + 1] = wanted
            self.table.upload()
        return line

    def pulse(self, seconds: float) -> None:
        """Let the alarms that pulse breathe."""
        if self._profile is None:
            return
        wave = 0.5 + 0.5 * math.cos(2 * math.pi * seconds / PULSE)
        for level, look in enumerate(self._profile.alarms):
            if look.pulse:
                self.rows[ALARM + level, 3] = round(255 * look.tint * (0.55 + 0.45 * wave))
        self.table.upload()
