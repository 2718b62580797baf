from pathlib import Path

import numpy as np
import pytest

from sim.operations.length import Length
from sim.operations.operation import Condition, Flow, Take
from sim.operations.reading import parse_operation, read_operation
from sim.operations.simulation import simulate
from sim.problem import ReadError

TEXT = """title = "Earthmoving"
until = 480
start = 2025-01-06T08:00:00
[[line]]
name = "trucks"
attributes = { size = [30, 35, 50] }
order = "size"
fails = { exponential = 900 }
repair = { uniform = [10, 30] }
[[line]]
name = "loader"
count = 1
[[store]]
name = "pit"
capacity = 1e6
[[gate]]
name = "shift"
days = [1, 2, 3, 4, 5, 6]
shifts = ["08:00-12:00", "13:00-17:00"]
holidays = [2025-01-07]
[[gate]]
name = "wind"
closed = [[100, 130]]
[[branch]]
name = "check"
to = ["back", ""]
shares = [9, 1]
[[activity]]
name = "load"
takes = ["trucks", { line = "loader" }]
length = { constant = 5, plus = "size", per = 0.05 }
goes = { trucks = "tip", loader = "loader" }
calendars = "shift"
gates = ["wind"]
when = [{ store = "pit", at_most = 1000 }]
[[activity]]
name = "tip"
length = { triangular = [2, 3, 5] }
goes = "check"
[[activity]]
name = "back"
length = 13
goes = "trucks"
yields = true
"""


def test_everything_said_is_there(tmp_path: Path) -> None:
    path = tmp_path / "earth.toml"
    path.write_text(TEXT, encoding="utf-8")
    found = read_operation(path)
    load, tip, back = found.activities
    assert found.start == np.datetime64("2025-01-06T08:00:00")
    assert found.lines[0].count == 3
    assert found.lines[0].fails == Length("exponential", (900.0,))
    assert load.takes == (Take("trucks"), Take("loader"))
    assert load.length == Length("constant", (5.0,), plus="size", per=0.05)
    assert load.tests == (Condition("store", "pit", False, 1000.0),)
    assert tip.goes == {"": "check"}
    assert back.yields
    assert found.gates[0].spans.tolist() == [[0, 240], [300, 540]]
    assert found.gates[1].spans.tolist() == [[0, 100], [130, np.inf]]
    assert simulate(found).values("done", "load")[0] > 5


def test_flows() -> None:
    text = TEXT.replace(
        "length = 13", 'length = 13\nputs = [{ store = "mud", amount = 2, per = "size", rate = 1 }]'
    )
    found = parse_operation(text.replace("[[gate]]", '[[store]]\nname = "mud"\n[[gate]]', 1))
    assert found.activities[2].puts == (Flow("mud", 2.0, "size", 1.0),)


@pytest.mark.parametrize(
    ("old", "new", "line", "code"),
    [
        ('title = "Earthmoving"', "title =", "", "operation-syntax"),
        ("until = 480", "untill = 480", "line 2", "operation-key-unknown"),
        ("until = 480", 'until = "soon"', "line 2", "operation-wrong-kind"),
        ("until = 480", "until = true", "line 2", "operation-wrong-kind"),
        ("start = 2025-01-06T08:00:00", 'start = "soon"', "line 3", "operation-wrong-kind"),
        ("start = 2025-01-06T08:00:00\n", "", "line 15", "operation-calendar-start"),
        ("count = 1", "count = 1.5", "line 12", "operation-wrong-kind"),
        ("count = 1", "count = -1", "line 12", "operation-number"),
        ("uniform = [10, 30]", "uniform = [30, 10]", "line 9", "operation-values-order"),
        ("exponential = 900", "exponential = nan", "line 8", "operation-values-finite"),
        ("shares = [9, 1]", "shares = [9]", "line 27", "operation-shares"),
        ("days = [1, 2", "days = [0, 2", "line 19", "operation-shifts"),
        ('"13:00-17:00"', '"13:00-25:00"', "line 19", "operation-shifts"),
        ("closed = [[100, 130]]", "closed = [[130, 100]]", "line 23", "operation-gate-spans"),
        ("closed = [[100, 130]]", "", "line 21", "operation-gate-kind"),
        ('{ line = "loader" }', '{ line = "digger" }', "line 30", "operation-unknown-line"),
        ('{ line = "loader" }', '{ queue = "loader" }', "line 30", "operation-key-unknown"),
        ("at_most = 1000", "less = 1000", "line 35", "operation-key-unknown"),
        (", at_most = 1000", "", "line 35", "operation-when"),
        ("length = { triangular", "length = { gamma", "line 38", "operation-kind-unknown"),
        ("length = 13", "length = -13", "line 42", "operation-values-negative"),
        ('goes = "trucks"', 'goes = "track"', "line 43", "operation-unknown-end"),
        ("yields = true", "yields = 1", "line 44", "operation-wrong-kind"),
        ('name = "back"', 'name = "tip"', "line 41", "operation-name-twice"),
    ],
)  # fmt: skip
def test_errors_name_their_line(old: str, new: str, line: str, code: str) -> None:
    assert old in TEXT
    with pytest.raises(ReadError) as error:
        parse_operation(TEXT.replace(old, new), "earth.toml")
    assert (error.value.place, error.value.code) == (line, code)
    assert error.value.text()


def test_files_that_are_not_there_or_no_text(tmp_path: Path) -> None:
    with pytest.raises(ReadError):
        read_operation(tmp_path / "none.toml")
    path = tmp_path / "bad.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ReadError) as error:
        read_operation(path)
    assert error.value.code == "operation-syntax"
    with pytest.raises(ReadError):
        parse_operation("line = 3")


def test_the_file_shown_in_the_docs_runs() -> None:
    page = (Path(__file__).parents[3] / "docs/decisions/0009-operations-as-data.md").read_text(
        encoding="utf-8"
    )
    operation = parse_operation(page.split("```toml\n")[1].split("```")[0])
    assert simulate(operation).values("done", "load")[0] > 10
