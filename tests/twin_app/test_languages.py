"""The window speaks both languages, wholly, and its translation is up to date with its sources."""

import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication

from resources import folder
from twin_app.languages import Languages, translatable
from twin_app.shell import Shell

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
SOURCE = folder("i18n") / "twin_zh_CN.ts"
SAME = {"GlobalId"}
UPDATE = (
    "-silent", "-no-obsolete", "-locations", "none", "-tr-function-alias", "QT_TRANSLATE_NOOP+=_T",
    "-extensions", "py", "twin_app", "viewers/widgets", "plugins", "-source-language", "en",
    "-target-language", "zh_CN", "-ts",
)  # fmt: skip


def entries(path: Path) -> dict[tuple[str, str], ET.Element]:
    """Return the translation of each text, by context and text."""
    return {
        (context.findtext("name", ""), message.findtext("source", "")): message
        for context in ET.parse(path).getroot().iter("context")
        for message in context.iter("message")
    }


def fault(source: str, message: ET.Element) -> str:
    """Return what is wrong with one entry, "" for nothing."""
    translation = message.find("translation")
    if translation is None or translation.get("type") is not None:
        return "unfinished"
    text = translation.text or ""
    if not text.strip():
        return "empty"
    if text == source and source not in SAME:
        return "stands in English"
    if sorted(re.findall(r"{\w*}", source)) != sorted(re.findall(r"{\w*}", text)):
        return "has other places"
    return ""


def test_every_entry_is_translated() -> None:
    listed = entries(SOURCE)
    assert len(listed) > 300
    faults = {key: fault(key[1], message) for key, message in listed.items()}
    assert {key: what for key, what in faults.items() if what} == {}


@pytest.mark.parametrize(
    ("source", "translation", "expected"),
    [
        ("Open", "<translation>打开</translation>", ""),
        ("Open", '<translation type="unfinished">打开</translation>', "unfinished"),
        ("Open", "<translation></translation>", "empty"),
        ("Open", "<translation>Open</translation>", "stands in English"),
        ("Open {0}", "<translation>打开</translation>", "has other places"),
        ("GlobalId", "<translation>GlobalId</translation>", ""),
    ],
)
def test_faults_are_found(source: str, translation: str, expected: str) -> None:
    assert fault(source, ET.fromstring(f"<message>{translation}</message>")) == expected


def test_translation_is_up_to_date_with_the_sources(tmp_path: Path) -> None:
    copy = tmp_path / SOURCE.name
    shutil.copy(SOURCE, copy)
    subprocess.run([str(BIN / "pyside6-lupdate"), *UPDATE, str(copy)], cwd=ROOT, check=True)
    fresh, kept = set(entries(copy)), set(entries(SOURCE))
    assert fresh - kept == set(), "run lupdate and translate these"
    assert kept - fresh == set(), "run lupdate: these are no longer said"


def test_compiled_translation_is_that_of_the_source(tmp_path: Path) -> None:
    compiled = tmp_path / "twin_zh_CN.qm"
    subprocess.run([str(BIN / "pyside6-lrelease"), "-silent", str(SOURCE), "-qm", str(compiled)], check=True)
    assert compiled.read_bytes() == SOURCE.with_suffix(".qm").read_bytes(), "run lrelease"


def test_switching_back_and_forth(qapp: QApplication) -> None:
    languages = Languages(qapp)
    languages.set("zh_CN")
    assert QCoreApplication.translate("Actions", "Undo") == "撤销"
    assert QLocale().language() == QLocale.Language.Chinese
    languages.set("en")
    assert QCoreApplication.translate("Actions", "Undo") == "Undo"
    assert languages.current == "en"
    assert translatable("Actions", "Undo") == "Undo"


def test_the_whole_window_switches(opened: Shell) -> None:
    window = opened.window
    opened.wiring.do("language-zh_CN")
    QCoreApplication.processEvents()
    assert window.menuBar().actions()[0].text() == "文件(&F)"
    assert window.actions_["undo"].text() == "撤销"
    assert window.docks["properties"].windowTitle() == "属性"
    assert opened.session.settings.language == "zh_CN"
    opened.wiring.do("language-en")
    QCoreApplication.processEvents()
    assert window.actions_["undo"].text() == "Undo"
    assert window.docks["properties"].windowTitle() == "Properties"
