"""VALIDATION cases 1 to 5 and 7; see SOURCE."""

import sys
from pathlib import Path

import numpy as np
import pytest

from kernels import operation as o
from kernels._jit import COMPILING
from sim.operations.compiling import compile_operation
from sim.operations.explanation import explain
from sim.operations.replication import End, replicate
from sim.operations.simulation import simulate
from sim.operations.student import estimate

sys.path.insert(0, str(Path(__file__).parent))
from models import cycle, earthmoving, mm3, repairmen, sizes, turns


def test_1_earthmoving() -> None:
    operation = earthmoving()
    course = replicate(compile_operation(operation), 1, trace=True)
    assert (course.end, course.time) == (End.STILL, 11_752.0)
    assert course.doing[:, o.FINISHES].tolist() == [1676, 1676, 1676, 1666, 1666]
    assert course.store[0, o.LEVEL] == 99_960.0
    trucks = course.line[0], course.queue[0]
    assert trucks[0][o.TAKEN] == 1676
    assert trucks[1][o.WAITED] / 1676 == pytest.approx(30.00895, abs=5e-6)
    assert trucks[1][o.LONGEST_WAIT] == 63.0
    assert course.spent[0, o.BUSY] == 11_732.0
    trace = course.trace
    assert trace is not None
    loads = (trace.about == 0) & (trace.says == o.FINISH)
    assert trace.time[loads].max() == 11_732.0
    tips = (trace.about == 3) & (trace.says == o.FINISH)
    assert trace.time[tips].max() == 11_682.0
    told = [problem.text() for problem in explain(operation, course)]
    assert "tip waits for room in pit: 40 of 60 free." in told


def test_2_truck_sizes() -> None:
    course = replicate(compile_operation(sizes()), 1, trace=True)
    trace = course.trace
    assert trace is not None
    starts = (trace.about == 0) & (trace.says == o.START)
    assert np.bincount(trace.entity[starts, 0]).tolist() == [13, 12, 12]
    assert course.line[0, o.TAKEN] == 37
    assert course.queue[0, o.WAITED] / 37 == pytest.approx(0.5337838, abs=5e-8)
    assert course.queue[0, o.LONGEST_WAIT] == 13.25
    assert course.store[0, o.LEVEL] == 1330.0
    assert course.spent[0, o.BUSY] / course.time == 255 / 480
    loaded = (trace.about == 0) & (trace.says == o.FINISH)
    begun = dict(zip(trace.serial[starts].tolist(), trace.time[starts].tolist(), strict=True))
    ended = zip(trace.serial[loaded].tolist(), trace.time[loaded].tolist(), strict=True)
    busy = sum(time - begun[serial] for serial, time in ended)
    assert (busy, busy / 474) == (249.0, pytest.approx(0.5253165, abs=5e-8))


@pytest.mark.skipif(not COMPILING, reason="thirty million customers")
def test_3_three_servers() -> None:
    found = simulate(mm3(1_000_000), seed=3, replications=30)
    # Little's law: the integral of the waiting line over those who left it.
    wait = estimate([course.store[0, o.AREA] / course.store[0, o.DRAWN] for course in found.courses])
    assert wait.holds(2.7235367)
    assert wait.half_width < 0.03


def test_4_machine_repairman() -> None:
    found = simulate(
        repairmen(2_000_000.0 if COMPILING else 2_000.0), seed=4, replications=8 if COMPILING else 2
    )
    rate = found.estimate("rate", "load")
    assert rate.mean == pytest.approx(0.34711651, rel=1e-3 if COMPILING else 0.1)


@pytest.mark.parametrize(
    ("servers", "trucks"), [(1, 1), (1, 4), (1, 5), (1, 9), (2, 9), (2, 10), (2, 15), (3, 7)]
)
def test_5_deterministic_cycle(servers: int, trucks: int) -> None:
    until = 20_000.0
    course = replicate(compile_operation(cycle(servers, trucks, until)), 1)
    expected = min(servers / 4, trucks / 20) * until
    assert abs(course.doing[0, o.FINISHES] - expected) <= trucks


@pytest.mark.parametrize(("trucks", "end"), [(10, 1433.0), (3, 814.0)])
def test_6_ends_when_openclsim_does(trucks: int, end: float) -> None:
    """What OpenCLSim 1.6.3 answers; compared anew by `twin bench des_trace` where it is installed."""
    assert replicate(compile_operation(turns(trucks, 20)), 1).time == end


def test_7_any_number_of_threads_gives_the_same_bits() -> None:
    operation = repairmen(5_000.0 if COMPILING else 200.0)
    runs = [simulate(operation, seed=9, replications=12, threads=threads) for threads in (1, 2, 8)]
    for one, other in ((runs[0], runs[1]), (runs[0], runs[2])):
        for a, b in zip(one.courses, other.courses, strict=True):
            assert (a.time, a.events) == (b.time, b.events)
            for name in ("line", "queue", "store", "doing", "spent", "kind_busy"):
                assert getattr(a, name).tobytes() == getattr(b, name).tobytes()
    assert len({course.events for course in runs[0].courses}) > 1
