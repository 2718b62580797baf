"""The crane is as high as asked for, and all of it belongs to one whole."""

from sim.samples.bill import Bill
from sim.samples.crane import put_crane


def test_the_jib_stands_above_the_height_asked_for() -> None:
    bill = Bill("X", {"concrete": 2500.0})
    foot = put_crane(bill, (5.0, 6.0), 40.0, 3.0, 30.0, 12.0, 200.0, "crane")
    assert 40.0 <= foot < 43.0
    pad, whole, *pieces = bill.parts
    assert pad.kind.ifc_class == "IfcFooting"
    assert {piece.whole for piece in pieces} == {whole.code}
    assert sum("Mast" in piece.kind.name for piece in pieces) == 14
    jib = next(piece for piece in pieces if piece.kind.name.startswith("Jib"))
    assert jib.box()[2] > foot
