import pytest

from sim.readers.ifc.statements import statements


def found(text: str) -> list[tuple[int, str, bool]]:
    return [(s.id, s.name, s.whole) for s in statements(b"DATA;\n" + text.encode("latin-1"))]


def test_instances_on_one_line_or_many() -> None:
    assert found("#1=IFCA((1.,2.));#2= ifcB\n('x',\n#1);") == [(1, "IFCA", True), (2, "IFCB", True)]


@pytest.mark.parametrize("text", ["'a;b'", "'it''s #9=IFCZ(1);'", "/* ; #9=IFCZ(); */ 'x'", "'('"])
def test_texts_and_comments_end_nothing(text: str) -> None:
    assert found(f"#1=IFCA({text});\n#2=IFCB();") == [(1, "IFCA", True), (2, "IFCB", True)]


def test_a_comment_holds_no_instance() -> None:
    assert found("/* #5=IFCZ(); */\n#1=IFCA();") == [(1, "IFCA", True)]


@pytest.mark.parametrize(
    "broken", ["#1=IFCA((1.,2.);", "#1=IFCA('open);", "#1=IFCA(1.,", "#1=;", "#99999999999=IFCA(1.);"]
)
def test_a_broken_instance_costs_only_itself(broken: str) -> None:
    rows = found(f"{broken}\n#2=IFCB('x');\n#3=IFCC();")
    assert [row[2] for row in rows] == [False, True, True]
    assert [row[1] for row in rows[1:]] == ["IFCB", "IFCC"]


def test_names_are_counted() -> None:
    assert [s.name for s in statements(b"DATA;#1=IFCA();#2=ifca();#3=IFCB();")] == ["IFCA", "IFCA", "IFCB"]
