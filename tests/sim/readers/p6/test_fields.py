from pathlib import Path

from oracles.xer_text import plan

from sim.readers.p6.fields import plain_text
from sim.readers.xer import read_xer

GOLDEN = Path(__file__).parents[3] / "golden" / "p6"


def test_codes_user_fields_notes_and_steps() -> None:
    schedule, problems = read_xer(GOLDEN / "two_projects.xer")
    pit, walls = schedule.id.index("A1010"), schedule.id.index("A1020")
    fields = schedule.fields
    assert (fields["Zone"][pit], fields["Zone"][walls]) == ("N", "NE")
    assert fields["Zone: description"][walls] == "North side / North-east"
    assert fields["Zone (2)"][schedule.id.index("A1040")] == "Z1"  # the project's own code of that name
    assert fields["Volume"][pit] == "1250.5"
    assert fields["Permit until"][pit] == "2026-05-31 00:00"
    assert fields["Owner"][schedule.id.index("TOWER.SUB")] == "王工"
    assert fields["Note: Method statement"][pit] == 'Shore the pit & pump.\nWatch the "neighbour".'
    assert fields["Steps"][walls] == "Formwork (100 %, 2); Rebar (40 %)"
    assert fields["Priority"][pit] == "High"
    assert fields["Location"][pit] == "Ningbo"
    told = [p.values for p in problems if p.code == "p6-udf-not-carried"]
    assert told == [{"table": "RSRC", "count": 1}]


def test_html_becomes_plain_text() -> None:
    assert plain_text("<p>a &lt; b</p><p>c</p>") == "a < b\nc"
    assert plain_text("a\x7f\x7fb") == "a\nb"
    assert plain_text("<html><head><style>x{}</style></head><body>ok</body></html>") == "ok"
    assert plain_text("5 < 6") == "5 < 6"


def test_a_field_never_takes_the_name_of_another(tmp_path: Path) -> None:
    path = tmp_path / "plan.xer"
    text = plan(
        [{"task_id": 1, "task_code": "A", "priority_type": "PT_High"}],
        UDFTYPE=[{"udf_type_id": 1, "table_name": "TASK", "udf_type_label": "Priority"}],
        UDFVALUE=[
            {"udf_type_id": 1, "fk_id": 1, "udf_text": "x"},
            {"udf_type_id": 9, "fk_id": 1, "udf_text": "y"},
        ],
        TASKACTV=[{"task_id": 1, "actv_code_id": 5}],
    )
    path.write_text(text, encoding="utf-8")
    schedule, problems = read_xer(path)
    assert schedule.fields["Priority"][1] == "High"
    assert schedule.fields["Priority (2)"][1] == "x"
    assert {"p6-udf-missing", "p6-code-missing"} <= {p.code for p in problems}


def test_a_field_of_tasks_and_of_the_wbs_is_one_column(tmp_path: Path) -> None:
    types = [{"udf_type_id": n, "table_name": table, "udf_type_label": "Gang"}
             for n, table in ((1, "TASK"), (2, "PROJWBS"))]  # fmt: skip
    values = [{"udf_type_id": n, "fk_id": 1, "udf_text": str(n)} for n in (1, 2)]
    text = plan([{"task_id": 1, "task_code": "A"}], UDFTYPE=types, UDFVALUE=values)
    (tmp_path / "plan.xer").write_text(text, encoding="utf-8")
    assert read_xer(tmp_path / "plan.xer")[0].fields["Gang"] == ("2", "1")
