from twin_app.bench.link import link_project, run


def test_ours_and_the_peer_link_the_same() -> None:
    (result,) = run(small=True)
    assert result.peer is not None
    assert result.peer > result.ours > 0.0
    assert "scaled" in result.note


def test_every_lot_and_storey_has_a_task() -> None:
    project = link_project(60, 50)
    lots = [int(name.split()[1]) for name in project.schedule.name if name.startswith("Lot ")]
    assert lots == list(range(len(lots)))
    assert project.elements.tag[0].startswith("L0-")
    assert project.elements.tag[-1].startswith(f"L{lots[-1]}-")
    assert len(project.schedule) == 50
    assert any(name.startswith("Columns of ") for name in project.schedule.name)
