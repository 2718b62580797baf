"""A model replaced by its next revision: links and sensors follow, what is gone is kept as orphans."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from sim.federating.federation import federate
from sim.job import silent_job
from sim.links import LinkSource, links_of
from sim.opening.loading import load_model
from sim.opening.replacing import replace_model
from sim.planning.draft import ScheduleDraft, TaskDraft
from sim.problem import ReadError
from sim.project import Project
from sim.samples.bridge import write_bridge
from sim.sensors import Sensors


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return two bridges, all of whose elements belong to one task."""
    folder = tmp_path_factory.mktemp("b")
    paths = [write_bridge(folder / f"{n}.ifc", {"bridge": {"spans": n}}) for n in (2, 3)]
    joined = federate("bridges", [load_model(path, silent_job()) for path in paths])
    rows = np.arange(len(joined.elements), dtype=np.int32)
    one = ScheduleDraft(tasks=[TaskDraft("1", "all")]).schedule()
    nan = np.full(1, np.nan)
    return replace(
        joined,
        schedule=one,
        links=links_of(rows, np.zeros(rows.size, np.int32), LinkSource.EXPLICIT),
        sensors=Sensors(("s",), (joined.elements.guid[4],), ("m",), nan, nan, nan, nan, nan),
    )


def revised(project: Project, path: Path, old: str, new: str) -> Path:
    text = Path(project.models[0].path).read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def test_an_element_with_another_id_keeps_its_links_and_sensors(project: Project, tmp_path: Path) -> None:
    guid = project.elements.guid[4]
    other = guid[:-1] + ("0" if guid[-1] != "0" else "1")
    loaded = load_model(revised(project, tmp_path / "next.ifc", guid, other), silent_job())
    found = replace_model(project, 0, loaded)
    after = found.after
    assert [model.name for model in after.models] == ["3.ifc", "next.ifc"]
    assert len(after.links) == len(project.links)
    assert not after.orphans
    assert after.sensors.guid == (other,)
    assert after.mesh.instance_count == project.mesh.instance_count
    assert sorted(after.elements.guid) == sorted(
        other if g == guid and m == 0 else g
        for g, m in zip(project.elements.guid, project.elements.model.tolist(), strict=True)
    )
    (pair,) = after.revisions[0].pairs
    assert (pair.old_guid, pair.new_guid) == (guid, other)
    linked = set(after.links.element.tolist())
    assert linked == set(range(len(after.elements)))


def test_links_of_what_is_gone_are_kept(project: Project, tmp_path: Path) -> None:
    path = write_bridge(tmp_path / "other.ifc", {"bridge": {"spans": 1}})
    found = replace_model(project, 0, load_model(path, silent_job()))
    after = found.after
    assert len(after.links) + len(after.orphans) == len(project.links)
    assert after.orphans
    assert {orphan.task for orphan in after.orphans} == {"1"}
    assert after.problems[-1].code == "revision-matched"
    assert after.problems[-1].values["orphans"] == len(after.orphans)
    back = replace_model(after, 1, load_model(Path(project.models[0].path), silent_job())).after
    assert not back.orphans, "they are links again when their elements are back"
    assert len(back.links) == len(project.links)


def test_the_same_file_is_refused(project: Project) -> None:
    for row in (0, 1):
        with pytest.raises(ReadError) as caught:
            replace_model(project, 0, load_model(Path(project.models[row].path), silent_job()))
        assert caught.value.code == "revision-known"
