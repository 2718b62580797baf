import pytest

from sim.readers.predecessor_text import Predecessor, predecessors
from sim.schedule import LagUnit, RelationKind

KNOWN = {"3", "5", "A1010", "A1020", "BASS", "W-1 FS"}
FS, SS, FF, SF = RelationKind.FS, RelationKind.SS, RelationKind.FF, RelationKind.SF
D = 28800


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("3", [("3", FS, 0, LagUnit.WORK)]),
        ("3FS+2d;5SS", [("3", FS, 2 * D, LagUnit.WORK), ("5", SS, 0, LagUnit.WORK)]),
        ("3FF-1 wk, 5", [("3", FF, -5 * D, LagUnit.WORK), ("5", FS, 0, LagUnit.WORK)]),
        ("3+2d", [("3", FS, 2 * D, LagUnit.WORK)]),
        ("3FS+50%", [("3", FS, 5000, LagUnit.PERCENT)]),
        ("3SS+25e%", [("3", SS, 2500, LagUnit.ELAPSED_PERCENT)]),
        ("3SF+2ed", [("3", SF, 172800, LagUnit.ELAPSED)]),
        ("3EA+3 Tage;5AA", [("3", FS, 3 * D, LagUnit.WORK), ("5", SS, 0, LagUnit.WORK)]),
        ("3EE;5AE", [("3", FF, 0, LagUnit.WORK), ("5", SF, 0, LagUnit.WORK)]),
        ("3FD+1 jour", [("3", FS, D, LagUnit.WORK)]),
        ("3BB+2 dagen", [("3", SS, 2 * D, LagUnit.WORK)]),
        ("3FS+2 个工作日；5SS", [("3", FS, 2 * D, LagUnit.WORK), ("5", SS, 0, LagUnit.WORK)]),
        ("3完成-开始+1天", [("3", FS, D, LagUnit.WORK)]),
        ("A1010: FS 5d, A1020: SS", [("A1010", FS, 5 * D, LagUnit.WORK), ("A1020", SS, 0, LagUnit.WORK)]),
        ("A1010 FF 4h", [("A1010", FF, 14400, LagUnit.WORK)]),
        ("BASS", [("BASS", FS, 0, LagUnit.WORK)]),
        ("W-1 FS", [("W-1 FS", FS, 0, LagUnit.WORK)]),
        ("unheard of", [("unheard of", FS, 0, LagUnit.WORK)]),
        (";;, ", []),
    ],
)
def test_lists(text: str, found: list[tuple[str, RelationKind, int, LagUnit]]) -> None:
    assert list(predecessors(text, KNOWN)) == [Predecessor(*each) for each in found]


def test_a_lag_that_is_none_is_marked() -> None:
    assert list(predecessors("3FS+2 moons", KNOWN)) == [Predecessor("3", FS, odd=True)]
