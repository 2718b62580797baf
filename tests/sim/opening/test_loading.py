"""Loading: shapes, boxes, the stream, the cache, cancelling, and every way a worker can end."""

import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from shaped_ifc import columns, write

from sim.digest import file_digest
from sim.job import Cancelled, Job, silent_job
from sim.loaded import LoadedModel
from sim.mesh import Mesh
from sim.opening.cache import cache_key
from sim.opening.loading import load_model
from sim.problem import ReadError
from sim.storage.folders import cache_folder
from sim.tessellation import standby


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWIN_HOME", str(tmp_path / "home"))


# Cancelling takes less than 0.3 s on a quiet machine; this bound only tells it from waiting for the end.
PROMPT = 3.0


def test_instances_share_one_shape_and_stand_where_they_should(tmp_path: Path) -> None:
    loaded = load_model(write(tmp_path / "a.ifc", columns(30)), silent_job())
    mesh = loaded.mesh
    assert (mesh.shape_count, mesh.instance_count, len(mesh.triangles), len(mesh.edges)) == (1, 30, 12, 12)
    assert len(mesh.vertices) == 8
    expected = [[5 * i - 0.5, -1, 0, 5 * i + 0.5, 1, 3] for i in range(30)]
    np.testing.assert_allclose(loaded.elements.box, expected, atol=1e-6)
    assert loaded.model.unconverted == ()
    assert not loaded.from_cache


def test_the_parent_never_imports_the_library(tmp_path: Path) -> None:
    path = write(tmp_path / "a.ifc", columns(2))
    code = (
        "import sys; from pathlib import Path; from sim.opening.loading import load_model\n"
        "from sim.job import silent_job\n"
        f"load_model(Path({str(path)!r}), silent_job())\n"
        "assert 'ifcopenshell' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[3])


def test_the_stream_holds_everything_once_and_tables_come_first(tmp_path: Path) -> None:
    heard: list[object] = []
    reports: list[tuple[int, int]] = []
    job = Job(lambda code, done, total: reports.append((done, total)), Event())
    path = write(tmp_path / "a.ifc", columns(50))
    loaded = load_model(path, job, heard.append, heard.append, use_cache=False)
    assert isinstance(heard[0], LoadedModel)
    meshes = [m for m in heard if isinstance(m, Mesh)]
    assert len(meshes) == len(heard) - 1
    assert sorted(e for m in meshes for e in m.element.tolist()) == list(range(50))
    assert all((m.shape < m.shape_count).all() for m in meshes)
    assert reports[-1] == (50, 50)
    assert loaded.mesh.instance_count == 50


def test_the_second_opening_comes_from_the_cache(tmp_path: Path) -> None:
    path = write(tmp_path / "a.ifc", columns(20))
    first = load_model(path, silent_job())
    streamed: list[Mesh] = []
    second = load_model(path, silent_job(), on_shapes=streamed.append)
    assert second.from_cache
    assert second.elements.guid == first.elements.guid
    np.testing.assert_array_equal(second.mesh.vertices, first.mesh.vertices)
    np.testing.assert_array_equal(second.elements.box, first.elements.box)
    assert streamed[0] is second.mesh
    write(path, columns(21))
    assert not load_model(path, silent_job()).from_cache


def test_a_damaged_cache_entry_is_rebuilt(tmp_path: Path) -> None:
    path = write(tmp_path / "a.ifc", columns(3))
    load_model(path, silent_job())
    entry = cache_folder("models") / f"{cache_key(file_digest(path))}.model"
    entry.write_bytes(entry.read_bytes()[:-40])
    again = load_model(path, silent_job())
    assert not again.from_cache
    assert again.mesh.instance_count == 3
    assert load_model(path, silent_job()).from_cache


def test_a_model_with_shapes_that_ran_out_of_time_is_not_kept(shared_data: Path) -> None:
    path = shared_data / "ifc" / "pgsuper_precast_girder_bridge.ifc"
    hurried = load_model(path, silent_job(), patience=0.3)
    assert "shape-hung" in dict(hurried.model.unconverted).values()
    entry = cache_folder("models") / f"{cache_key(file_digest(path))}.model"
    assert not entry.exists()


def test_coordinates_far_from_zero_keep_their_millimetres(tmp_path: Path) -> None:
    # A tetrahedron with Dutch national coordinates in its own points.
    x, y = 155_000.123, 463_000.457
    points = f"(({x},{y},0.),({x + 1},{y},0.),({x},{y + 1},0.),({x},{y},1.))"
    extra = f"#20=IFCCARTESIANPOINTLIST3D({points});\n"
    item = "IFCTRIANGULATEDFACESET(#20,$,.T.,((1,3,2),(1,2,4),(1,4,3),(2,3,4)),$)"
    loaded = load_model(write(tmp_path / "a.ifc", columns(1, item, extra)), silent_job())
    np.testing.assert_allclose(loaded.elements.box[0], [x, y, 0, x + 1, y + 1, 1], atol=1e-5)
    assert np.abs(loaded.mesh.vertices).max() < 1.0


@pytest.mark.parametrize(
    ("item", "extra"),
    [
        ("IFCEXTRUDEDAREASOLID(#13,#5,#6,1.E30)", ""),
        ("IFCEXTRUDEDAREASOLID($,#5,#6,1.)", ""),
        ("IFCEXTRUDEDAREASOLID(#20,#5,#6,1.)", "#20=IFCRECTANGLEPROFILEDEF(.AREA.,$,#8,0.,0.);\n"),
        (
            "IFCTRIANGULATEDFACESET(#20,$,$,((1,2,9)),$)",
            "#20=IFCCARTESIANPOINTLIST3D(((0.,0.,0.),(1.,0.,0.),(0.,1.,0.)));\n",
        ),
        (
            "IFCTRIANGULATEDFACESET(#20,$,$,((1,1,1),(1,2,2)),$)",
            "#20=IFCCARTESIANPOINTLIST3D(((0.,0.,0.),(1.,0.,0.),(0.,1.,0.)));\n",
        ),
    ],
    ids=["huge", "no profile", "no area", "no such corner", "degenerate"],
)
def test_a_shape_that_cannot_be_is_listed_and_the_rest_loads(tmp_path: Path, item: str, extra: str) -> None:
    text = columns(4, "IFCMAPPEDITEM(#16,#17)", extra).replace(
        "#1003=IFCMAPPEDITEM(#16,#17)", f"#1003={item}"
    )
    loaded = load_model(write(tmp_path / "a.ifc", text), silent_job())
    assert len(loaded.elements) == 4
    shown = loaded.elements.has_geometry()
    bad_row = loaded.elements.row(f"{10:022d}")
    assert shown.sum() == 3
    assert not shown[bad_row]
    assert [guid for guid, _ in loaded.model.unconverted] == [f"{10:022d}"]
    assert any(problem.place == f"{10:022d}" for problem in loaded.problems)
    assert all(problem.line("en") and problem.line("zh_CN") for problem in loaded.problems)


@pytest.mark.parametrize(("content", "code"), [(b"", "empty-file"), (b"\x00\xff" * 500, "ifc-not-step")])
def test_what_is_no_model_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "a.ifc"
    path.write_bytes(content)
    with pytest.raises(ReadError) as caught:
        load_model(path, silent_job())
    assert caught.value.code == code


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError) as caught:
        load_model(tmp_path / "none.ifc", silent_job())
    assert caught.value.code == "not-found"


