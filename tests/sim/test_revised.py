import json

from sim.revised import MatchedPair, OrphanLink, RevisedModel


def test_they_are_kept_as_plain_text() -> None:
    pair = MatchedPair("PLACE", "a", "A", "b", "B", "IfcWall", None, (("1", "RULE"),))
    revised = RevisedModel("m", (("GUID", 1),), (pair,), ("c",))
    assert json.loads(json.dumps(revised))[2][0][7] == [["1", "RULE"]]
    assert hash(OrphanLink("m", "a", "A", "IfcWall", "1", "RULE")) is not None
