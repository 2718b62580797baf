"""The small run, and a comparison that notices."""

from dataclasses import replace
from pathlib import Path

import numpy as np

from sim.job import silent_job
from sim.opening.loading import load_model
from sim.samples.scale import write_scale
from twin_app.bench._default_kernel import Shapes
from twin_app.bench.ifc_load import areas, differences, run


def test_the_small_run_agrees_with_the_default_kernel() -> None:
    load, picture = run(small=True)
    assert load.note.startswith("same elements, boxes and areas")
    assert load.ours > 0.0
    assert load.peer is not None
    assert load.ratio == load.peer / load.ours
    assert picture.ours <= load.ours


def test_differences_are_told(tmp_path: Path) -> None:
    write_scale(tmp_path / "a.ifc", 4)
    loaded = load_model(tmp_path / "a.ifc", silent_job(), use_cache=False)
    elements = loaded.elements
    true = Shapes(1.0, elements.step_id, elements.box, areas(loaded.mesh, 4))
    assert differences(loaded, true) == ""
    larger = true.area * np.array([1, 1.01, 1, 1])
    assert "1 areas differ" in differences(loaded, replace(true, area=larger))
    moved = true.box + np.array([[0.0], [0], [0], [0.002]])
    assert "1 boxes differ" in differences(loaded, replace(true, box=moved))
