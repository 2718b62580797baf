"""Trees of plain values and arrays in one file: a JSON header, then raw arrays, mapped when read.

A pack cannot execute code when it is read: it holds numbers, texts, and the names of the column classes
below. Layout: magic (8 bytes), header length (int64), CRC-32 of that length and of all
that follows the first 24 bytes (int64), header, arrays, each at a multiple of 64.
"""

import json
import mmap
import os
import zlib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any

import numpy as np

from kernels.arrays import Array
from sim.baseline import Baseline, BaselineDates
from sim.calendar import Calendar
from sim.columns import Category
from sim.elements import Elements
from sim.links import Links
from sim.loaded import LoadedModel
from sim.mesh import Mesh
from sim.problem import Problem, Severity
from sim.project import Model
from sim.properties import Properties
from sim.resourcing import Assignments, Rates, Resources
from sim.schedule import Relations, Schedule
from sim.schedule_project import FloatKind, LagCalendar, ProgressMode, ScheduleProject
from sim.spatial import Spatial
from sim.task_plan import TaskPlan
from sim.tool_dates import ToolDates

MAGIC = b"TWINPK02"
START = 24
ALIGN = 64
FEW = 1000  # texts that stand in the header; more are an array of their own
SEPARATOR = "\x1e"  # ASCII "record separator"
RECORDS: dict[str, Any] = {
    kind.__name__: kind
    for kind in (
        Assignments, Baseline, BaselineDates, Calendar, Category, Elements, Links, LoadedModel, Mesh, Model,
        Problem, Properties, Rates, Relations, Resources, Schedule, ScheduleProject, Spatial, TaskPlan,
        ToolDates,
    )
}  # fmt: skip
MEANINGS: dict[str, dict[str, type[IntEnum]]] = {
    "Problem": {"severity": Severity},
    "ScheduleProject": {"lag_calendar": LagCalendar, "progress": ProgressMode, "float_kind": FloatKind},
}
PLAIN = (str, int, float, bool, type(None))


class PackError(ValueError):
    """A file that is no pack, or a damaged one."""


def write_pack(path: Path, value: object) -> None:
    """Write `value` to a new file."""
    arrays: list[Array] = []
    tree = _encode(value, arrays)
    places, end = [], 0
    for array in arrays:
        end = -(-end // ALIGN) * ALIGN
        places.append((array.dtype.str, array.shape, end))
        end += array.nbytes
    header = json.dumps({"tree": tree, "arrays": places, "end": end}).encode()
    header += b" " * (-(START + len(header)) % ALIGN)
    with path.open("wb") as stream:
        stream.write(bytes(START) + header)
        size = len(header).to_bytes(8, "little")
        check, at = zlib.crc32(header, zlib.crc32(size)), 0
        for array, (_, _, offset) in zip(arrays, places, strict=True):
            for piece in (bytes(offset - at), _bytes(array)):
                stream.write(piece)
                check = zlib.crc32(piece, check)
            at = offset + array.nbytes
        stream.seek(0)
        stream.write(MAGIC + size + check.to_bytes(8, "little"))


def read_pack(path: Path, check: bool = True) -> Any:
    """Return what was written; arrays are mapped read-only.

    Raises PackError if the file is damaged, OSError if it cannot be read.
    """
    with path.open("rb") as stream:
        if os.fstat(stream.fileno()).st_size < START:
            raise PackError("too short")
        data = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
    view = memoryview(data)
    size = int.from_bytes(view[8:16], "little")
    if view[:8] != MAGIC or not 0 < size <= len(view) - START:
        raise PackError("no pack")
    if check and zlib.crc32(view[START:], zlib.crc32(view[8:16])) != int.from_bytes(view[16:24], "little"):
        raise PackError("checksum")
    try:
        header = json.loads(bytes(view[START : START + size]))
        arrays = [_array(data, kind, shape, START + size + place) for kind, shape, place in header["arrays"]]
        return _decode(header["tree"], arrays)
    except (KeyError, TypeError, IndexError, ValueError) as error:
        raise PackError(str(error)) from error


def _bytes(array: Array) -> memoryview:
    return np.ascontiguousarray(array).reshape(-1).view(np.uint8).data


def _array(data: mmap.mmap, kind: str, shape: list[int], place: int) -> Array:
    count = int(np.prod(shape, dtype=np.int64))
    if count == 0:
        return np.empty(shape, np.dtype(kind))
    return np.frombuffer(data, np.dtype(kind), count, place).reshape(shape)


def _encode(value: object, arrays: list[Array]) -> object:
    if isinstance(value, IntEnum):
        return int(value)
    if isinstance(value, PLAIN):
        return value
    if isinstance(value, np.generic):
        value = np.asarray(value)
        return {"@": "scalar", "array": _encode(value, arrays)}
    if isinstance(value, np.ndarray):
        arrays.append(value)
        return {"@": "array", "row": len(arrays) - 1}
    if isinstance(value, (tuple, list)):
        if len(value) > FEW and all(type(item) is str for item in value):
            # JSON would keep the interpreter to itself while it reads so many.
            joined = SEPARATOR.join(value)
            if joined.count(SEPARATOR) == len(value) - 1:
                arrays.append(np.frombuffer(joined.encode("utf-8", "surrogatepass"), np.uint8))
                return {"@": "texts", "row": len(arrays) - 1}
        if all(type(item) in PLAIN for item in value):
            return list(value)  # the bulk: text columns, never walked again
        return {"@": "tuple", "items": [_encode(item, arrays) for item in value]}
    if isinstance(value, Mapping):
        pairs = [[_encode(k, arrays), _encode(v, arrays)] for k, v in value.items()]
        return {"@": "map", "items": pairs}
    if is_dataclass(value) and type(value).__name__ in RECORDS:
        parts = {f.name: _encode(getattr(value, f.name), arrays) for f in fields(value) if f.init}
        return {"@": type(value).__name__, "parts": parts}
    raise TypeError(f"{type(value).__name__} has no place in a pack")


def _decode(tree: Any, arrays: list[Array]) -> Any:
    if isinstance(tree, list):
        return tuple(tree)
    if not isinstance(tree, dict):
        return tree
    kind = tree["@"]
    if kind == "array":
        return arrays[tree["row"]]
    if kind == "texts":
        return tuple(arrays[tree["row"]].tobytes().decode("utf-8", "surrogatepass").split(SEPARATOR))
    if kind == "scalar":
        return _decode(tree["array"], arrays)[()]
    if kind == "tuple":
        return tuple(_decode(item, arrays) for item in tree["items"])
    if kind == "map":
        return {_decode(k, arrays): _decode(v, arrays) for k, v in tree["items"]}
    parts = {name: _decode(part, arrays) for name, part in tree["parts"].items()}
    for name, meaning in MEANINGS.get(kind, {}).items():
        parts[name] = meaning(parts[name])
    return RECORDS[kind](**parts)
