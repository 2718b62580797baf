"""What there is to say about one loaded model, ready for JSON."""

import math
from typing import Any

import numpy as np

from sim.loaded import LoadedModel


def model_info(loaded: LoadedModel, peak_memory: int = 0) -> dict[str, Any]:
    """Return the facts of `twin info` about one model.

    Parameters
    ----------
    loaded : LoadedModel
    peak_memory : int
        Bytes the process (and its workers) held at most while loading; 0 if not measured.
    """
    model, elements = loaded.model, loaded.elements
    return {
        "path": model.path,
        "name": model.name,
        "digest": model.digest,
        "schema": model.schema,
        "crs": model.crs,
        "classes": dict(sorted(model.classes.items())),
        "storeys": _storeys(loaded),
        "elements": len(elements),
        "elements_with_geometry": int(elements.has_geometry().sum()),
        "triangles": loaded.mesh.drawn_triangles(),
        "shapes": loaded.mesh.shape_count,
        "tasks": len(loaded.schedule),
        "box": _box(loaded),
        "unconverted": [{"guid": guid, "reason": reason} for guid, reason in model.unconverted],
        "problems": [
            {"severity": p.severity.name.lower(), "code": p.code, "place": p.place, "text": p.text()}
            for p in loaded.problems
        ],
        "timings": {name: round(seconds, 4) for name, seconds in loaded.timings.items()},
        "from_cache": loaded.from_cache,
        "peak_memory": peak_memory,
    }


def _storeys(loaded: LoadedModel) -> list[dict[str, Any]]:
    spatial, storey = loaded.spatial, loaded.elements.storey
    counts = np.bincount(storey[storey >= 0], minlength=len(spatial))
    is_storey = [name == "IfcBuildingStorey" for name in spatial.ifc_class.texts()]
    rows = [row for row in range(len(spatial)) if is_storey[row] or counts[row]]
    return [
        {
            "name": spatial.name[row],
            "class": spatial.ifc_class[row],
            "elevation": _finite(float(spatial.elevation[row])),
            "elements": int(counts[row]),
        }
        for row in rows
    ]


def _box(loaded: LoadedModel) -> list[float] | None:
    box = loaded.elements.box[loaded.elements.has_geometry()]
    if not len(box):
        return None
    return [*map(float, box[:, :3].min(axis=0)), *map(float, box[:, 3:].max(axis=0))]


def _finite(number: float) -> float | None:
    # JSON has no NaN.
    return number if math.isfinite(number) else None
