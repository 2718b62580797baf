from pathlib import Path

import ifcopenshell
import numpy as np
import pytest
from ifcopenshell.util.element import get_psets
from small_project import large_project, small_project

from sim.browsing.quantity_sums import QUANTITIES, quantity_sums
from sim.federating.federation import federate
from sim.job import silent_job
from sim.opening.loading import load_model
from sim.samples.tower import write_tower


def test_sums_agree_with_one_by_one() -> None:
    project = small_project()
    rows = np.array([3, 17, 59], np.int32)
    found = {s.name: s for s in quantity_sums(project, rows)}
    for name, (unit, names) in QUANTITIES.items():
        total = 0.0
        for row in rows.tolist():
            values = [project.properties.value(row, n) for n in names]
            total += next(float(v) for v in values if v is not None)  # type: ignore[arg-type]
        assert found[name].total == pytest.approx(total)
        assert (found[name].unit, found[name].known, found[name].count) == (unit, 3, 3)


def test_nothing_stated_is_nothing_summed() -> None:
    assert quantity_sums(large_project(30), np.arange(30, dtype=np.int32)) == []
    assert quantity_sums(small_project(), np.empty(0, np.int32)) == []


def test_sums_of_the_tower_equal_an_independent_count(tmp_path: Path) -> None:
    small = {"building": {"storeys": 3}, "programme": {"facade_behind": 1}}
    path = write_tower(tmp_path / "t.ifc", small)
    project = federate("tower", [load_model(path, silent_job())])
    rows = np.flatnonzero(project.elements.ifc_class.codes >= 0)[::3].astype(np.int32)
    model = ifcopenshell.open(path)
    expected = dict.fromkeys(QUANTITIES, 0.0)
    for row in rows.tolist():
        sets = get_psets(model.by_guid(project.elements.guid[row]), qtos_only=True)
        for name, (_, names) in QUANTITIES.items():
            stated = (q[n] for n in names for q in sets.values() if isinstance(q.get(n), float))
            expected[name] += next(stated, 0.0)
    sums = {s.name: s.total for s in quantity_sums(project, rows)}
    assert sums["volume"] > 0
    assert sums == {name: pytest.approx(value) for name, value in expected.items() if value}
