import pytest

from sim.calendar import standard_calendar
from sim.planning.durations import duration_of, duration_text
from sim.planning.edit_refused import EditRefused

H = 3600
EIGHT = standard_calendar()


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("5d", 40 * H), ("5", 40 * H), ("2w", 80 * H), (" 1.5 d", 12 * H), ("1,5d", 12 * H), ("90m", 5400),
     ("3小时", 3 * H), ("2 周", 80 * H), ("0", 0)],
)  # fmt: skip
def test_typed_durations(text: str, seconds: int) -> None:
    assert duration_of(text, EIGHT) == seconds


@pytest.mark.parametrize("text", ["", "d", "5x", "-3d", "1e9", "5 6"])
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(EditRefused):
        duration_of(text, EIGHT)


@pytest.mark.parametrize("seconds", [0, 60, 1800, H, 8 * H, 12 * H, 40 * H, 41 * H, 7 * 60])
def test_what_is_written_reads_the_same(seconds: int) -> None:
    assert duration_of(duration_text(seconds, EIGHT), EIGHT) == seconds
