"""A schedule as a calendar: events with dates, lines no longer than the standard allows."""

from pathlib import Path

from plugins.icalendar import plugin, write
from sim.job import silent_job
from sim.readers.csv_schedule import read_csv_schedule
from sim.writers.schedules import writer_of


def test_tasks_become_events(tmp_path: Path) -> None:
    long = "浇筑混凝土 " * 20
    (tmp_path / "a.csv").write_text(
        'ID,Name,Start,Finish\n1,"Dig; north, side",2026-03-02 08:00,2026-03-04 17:00\n'
        f"2,{long},2026-03-05,2026-03-05\n3,Open,,\n",
        encoding="utf-8",
    )
    schedule, _ = read_csv_schedule(tmp_path / "a.csv")
    (told,) = write(schedule, tmp_path / "a.ics", silent_job())
    assert told.values == {"count": 1}
    data = (tmp_path / "a.ics").read_bytes()
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    text = data.decode("utf-8").replace("\r\n ", "")
    assert text.count("BEGIN:VEVENT") == text.count("END:VEVENT") == 2
    assert "DTSTART:20260302T080000\r\nDTEND:20260304T170000" in text
    assert "SUMMARY:Dig\\; north\\, side" in text
    assert f"SUMMARY:{long.strip()}" in text
    write(schedule, tmp_path / "b.ics", silent_job())
    assert (tmp_path / "b.ics").read_bytes() == data


def test_suffix_chooses_it() -> None:
    assert writer_of(Path("a.ics"), plugin.writers).name == "icalendar"
