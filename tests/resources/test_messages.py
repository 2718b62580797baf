from pathlib import Path

import pytest

from resources import messages


def test_a_sentence_is_said_in_both_languages() -> None:
    assert messages.text("not-readable", reason="x") == "the file cannot be read: x"
    assert messages.text("not-readable", "zh_CN", reason="x") == "无法读取文件：x"


def test_an_unknown_language_is_told_in_english() -> None:
    assert messages.text("not-found", "tlh") == "no such file"


def test_an_unknown_sentence_is_a_fault_of_the_program() -> None:
    with pytest.raises(KeyError):
        messages.text("no-such-sentence")


def test_a_code_stands_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "text").mkdir()
    for name in ("a", "b"):
        (tmp_path / "text" / f"{name}.toml").write_text('x = { en = "1", zh_CN = "一" }', encoding="utf-8")
    monkeypatch.setattr(messages, "folder", lambda name: tmp_path / name)
    with pytest.raises(ValueError, match="twice"):
        messages.catalogue.__wrapped__()
