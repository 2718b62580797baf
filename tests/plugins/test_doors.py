"""Readers, writers and checks of plugins are used, and contained when they misbehave."""

import time
from pathlib import Path
from typing import Any

import pytest

from plugins.doors import Doors
from plugins.registry import Entry, Registry
from plugins.spec import API_VERSION, Check, Plugin, Reader, Writer
from sim.job import Cancelled, Job, silent_job
from sim.planning.draft import ScheduleDraft, TaskDraft
from sim.problem import Problem, ReadError, Severity, WriteError
from sim.project import Project
from sim.readers.schedules import read_schedule
from sim.schedule import Schedule, no_schedule
from sim.storage.recognition import Kind, kind_of
from sim.writers.schedules import CORE, write_schedule


def read(path: Path, job: Job) -> tuple[Schedule, list[Problem]]:
    """Read a made-up format: "MEMO", then one task per line."""
    draft = ScheduleDraft(path.stem, str(path))
    for number, line in enumerate(path.read_text().splitlines()[1:]):
        job.step("reading-schedule", number, 0)
        draft.tasks.append(TaskDraft(id=str(number), name=line, place=f"line {number + 2}"))
    return draft.schedule(), [Problem(Severity.INFO, "plugin-says", "line 1", {"text": "a memo"})]


def write(schedule: Schedule, path: Path, job: Job) -> list[Problem]:
    """Write the made-up format."""
    path.write_text("\n".join(("MEMO", *schedule.name)))
    return []


def memo(**changes: Any) -> Reader:
    """Return the reader of the made-up format, changed."""
    parts = {"recognises": lambda path, head: head.startswith(b"MEMO"), "read": read, **changes}
    return Reader("memo", (".memo",), **parts)


def doors(silence: float = 5.0, **brings: Any) -> Doors:
    """Return the doors of one plugin."""
    value = Plugin("memo", API_VERSION, **brings)
    return Doors(Registry((Entry("memo", "test", value),)), silence)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "plan.memo"
    file.write_text("MEMO\nDig\nPour\n")
    return file


def test_reader_takes_its_files(path: Path) -> None:
    readers = doors(readers=(memo(),)).readers()
    assert kind_of(path) is Kind.UNKNOWN
    assert kind_of(path, readers) is Kind.SCHEDULE
    schedule, problems = read_schedule(path, more=readers)
    assert schedule.name == ("Dig", "Pour")
    assert [problem.text() for problem in problems] == ["note: a memo"]


def test_reader_that_cannot_run_says_why(path: Path) -> None:
    readers = doors(readers=(memo(lacks=lambda: "no Java runtime was found"),)).readers()
    lacking = doors(readers=(memo(lacks=lambda: "no Java runtime was found"),))
    assert (lacking.lacks("memo"), lacking.lacks("other")) == ("no Java runtime was found", "")
    with pytest.raises(ReadError, match="no Java runtime was found"):
        read_schedule(path, more=readers)


def _raising(path: Path, job: Job) -> Any:
    raise KeyError("oops")


def _hanging(path: Path, job: Job) -> Any:
    time.sleep(20)


def _mumbling(path: Path, job: Job) -> Any:
    return no_schedule(), [Problem(Severity.INFO, "no such sentence")]


def _swearing(path: Path, job: Job) -> Any:
    raise ReadError(str(path), "", "no such sentence")


@pytest.mark.parametrize("act", [_raising, _hanging, _mumbling, _swearing, lambda path, job: 7])
def test_bad_reader_is_named_and_out_of_use(path: Path, act: Any) -> None:
    door = doors(0.3, readers=(memo(read=act),))
    told: list[str] = []
    door.registry.listeners.append(lambda name, reason: told.append(name))
    readers = door.readers()
    with pytest.raises(ReadError, match="memo") as caught:
        read_schedule(path, more=readers)
    assert caught.value.code == "plugin-error"
    assert told == ["memo"]
    assert door.readers() == ()
    assert kind_of(path, readers) is Kind.UNKNOWN  # also for who still holds the reader


def test_refusal_and_cancel_are_no_failures(path: Path) -> None:
    def refuse(path: Path, job: Job) -> Any:
        raise ReadError(str(path), "line 2", "empty-file")

    door = doors(readers=(memo(read=refuse),))
    with pytest.raises(ReadError, match="line 2"):
        read_schedule(path, more=door.readers())
    job = silent_job()
    job.stop.set()
    with pytest.raises(Cancelled):
        read_schedule(path, None, job, doors(readers=(memo(),)).readers())
    assert door.registry.failures() == {}


def test_bad_recognition_leaves_the_file_alone(path: Path) -> None:
    def crash(path: Path, head: bytes) -> bool:
        raise MemoryError

    door = doors(readers=(memo(recognises=crash),))
    assert kind_of(path, door.readers()) is Kind.UNKNOWN
    assert "MemoryError" in door.registry.failures()["memo"]


def test_writer_writes(tmp_path: Path) -> None:
    door = doors(writers=(Writer("memo", (".memo",), write),))
    write_schedule(no_schedule(), tmp_path / "a.memo", None, (*CORE, *door.writers()))
    assert (tmp_path / "a.memo").read_text() == "MEMO"


def test_bad_writer_is_named(tmp_path: Path) -> None:
    def fail(schedule: Schedule, path: Path, job: Job) -> list[Problem]:
        raise RuntimeError("no ink")

    door = doors(writers=(Writer("memo", (".memo",), fail),))
    with pytest.raises(WriteError, match=r"memo.*no ink"):
        write_schedule(no_schedule(), tmp_path / "a.memo", None, door.writers())
    assert door.writers() == ()


def test_checks_find_and_fail_by_name() -> None:
    found = Problem(Severity.WARNING, "plugin-says", "T1", {"text": "no crew"})
    assert doors(checks=(Check("crew", lambda project, job: [found]),)).check(Project(), silent_job()) == [
        found
    ]

    def fail(project: Project, job: Job) -> list[Problem]:
        raise ZeroDivisionError

    door = doors(checks=(Check("crew", fail), Check("crew", lambda project, job: ["?"])))  # type: ignore[list-item]
    first, second = door.check(Project(), silent_job())
    assert (first.code, second.code) == ("plugin-error", "plugin-error")
    assert "memo" in first.text()
    assert door.check(Project(), silent_job()) == []
