"""The backward pass again from part of a network."""

import numpy as np
from oracles.networks import random_network

from kernels._jit import COMPILING
from kernels.cpm_backward import pass_backward, project_ends
from sim.planning.cpm import compile_network, solve_tasks


def test_pass_from_the_last_task_gives_what_the_whole_pass_gives() -> None:
    for seed in range(40 if COMPILING else 4):
        schedule, _, _ = random_network(seed)
        network = compile_network(schedule)
        count = network.node_count
        solved = solve_tasks(network)
        whole = solved.dates.late.copy()
        solved.dates.late[-1] -= 3600
        dirty, touched = np.zeros(count, np.bool_), np.zeros(count, np.bool_)
        dirty[-1] = True
        joined = network.times, network.tasks, network.into, network.out_of
        opens = np.zeros(1, np.uint8)
        pass_backward(*joined, solved.late_end, opens, solved.dates, dirty, touched)
        assert (solved.dates.late == whole).all()
        assert touched[-1]


def test_end_of_a_project_is_its_last_finish() -> None:
    schedule, _, _ = random_network(1)
    network = compile_network(schedule)
    solved = solve_tasks(network)
    out = np.zeros(2, np.int64)
    project_ends(network.tasks, solved.dates, out)
    assert out[0] == solved.dates.early[:, 1].max()
    assert out[1] < 0
