"""All reports and their files."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from planned_project import planned_project
from schedule_under_way import schedule_under_way

from plugins.report.planning_reports import KINDS, Wanted, planning_documents, write_documents
from resources.messages import LANGUAGES
from sim.job import silent_job
from sim.problem import ReadError
from sim.project import Project
from sim.readers.schedules import read_schedule


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_as_page_and_paper(tmp_path: Path, language: str) -> None:
    project = replace(Project(), schedule=schedule_under_way())
    documents = planning_documents(project, Wanted(language=language), silent_job())
    assert tuple(d.kind for d in documents) == KINDS
    written = write_documents(documents, tmp_path, True, silent_job())
    assert {path.name for path in written} == {f"{kind}.{end}" for kind in KINDS for end in ("html", "pdf")}
    for path in written:
        if path.suffix == ".html":
            assert not re.search(r'(src|href)="(?!data:)', path.read_text(encoding="utf-8"))


def test_weeks_and_first_day_are_asked_for(tmp_path: Path) -> None:
    import numpy as np

    project = planned_project(tmp_path)
    wanted = Wanted(("lookahead",), np.datetime64("2026-03-02", "s"), 6)
    (found,) = planning_documents(project, wanted, silent_job())
    assert "2026-03-02" in found.subtitle
    assert "2026-04-12" in found.subtitle


def test_without_dates_there_is_no_report() -> None:
    with pytest.raises(ReadError) as caught:
        planning_documents(Project(), Wanted(), silent_job())
    assert caught.value.code == "doc-no-schedule"


def test_every_real_schedule_has_its_reports(shared_data: Path) -> None:
    paths = sorted((shared_data / "schedules" / "xer").glob("*.xer"))
    for path in [*paths, shared_data / "schedules" / "mspdi" / "schependomlaan.xml"]:
        schedule, _ = read_schedule(path, None, silent_job(), ())
        documents = planning_documents(replace(Project(), schedule=schedule), Wanted(), silent_job())
        assert all("{" not in each.answer for each in documents)
