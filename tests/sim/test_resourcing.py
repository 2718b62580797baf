"""Resources, rates and assignments as columns."""

import numpy as np

from sim.planning.draft import AssignmentDraft, RateDraft, ResourceDraft
from sim.resourcing import Assignments, Rates, ResourceKind, Resources


def test_drafts_become_rows() -> None:
    resources = Resources.of([ResourceDraft("R1", "Concrete", ResourceKind.MATERIAL, unit="m3")])
    assert (resources.kind.tolist(), resources.unit) == ([ResourceKind.MATERIAL], ("m3",))
    rates = Rates.of([RateDraft(0, rate=95.0)])
    assert np.isnat(rates.start).all()
    assert rates.rate.tolist() == [95.0]
    assignments = Assignments.of([AssignmentDraft(4, 0, quantity=12.5)])
    assert (assignments.task.tolist(), assignments.work.tolist()) == ([4], [-1])
