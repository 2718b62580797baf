"""A schedule is laid out in projects, WBS elements and activities."""

from planned_project import planned_schedule

from sim.planning.draft import ScheduleDraft, TaskDraft
from sim.planning.kept_columns import ROW
from sim.schedule import TaskKind
from sim.schedule_project import ScheduleProject
from sim.writers.losses import Losses
from sim.writers.p6.outline import made_root, outline_of


def test_a_summary_named_as_the_project_is_its_root() -> None:
    outline = outline_of(planned_schedule(), Losses())
    assert outline.root == [0]
    assert outline.is_wbs == [True] + [False] * 5
    assert outline.code[1] == "A1010"
    assert made_root(outline, 0)["wbs"] == ["1", "P-1"]


def test_several_tops_get_a_root_and_keep_their_order() -> None:
    draft = ScheduleDraft(tasks=[TaskDraft("a"), TaskDraft("B", "Block", "2"), TaskDraft("b", parent=1)])
    outline = outline_of(draft.schedule(), Losses())
    assert outline.root == [-1]
    assert made_root(outline, 0) == {"made": True}
    assert [outline.kept[row][ROW] for row in range(3)] == [0, 1, 2]  # P6 puts WBS elements first


def test_the_sign_between_parts_of_a_code_is_found() -> None:
    tasks = [TaskDraft("P", "Plan", "P"), TaskDraft("P-N", "North", "P-N", 0, TaskKind.SUMMARY)]
    draft = ScheduleDraft(tasks=tasks, projects=[ScheduleProject("P", "Plan")])
    outline = outline_of(draft.schedule(), Losses())
    assert (outline.separator, outline.short[1], outline.kept) == (["-"], "N", {})


def test_equal_codes_of_projects_lose_what_told_them_apart() -> None:
    tasks = [TaskDraft("X:A1", project=0), TaskDraft("Y:A1", project=1), TaskDraft("Y:B1", project=1)]
    draft = ScheduleDraft(tasks=tasks, projects=[ScheduleProject("X"), ScheduleProject("Y")])
    outline = outline_of(draft.schedule(), Losses())
    assert outline.code == ["A1", "A1", "Y:B1"]
