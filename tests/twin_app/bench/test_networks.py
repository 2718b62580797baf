import numpy as np

from twin_app.bench._networks import HOUR, day_network, work_network


def test_networks_are_of_the_size_asked_for_and_the_same_each_time() -> None:
    one, other = work_network(100, 300), work_network(100, 300)
    assert len(one) == 100
    assert 100 < len(one.relations) <= 300
    assert (one.relations.lag == other.relations.lag).all()
    assert (one.relations.predecessor < one.relations.successor).all()


def test_day_network_is_one_the_peer_can_calculate() -> None:
    schedule = day_network(50, 100)
    assert len(schedule.calendars) == 1
    assert not schedule.relations.kind.any()
    assert not np.any(schedule.plan.duration % (8 * HOUR))
