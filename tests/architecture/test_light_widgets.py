"""Panels appear at once: importing them loads no renderer, no compiler and no reader of IFC."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PANELS = sorted(
    f"viewers.widgets.{path.stem}"
    for path in (ROOT / "viewers" / "widgets").glob("*.py")
    if path.stem not in ("__init__", "viewport", "surface", "second_surface", "navigation")
)
HEAVY = ("vtkmodules", "vtk", "pyvista", "numba", "ifcopenshell", "scipy", "matplotlib")


def test_panels_import_nothing_heavy() -> None:
    code = f"""
import importlib, sys
for name in {PANELS}:
    importlib.import_module(name)
print(sorted(set(sys.modules) & set({HEAVY})))
"""
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
