"""The cache gives back what it was given, and survives anything that happens to its files."""

import os
from pathlib import Path

import pytest

from sim.elements import no_elements
from sim.loaded import LoadedModel
from sim.mesh import no_mesh
from sim.opening.cache import Cache, cache_key
from sim.project import Model
from sim.properties import no_properties
from sim.spatial import no_spatial


def model(schema: str = "IFC4") -> LoadedModel:
    return LoadedModel(
        Model("/old/a.ifc", "", schema, "a.ifc"), no_elements(), no_spatial(), no_properties(), no_mesh()
    )


def test_a_model_is_found_by_its_bytes_and_named_by_its_path(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("d1", model())
    found = cache.get("d1", Path("/new/b.ifc"))
    assert found is not None
    assert (found.model.path, found.model.name, found.model.digest) == (
        str(Path("/new/b.ifc")),
        "b.ifc",
        "d1",
    )
    assert found.from_cache
    assert cache.get("d2", Path("/new/b.ifc")) is None


def test_the_key_depends_on_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    before = cache_key("d")
    monkeypatch.setattr("sim.opening.cache.EDITION", 999)
    assert cache_key("d") != before


@pytest.mark.parametrize("content", [b"", b"TWINPK02", bytes(5000)])
def test_a_damaged_entry_is_thrown_away(tmp_path: Path, content: bytes) -> None:
    cache = Cache(tmp_path)
    cache.put("d", model())
    (entry,) = tmp_path.iterdir()
    entry.write_bytes(content)
    assert cache.get("d", Path("a.ifc")) is None
    assert not entry.exists()
    cache.put("d", model("IFC2X3"))
    found = cache.get("d", Path("a.ifc"))
    assert found is not None
    assert found.model.schema == "IFC2X3"


def test_the_least_recently_used_go_first(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for k, digest in enumerate("abc"):
        cache.put(digest, model())
        os.utime(tmp_path / f"{cache_key(digest)}.model", (k, k))
    assert cache.get("a", Path("a.ifc")) is not None  # now the youngest
    size = (tmp_path / f"{cache_key('a')}.model").stat().st_size
    Cache(tmp_path, cap=2 * size).trim()
    assert cache.get("b", Path("a.ifc")) is None
    assert cache.get("a", Path("a.ifc")) is not None
    assert cache.get("c", Path("a.ifc")) is not None


def test_a_full_disk_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, value: object) -> None:
        path.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("sim.opening.cache.write_pack", full)
    Cache(tmp_path).put("d", model())
    assert list(tmp_path.iterdir()) == []
