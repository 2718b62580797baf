import pytest

from sim.linking.patterns import Pattern


def meets(pattern: str, text: str, **values: str) -> bool:
    return Pattern(pattern).matcher(values)(text)


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("wall*", "Wall-1", True),
        ("wall*", "a wall", False),
        ("w?ll", "WELL", True),
        ("a.b", "axb", False),
        ("has:wall", "a WALL here", True),
        ("=wall", "wall", True),
        ("=wall", "wall 1", False),
        ("=wall*", "wall*", True),
        ("re:w[ae]ll$", "the well", True),
        ("in:2.5..5.5", "2.500", True),
        ("in:2.5..5.5", "5.5", False),
        ("in:..-0.5", "-0.7", True),
        ("in:3..", "", False),
        ("in:3..", "nan", False),
    ],
)
def test_kinds(pattern: str, text: str, expected: bool) -> None:
    assert meets(pattern, text) is expected


def test_places_are_filled_with_the_very_text() -> None:
    assert Pattern("{storey} *").places == ("storey",)
    assert meets("{storey} *", "L.1 walls", storey="L.1")
    assert not meets("{storey} *", "Lx1 walls", storey="L.1")
    assert not meets("re:^{storey} ", "Lx1 walls", storey="L.1")
    assert not meets("{storey}", "anything", storey="*")


def test_quantifiers_are_no_places() -> None:
    assert Pattern(r"re:\d{2}").places == ()


def test_simple_patterns_are_known_as_such() -> None:
    assert Pattern("{a}-X").exact({"a": "Y"}) == "y-x"
    assert Pattern("a*").exact({}) is None
    assert Pattern("not:a").exact({}) is None
    assert Pattern("not:a").negated()


def test_groups() -> None:
    assert Pattern(r"re:(?P<level>\d+)").groups == ("level",)


@pytest.mark.parametrize("text", ["re:(", "x" * 501, "in:3", "in:5..2", "in:a..b"])
def test_what_is_none(text: str) -> None:
    with pytest.raises(ValueError):
        Pattern(text)
