import json
from dataclasses import replace

import numpy as np
from loaded_box import cubes

from sim.info import model_info


def test_what_there_is_to_say_can_be_written_as_json() -> None:
    loaded = cubes("a", [(0, 0, 0), (5, 0, 0)], tasks=3)
    loaded = replace(loaded, model=replace(loaded.model, unconverted=(("a2", "no body"),)))
    info = json.loads(json.dumps(model_info(loaded, peak_memory=7), allow_nan=False))
    assert info["classes"] == {"IfcWall": 3}
    assert info["storeys"] == [
        {"name": "Ground", "class": "IfcBuildingStorey", "elevation": 0.5, "elements": 2}
    ]
    assert (info["elements"], info["elements_with_geometry"], info["triangles"], info["tasks"]) == (
        3,
        2,
        24,
        3,
    )
    assert info["box"] == [0, 0, 0, 6, 1, 1]
    assert info["unconverted"] == [{"guid": "a2", "reason": "no body"}]
    assert info["problems"][0]["place"] == "#1"
    assert info["timings"] == {"tables": 0.25}
    assert info["peak_memory"] == 7


def test_no_number_that_json_has_not() -> None:
    loaded = cubes("a", [])
    bare = replace(loaded, spatial=replace(loaded.spatial, elevation=np.full(2, np.nan)))
    info = model_info(bare)
    assert info["box"] is None
    assert info["storeys"][0]["elevation"] is None
    json.dumps(info, allow_nan=False)
