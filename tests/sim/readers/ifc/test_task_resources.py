import ifcopenshell
import numpy as np

from sim.ifc4d import resources, task_sets
from sim.planning.draft import ScheduleDraft, TaskDraft
from sim.readers.ifc import task_resources
from sim.readers.ifc import task_sets as read_sets
from sim.readers.ifc.task_resources import read_resources
from sim.resourcing import ResourceKind

HEAD = "ISO-10303-21;HEADER;FILE_DESCRIPTION((''),'2;1');FILE_NAME('','',(''),(''),'','','');"


def read(lines: str) -> ScheduleDraft:
    lines += "".join(f"#{n}=IFCTASK('{n:022}',$,'T{n}',$,$,$,$,$,$,.F.,$,$,$);" for n in (1, 2))
    text = f"{HEAD}FILE_SCHEMA(('IFC4'));ENDSEC;DATA;{lines}ENDSEC;END-ISO-10303-21;"
    draft = ScheduleDraft(tasks=[TaskDraft("1"), TaskDraft("2")])
    read_resources(ifcopenshell.file.from_string(text), {1: 0, 2: 1}, {10: 4}, draft)
    return draft


USE = "#{0}=IFCRELASSIGNSTOPROCESS('{0:022}',$,$,$,(#{1}),$,#{2},$);"


def test_a_resource_of_its_own() -> None:
    draft = read(
        f"#10=IFCCREWRESOURCE('{10:022}',$,'Crew',$,$,'C1',$,#11,(#12),$,$);"
        "#11=IFCRESOURCETIME($,$,$,'P2D',1.5,'2026-03-02T08:00:00','2026-03-03T17:00:00','BELL','P1D',$,$,$,$,$,$,'PT4H',$,$);"
        "#12=IFCCOSTVALUE('Rate',$,IFCMONETARYMEASURE(40.),$,'2026-06-01',$,$,$,$,$);" + USE.format(20, 10, 1)
    )
    assert [(r.id, r.name, r.kind, r.calendar, r.units) for r in draft.resources] == [
        ("C1", "Crew", ResourceKind.LABOUR, 4, 1.5)
    ]
    assert [(str(r.start)[:10], r.rate) for r in draft.rates] == [("2026-06-01", 40.0)]
    (use,) = draft.assignments
    assert (use.task, use.resource, use.units, use.work, use.delay, use.curve) == (
        0,
        0,
        1.5,
        57600,
        28800,
        "BELL",
    )
    assert np.isnan(use.cost)


def test_parts_say_how_much_of_the_whole_is_used() -> None:
    draft = read(
        f"#10=IFCLABORRESOURCE('{10:022}',$,'Masons',$,$,'M',$,$,$,$,$);"
        f"#11=IFCLABORRESOURCE('{11:022}',$,'Masons',$,$,'u1',$,#13,(#14),$,$);"
        f"#12=IFCLABORRESOURCE('{12:022}',$,'Masons',$,$,'u2',$,$,$,$,$);"
        "#13=IFCRESOURCETIME($,$,$,'PT16H',2.,$,$,$,$,$,$,$,$,$,$,$,$,$);"
        "#14=IFCCOSTVALUE($,$,IFCMONETARYMEASURE(99.),$,$,$,$,$,$,$);"
        f"#15=IFCRELNESTS('{15:022}',$,$,$,#10,(#11,#12));" + USE.format(20, 11, 1) + USE.format(21, 12, 2)
    )
    assert [r.id for r in draft.resources] == ["M"]
    assert [(a.id, a.task, a.resource, a.work) for a in draft.assignments] == [
        ("u1", 0, 0, 57600), ("u2", 1, 0, -1)
    ]  # fmt: skip
    assert draft.assignments[0].cost == 99.0


def test_what_several_tasks_share_belongs_to_none_of_them() -> None:
    draft = read(
        f"#10=IFCCONSTRUCTIONEQUIPMENTRESOURCE('{10:022}',$,'Crane',$,$,$,$,#11,$,$,$);"
        "#11=IFCRESOURCETIME($,$,$,'PT16H',1.,$,$,$,$,$,$,$,$,$,$,$,$,$);"
        + USE.format(20, 10, 1) + USE.format(21, 10, 2)
    )  # fmt: skip
    assert [(a.task, a.resource, a.work) for a in draft.assignments] == [(0, 0, -1), (1, 0, -1)]
    assert draft.resources[0].kind == ResourceKind.EQUIPMENT


def test_the_sets_are_called_as_they_are_written() -> None:
    assert task_resources.USE_SET == resources.USE_SET
    for name in ("TASK_SET", "PLAN_SET", "FIELD_SET", "PROJECT_SET"):
        assert getattr(read_sets, name) == getattr(task_sets, name)
