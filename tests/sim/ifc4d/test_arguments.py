"""Arguments are split where ISO 10303-21 splits them."""

from sim.ifc4d.arguments import arguments, references, without


def test_commas_inside_texts_and_lists_split_nothing() -> None:
    body = b"('a,(''b',$,(#1,#2),IFCLABEL('x,y'),*,/* a, b */.T.)"
    assert arguments(body) == [b"'a,(''b'", b"$", b"(#1,#2)", b"IFCLABEL('x,y')", b"*", b"/* a, b */.T."]


def test_one_argument_and_none() -> None:
    assert arguments(b"(#1)") == [b"#1"]
    assert arguments(b"()") == []


def test_references_alone_or_in_a_list() -> None:
    assert references(b"#12") == [12]
    assert references(b"( #1 , #2)") == [1, 2]
    assert references(b"'#3'") == []
    assert references(b"$") == []


def test_lists_without_some_references() -> None:
    assert without(b"(#1,#2,#3)", {2}) == b"(#1,#3)"
    assert without(b"(#1)", {1}) is None
    assert without(b"#1", {1}) is None
    assert without(b"#1", {2}) == b"#1"
