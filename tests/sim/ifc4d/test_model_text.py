"""A model is indexed by its text, and its old schedule taken out without hurting what stays."""

import ifcopenshell

from sim.ifc4d.model_text import scan_model, take_schedule_out
from sim.job import silent_job

G = "0000000000000000000{:03d}".format
MODEL = f"""ISO-10303-21;
HEADER;
FILE_DESCRIPTION((''),'2;1');
FILE_NAME('','',(''),(''),'','','');
FILE_SCHEMA(('IFC4'));
ENDSEC;
DATA;
#1=IFCPROJECT('{G(1)}',$,'P',$,$,$,$,$,$);
#2=IFCLOCALPLACEMENT($,#3);
#4=IFCWALL('{G(4)}',$,'W',$,$,$,$,$,$);
#5=IFCTASKTIME($,$,$,$,'PT8H',$,$,$,$,$,$,$,$,$,$,$,$,$,$,$);
#6=IFCTASK('{G(6)}',$,'kept',$,$,$,$,$,$,.F.,$,#5,$);
#7=IFCTASK('{G(7)}',$,'gone',$,$,$,$,$,$,.F.,$,$,$);
#8=IFCRELSEQUENCE('{G(8)}',$,$,$,#6,#7,$,.FINISH_START.,$);
#9=IFCLABORRESOURCE('{G(9)}',$,'crew',$,$,$,$,$,$,$,$);
#10=IFCRELASSIGNSTOPROCESS('{G(10)}',$,$,$,(#9,#4),$,#6,$);
#11=IFCRELASSIGNSTOPRODUCT('{G(11)}',$,$,$,(#6),$,#4);
#12=IFCDOCUMENTREFERENCE($,$,'Method; statement',$,$);
#13=IFCRELASSOCIATESDOCUMENT('{G(13)}',$,$,$,(#6,#7,#4),#12);
#14=IFCWORKCALENDAR('{G(14)}',$,'C',$,$,$,$,$,$);
#15=IFCRELDECLARES('{G(15)}',$,$,$,#1,(#14));
#16=IFCRELNESTS('{G(16)}',$,$,$,#6,(#7));
ENDSEC;
END-ISO-10303-21;
""".encode()


def test_a_short_instance_does_not_borrow_its_neighbours_id() -> None:
    model = scan_model(MODEL, silent_job())
    assert (model.schema, model.last, model.project) == ("IFC4", 16, 1)
    assert model.roots[G(4)] == 4
    assert model.tasks == {6: G(6), 7: G(7)}


def test_the_old_schedule_goes_and_all_else_stays() -> None:
    model = scan_model(MODEL, silent_job())
    take_schedule_out(model, {G(6)}, {G(6), "x" * 22})
    again = b"#6=IFCTASK('%s',$,'anew',$,$,$,$,$,$,.F.,$,$,$);\n" % G(6).encode()
    copy = ifcopenshell.file.from_string(b"".join(model.content(again)).decode())
    names = [task.Name for task in copy.by_type("IfcTask")]
    assert names == ["anew"]
    (work,) = copy.by_type("IfcRelAssignsToProcess")
    assert [item.is_a() for item in work.RelatedObjects] == ["IfcLaborResource"]
    (document,) = copy.by_type("IfcRelAssociatesDocument")
    assert {item.is_a() for item in document.RelatedObjects} == {"IfcTask", "IfcWall"}
    for gone in ("IfcRelSequence", "IfcTaskTime", "IfcRelAssignsToProduct", "IfcRelDeclares", "IfcRelNests"):
        assert not copy.by_type(gone), gone


def test_a_model_without_schedule_is_copied_byte_by_byte() -> None:
    plain = MODEL.replace(b"IFCTASK(", b"IFCEVENT(")
    model = scan_model(
        b"\n".join(line for line in plain.split(b"\n") if b"#1=" in line or b"#" not in line), silent_job()
    )
    take_schedule_out(model, set(), set())
    assert b"".join(model.content(b"")) == model.data
