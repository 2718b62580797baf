import ifcopenshell

from sim.planning.draft import ScheduleDraft
from sim.readers.ifc.task_assignments import assignments

HEAD = "ISO-10303-21;HEADER;FILE_DESCRIPTION((''),'2;1');FILE_NAME('','',(''),(''),'','','');"


def guid(number: int) -> str:
    return f"{number:022}"


LINES = "".join(
    [
        *(f"#{n}=IFCTASK('{guid(n)}',$,'T{n}',$,$,$,$,$,$,.F.,$,$,$);" for n in (1, 2, 3)),
        *(f"#{n}=IFCWALL('{guid(n)}',$,'W{n}',$,$,$,$,$,$);" for n in (11, 12, 13)),
        f"#14=IFCELEMENTASSEMBLY('{guid(14)}',$,'A',$,$,$,$,$,$,$);",
        f"#20=IFCBUILDINGSTOREY('{guid(20)}',$,'L',$,$,$,$,$,$,$);",
        f"#21=IFCBUILDINGSTOREY('{guid(21)}',$,'empty',$,$,$,$,$,$,$);",
        f"#30=IFCRELCONTAINEDINSPATIALSTRUCTURE('{guid(30)}',$,$,$,(#11,#14),#20);",
        f"#31=IFCRELAGGREGATES('{guid(31)}',$,$,$,#14,(#12,#13));",
        f"#40=IFCRELASSIGNSTOPROCESS('{guid(40)}',$,$,$,(#12),$,#1,$);",
        f"#41=IFCRELASSIGNSTOPRODUCT('{guid(41)}',$,$,$,(#2),$,#14);",
        f"#42=IFCRELASSIGNSTOPRODUCT('{guid(42)}',$,$,$,(#3),$,#20);",
        f"#43=IFCRELASSIGNSTOPRODUCT('{guid(43)}',$,$,$,(#3),$,#21);",
    ]
)


def test_both_directions_and_what_lies_below() -> None:
    file = ifcopenshell.file.from_string(
        f"{HEAD}FILE_SCHEMA(('IFC4'));ENDSEC;DATA;{LINES}ENDSEC;END-ISO-10303-21;"
    )
    draft = ScheduleDraft()
    found = assignments(file, {1: "T1", 2: "T2", 3: "T3"}, draft)
    assert set(found) == {(guid(12), "T1"), (guid(14), "T2"), (guid(13), "T2"), (guid(11), "T3")}
    assert [(p.code, p.place) for p in draft.problems] == [("task-on-nothing", "#21")]
    assert assignments(file, {}, ScheduleDraft()) == []
