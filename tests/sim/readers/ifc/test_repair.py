import ifcopenshell
from ifc_text import HOUSE, parsed, step

from sim.readers.ifc.repair import blamed, log_problems, lost_instances, without_broken
from sim.readers.ifc.statements import statements


def test_nothing_is_lost_of_a_sound_file() -> None:
    found = list(statements(step(HOUSE).encode()))
    assert lost_instances(found, parsed(HOUSE), "IFC4") == []


def test_what_is_lost_says_why() -> None:
    body = HOUSE + "#40=IFCNOVELTY();\n#41=IFCWALL((;\n#42=IFCWALL($,$,$,$,$,$,$,$,$);\n"
    found = list(statements(step(body).encode()))
    lost = lost_instances(found, parsed(HOUSE), "IFC4")
    assert [(i.id, i.curable, i.problem("IFC4").code) for i in lost] == [
        (40, False, "ifc-dropped-unknown"),
        (41, False, "ifc-dropped-broken"),
        (42, True, "ifc-dropped-broken"),
    ]


def test_the_cleaned_file_has_a_header_of_its_own() -> None:
    data = b"HEADER;rubbish((;DATA;#1=IFCA(1.);#2=IFCB((;#3=IFCC();"
    cleaned = without_broken(data, list(statements(data)), {3}, "IFC4")
    assert [s.id for s in statements(cleaned)] == [1]
    assert b"FILE_SCHEMA(('IFC4'))" in cleaned


def test_the_log_tells_where_the_library_gave_up() -> None:
    data = b"DATA;\n#7=IFCA(1.);\n#8=IFCA(bad);\n"
    assert blamed(f"[error] token at offset {data.index(b'bad')} invalid", data) == 8
    assert blamed("nothing of use", data) is None


def test_what_the_library_kept_oddly_is_said_once_per_kind() -> None:
    ifcopenshell.get_log()
    file = parsed(HOUSE.replace("#20=IFCWALL(", "#19=IFCWALL('x');\n#18=IFCWALL('y');\n#20=IFCWALL("))
    problems = log_problems(ifcopenshell.get_log(), file)
    assert [(p.code, p.place, p.values["count"]) for p in problems] == [("ifc-attribute-count", "#19", 2)]
