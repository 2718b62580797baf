"""Table before rules before words."""

from dataclasses import replace
from pathlib import Path

import pytest
from small_project import small_project

from sim.job import silent_job
from sim.links import LinkSource, no_links
from sim.problem import ReadError
from twin_app.linking import link_schedule


def test_table_names_pairs(tmp_path: Path) -> None:
    project = replace(small_project(), links=no_links())
    path = tmp_path / "links.csv"
    path.write_text(f"GlobalId,Task\n{project.elements.guid[7]},3\nnowhere,3\n")
    linked, problems = link_schedule(project, path, None, silent_job())
    assert linked.links.element.tolist() == [7]
    assert linked.links.task.tolist() == [3]
    assert linked.links.source.tolist() == [LinkSource.EXPLICIT]
    assert problems


def test_rules_add_to_what_is_there(tmp_path: Path) -> None:
    project = replace(small_project(), links=no_links())
    path = tmp_path / "rules.toml"
    path.write_text('[[rule]]\nelement = { class = "IfcColumn" }\ntask = { name = "Columns" }\n')
    linked, _ = link_schedule(project, None, path, silent_job())
    assert set(linked.links.source.tolist()) == {LinkSource.RULE}
    assert set(linked.links.element.tolist()) >= set(range(5))


def test_links_that_are_there_stay() -> None:
    project = small_project()
    assert link_schedule(project, None, None, silent_job())[0].links is project.links


def test_words_where_nothing_else_is_given() -> None:
    project = replace(small_project(), links=no_links())
    linked, problems = link_schedule(project, None, None, silent_job())
    assert len(linked.links) > 0
    assert [p.code for p in problems] == ["links-guessed"]


def test_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        link_schedule(small_project(), tmp_path / "no.csv", None, silent_job())
