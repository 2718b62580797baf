import json

from sim.type_look import TypeLook


def test_it_is_kept_as_plain_text() -> None:
    look = TypeLook("class", "IfcWall", "radial")
    assert TypeLook(*json.loads(json.dumps(look))) == look
