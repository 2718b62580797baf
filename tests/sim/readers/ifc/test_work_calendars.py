import ifcopenshell
import numpy as np

from sim.planning.draft import ScheduleDraft
from sim.readers.ifc.work_calendars import read_calendars

HEAD = "ISO-10303-21;HEADER;FILE_DESCRIPTION((''),'2;1');FILE_NAME('','',(''),(''),'','','');"


def read(lines: str, working: str = "$", exceptions: str = "$") -> tuple[ScheduleDraft, dict[int, int]]:
    lines += (
        f"#1=IFCWORKCALENDAR('{1:022}',$,'C',$,$,$,{working},{exceptions},$);"
        f"#2=IFCTASK('{2:022}',$,'T',$,$,$,$,$,$,.F.,$,$,$);"
        f"#3=IFCRELASSIGNSTOCONTROL('{3:022}',$,$,$,(#2),$,#1);"
    )
    text = f"{HEAD}FILE_SCHEMA(('IFC4'));ENDSEC;DATA;{lines}ENDSEC;END-ISO-10303-21;"
    draft = ScheduleDraft()
    return draft, read_calendars(ifcopenshell.file.from_string(text), draft)


def test_a_week_with_shifts() -> None:
    draft, rows = read(
        "#10=IFCTIMEPERIOD('06:00:00','14:00:00');#11=IFCTIMEPERIOD('22:00:00','00:00:00');"
        "#12=IFCRECURRENCEPATTERN(.WEEKLY.,$,(1,6),$,$,$,$,(#10,#11));#13=IFCWORKTIME($,$,$,#12,$,$);",
        "(#13)",
    )
    assert rows == {2: 0}
    week = draft.calendars[0].week
    assert week[0] == week[5] == ((6 * 3600, 14 * 3600), (22 * 3600, 86400))
    assert week[1] == ()


def test_exceptions() -> None:
    draft, _ = read(
        "#10=IFCWORKTIME($,$,$,$,'2026-03-03','2026-03-04');"
        "#11=IFCRECURRENCEPATTERN(.YEARLY_BY_DAY_OF_MONTH.,(25),$,(12),$,$,$,$);"
        "#12=IFCWORKTIME($,$,$,#11,'2026-01-01','2027-12-31');",
        exceptions="(#10,#12)",
    )
    days = sorted(map(str, draft.calendars[0].exceptions))
    assert days == ["2026-03-03", "2026-03-04", "2026-12-25", "2027-12-25"]
    assert draft.calendars[0].shifts(np.datetime64("2026-12-25")) == ()


def test_what_cannot_be_understood_is_said_and_the_usual_week_taken() -> None:
    draft, _ = read(
        "#10=IFCTIMEPERIOD('14:00:00','06:00:00');"
        "#11=IFCRECURRENCEPATTERN(.WEEKLY.,$,(1),$,$,$,$,(#10));#12=IFCWORKTIME($,$,$,#11,$,$);"
        "#13=IFCRECURRENCEPATTERN(.BY_DAY_COUNT.,$,$,$,$,3,$,$);#14=IFCWORKTIME($,$,$,#13,$,$);"
        "#15=IFCWORKTIME($,$,$,$,'soon',$);",
        "(#12,#14)",
        "(#15)",
    )
    assert sorted(problem.code for problem in draft.problems) == [
        "calendar-period-odd", "calendar-period-odd", "calendar-shift-odd"
    ]  # fmt: skip
    assert len(draft.calendars[0].week[0]) == 2


def test_dated_times_add_work_and_exceptions_may_take_part_of_a_day() -> None:
    draft, _ = read(
        "#10=IFCTIMEPERIOD('08:00:00','16:00:00');#11=IFCTIMEPERIOD('12:00:00','16:00:00');"
        "#12=IFCRECURRENCEPATTERN(.WEEKLY.,$,(1,2,3,4,5),$,$,$,$,(#10));#13=IFCWORKTIME($,$,$,#12,$,$);"
        "#14=IFCRECURRENCEPATTERN(.DAILY.,$,$,$,$,$,$,(#10));#15=IFCWORKTIME($,$,$,#14,'2026-03-07','2026-03-07');"
        "#16=IFCRECURRENCEPATTERN(.DAILY.,$,$,$,$,$,$,(#11));#17=IFCWORKTIME($,$,$,#16,'2026-03-03','2026-03-04');",
        "(#13,#15)",
        "(#17)",
    )
    calendar = draft.calendars[0]
    assert calendar.shifts(np.datetime64("2026-03-07")) == ((8 * 3600, 16 * 3600),)
    assert calendar.shifts(np.datetime64("2026-03-04")) == ((8 * 3600, 12 * 3600),)
    assert calendar.shifts(np.datetime64("2026-03-14")) == ()


def test_a_week_dated_as_a_whole_is_an_ordinary_one() -> None:
    draft, _ = read(
        "#10=IFCTIMEPERIOD('07:00:00','15:00:00');#12=IFCRECURRENCEPATTERN(.WEEKLY.,$,(1,2),$,$,$,$,(#10));"
        "#13=IFCWORKTIME($,$,$,#12,'2026-01-01','2026-12-31');",
        "(#13)",
    )
    assert draft.calendars[0].week[0] == ((7 * 3600, 15 * 3600),)
    assert draft.calendars[0].exceptions == {}
