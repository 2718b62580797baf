"""`twin info`, beside an independent count."""

from collections import Counter
from pathlib import Path

import ifcopenshell
from command import twin, twin_json

from twin_app.cli.info import peak_memory


def test_classes_equal_an_independent_count(shared_data: Path) -> None:
    path = shared_data / "ifc" / "simple_with_tasks.ifc"
    (facts,) = twin_json("info", path)["models"]
    counted = Counter(product.is_a() for product in ifcopenshell.open(path).by_type("IfcProduct"))
    assert facts["classes"] == dict(counted)
    assert facts["triangles"] > 0
    assert facts["peak_memory"] > 1e7


def test_for_a_person_in_chinese(shared_data: Path, tmp_path: Path) -> None:
    path = shared_data / "ifc" / "simple_with_tasks.ifc"
    assert "IfcWall" in twin("info", path).stdout
    (tmp_path / "x.ifc").write_text("hello")
    assert "ISO-10303-21" in twin("info", tmp_path / "x.ifc", "--lang", "zh_CN", status=2).stderr
    assert "error" in twin_json("info", tmp_path / "x.ifc", status=2)


def test_memory_is_measured() -> None:
    assert peak_memory() > 1e7
