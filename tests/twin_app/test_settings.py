"""Choices survive a restart; nonsense in the file does no harm."""

from pathlib import Path

from PySide6.QtCore import QByteArray

from twin_app.settings import RECENT, Scheme, Settings, Unit


def test_choices_survive(qapp: object, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "s.ini")
    settings.language, settings.scheme, settings.unit = "zh_CN", Scheme.DARK, Unit.FOOT
    settings.navigation = "walk"
    settings.layout = (QByteArray(b"a"), QByteArray(b"b"))
    settings.sync()
    again = Settings(tmp_path / "s.ini")
    assert (again.language, again.scheme, again.unit) == ("zh_CN", Scheme.DARK, Unit.FOOT)
    assert again.navigation == "walk"
    assert again.layout == (QByteArray(b"a"), QByteArray(b"b"))


def test_nonsense_is_the_default(qapp: object, tmp_path: Path) -> None:
    (tmp_path / "s.ini").write_text("[General]\nscheme=purple\nlanguage=xx\nunit=3\n", encoding="utf-8")
    settings = Settings(tmp_path / "s.ini")
    assert settings.scheme is Scheme.SYSTEM
    assert settings.language in ("en", "zh_CN")
    assert settings.unit is Unit.METRE
    assert settings.layout[0].isEmpty()


def test_recent_documents(qapp: object, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "s.ini")
    paths = [tmp_path / f"{k}.ifc" for k in range(RECENT + 2)]
    for path in paths:
        path.touch()
        settings.remember(str(path))
    assert len(settings.recent) == RECENT
    assert settings.recent[0] == str(paths[-1].resolve())
    settings.remember(str(paths[-2]))
    assert settings.recent[0] == str(paths[-2].resolve())
    settings.forget(settings.recent[0])
    assert settings.recent[0] == str(paths[-1].resolve())
    paths[-1].unlink()
    assert str(paths[-1].resolve()) not in settings.recent
