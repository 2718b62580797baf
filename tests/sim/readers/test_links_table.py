import random
from dataclasses import replace
from pathlib import Path

import pytest
from small_project import small_project

from sim.links import LinkSource
from sim.problem import ReadError
from sim.readers.links_table import read_links

PROJECT = small_project()
GUID, NAMES = PROJECT.elements.guid, PROJECT.elements.name
TASK = PROJECT.schedule.id


def write(folder: Path, text: str) -> Path:
    path = folder / "links.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_guids_and_task_ids(tmp_path: Path) -> None:
    path = write(
        tmp_path, f"GlobalId;Task ID\n{GUID[3]};{TASK[4]}\n{GUID[3]};{TASK[5]}\n{GUID[3]};{TASK[5]}\n"
    )
    links, problems = read_links(path, PROJECT)
    assert problems == []
    assert (links.element.tolist(), links.task.tolist()) == ([3, 3], [4, 5])
    assert set(links.source.tolist()) == {LinkSource.EXPLICIT}


def test_part_codes_and_task_names(tmp_path: Path) -> None:
    tags = ("P-1", "P-1", *("",) * 58)
    project = replace(PROJECT, elements=replace(PROJECT.elements, tag=tags))
    path = write(tmp_path, f"构件编号,任务名称\np-1,{PROJECT.schedule.name[2]}\n")
    links, problems = read_links(path, project)
    assert problems == []
    assert set(links.element.tolist()) == {0, 1}
    assert {PROJECT.schedule.name[row] for row in links.task} == {PROJECT.schedule.name[2]}


def test_the_case_of_a_guid_counts(tmp_path: Path) -> None:
    odd = replace(PROJECT.elements, guid=("a" * 22, "A" * 22, *GUID[2:]))
    links, _ = read_links(
        write(tmp_path, f"guid,task\n{'A' * 22},{TASK[1]}\n"), replace(PROJECT, elements=odd)
    )
    assert links.element.tolist() == [1]


def test_unknown_ids_are_said_with_their_line(tmp_path: Path) -> None:
    links, problems = read_links(
        write(tmp_path, f"guid,task\nnobody,{TASK[1]}\n{GUID[0]},nothing\n"), PROJECT
    )
    assert len(links) == 0
    assert [(p.code, p.place) for p in problems] == [
        ("links-element-unknown", "line 2"), ("links-task-unknown", "line 3")
    ]  # fmt: skip


def test_columns_can_be_named(tmp_path: Path) -> None:
    path = write(tmp_path, f"a,b\n{TASK[1]},{GUID[0]}\n")
    with pytest.raises(ReadError) as caught:
        read_links(path, PROJECT)
    assert caught.value.code == "links-no-columns"
    assert len(read_links(path, PROJECT, {"element": "b", "task": "a"})[0]) == 1


def survive(folder: Path, seed: int) -> None:
    chance = random.Random(seed)
    rows = "".join(f"{chance.choice(GUID)},{chance.choice(TASK)}\n" for _ in range(20))
    data = bytearray(("guid,task\n" + rows).encode())
    for _ in range(chance.randint(1, 15)):
        at = chance.randrange(len(data))
        data[at : at + chance.randint(0, 9)] = bytes(
            chance.randrange(256) for _ in range(chance.randint(0, 4))
        )
    path = folder / "links.csv"
    path.write_bytes(bytes(data))
    try:
        links, problems = read_links(path, PROJECT)
    except ReadError as error:
        said = [error.text()]
    else:
        said = [problem.line() for problem in problems]
        assert len(links) <= 20 * 20
    assert all(text and "\n" not in text for text in said)


def test_mutated_tables_do_no_harm(tmp_path: Path) -> None:
    for seed in range(60):
        survive(tmp_path, seed)


@pytest.mark.fuzz
def test_many_mutated_tables_do_no_harm(tmp_path: Path) -> None:
    for seed in range(1000, 1600):
        survive(tmp_path, seed)
