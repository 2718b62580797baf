from sim.operations.replication import replicate
from twin_app.bench._earthworks import (
    TRUCKS,
    Told,
    compiled_earthworks,
    drawn,
    earthworks,
    exponential,
    fixed,
    simpy_run,
    told_of,
)


def test_both_models_tell_the_same() -> None:
    assert earthworks(fixed(), 10.0).lines[0].count == TRUCKS
    plain = told_of(replicate(compiled_earthworks(fixed(), 3_000.0), 1))
    assert plain.same(simpy_run(3_000.0))
    compiled = compiled_earthworks(exponential(), 3_000.0)
    random = told_of(replicate(compiled, 6))
    assert random.same(simpy_run(3_000.0, drawn(compiled, 6, 5_000)))
    assert not random.same(plain)


def test_other_counts_or_waits_are_not_the_same() -> None:
    one = Told(1, 2, 3, 4.0)
    assert one.same(Told(1, 2, 3, 4.0 + 1e-12))
    assert not one.same(Told(1, 2, 4, 4.0))
    assert not one.same(Told(1, 2, 3, 4.1))
