"""`twin selftest`."""

from command import twin_json


def test_facts_of_this_machine() -> None:
    facts = twin_json("selftest")
    assert facts["drawn"]
    assert facts["good"]
    assert len(facts["picture"]) == 64
    assert facts["renderer"]
    assert facts["packages"]["vtk"]
