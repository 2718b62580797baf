"""What goes to which stream."""

import json
from threading import Event

import pytest

from sim.job import Cancelled
from sim.problem import Problem, ReadError, Severity
from twin_app.cli.console import Console


def test_json_mode_keeps_standard_output_pure(capsys: pytest.CaptureFixture[str]) -> None:
    console = Console(True, "en")
    console.say("for a person")
    console.log("for the log")
    console.result({"a": 1})
    said = capsys.readouterr()
    assert json.loads(said.out) == {"a": 1}
    assert said.err == "for the log\n"


def test_error_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    Console(False, "zh_CN").error(ReadError("a.ifc", "line 3", "not-readable", {"reason": "x\ny"}))
    assert capsys.readouterr().err == "twin: a.ifc: line 3: 无法读取文件：x y\n"


def test_weighty_problems_come_first(capsys: pytest.CaptureFixture[str]) -> None:
    problems = [Problem(Severity(level), "empty-file", str(k)) for k, level in enumerate((0, 1, 2, 1))]
    Console(False, "en").problems(problems, 2)
    assert capsys.readouterr().err.splitlines() == [
        "error: 2: the file is empty",
        "warning: 1: the file is empty",
        "… +1",
    ]


def test_stopped_console_stops_its_jobs() -> None:
    stop = Event()
    stop.set()
    with pytest.raises(Cancelled):
        Console(False, "en", stop).job().step("job-open", 0, 0)
