import pickle

from resources import messages
from sim.problem import Problem, ReadError, Severity, WriteError


def test_a_problem_is_said_with_its_place() -> None:
    problem = Problem(Severity.WARNING, "too-large", "line 3", {"limit": "1 MiB"})
    assert problem.line() == "line 3: the file is larger than 1 MiB and was not read"
    assert problem.line("zh_CN") == "line 3: 文件超过 1 MiB，未读取"
    assert Problem(Severity.INFO, "empty-file").line() == "the file is empty"


def test_severities_can_be_compared() -> None:
    assert Severity.INFO < Severity.WARNING < Severity.ERROR


def test_an_error_survives_the_way_out_of_a_worker() -> None:
    for error in (ReadError("a.ifc", "#3", "too-large", {"limit": 1}), WriteError("b", "", "not-found")):
        again = pickle.loads(pickle.dumps(error))
        assert (type(again), str(again)) == (type(error), str(error))


def test_an_error_is_one_line() -> None:
    assert str(ReadError("a.ifc", "#3", "empty-file")) == "a.ifc: #3: the file is empty"
    assert str(ReadError("a.ifc", "", "empty-file")) == "a.ifc: the file is empty"


def test_what_a_file_says_cannot_break_the_line_or_steer_the_terminal() -> None:
    said = ReadError("two  blanks.ifc", "#1", "not-readable", {"reason": "x\r\n\ty\x1b[2J\u2028z"}).text()
    assert said == "two  blanks.ifc: #1: the file cannot be read: x y [2J z"
    assert "\n" not in Problem(Severity.INFO, "empty-file", "a\nb").line()


def test_an_error_without_a_file_is_its_message_alone() -> None:
    assert ReadError("", "", "empty-file").text() == messages.text("empty-file", "en")
    assert ReadError("a.ifc", "", "empty-file").text().startswith("a.ifc: ")
    assert ReadError("", "line 3", "empty-file").text().startswith("line 3: ")
