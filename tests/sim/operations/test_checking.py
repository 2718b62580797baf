from dataclasses import replace

import numpy as np
import pytest
from oracles.random_operations import random_operation

from sim.operations.checking import check_operation
from sim.operations.length import Length, constant
from sim.operations.operation import Activity, Branch, Condition, Flow, Gate, Line, Operation, Store, Take

LOAD = Activity("load", constant(2), (Take("trucks"),), goes={"": "haul"})
HAUL = Activity("haul", constant(3), goes={"": "trucks"})
LINE = Line("trucks", 2, {"size": (1.0, 2.0)})
ONE = Operation("", (LINE,), (LOAD, HAUL), (Store("pit", 0.0, 5.0),))


SIZED = Flow("pit", 0.0, "size", 1.0)


def line(**parts: object) -> Operation:
    return replace(ONE, lines=(replace(LINE, **parts),))


def load(**parts: object) -> Operation:
    return replace(ONE, activities=(replace(LOAD, **parts), HAUL))


def haul(**parts: object) -> Operation:
    return replace(ONE, activities=(LOAD, replace(HAUL, **parts)))


@pytest.mark.parametrize("seed", range(60))
def test_random_operations_are_sound(seed: int) -> None:
    assert check_operation(random_operation(seed)[0]) == []


@pytest.mark.parametrize(
    ("operation", "code", "place"),
    [
        (replace(ONE, lines=(LINE, LINE)), "operation-name-twice", "line/trucks/name"),
        (replace(ONE, stores=(Store(""),)), "operation-name-empty", "store//name"),
        (replace(ONE, activities=(HAUL,)), "operation-nothing-starts", ""),
        (replace(ONE, unit="week"), "operation-unit-unknown", "//unit"),
        (replace(ONE, until=float("nan")), "operation-number", "//until"),
        (replace(ONE, goal="x", times=1), "operation-unknown", "//goal"),
        (replace(ONE, goal="load"), "operation-number", "//times"),
        (line(count=-1, attributes={}), "operation-number", "line/trucks/count"),
        (replace(ONE, lines=(Line("trucks", 2_000_000),)), "operation-too-large", ""),
        (line(count=3), "operation-attribute-count", "line/trucks/attributes"),
        (line(fails=constant(2)), "operation-fails-repair", "line/trucks/fails"),
        (line(order="age"), "operation-attribute-unknown", "line/trucks/order"),
        (replace(ONE, stores=(Store("pit", 6.0, 5.0),)), "operation-number", "store/pit/capacity"),
        (replace(ONE, gates=(Gate("w", np.array([(2.0, 1.0)])),)), "operation-gate-spans", "gate/w/open"),
        (replace(ONE, branches=(Branch("b", ("load",), (1.0,)),)), "operation-unknown-end", "branch/b/to"),
        (replace(ONE, branches=(Branch("b", ("trucks",), (0.0,)),)), "operation-shares", "branch/b/shares"),
        (replace(ONE, branches=(Branch("b", ()),)), "operation-branch-empty", "branch/b/to"),
        (replace(ONE, branches=(Branch("b", ("",), by="x"),)), "operation-attribute-unknown", "branch/b/by"),
        (load(takes=(Take("cars"),)), "operation-unknown-line", "activity/load/takes"),
        (load(takes=(Take("trucks", 0),)), "operation-number", "activity/load/takes"),
        (load(takes=(Take("trucks"), Take("trucks"))), "operation-taken-twice", "activity/load/takes"),
        (load(draws=(Flow("x", 1.0),)), "operation-unknown-store", "activity/load/draws"),
        (load(draws=(Flow("pit", -1.0),)), "operation-number", "activity/load/draws"),
        (load(puts=(Flow("pit", 1.0), Flow("pit", 1.0))), "operation-store-twice", "activity/load/puts"),
        (load(puts=(Flow("pit", 1.0, "age"),)), "operation-attribute-unknown", "activity/load/puts"),
        (load(tests=(Condition("line", "pit", True, 1.0),)), "operation-unknown", "activity/load/when"),
        (load(tests=(Condition("done", "load", True, np.inf),)), "operation-number", "activity/load/when"),
        (load(goes={"": "load"}), "operation-unknown-end", "activity/load/goes"),
        (load(goes={"": "haul", "cars": "haul"}), "operation-role-unknown", "activity/load/goes"),
        (load(gates=("wind",)), "operation-unknown-gate", "activity/load/gates"),
        (load(length=constant(-2)), "operation-values-negative", "activity/load/length"),
        (load(length=Length(times="age")), "operation-attribute-unknown", "activity/load/length"),
        (load(force=True, draws=(SIZED,)), "operation-force-sized", "activity/load/force"),
        (load(yields=True, puts=(SIZED,)), "operation-yields-sized", "activity/load/yields"),
        (haul(draws=(Flow("pit", 1.0),)), "operation-bound-waits", "activity/haul"),
        (haul(puts=(Flow("pit", 1.0),)), "operation-bound-waits", "activity/haul"),
        (load(goes={"": "trucks"}), "operation-unreached", "activity/haul"),
    ],
)  # fmt: skip
def test_findings(operation: Operation, code: str, place: str) -> None:
    found = [(problem.code, problem.place) for problem in check_operation(operation)]
    assert (code, place) in found
    for problem in check_operation(operation):
        assert problem.text()
        assert problem.text("zh_CN")


def test_different_numbers_are_found() -> None:
    other = Activity("pair", constant(1), (Take("trucks", 2),), goes={"": "haul"})
    found = check_operation(replace(ONE, activities=(LOAD, HAUL, other)))
    assert [problem.code for problem in found] == ["operation-slots-differ"]
