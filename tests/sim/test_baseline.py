"""A baseline keeps dates for each task of the schedule."""

import numpy as np

from sim.planning.draft import BaselineDraft, ScheduleDraft, TaskDraft


def test_tasks_that_were_not_in_a_plan_have_no_dates_in_it() -> None:
    first = np.datetime64("2025-03-03T08:00:00", "s")
    draft = ScheduleDraft(
        tasks=[TaskDraft("a", baselines={"As agreed": BaselineDraft(start=first)}), TaskDraft("b")]
    )
    (baseline,) = draft.schedule().baselines
    assert baseline.name == "As agreed"
    assert baseline.dates.start[0] == first
    assert np.isnat(baseline.dates.start[1])
