from sim.readers.p6.columns import READ
from sim.readers.p6.elements import DULL, ELEMENTS, OPTIONS, PROJECT, WORDS
from sim.readers.p6.projects import _FLOATS, _LAG_CALENDARS
from sim.readers.p6.tasks import _CONSTRAINTS, _KINDS, _PERCENTS

BESIDE = {"shown_start_date", "shown_end_date", "critical_flag", "act_qty", "act_cost"}
"""What only the XML tells."""


def test_every_part_goes_into_a_column_that_is_read() -> None:
    for tag, (table, columns) in ELEMENTS.items():
        assert set(columns.values()) - BESIDE <= READ[table] | {"cost_per_qty", "max_qty_per_hr"}, tag
    assert set(OPTIONS.values()) <= READ["SCHEDOPTIONS"]
    assert set(PROJECT.values()) - {"name", "wbs_id", "status_code"} <= READ["PROJECT"]


def test_words_become_codes_that_are_understood() -> None:
    assert set(WORDS["task_type"].values()) == set(_KINDS)
    assert set(WORDS["cstr_type"].values()) == set(_CONSTRAINTS)
    assert set(WORDS["complete_pct_type"].values()) == set(_PERCENTS)
    assert set(WORDS["sched_float_type"].values()) == set(_FLOATS)
    assert set(WORDS["sched_calendar_on_relationship_lag"].values()) == set(_LAG_CALENDARS)


def test_a_new_part_is_noticed() -> None:
    assert DULL.match("AtCompletionDuration")
    assert not DULL.match("ResumeDate2")
    assert not DULL.match("Novelty")
