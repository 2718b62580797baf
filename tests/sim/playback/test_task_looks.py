from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from sim_tables import table

from kernels import states
from resources import folder
from sim.planning.draft import ScheduleDraft, TaskDraft
from sim.playback.growth import Growth, growth_of
from sim.playback.task_looks import (
    column,
    growth_of_tasks,
    growth_of_types,
    look_of_tasks,
    look_problems,
    read_task_looks,
    task_looks,
)
from sim.problem import ReadError
from sim.schedule import Action, Schedule
from sim.type_look import TypeLook


def schedule(*lines: tuple[Action, dict[str, str]]) -> Schedule:
    return ScheduleDraft(
        tasks=[TaskDraft(f"{k}", action=action, fields=fields) for k, (action, fields) in enumerate(lines)]
    ).schedule()


def test_the_usual_looks_are_those_of_the_kernel() -> None:
    looks = task_looks()
    assert set(looks) >= {
        "construct", "demolish", "temporary", "maintain", "move", "staging", "equipment"
    }  # fmt: skip
    for look in looks.values():
        assert set(look.name) == {"en", "zh_CN"}
        if look.action is not None and look.action != Action.MOVE:
            assert look.kind == look.action
            assert look.shows == states.USUAL[look.kind]
    assert {look.action for look in looks.values()} >= set(Action)


def test_a_field_names_the_look_else_the_action_does() -> None:
    tasks = schedule(
        (Action.CONSTRUCT, {"appearance": "Staging"}),
        (Action.DEMOLISH, {"appearance": ""}),
        (Action.MOVE, {"appearance": "what?"}),
    )
    looks, row = look_of_tasks(tasks)
    assert [looks[k].id for k in row.tolist()] == ["staging", "demolish", "move"]
    (problem,) = look_problems(tasks)
    assert problem.values["text"] == "what?"
    assert column(tasks, "nobody") is None


def test_growth_of_tasks_and_types() -> None:
    tasks = schedule((Action.CONSTRUCT, {"Growth": "radial"}), (Action.CONSTRUCT, {"Growth": "oops"}))
    specs, row = growth_of_tasks(tasks)
    assert specs[int(row[0])].way == Growth.RADIAL
    assert specs[int(row[1])].way is None
    assert [p.code for p in look_problems(tasks)] == ["look-unknown"]
    elements = table([("IfcColumn", 0, (0, 0, 0), (1, 1, 1)), ("IfcWall", 0, (0, 0, 0), (1, 1, 1))])
    ((rows, spec),) = growth_of_types(elements, [TypeLook("class", "ifccolumn", "-x")])
    assert rows.tolist() == [True, False]
    assert spec == growth_of("-x")
    ((rows, _),) = growth_of_types(elements, [TypeLook("class", "IfcProduct", "up")])
    assert rows.all()


@pytest.mark.parametrize(
    ("old", "new"), [('"provide"', '"lend"'), ('during = "staged"', 'during = "pink"'), ("[app", "[[app")]
)
def test_wrong_files_are_refused(tmp_path: Path, old: str, new: str) -> None:
    path = tmp_path / "a.toml"
    text = (folder("appearances") / "standard.toml").read_text(encoding="utf-8")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ReadError) as caught:
        read_task_looks(path)
    assert caught.value.code == "profile-damaged"


def test_a_long_schedule_is_quick_work() -> None:
    tasks = schedule(*[(Action.CONSTRUCT, {"Appearance": "construct"})] * 50)
    _, row = look_of_tasks(replace(tasks, fields={}))
    assert np.array_equal(row, look_of_tasks(tasks)[1])
