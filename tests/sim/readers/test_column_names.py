import pytest

from sim.readers.column_names import comparable, detect, known, means


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (["Task ID", "Task Name", "Start", "Finish"], {"id": 0, "name": 1, "start": 2, "finish": 3}),
        (["作业代码", "作业名称", "计划开始", "计划完成"], {"id": 0, "name": 1, "start": 2, "finish": 3}),
        (
            ["Taaknaam", "Begindatum", "Einddatum", "Duur"],
            {"name": 0, "start": 1, "finish": 2, "duration": 3},
        ),
        (["Vorgang", "Anfang", "Ende"], {"name": 0, "start": 1, "finish": 2}),
        (["ID", "UID", "Name"], {"id": 0, "name": 2}),
        (["apples", "pears"], {}),
    ],
)
def test_headers(header: list[str], expected: dict[str, int]) -> None:
    assert detect(header, "schedule") == {role: header[number] for role, number in expected.items()}


def test_a_column_serves_one_role() -> None:
    found = detect(["Task", "Activity"], "schedule")
    assert sorted(found.values()) == ["Activity"] or len(set(found.values())) == len(found)


def test_signs_do_not_count() -> None:
    assert comparable("% Complete") == comparable("complete")
    assert comparable("%") == "percent"
    assert comparable("Task_ID.") == "taskid"


def test_words() -> None:
    assert means("Demolition", "demolish")
    assert means("是", "yes")
    assert not means("", "yes")


@pytest.mark.parametrize("section", ["schedule", "link", "words"])
def test_names_are_comparable(section: str) -> None:
    assert all(name for names in known(section).values() for name in names)
