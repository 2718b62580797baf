"""New instances are numbered after those of the model."""

from sim.ifc4d.appendix import Appendix
from sim.step_values import Ref


def test_numbers_go_on_and_old_ones_can_be_used_again() -> None:
    out = Appendix(40)
    first = out.add("IfcCalendarDate", 1, 2, 2026)
    again = out.share("IfcCalendarDate", 1, 3, 2026)
    assert (first, again, out.share("IfcCalendarDate", 1, 3, 2026)) == (41, 42, 42)
    assert out.put(7, "IfcTask", "id") == 7
    lines = out.content().splitlines()
    assert lines == [
        b"#41=IFCCALENDARDATE(1,2,2026);",
        b"#42=IFCCALENDARDATE(1,3,2026);",
        b"#7=IFCTASK('id');",
    ]


def test_relationships_carry_the_owner_history() -> None:
    out = Appendix(1, Ref(1))
    out.relate("IfcRelNests", "guid", Ref(5), [Ref(6)])
    assert out.content() == b"#2=IFCRELNESTS('guid',#1,$,$,#5,(#6));\n"
