"""Reals that the standard does not allow are read as they are meant, and only those."""

from pathlib import Path

import pytest
from ifc_text import step

from sim.readers.ifc.reals import plain_reals
from sim.readers.ifc.source import open_ifc


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"#1=A((.5,1.,-.5,+.5E1, .25));", b"#1=A((0.5,1.,-0.5,+0.5E1, 0.25));"),
        (b"#1=A(1.D3,2.5d-03,.5D1);", b"#1=A(1.E3,2.5E-03,0.5E1);"),
        (b"#1=A('(.5,1.D3)',.T.,$); /* ,.5 */", None),
        (b"#1=A(1.,1.E3,1,0.5,.ELEMENT.,.D3.);", None),
        (b"#1=A('it''s ,.5',.5);", b"#1=A('it''s ,.5',0.5);"),
    ],
)
def test_only_odd_reals_change(before: bytes, after: bytes | None) -> None:
    found, count = plain_reals(before)
    assert found == (before if after is None else after)
    assert bool(count) == (after is not None)


@pytest.mark.parametrize(
    ("written", "meant"), [(".5", 0.5), ("1.", 1.0), ("1.D3", 1000.0), ("-.5", -0.5), (".5E1", 5.0)]
)
def test_no_instance_is_lost(tmp_path: Path, written: str, meant: float) -> None:
    path = tmp_path / "a.ifc"
    path.write_text(step(f"#1=IFCCARTESIANPOINT(({written},2.,3.));\n#2=IFCCARTESIANPOINT((4.,5.,6.));\n"))
    opened = open_ifc(path)
    assert opened.file.by_id(1)[0] == (meant, 2.0, 3.0)
    told = [(problem.severity.name, problem.code) for problem in opened.problems]
    assert told in ([], [("INFO", "ifc-real-odd")])
    assert bool(told) == (written in (".5", "1.D3", ".5E1"))


def test_the_rest_of_a_damaged_file_is_still_accounted_for(tmp_path: Path) -> None:
    path = tmp_path / "a.ifc"
    path.write_text(step("#1=IFCCARTESIANPOINT((.5,2.,3.));\n#2=IFCCARTESIANPOINT((4.,?,6.));\n"))
    opened = open_ifc(path)
    assert opened.file.by_id(1)[0] == (0.5, 2.0, 3.0)
    assert [(p.code, p.place) for p in opened.problems] == [
        ("ifc-real-odd", ""),
        ("ifc-dropped-broken", "#2"),
    ]
