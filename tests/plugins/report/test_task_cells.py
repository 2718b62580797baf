"""How tasks stand in tables."""

from dataclasses import replace

import numpy as np
from schedule_under_way import at, schedule_under_way

from plugins.report.document import Cell, Column, Table
from plugins.report.task_cells import code, critical, cut, date, days, minute, name, project_name, sayer
from sim.project import Project


def test_codes_and_names_for_people() -> None:
    s = schedule_under_way()
    assert (code(s, 0), name(s, 0)) == ("A10", "Footing 基础")
    coded = replace(
        s, id=("0JfQ_UBUX9eg7aQ5cBoQ$3", *s.id[1:]), wbs=("1.1", *s.wbs[1:]), name=("", *s.name[1:])
    )
    assert code(coded, 0) == "1.1"
    assert name(coded, 0) == "0JfQ_UBUX9eg7aQ5cBoQ$3"
    assert code(replace(coded, wbs=("", *s.wbs[1:])), 0) == ""


def test_values() -> None:
    assert (days(1234.56), days(float("nan"))) == ("1,234.6", "–")
    assert (date(at(2)), minute(at(2))) == ("2026-03-02", "2026-03-02 08:00")
    nat = np.datetime64("NaT", "s")
    assert (date(nat), minute(nat)) == ("–", "–")
    assert critical("x", True) == Cell("x", "warning")
    assert project_name(replace(Project(), schedule=schedule_under_way())) == "House 房"
    assert project_name(replace(Project(), name="P")) == "P"


def test_long_tables_say_what_is_left_out() -> None:
    table = Table((Column("a"),), (("1",), ("2",), ("3",)))
    assert cut(table, 3, sayer("en")) is table
    short = cut(table, 2, sayer("en"))
    assert (len(short.rows), short.more) == (2, "1 more are not listed here.")
