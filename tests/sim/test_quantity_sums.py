import numpy as np
import pytest
from small_project import large_project, small_project

from sim.quantity_sums import QUANTITIES, quantity_sums


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
