"""Packs keep every column, and refuse what is not whole."""

from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from rich_project import rich_project

from sim.calendar import standard_calendar
from sim.elements import no_elements
from sim.loaded import LoadedModel
from sim.mesh import no_mesh
from sim.problem import Problem, Severity
from sim.project import Model
from sim.properties import Properties
from sim.schedule import no_schedule
from sim.spatial import no_spatial
from sim.storage.pack import PackError, read_pack, write_pack


def same(a: Any, b: Any) -> bool:
    if isinstance(a, np.ndarray):
        return a.dtype == b.dtype and np.array_equal(a, b, equal_nan=a.dtype.kind in "fM")
    if is_dataclass(a):
        return type(a) is type(b) and all(
            same(getattr(a, f.name), getattr(b, f.name)) for f in fields(a) if f.init
        )
    if isinstance(a, tuple):
        return len(a) == len(b) and all(same(x, y) for x, y in zip(a, b, strict=True))
    if isinstance(a, np.datetime64) and np.isnat(a):
        return bool(np.isnat(b))
    return bool(a == b) and type(a) is type(b)


def model() -> LoadedModel:
    i32, u8 = np.array([0], np.int32), np.array([1], np.uint8)
    values = ("墙 \x00 \ud800", 1.5, 3, True, None, float("inf"))
    properties = Properties(
        np.array([0, 1], np.int64), i32, u8, ("Pset",), u8.copy(), np.array([0, 1], np.int64), i32.copy(),
        i32.copy(), i32.copy(), ("a",), ("m",), values,
    )  # fmt: skip
    problems = (Problem(Severity.WARNING, "not-readable", "#1", {"reason": "r", "n": 2}),)
    return LoadedModel(
        Model("/a.ifc", "d", "IFC4", "a.ifc", unconverted=(("guid", "shape-hung"),), classes={"IfcWall": 2}),
        no_elements(), no_spatial(), properties, no_mesh(), no_schedule(), problems=problems,
        timings={"open": 0.5},
    )  # fmt: skip


def test_a_model_comes_back_as_it_was(tmp_path: Path) -> None:
    write_pack(tmp_path / "x", model())
    assert same(read_pack(tmp_path / "x"), model())


def test_calendars_and_dates_come_back(tmp_path: Path) -> None:
    calendar = standard_calendar()
    calendar.exceptions[np.datetime64("2026-05-01", "D")] = ()
    dates = np.array(["2026-01-01", "NaT"], "datetime64[s]")
    write_pack(tmp_path / "x", {"calendar": calendar, "dates": dates, "empty": np.empty((0, 3), np.float32)})
    back = read_pack(tmp_path / "x")
    assert back["calendar"] == calendar
    assert same(back["dates"], dates)
    assert back["empty"].shape == (0, 3)


def test_arrays_are_mapped_read_only(tmp_path: Path) -> None:
    write_pack(tmp_path / "x", {"a": np.arange(5)})
    with pytest.raises(ValueError, match="read-only"):
        read_pack(tmp_path / "x")["a"][0] = 1


def test_every_damage_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "x"
    write_pack(path, model())
    whole = path.read_bytes()
    spoilt = [whole[:k] for k in range(0, len(whole), 97)]
    rng = np.random.default_rng(5)
    for place in rng.integers(0, len(whole), 200).tolist():
        flipped = bytearray(whole)
        flipped[place] ^= 1 << int(rng.integers(8))
        spoilt.append(bytes(flipped))
    for content in spoilt:
        path.write_bytes(content)
        with pytest.raises(PackError):
            read_pack(path)


def test_a_pack_names_no_other_class(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="no place"):
        write_pack(tmp_path / "x", {"path": Path("a")})


def test_a_forged_header_cannot_reach_outside(tmp_path: Path) -> None:
    write_pack(tmp_path / "x", {"a": np.arange(4, dtype=np.int64)})
    content = (tmp_path / "x").read_bytes().replace(b"[4]", b"[9]")
    (tmp_path / "x").write_bytes(content)
    with pytest.raises(PackError):
        read_pack(tmp_path / "x", check=False)


def test_a_whole_schedule_comes_back(tmp_path: Path) -> None:
    schedule = rich_project().schedule
    write_pack(tmp_path / "x", schedule)
    assert same(read_pack(tmp_path / "x"), schedule)


@pytest.mark.parametrize("odd", ["", "墙 \x00 \ud800", "a\x1eb"])
def test_long_columns_of_texts_come_back(tmp_path: Path, odd: str) -> None:
    texts = (*(f"Wall {n}" for n in range(5000)), odd, "")
    write_pack(tmp_path / "texts", {"texts": texts})
    assert read_pack(tmp_path / "texts") == {"texts": texts}
