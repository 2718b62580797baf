from sim.space.measuring import Measurement
from sim.view import View
from twin_app import measuring


def test_kept_until_cleared() -> None:
    one = Measurement((0, 0, 0), (1, 0, 0))
    view = measuring.add(measuring.add(View(), one), Measurement((0, 0, 0), (2, 0, 0)))
    assert [m.length for m in view.measurements] == [1, 2]
    assert measuring.clear(view).measurements == ()


def test_there_is_an_end_to_them() -> None:
    view = View()
    for k in range(measuring.MOST + 5):
        view = measuring.add(view, Measurement((0, 0, 0), (k, 0, 0)))
    assert len(view.measurements) == measuring.MOST
    assert view.measurements[0].length == 5
