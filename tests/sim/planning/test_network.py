"""Compiling a schedule, and looking further when its dates go on."""

import numpy as np
from oracles.networks import HOUR, random_network, schedule_of

from kernels.working_time import BEGIN, END
from sim.planning.draft import TaskDraft
from sim.planning.network import compile_network, sorted_links


def test_predecessors_stand_first_and_relations_are_found_again() -> None:
    schedule, _, _ = random_network(3)
    network = compile_network(schedule)
    assert network.node[network.row].tolist() == list(range(len(schedule)))
    for node in range(network.node_count):
        for k in range(network.into.row[node], network.into.row[node + 1]):
            relation = network.into_relation[k]
            assert network.into.task[k] < node
            assert network.row[network.into.task[k]] == schedule.relations.predecessor[relation]
            assert network.row[node] == schedule.relations.successor[relation]


def test_horizon_grows_to_1900_and_2200_and_no_further() -> None:
    network = compile_network(schedule_of([TaskDraft("A", duration=HOUR)], []))
    lengths = []
    wider = network
    while wider is not None:
        lengths.append(int(wider.times[END] - wider.times[BEGIN]))
        wider = wider.wider()
    assert lengths == sorted(set(lengths))
    assert lengths[-1] // 86400 == int(
        (np.datetime64("2200-01-01") - np.datetime64("1900-01-01")).astype(int)
    )


def test_links_are_sorted_by_one_end() -> None:
    column = np.array([2, 0, 2], np.int32)
    zero = np.zeros(3, np.int64)
    table, order = sorted_links(column, np.array([5, 6, 7], np.int32), zero.astype(np.uint8), zero, column, 3)
    assert table.row.tolist() == [0, 1, 1, 3]
    assert table.task.tolist() == [6, 5, 7]
    assert order.tolist() == [1, 0, 2]
