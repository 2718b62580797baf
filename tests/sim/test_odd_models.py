"""Odd but right models load as the library's own iterator shows them, element by element."""

from collections import Counter
from pathlib import Path

import ifcopenshell
import ifcopenshell.geom
import numpy as np
import pytest
from oracles.odd_models import EXTRUDED, ODD, at, model, product

from kernels.arrays import F64
from sim.job import silent_job
from sim.loaded import LoadedModel
from sim.opening.loading import load_model
from sim.problem import Severity

# What the library refuses as it stands; the answer is the plain box.
PLAIN = {"schema IFC4X3", "several schemas"}
# The library drops corners of outlines that cross themselves; the answer is the outline's own box.
CROSSING = {"a star": (-1, 0, 0, 4, 5, 3), "a bow tie": (0, 0, 0, 2, 2, 3)}
WARNED = {"unit none", "a site", "a space", "no thickness"}
BOX = (-0.5, -1, 0, 0.5, 1, 3)
VOLUMES = {
    "brep with a shaft": 60, "triangles": 64, "polygons": 64, "opening": 5, "opening in an opening": 5,
    "mirrored in x": 6, "mirrored in z": 6, "mirrored thrice": 6, "turned": 6, "mirrored, stretched": 288,
    "stretched": 288, "mirrored and plain": 12, "downwards": 6, "clockwise": 18, "mapped in mapped": 54,
    "two bodies": 8, "a surface model": 64, "unit foot": 6 * 0.3048**3, "unit KILO": 6e9, "five deep": 30,
}  # fmt: skip


def loaded_from(folder: Path, text: str) -> LoadedModel:
    path = folder / "odd.ifc"
    path.write_text(text, encoding="latin-1", newline="")
    return load_model(path, silent_job(), use_cache=False)


def volume(loaded: LoadedModel) -> float:
    """Return the sum over all instances, in the world: inside-out shapes count as negative."""
    mesh, total = loaded.mesh, 0.0
    for shape, matrix in zip(mesh.shape.tolist(), mesh.matrix, strict=True):
        first, last = mesh.vertex_offset[shape : shape + 2]
        corners = mesh.vertices[first:last].astype(np.float64) @ matrix[:, :3].T
        begin, end = mesh.triangle_offset[shape : shape + 2]
        a, b, c = (corners[mesh.triangles[begin:end, k]] for k in range(3))
        # Where the matrix mirrors, whoever draws turns the triangles around.
        total += np.sign(np.linalg.det(matrix[:, :3])) * float((a * np.cross(b, c)).sum()) / 6
    return total


def boxes_of_the_library(path: Path) -> dict[int, F64]:
    settings = ifcopenshell.geom.settings()
    settings.set("use-world-coords", True)
    file = ifcopenshell.open(str(path))  # must outlive the iterator
    iterator = ifcopenshell.geom.iterator(settings, file, 1)
    found: dict[int, F64] = {}
    more = iterator.initialize()
    while more:
        shape = iterator.get()
        corners = np.frombuffer(shape.geometry.verts_buffer, np.float64).reshape(-1, 3)
        if len(corners) and len(shape.geometry.faces_buffer):
            found[shape.id] = np.concatenate([corners.min(axis=0), corners.max(axis=0)])
        more = iterator.next()
    return found


@pytest.mark.parametrize("kind", ODD)
def test_it_loads_as_the_library_shows_it(tmp_path: Path, kind: str) -> None:
    loaded = loaded_from(tmp_path, ODD[kind])
    box, steps = loaded.elements.box, loaded.elements.step_id.tolist()
    ours = {step: box[row] for row, step in enumerate(steps) if np.isfinite(box[row, 0])}
    if kind in PLAIN or kind in CROSSING:
        expected = {100: np.array(CROSSING.get(kind, BOX), np.float64)}
    else:
        path = tmp_path / "odd.ifc"
        expected = {step: b for step, b in boxes_of_the_library(path).items() if step in steps}
        counted = Counter(entity.is_a() for entity in ifcopenshell.open(str(path)).by_type("IfcProduct"))
        assert loaded.model.classes == dict(counted)
    assert set(ours) == set(expected)
    for step, found in ours.items():
        np.testing.assert_allclose(found, expected[step], atol=1e-3)
    assert any(p.severity > Severity.INFO for p in loaded.problems) == (kind in WARNED)
    if kind in VOLUMES:
        assert volume(loaded) == pytest.approx(VOLUMES[kind], rel=1e-3)


