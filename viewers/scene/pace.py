"""Whether a slow renderer should draw boxes while the camera moves, judged by the frames it drew."""

LIMIT = 110.0  # ms a moving frame may take
MANY_TRIANGLES = 300_000  # more are too many before anything is known


class Pace:
    """What frames have cost: standing ones, and moving ones without edges."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Know nothing: another model."""
        self._standing = 0.0
        self._share = 0.6  # cost of a moving frame against a standing one

    def note(self, milliseconds: float, moving: bool) -> None:
        """Remember what a frame of the true shapes cost."""
        if not moving:
            self._standing = milliseconds
        elif self._standing:
            self._share = min(milliseconds / self._standing, 1.5)

    def needs_boxes(self, triangles: int) -> bool:
        """Return whether moving frames of the true shapes would take too long."""
        if not self._standing:
            return triangles > MANY_TRIANGLES
        return self._standing * self._share > LIMIT
