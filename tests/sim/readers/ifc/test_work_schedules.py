import ifcopenshell

from sim.planning.draft import ScheduleDraft
from sim.readers.ifc.work_schedules import WorkSchedules, read_work_schedules

HEAD = "ISO-10303-21;HEADER;FILE_DESCRIPTION((''),'2;1');FILE_NAME('','',(''),(''),'','','');"


def read(lines: str) -> tuple[WorkSchedules, ScheduleDraft]:
    text = f"{HEAD}FILE_SCHEMA(('IFC4'));ENDSEC;DATA;{lines}ENDSEC;END-ISO-10303-21;"
    draft = ScheduleDraft()
    return read_work_schedules(ifcopenshell.file.from_string(text), draft), draft


def schedule(step: int, name: str, kind: str = "$", start: str = "2026-03-02T08:00:00") -> str:
    return f"#{step}=IFCWORKSCHEDULE('{step:022}',$,'{name}',$,$,'WS',$,$,'Build',$,$,'{start}',$,{kind});"


def holds(step: int, task: int, control: int) -> str:
    return (
        f"#{task}=IFCTASK('{task:022}',$,$,$,$,$,$,$,$,.F.,$,$,$);"
        f"#{step}=IFCRELASSIGNSTOCONTROL('{step:022}',$,$,$,(#{task}),$,#{control});"
    )


def test_plans_and_baselines_of_the_same_name() -> None:
    lines = schedule(1, "B", ".BASELINE.") + schedule(2, "Main") + schedule(3, "B", ".BASELINE.")
    plan, draft = read(lines + holds(20, 10, 1) + holds(21, 11, 2) + holds(22, 12, 3))
    assert draft.title == "Main"
    assert plan.baseline == {10: "B", 12: "B (2)"}
    assert plan.project == {11: 0}
    assert plan.names == {10: "B", 11: "Main", 12: "B"}
    (project,) = draft.projects
    assert (project.name, str(project.start), project.other["Purpose"]) == (
        "Main", "2026-03-02T08:00:00", "Build",
    )  # fmt: skip


def test_dates_that_are_none_leave_the_beginning_open() -> None:
    plan, draft = read(schedule(1, "Main", start="soon"))
    assert str(plan.begin) == "NaT"
    assert str(draft.projects[0].start) == "NaT"
