"""Parts are numbered by place and mark, and kinds are made once."""

from sim.samples.bill import Bill, common_facts


def test_parts_are_numbered_and_kinds_shared() -> None:
    bill = Bill("T1", {"concrete": 2500.0})
    box = (0.0, 0.0, 0.0, 1.0, 2.0, 3.0)
    codes = [bill.put_block("Wall", "IfcWall", "SHEAR", "WQ", box, "07F", "w") for _ in range(2)]
    assert codes == ["T1-07F-WQ-001", "T1-07F-WQ-002"]
    assert bill.parts[0].kind is bill.parts[1].kind
    assert bill.parts[0].kind.weight() == 15000.0
    facts = bill.parts[1].facts["Pset_PrecastConcreteElementFabrication"]
    assert facts["PieceMark"] == "T1-07F-WQ-002"


def test_only_known_sets_are_given() -> None:
    assert common_facts("IfcVehicle", "x", False, False) == {}
    assert common_facts("IfcWall", "x", True, False)["IsExternal"] is True
