import pytest

from sim.readers.duration_text import seconds, share

H = 3600


@pytest.mark.parametrize(
    ("text", "length", "elapsed"),
    [
        ("5", 40 * H, False), ("5 d", 40 * H, False), ("5 days?", 40 * H, False), ("2,5 Tage", 20 * H, False),
        ("5天", 40 * H, False), ("3 个工作日", 24 * H, False), ("2周", 80 * H, False), ("4h", 4 * H, False),
        ("90 min", 5400, False), ("1 mo", 160 * H, False), ("2ed", 48 * H, True), ("3 自然日", 72 * H, True),
        ("-1d", -8 * H, False), ("P1D", 8 * H, False), ("1 semaine", 40 * H, False),
        ("2 weken", 80 * H, False),
        ("1.5 wks.", 60 * H, False), ("8 eh", 8 * H, True),
    ],
)  # fmt: skip
def test_lengths_in_the_languages_of_those_who_write_them(text: str, length: int, elapsed: bool) -> None:
    assert seconds(text) == (length, elapsed)


@pytest.mark.parametrize("text", ["", "soon", "3 moons", "d", "1e5 d", "9" * 30, "²d"])
def test_what_is_no_length(text: str) -> None:
    with pytest.raises(ValueError):
        seconds(text)


def test_shares() -> None:
    assert share("+50%") == (50.0, False)
    assert share("-25 e%") == (-25.0, True)
    assert share("12,5％") == (12.5, False)
    assert share("50") is None
