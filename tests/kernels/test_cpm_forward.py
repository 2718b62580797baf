"""The forward pass again from part of a network."""

import numpy as np
from oracles.networks import random_network

from kernels._jit import COMPILING
from kernels.cpm_forward import pass_forward
from sim.planning.cpm import blank_dates, compile_network, solve_tasks


def test_pass_from_one_task_gives_what_the_whole_pass_gives() -> None:
    for seed in range(40 if COMPILING else 4):
        schedule, _, _ = random_network(seed)
        network = compile_network(schedule)
        count = network.node_count
        dates = solve_tasks(network).dates
        network.tasks.duration[0] += 7200
        touched = np.zeros(count, np.bool_)
        dirty = np.zeros(count, np.bool_)
        dirty[0] = True
        args = (network.times, network.tasks, network.into, network.out_of)
        changed = pass_forward(*args, dates, dirty, touched)
        fresh = blank_dates(network)
        pass_forward(*args, fresh, np.ones(count, np.bool_), np.zeros(count, np.bool_))
        assert (dates.early == fresh.early).all()
        assert (dates.leave == fresh.leave).all()
        assert changed == touched.sum()
        assert not dirty.any()
