from ifc_text import HOUSE, parsed

from sim.readers.ifc.relations import read_relations


def test_each_relation_is_found_once() -> None:
    found = read_relations(parsed(HOUSE))
    assert {part: whole.id() for part, whole in found.whole.items()} == {11: 10, 12: 11, 13: 11, 22: 21}
    assert [part.id() for part in found.parts[11]] == [12, 13]
    assert {item: place.id() for item, place in found.container.items()} == {20: 12, 21: 13}
    assert {item: host.id() for item, host in found.host.items()} == {25: 20}
    assert found.problems == []


def test_a_second_whole_or_container_is_said_and_ignored() -> None:
    body = HOUSE + (
        "#40=IFCRELAGGREGATES('40',$,$,$,#20,(#22));\n"
        "#41=IFCRELCONTAINEDINSPATIALSTRUCTURE('41',$,$,$,(#20),#13);\n"
        "#42=IFCRELCONTAINEDINSPATIALSTRUCTURE('42',$,$,$,(#20),#12);\n"
    )
    found = read_relations(parsed(body))
    assert found.whole[22].id() == 21
    assert found.container[20].id() == 12
    assert [(p.code, p.place) for p in found.problems] == [
        ("ifc-two-wholes", "#22"),
        ("ifc-two-containers", "#20"),
    ]


def test_relations_with_missing_ends_are_skipped() -> None:
    body = HOUSE + "#40=IFCRELAGGREGATES('40',$,$,$,$,(#20));\n#41=IFCRELFILLSELEMENT('41',$,$,$,$,$);\n"
    assert len(read_relations(parsed(body)).whole) == 4
