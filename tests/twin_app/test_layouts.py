"""Layouts are kept, brought back, carried by file, and never harm what they do not fit."""

import json
from pathlib import Path
from typing import Any

import pytest

from sim.problem import ReadError
from twin_app.layouts import Layout, layouts_of, layouts_text
from twin_app.shell import Shell


def test_text_and_back() -> None:
    kept = {"晨会": Layout("AAA=", {"text": "wall", "columns": ["name", "id"]}), "b": Layout()}
    assert layouts_of(layouts_text(kept)) == kept


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "layouts-broken"), ("[]", "not-layouts"), ("{}", "not-layouts"),
        ('{"format": "twin_app/layouts", "version": 2, "layouts": {"a": 1}}', "not-layouts"),
        ('{"format": "other", "layouts": {}}', "not-layouts"), ("[" * 100_000, None),
    ],
)  # fmt: skip
def test_other_files_are_refused(text: str, code: str | None) -> None:
    with pytest.raises(ReadError) as caught:
        layouts_of(text, "x.json")
    assert code is None or caught.value.code == code


def test_panels_of_another_version_stay_where_they_are() -> None:
    document = json.loads(layouts_text({"a": Layout("AAA=", {"text": "x"})}))
    document["version"] += 1
    assert layouts_of(json.dumps(document)) == {"a": Layout("", {"text": "x"})}


def test_the_window_comes_back_as_it_was(opened: Shell) -> None:
    layouts, window = opened.wiring.layouts, opened.window
    gantt = window.views.panels.time.gantt.filter
    gantt._text.setText("task")
    gantt._only.setCurrentIndex(2)
    before = gantt.state()
    window.docks["model"].hide()
    layouts.save("晨会")
    gantt.clear()
    window.docks["model"].show()
    dialog = layouts.show()
    dialog.applied.emit("晨会")
    assert gantt.state() == before
    assert window.docks["model"].isHidden()
    layouts.apply("none such")
    dialog.removed.emit("晨会")
    assert layouts.known() == {}
    dialog.close()


def test_columns_the_schedule_lacks_are_left_out(opened: Shell) -> None:
    gantt = opened.window.views.panels.time.gantt.filter
    gantt.restore(
        {"columns": ["id", "field:Nowhere", "name"], "group": "field:Nowhere", "layers": {"slack": 0}}
    )
    assert gantt.keys == ("name", "id")
    assert gantt.state()["group"] == ""
    assert not gantt.layers.slack
    gantt.restore({"columns": 3, "layers": "x"})
    assert gantt.keys == ("name", "id")


def test_out_to_a_file_and_in_again(opened: Shell, prompts: Any, tmp_path: Path) -> None:
    layouts = opened.wiring.layouts
    layouts.save("a")
    dialog = layouts.show()
    prompts.answers["export"] = str(tmp_path / "a.json")
    dialog.exported.emit("a")
    layouts.remove("a")
    prompts.answers["file"] = [str(tmp_path / "a.json")]
    dialog.imported.emit()
    assert list(layouts.known()) == ["a"]
    said: list[str] = []
    opened.wiring.documents.complain = lambda text, *_: said.append(text)  # type: ignore[method-assign]
    (tmp_path / "bad.json").write_bytes(b"\xff\xfe\x00")
    prompts.answers["file"] = [str(tmp_path / "bad.json")]
    dialog.imported.emit()
    assert len(said) == 1
    assert list(layouts.known()) == ["a"]
    dialog.close()


def test_damaged_settings_hold_none(opened: Shell) -> None:
    opened.session.settings.layouts = "{nonsense"
    assert opened.wiring.layouts.known() == {}
