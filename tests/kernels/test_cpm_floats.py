"""Driving links and the longest path of small networks."""

import numpy as np
from oracles.networks import HOUR, minutes, random_network, schedule_of

from kernels._jit import COMPILING
from kernels.cpm_floats import longest_path, write_driving
from sim.planning.cpm import compile_network, solve, solve_tasks
from sim.planning.draft import TaskDraft
from sim.schedule import Schedule


def driving(schedule: Schedule) -> tuple[list[bool], list[bool]]:
    network = compile_network(schedule)
    solved = solve_tasks(network)
    held, on = np.zeros(network.into.task.size, np.bool_), np.zeros(network.node_count, np.bool_)
    write_driving(network.times, network.tasks, network.into, solved.dates, held)
    longest_path(network.tasks, network.into, solved.dates, held, solved.end, on)
    by_relation = dict(zip(network.into_relation.tolist(), held.tolist(), strict=True))
    return [by_relation[k] for k in range(len(by_relation))], on[network.node].tolist()


def test_the_later_of_two_predecessors_drives() -> None:
    tasks = [
        TaskDraft(name, duration=hours * HOUR, calendar=0) for name, hours in (("A", 4), ("B", 6), ("C", 1))
    ]
    held, on = driving(schedule_of(tasks, [(0, 2, 0, 0, 0), (1, 2, 0, 0, 0)]))
    assert held == [False, True]
    assert on == [False, True, True]


def test_what_no_link_drives_starts_with_its_project() -> None:
    for seed in range(30 if COMPILING else 3):
        schedule, twins, _ = random_network(seed)
        start = minutes(solve(schedule).early_start)
        held, _ = driving(schedule)
        driven = set(schedule.relations.successor[np.array(held, np.bool_)].tolist())
        for row, twin in enumerate(twins):
            settled = {twin.clock.next_work(twin.earliest), twin.clock.settle_late(twin.earliest)}
            assert row in driven or start[row] in settled, (seed, row)
