"""The pool, its costs, and its use below it."""

from pathlib import Path

import ifcopenshell
from planned_project import planned_project

from sim.ifc4d.export import export_model
from sim.job import silent_job


def test_resources_keep_kind_units_rates_and_use(tmp_path: Path) -> None:
    export_model(planned_project(tmp_path), 0, tmp_path / "out.ifc", silent_job())
    file = ifcopenshell.open(tmp_path / "out.ifc")
    masons = next(r for r in file.by_type("IfcLaborResource") if r.Identification == "R1")
    assert masons.Usage.ScheduleUsage == 4.0
    assert [cost.AppliedValue.wrappedValue for cost in masons.BaseCosts] == [38.5, 40.0]
    assert masons.BaseCosts[1].ApplicableDate == "2026-06-01"
    (use,) = masons.IsNestedBy[0].RelatedObjects
    assert (use.Usage.ScheduleWork, use.Usage.ScheduleContour, use.Usage.LevelingDelay) == (
        "PT32H",
        "BELL",
        "PT1H",
    )
    assert use.HasAssignments[0].RelatingProcess.Name == "Wall 0 墙"
    assert masons.HasAssignments[0].RelatingControl.Name == "Nights 夜班"
    (brick,) = (r for r in file.by_type("IfcConstructionMaterialResource") if r.Identification == "R3")
    assert brick.ObjectType == "m3"
    assert len(file.by_type("IfcConstructionEquipmentResource")) == 1
