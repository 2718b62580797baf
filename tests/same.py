"""Whether two documents hold the same, column by column."""

from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np


def differences(a: Any, b: Any, place: str = "") -> list[str]:
    """Return where two values of columns and dataclasses differ."""
    if isinstance(a, np.ndarray | np.generic):
        if isinstance(a, np.datetime64) and np.isnat(a):
            return [] if np.isnat(b) else [place]
        same = a.dtype == b.dtype and a.shape == b.shape
        return [] if same and np.array_equal(a, b, equal_nan=a.dtype.kind in "fmM") else [place]
    if hasattr(a, "labels") and hasattr(a, "texts"):  # categories may number their labels differently
        return differences(a.texts(), b.texts(), place)
    if is_dataclass(a):
        if type(a) is not type(b):
            return [place]
        return [
            found
            for f in fields(a)
            if f.compare and not f.name.startswith("_")
            for found in differences(getattr(a, f.name), getattr(b, f.name), f"{place}.{f.name}")
        ]
    if isinstance(a, tuple | list):
        if len(a) != len(b):
            return [place]
        return [
            x for k, (p, q) in enumerate(zip(a, b, strict=True)) for x in differences(p, q, f"{place}[{k}]")
        ]
    if isinstance(a, dict):
        if list(a) != list(b):
            return [place]
        return [x for key in a for x in differences(a[key], b[key], f"{place}[{key}]")]
    return [] if a == b else [place]