def test_cancelling_stops_at_once_and_leaves_no_process(tmp_path: Path) -> None:
    path = write(tmp_path / "a.ifc", columns(6000, "IFCEXTRUDEDAREASOLID(#13,#5,#6,3.)"))
    stop = Event()
    stopped: list[float] = []

    def cancel(_: Mesh) -> None:
        stop.set()
        stopped.append(time.perf_counter())

    with pytest.raises(Cancelled):
        load_model(path, Job(lambda *_: None, stop), on_shapes=cancel, use_cache=False)
    assert time.perf_counter() - stopped[0] < PROMPT
    assert not any(thread.name.startswith("tessellation") for thread in threading.enumerate())


@pytest.mark.parametrize("wait", [0.0, 0.05, 0.2, 0.4, 0.6, 0.9])
def test_cancelling_at_any_moment_stops_within_its_limit(tmp_path: Path, wait: float) -> None:
    path = write(tmp_path / "a.ifc", columns(30000, "IFCEXTRUDEDAREASOLID(#13,#5,#6,3.)"))
    stop = Event()
    stopped: list[float] = []

    def cancel() -> None:
        stopped.append(time.perf_counter())
        stop.set()

    timer = threading.Timer(wait, cancel)
    timer.start()
    with pytest.raises(Cancelled):
        load_model(path, Job(lambda *_: None, stop), use_cache=False)
    assert time.perf_counter() - stopped[0] < PROMPT


def test_the_death_of_the_worker_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.ifc", columns(1))
    killed = [sys.executable, "-c", f"import os; os.kill(os.getpid(), {int(signal.SIGSEGV)})"]
    monkeypatch.setattr(standby, "command", lambda: killed)
    with pytest.raises(ReadError) as caught:
        load_model(path, silent_job(), use_cache=False)
    assert caught.value.code == "worker-crashed"
    assert "SIGSEGV" in caught.value.text()


def test_a_kernel_that_segfaults_costs_no_element(shared_data: Path) -> None:
    loaded = load_model(shared_data / "ifc" / "duplex.ifc", silent_job(), use_cache=False)
    assert loaded.model.unconverted == ()
    assert loaded.elements.has_geometry().sum() == 215


def test_a_slow_shape_counts_as_hanging_and_is_named(shared_data: Path) -> None:
    # Its girders take half a second each, by every kernel.
    path = shared_data / "ifc" / "pgsuper_precast_girder_bridge.ifc"
    loaded = load_model(path, silent_job(), use_cache=False, patience=0.3)
    reasons = dict(loaded.model.unconverted)
    assert reasons
    assert set(reasons.values()) == {"shape-hung"}
