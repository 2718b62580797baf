import pytest

from sim.linking.fuzzy import fuzzy_match


def _score(query: str, text: str) -> int:
    match = fuzzy_match(query, text)
    assert match is not None
    return match.score


def test_letters_must_come_in_order() -> None:
    match = fuzzy_match("sal", "Show all")
    assert match is not None
    assert match.letters == (0, 5, 6)
    assert fuzzy_match("xyz", "Show all") is None
    assert fuzzy_match("llas", "Show all") is None


def test_first_letters_of_words_are_meant() -> None:
    match = fuzzy_match("ss", "Select same storey")
    assert match is not None
    assert match.letters == (0, 7)


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("save", "Save as…", "Show a view"),
        ("all", "Select all", "A small hall"),
        ("sa", "Show all", "Rosea"),
    ],
)
def test_runs_and_beginnings_rank_higher(query: str, better: str, worse: str) -> None:
    assert _score(query, better) > _score(query, worse)


def test_case_spaces_and_chinese() -> None:
    assert fuzzy_match("SHOW ALL", "show all") is not None
    assert fuzzy_match("构件", "隐藏选中的构件") is not None
    assert fuzzy_match("", "anything") is not None
