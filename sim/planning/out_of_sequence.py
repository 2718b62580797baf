"""Relations that progress has not kept to."""

import numpy as np

from kernels.arrays import I32
from sim.schedule import RelationKind, Schedule


def out_of_sequence(schedule: Schedule) -> I32:
    """Return the relations whose successor began, or ended, before the predecessor let it.

    Notes
    -----
    Lags are left aside, as Primavera P6 does: what counts is that one event came before the other.
    """
    links = schedule.relations
    if np.isnat(schedule.actual_start).all() and np.isnat(schedule.actual_finish).all():
        return np.empty(0, np.int32)
    from_start = (links.kind == RelationKind.SS) | (links.kind == RelationKind.SF)
    to_start = (links.kind == RelationKind.FS) | (links.kind == RelationKind.SS)
    before = np.where(
        from_start, schedule.actual_start[links.predecessor], schedule.actual_finish[links.predecessor]
    )
    after = np.where(
        to_start, schedule.actual_start[links.successor], schedule.actual_finish[links.successor]
    )
    early = ~np.isnat(after) & (np.isnat(before) | (before > after))
    return np.flatnonzero(early).astype(np.int32)
