"""Which kernel meets which product, and how products are dealt out."""

from pathlib import Path

import ifcopenshell
import pytest
from shaped_ifc import columns, write

from sim.tessellation.ladder import LAST, Rung
from sim.tessellation.routing import Work, after_crash, deal, first_rungs, shaped_products


def opened(tmp_path: Path, *arguments: object) -> ifcopenshell.file:
    return ifcopenshell.open(str(write(tmp_path / "a.ifc", columns(*arguments))))  # type: ignore[arg-type]


def levels(file: ifcopenshell.file) -> set[tuple[int, int]]:
    groups = shaped_products(file)
    rungs = first_rungs(file, groups)
    found = (rungs.get(step, Rung()) for steps in groups.values() for step in steps)
    return {(rung.level, rung.segments) for rung in found}


def test_plain_shapes_begin_at_the_top(tmp_path: Path) -> None:
    assert levels(opened(tmp_path, 3)) == {(0, 32)}


def test_surface_models_begin_lower_and_wide_circles_get_more_sides(tmp_path: Path) -> None:
    loop = "#20=IFCPOLYLOOP((#4,#4,#4));\n#21=IFCCONNECTEDFACESET(());\n"
    assert levels(opened(tmp_path, 1, "IFCFACEBASEDSURFACEMODEL((#21))", loop)) == {(1, 32)}
    circle = "#20=IFCCIRCLEPROFILEDEF(.AREA.,$,#8,1.5);\n"
    assert levels(opened(tmp_path, 1, "IFCEXTRUDEDAREASOLID(#20,#5,#6,1.)", circle)) == {(0, 128)}


POINTS = "#20=IFCCARTESIANPOINTLIST3D(((0.,0.,0.),(1.,0.,0.),(0.,1.,0.),(0.,0.,1.)));\n"
OPEN = "IFCTRIANGULATEDFACESET(#20,$,$,((1,2,3)),$)"
CLOSED = "IFCTRIANGULATEDFACESET(#20,$,$,((1,3,2),(1,2,4),(1,4,3),(2,3,4)),$)"
OPENING = """#30=IFCPRODUCTDEFINITIONSHAPE($,$,(#15));
#31=IFCOPENINGELEMENT('0000000000000000000031',$,$,$,$,#12,#30,$,$);
#32=IFCRELVOIDSELEMENT('0000000000000000000032',$,$,$,#1006,#31);
"""


def first_rung(tmp_path: Path, item: str, extra: str) -> Rung:
    file = opened(tmp_path, 1, item, extra)
    (step,) = [column.id() for column in file.by_type("IfcColumn")]
    return first_rungs(file, shaped_products(file)).get(step, Rung())


def test_given_triangles_are_taken_as_they_are(tmp_path: Path) -> None:
    for item in (OPEN, CLOSED):
        assert first_rung(tmp_path, item, POINTS) == Rung(given=True)


def test_a_closed_set_is_cut_at_the_top_and_an_open_one_by_an_exact_kernel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert first_rung(tmp_path, CLOSED, POINTS + OPENING) == Rung()
    assert first_rung(tmp_path, OPEN, POINTS + OPENING) == Rung(1)
    monkeypatch.setattr("sim.tessellation.routing.MOST_PAIRS", 1)
    assert first_rung(tmp_path, CLOSED, POINTS + OPENING) == Rung()
    assert first_rung(tmp_path, OPEN, POINTS + OPENING) == Rung(given=True)


def test_a_product_with_nothing_but_an_axis_is_left_out(tmp_path: Path) -> None:
    text = columns(2).replace("'Body','Any',(#1003)", "'Axis','Curve3D',(#1003)")
    file = ifcopenshell.open(str(write(tmp_path / "a.ifc", text)))
    assert [file.by_id(s).Name for steps in shaped_products(file).values() for s in steps] == ["C1"]


def test_every_product_is_dealt_once_and_a_shared_shape_to_one_hand(tmp_path: Path) -> None:
    for item, shards in (("IFCEXTRUDEDAREASOLID(#13,#5,#6,3.)", 4), ("IFCMAPPEDITEM(#16,#17)", 1)):
        file = opened(tmp_path, 40, item)
        groups = shaped_products(file)
        works = deal(groups, first_rungs(file, groups), 4)
        assert len(works) == shards
        assert sorted(s for w in works for s in w.steps) == sorted(c.id() for c in file.by_type("IfcColumn"))


def test_what_hides_in_the_picture_is_dealt_last(tmp_path: Path) -> None:
    text = columns(2).replace(
        "IFCCOLUMN('0000000000000000000010'", "IFCDISCRETEACCESSORY('0000000000000000000010'"
    )
    file = ifcopenshell.open(str(write(tmp_path / "a.ifc", text.replace("'T0',$)", "'T0',.BRACKET.)"))))
    groups = shaped_products(file)
    (work,) = deal(groups, {}, 1)
    assert [file.by_id(step).is_a() for step in work.steps] == ["IfcColumn", "IfcDiscreteAccessory"]


def test_after_a_crash_the_one_bad_product_is_found() -> None:
    bad = 637
    waiting, blamed, runs = [Work(tuple(range(1000)), Rung())], [], 0
    while waiting:
        work = waiting.pop()
        runs += 1
        if bad not in work.steps:
            continue
        if len(work.steps) == 1 and work.rung.level == LAST:
            blamed.append(work.steps)
        else:
            waiting += after_crash(work, list(work.steps))
    assert blamed == [(bad,)]
    assert runs < 60
