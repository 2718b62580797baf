from ifc_text import HOUSE, parsed

from sim.readers.ifc.attributes import by_type, named, number, reference, references, text, value

FILE = parsed(HOUSE)


def test_what_is_missing_is_none_not_an_error() -> None:
    wall = FILE.by_id(20)
    assert value(wall, 2) == "W1"
    assert value(wall, 99) is None
    assert named(wall, "Elevation") is None
    assert named(None, "Name") is None


def test_the_wrong_type_counts_as_missing() -> None:
    wall = FILE.by_id(20)
    assert text(3.0) == ""
    assert number("3") is None
    assert number(True) is None
    assert number(2) == 2.0
    assert reference("x") is None
    assert reference(wall, "IfcDoor") is None
    assert reference(wall, "IfcElement") is wall


def test_one_reference_counts_as_a_list_of_one() -> None:
    wall = FILE.by_id(20)
    assert list(references(wall)) == [wall]
    assert list(references((wall, "x"))) == [wall]
    assert list(references(None)) == []


def test_a_class_no_schema_has_yields_nothing() -> None:
    assert list(by_type(FILE, "IfcNovelty")) == []
    assert len(by_type(FILE, "IfcWall")) == 3


def test_a_text_that_cannot_be_decoded_is_missing_or_text() -> None:
    file = parsed(HOUSE.replace("'W1'", "'\\X2\\D800\\X0\\'"))
    assert isinstance(text(value(file.by_id(20), 2)), str)