def test_fifty_thousand_storeys(tmp_path: Path) -> None:
    storeys = "".join(
        f"#{1000 + k}=IFCBUILDINGSTOREY('{k:022d}',$,'L{k}',$,$,#12,$,$,.ELEMENT.,{float(k)!r});\n"
        for k in range(50_000)
    )
    names = ",".join(f"#{1000 + k}" for k in range(50_000))
    body = (
        storeys
        + f"#60=IFCRELAGGREGATES('0000000000000000000060',$,$,$,#1,({names}));\n"
        + product(100, EXTRUDED)
        + "#61=IFCRELCONTAINEDINSPATIALSTRUCTURE('0000000000000000000061',$,$,$,(#100),#50999);\n"
    )
    loaded = loaded_from(tmp_path, model(body))
    assert len(loaded.spatial) >= 50_000
    assert loaded.spatial.name[int(loaded.elements.storey[0])] == "L49999"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("it''s \"quoted\"", 'it\'s "quoted"'),
        ("\\X2\\4E2D56FD\\X0\\", "中国"),
        ("\\X4\\0001F3D7\\X0\\", "🏗"),
        ("\\S\\d\\X\\E9", "äé"),
        ("two\\X\\0Alines", "two\nlines"),
        ("back\\\\slash", "back\\slash"),
        ("a;b)c/*d*/#9=IFCWALL(", "a;b)c/*d*/#9=IFCWALL("),
        ("x" * 1_000_000, "x" * 1_000_000),
    ],
    ids=[
        "quotes",
        "chinese",
        "beyond 16 bits",
        "8 bits",
        "line break",
        "backslash",
        "like code",
        "very long",
    ],
)
def test_names_come_through(tmp_path: Path, written: str, read: str) -> None:
    text = model(product(100, EXTRUDED)).replace("'P100'", f"'{written}'")
    assert loaded_from(tmp_path, text).elements.name == (read,)


def test_storeys_without_elevation_stand_where_they_are_placed(tmp_path: Path) -> None:
    body = (
        at(20, 0.0, 0.0, 7.0)
        + "#30=IFCBUILDINGSTOREY('0000000000000000000030',$,'A',$,$,#20,$,$,.ELEMENT.,$);\n"
        + "#31=IFCBUILDINGSTOREY('0000000000000000000031',$,$,$,$,$,$,$,$,$);\n"
        + "#32=IFCRELAGGREGATES('0000000000000000000032',$,$,$,#1,(#30,#31));\n"
    )
    loaded = loaded_from(tmp_path, model(body + product(100, EXTRUDED)))
    heights = dict(zip(loaded.spatial.guid, loaded.spatial.elevation.tolist(), strict=True))
    assert heights["0000000000000000000030"] == 7.0


def test_tasks_in_a_circle_come_through(tmp_path: Path) -> None:
    tasks = "".join(
        f"#{k}=IFCTASK('{k:022d}',$,'T{k}',$,$,'{k}',$,$,$,.F.,$,#{k + 20},$);\n"
        f"#{k + 20}=IFCTASKTIME($,$,$,.WORKTIME.,'P1D','2026-03-02T08:00:00','2026-03-02T17:00:00'"
        ",$,$,$,$,$,$,$,$,$,$,$,$,$);\n"
        for k in (200, 201, 202)
    )
    nested = "".join(
        f"#{230 + k}=IFCRELNESTS('{230 + k:022d}',$,$,$,#{a},(#{b}));\n"
        f"#{240 + k}=IFCRELSEQUENCE('{240 + k:022d}',$,$,$,#{a},#{b},$,.FINISH_START.,$);\n"
        for k, (a, b) in enumerate(((200, 201), (201, 202), (202, 200)))
    )
    loaded = loaded_from(tmp_path, model(product(100, EXTRUDED) + tasks + nested))
    assert sorted(loaded.schedule.name) == ["T200", "T201", "T202"]
    assert any(problem.severity > Severity.INFO for problem in loaded.problems)
