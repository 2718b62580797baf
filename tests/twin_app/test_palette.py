"""The palette offers every action but itself, and does the one that is chosen."""

from twin_app.shell import Shell


def test_it_offers_every_action_and_does_it(opened: Shell) -> None:
    palette = opened.wiring.palette.open()
    assert opened.wiring.palette.open() is palette
    before = opened.session.view.value.edges
    palette.chosen.emit("edges")
    assert opened.session.view.value.edges is not before
    palette.close()
