"""Projects, their settings and their WBS as rows."""

from planned_project import planned_schedule

from sim.writers.p6.tables import P6Tables


def test_projects_and_settings() -> None:
    tables = P6Tables(planned_schedule(), xml=False)
    project, options = tables.project(0), tables.options(0)
    assert (project["proj_short_name"], project["critical_path_type"]) == ("P-1", "CT_DrivPath")
    assert (project["critical_drtn_hr_cnt"], project["sum_base_proj_id"]) == (8, 2)
    assert options["sched_calendar_on_relationship_lag"] == "rcal_Predecessor"
    assert options["sched_retained_logic"] == "Y"
    assert tables.currency() == "CNY"


def test_a_baseline_names_the_project_it_belongs_to() -> None:
    tables = P6Tables(planned_schedule(), xml=False)
    assert list(tables.baselines()) == [(0, 0)]
    row, root = tables.baseline_project(0, 0), tables.baseline_root(0, 0)
    assert (row["proj_id"], row["orig_proj_id"]) == (2, 1)
    assert (root["wbs_name"], root["proj_node_flag"], root["proj_id"]) == ("Baseline", "Y", 2)


def test_the_root_comes_first() -> None:
    (root,) = P6Tables(planned_schedule(), xml=True).wbs(0)
    assert (root["wbs_id"], root["proj_node_flag"], root["wbs_short_name"]) == (1, "Y", "P-1")
