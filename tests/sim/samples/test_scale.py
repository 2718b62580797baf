"""The scale model is valid, has as many elements as asked for, and is quick to write."""

import time
from pathlib import Path

import ifcopenshell
import pytest
from oracles.sample_parts import messages

from sim.samples.scale import short_id, write_scale


@pytest.mark.parametrize(("count", "unique"), [(1, False), (3, True), (2501, False), (300, True)])
def test_any_number_of_elements(count: int, unique: bool, tmp_path: Path) -> None:
    path = write_scale(tmp_path / "s.ifc", count, unique=unique)
    assert messages(path, rules=count == 300) == ""
    model = ifcopenshell.open(path)
    elements = model.by_type("IfcElement")
    assert len(elements) == len({e.GlobalId for e in elements}) == count
    assert sum(len(r.RelatedElements) for r in model.by_type("IfcRelContainedInSpatialStructure")) == count
    assert sum(len(r.RelatedObjects) for r in model.by_type("IfcRelAssignsToProcess")) == count
    if unique:
        assert len({e.Representation.id() for e in elements}) == count


@pytest.mark.parametrize("count", [0, 1_000_001])
def test_other_numbers_are_refused(count: int, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="1 to 1000000"):
        write_scale(tmp_path / "s.ifc", count)
    assert list(tmp_path.iterdir()) == []


def test_writing_is_quick(tmp_path: Path) -> None:
    begin = time.process_time()
    write_scale(tmp_path / "s.ifc", 30_000)
    # The goal is 100,000 a second on a quiet machine; this only catches a slip by a factor.
    assert 30_000 / (time.process_time() - begin) > 25_000


def test_ids_do_not_repeat() -> None:
    assert len({short_id("0" * 18, i) for i in range(5000)}) == 5000
