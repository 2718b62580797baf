import re
from collections import Counter
from pathlib import Path

import ifcopenshell
import numpy as np
import pytest
from ifc_text import HOUSE, write

from sim.job import Cancelled, Job, silent_job
from sim.loaded import LoadedModel
from sim.readers.ifc.source import open_ifc
from sim.readers.ifc.tables import read_tables

DATA = Path(__file__).parents[5] / "shared/data/ifc"
FILES = sorted(DATA.rglob("*.ifc")) + sorted(DATA.rglob("*.ifczip"))


def load(path: Path) -> LoadedModel:
    return read_tables(open_ifc(path), path, silent_job())


def house(folder: Path, *edits: tuple[str, str], more: str = "") -> LoadedModel:
    body = HOUSE
    for old, new in edits:
        assert old in body
        body = body.replace(old, new)
    return load(write(folder, body + more))


def test_columns_of_a_small_house(tmp_path: Path) -> None:
    loaded = house(tmp_path)
    e = loaded.elements
    assert e.name == ("W1", "W2", "Part of W2", "D1")
    assert e.tag == ("T1", "T2", "", "")
    assert e.predefined.texts() == ["SOLIDWALL", "", "", ""]
    assert [loaded.spatial.name[row] for row in e.container] == ["Ground", "First", "First", "Ground"]
    assert e.storey.tolist() == e.container.tolist()
    assert e.parent.tolist() == [-1, -1, 1, -1]
    assert e.step_id.tolist() == [20, 21, 22, 25]
    assert np.isnan(e.box).all()
    assert loaded.model.classes["IfcOpeningElement"] == 1
    assert loaded.problems == ()
    assert loaded.model.digest


def test_a_repeated_and_a_missing_guid_are_said_and_loaded(tmp_path: Path) -> None:
    loaded = house(
        tmp_path, ("'0000000000000000000021'", "'0000000000000000000020'"), ("'0000000000000000000025'", "$")
    )
    assert len(loaded.elements) == 4
    said = [(p.code, p.place) for p in loaded.problems]
    assert said == [("ifc-guid-repeated", "#21"), ("ifc-guid-missing", "#25")]


def test_an_element_outside_the_structure_is_said_and_loaded(tmp_path: Path) -> None:
    loaded = house(tmp_path, ("$,$,$,(#20),#12", "$,$,$,(),#12"))
    assert loaded.elements.container.tolist() == [-1, 3, 3, -1]
    assert [(p.code, p.place) for p in loaded.problems] == [("ifc-outside", "#20"), ("ifc-outside", "#25")]


def test_parts_of_each_other_are_cut_loose(tmp_path: Path) -> None:
    circle = ("$,$,$,(#21),#13", "$,$,$,(),#13")
    loaded = house(tmp_path, circle, more="#40=IFCRELAGGREGATES('40',$,$,$,#22,(#21));\n")
    assert sorted(loaded.elements.parent[1:3].tolist()) in ([-1, 1], [-1, 2])
    assert "ifc-aggregation-cycle" in [p.code for p in loaded.problems]


def test_missing_units_are_said_and_metres_assumed(tmp_path: Path) -> None:
    loaded = house(tmp_path, ("$,$,$,$,$,#2);", "$,$,$,$,$,$);"))
    assert [p.code for p in loaded.problems] == ["ifc-no-length-unit"]
    assert loaded.spatial.elevation[3] == 3000.0


def test_a_job_can_be_stopped(tmp_path: Path) -> None:
    path = write(tmp_path, HOUSE)
    job = silent_job()
    job.stop.set()
    with pytest.raises(Cancelled):
        read_tables(open_ifc(path), path, Job(job.report, job.stop))


def test_the_schedule_inside_comes_with_its_links(shared_data: Path) -> None:
    loaded = load(shared_data / "ifc/simple_with_tasks.ifc")
    assert len(loaded.schedule) == 21
    assert len(loaded.links) > 0
    assert loaded.schedule.source == loaded.model.path


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_counts_equal_an_independent_count(path: Path) -> None:
    loaded = load(path)
    assert loaded.model.classes == expected_counts(path)
    assert sum(loaded.model.classes.values()) >= len(loaded.elements) > 0
    assert len(set(loaded.elements.step_id.tolist())) == len(loaded.elements)
    assert (loaded.elements.parent < len(loaded.elements)).all()
    assert all(parent < row for row, parent in enumerate(loaded.spatial.parent.tolist()))


def expected_counts(path: Path) -> dict[str, int]:
    """Count by the library itself, or line by line where it has not the schema."""
    try:
        return dict(Counter(p.is_a() for p in ifcopenshell.open(str(path)).by_type("IfcProduct")))
    except ifcopenshell.SchemaError:
        names = Counter(re.findall(r"^\s*#\d+\s*=\s*(\w+)", path.read_text("latin-1"), re.M))
        products = {"IFCSOLIDSTRATUM": "IfcSolidStratum"}
        for schema in ("IFC2X3", "IFC4", "IFC4X3_ADD2"):
            waiting = [ifcopenshell.schema_by_name(schema).declaration_by_name("IfcProduct")]
            while waiting:
                entity = waiting.pop()
                products[entity.name().upper()] = entity.name()
                waiting += entity.as_entity().subtypes()
        return {products[name]: count for name, count in names.items() if name in products}
