"""`twin run`, from files to a folder of results."""

import json
import signal
import struct
import subprocess
import sys
import time
from pathlib import Path

import imageio_ffmpeg
import numpy as np
import pytest
from command import ROOT, twin, twin_json

from sim.job import silent_job
from sim.opening.loading import load_model

SMALL = ("--size", "320x180", "--pictures", 3, "--seconds", 0.5)


@pytest.fixture(scope="module")
def model(shared_data: Path) -> Path:
    """Return a small real model with tasks inside."""
    return shared_data / "ifc" / "simple_with_tasks.ifc"


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_everything_is_written_and_the_same_again(model: Path, tmp_path: Path) -> None:
    first = twin_json("run", model, "--out", tmp_path / "a", "--start", "2025-03-03", *SMALL)
    second = twin_json("run", model, "--out", tmp_path / "b", "--start", "2025-03-03", *SMALL)
    assert json.loads((tmp_path / "a/result.json").read_text()) == first
    for document in (first, second):
        document.pop("timings")
    assert first == second
    assert (first["schema"], first["schema_version"]) == ("twin_app/result", 1)
    days = len(first["simulation"]["days"])
    assert days > 1
    assert all(len(column) == days for column in first["simulation"]["states"].values())
    sums = np.sum([first["simulation"]["states"][name] for name in first["simulation"]["states"]], axis=0)
    assert (sums == first["elements"]).all()
    for name in ("report.html", "project.twin", "4d.mp4", *(f["file"] for f in first["outputs"]["frames"])):
        assert (tmp_path / "a" / name).stat().st_size > 1000
    assert len(first["outputs"]["frames"]) == 3
    reader = imageio_ffmpeg.read_frames(str(tmp_path / "a/4d.mp4"))
    assert next(reader)["size"] == (320, 180)
    assert sum(1 for _ in reader) == 12 + 36  # half a second and the still end
    again = twin_json("run", tmp_path / "a/project.twin", "--out", tmp_path / "c", *SMALL)
    assert again["simulation"] == first["simulation"]


def test_report_plugin_disabled_is_a_failed_check(model: Path, tmp_path: Path) -> None:
    done = twin("run", model, "--out", tmp_path, "--disable-plugin", "report", *SMALL, status=1)
    assert "plugin report is disabled" in done.stderr
    assert not (tmp_path / "report.html").exists()
    assert (tmp_path / "result.json").is_file()


def test_readings_raise_alarms(model: Path, tmp_path: Path) -> None:
    guid = twin_json("run", model, "--out", tmp_path / "a", *SMALL)["models"]
    assert guid
    from sim.readers.twin import read_twin

    watched = read_twin(tmp_path / "a/project.twin").project.elements.guid[0]
    (tmp_path / "bind.csv").write_text(f"channel,guid,alarm_high\nc1,{watched},5\n")
    (tmp_path / "read.csv").write_text(
        "time,channel,value\n2025-01-01T00:00:00Z,c1,1\n2025-01-01T00:01:00Z,c1,9\n2025-01-01T00:02:00Z,c1,2\n2025-01-01T00:02:00Z,zz,2\n"
    )
    found = twin_json(
        "run",
        model,
        "--out",
        tmp_path / "b",
        "--replay",
        tmp_path / "read.csv",
        "--bindings",
        tmp_path / "bind.csv",
        *SMALL,
    )
    assert found["readings"] == 4
    assert [(a["guid"], a["channel"], a["level"]) for a in found["alarms"]] == [(watched, "c1", 2)]
    assert found["alarms"][0]["finish"] == "2025-01-01T00:02:00"
    assert "sensor-unbound" in {p["code"] for p in found["problems"]}
    assert found["outputs"]["frames"][-1]["file"] == "frames/alarm.png"


def test_models_with_a_table_and_a_plan(shared_data: Path, tmp_path: Path) -> None:
    folder = shared_data / "ifc/schependomlaan"
    models = [folder / f"ROOT-{name}.ifczip" for name in ("prefab_trappen", "traphekken")]
    stairs = load_model(models[0], silent_job()).elements
    rows = [row for row in range(len(stairs)) if stairs.name[row] == "trappen"]
    table = "".join(f"{stairs.guid[row]},T1\n" for row in rows)
    (tmp_path / "links.csv").write_text(f"GlobalId,Task\n{table}", encoding="utf-8")
    (tmp_path / "rules.toml").write_text(
        '[[rule]]\nelement = { model = "ROOT-traph*", class = "IfcRailing" }\ntask = { name = "Railings" }\n',
        encoding="utf-8",
    )
    (tmp_path / "plan.csv").write_text(
        "ID,Name,Start,Finish,Baseline finish\n"
        "T1,Stairs,2025-03-03 08:00,2025-03-07 17:00,2025-03-05 17:00\n"
        "T2,Railings,2025-03-10 08:00,2025-03-12 17:00,2025-03-12 17:00\n",
        encoding="utf-8",
    )
    found = twin_json(
        "run", *models, "--schedule", tmp_path / "plan.csv", "--links", tmp_path / "links.csv",
        "--rules", tmp_path / "rules.toml", "--out", tmp_path / "out", *SMALL[:4], "--film-seconds", 0,
        "--still-size", "400x200",
    )  # fmt: skip
    cover = found["coverage"]
    assert cover["sources"] == {"explicit": len(rows), "rule": 13}
    assert cover["linked"] == len(rows) + 13
    assert sum(gap["count"] for gap in cover["gaps"]) == cover["unlinked"] > 0
    assert found["outputs"]["video"] is None
    picture = tmp_path / "out" / found["outputs"]["frames"][0]["file"]
    assert struct.unpack(">II", picture.read_bytes()[16:24]) == (400, 200)
    page = (tmp_path / "out/report.html").read_text(encoding="utf-8")
    assert "Later than the baseline" in page
    assert "2.0 d" in page


@pytest.mark.parametrize(
    "arguments",
    [
        ("none.ifc",), ("garbage.ifc",), ("empty.ifc",), ("note.md",), ("",),
        ("model", "--schedule", "garbage.ifc"), ("model", "--schedule", "none.xml"),
        ("model", "--links", "none.csv"), ("model", "--rules", "none.toml"), ("model", "--start", "soon"),
        ("model", "--size", "9x9"), ("model", "--replay", "none.csv"), ("broken.twin",),
    ],
)  # fmt: skip
def test_bad_input_is_one_line(model: Path, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "garbage.ifc").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "empty.ifc").touch()
    (tmp_path / "note.md").write_text("hello")
    (tmp_path / "broken.twin").write_bytes(b"SQLite format 3\0" + bytes(50))
    words = [
        model if a == "model" else a if a.startswith("--") or a in ("soon", "9x9") else tmp_path / a
        for a in arguments
    ]
    if "--schedule" not in arguments and len(arguments) > 1 and arguments[1] in ("--links", "--rules"):
        words += ["--schedule", _schedule(tmp_path)]
    done = twin("run", *words, "--out", tmp_path / "out", *SMALL[2:], status=2)
    lines = done.stderr.strip().splitlines()
    assert [line for line in lines if line.startswith("twin: ")] == lines[-1:]
    assert done.stdout == ""


def _schedule(folder: Path) -> Path:
    path = folder / "plan.csv"
    path.write_text("ID,Name,Start,Finish\n1,Walls,2025-03-03 08:00,2025-03-05 17:00\n")
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_ctrl_c_ends_cleanly(shared_data: Path, tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "twin_app",
        "run",
        str(shared_data / "ifc/AC20-FZK-Haus.ifc"),
        "--out",
        str(tmp_path),
    ]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as child:
        time.sleep(4)
        child.send_signal(signal.SIGINT)
        _, errors = child.communicate(timeout=30)
    assert child.returncode == 130
    assert errors.strip().splitlines()[-1] == "cancelled"


def test_a_newer_schedule_is_merged_with_that_of_the_project(model: Path, tmp_path: Path) -> None:
    few = ("--size", "320x180", "--pictures", 2, "--seconds", 0)
    first = twin_json(
        "run", model, "--out", tmp_path / "a", "--start", "2025-03-03", "--export", tmp_path / "a.csv", *few
    )
    lines = (tmp_path / "a.csv").read_text(encoding="utf-8-sig").splitlines()
    gone = lines[-1].split(",")[0]
    lines[-1] = "brand-new,Clean up,,,2025-06-02 08:00,2025-06-03 17:00"
    heads = lines[0].split(",")
    cells = dict(zip(["id", "name"], ["brand-new", "Clean up"], strict=True))
    row = [""] * len(heads)
    for k, head in enumerate(heads):
        low = head.lower()
        row[k] = cells.get(
            low, "2025-06-02 08:00" if low == "start" else "2025-06-03 17:00" if low == "finish" else ""
        )
    (tmp_path / "b.csv").write_text("\n".join([*lines[:-1], ",".join(row)]) + "\n", encoding="utf-8")
    tasks = first["schedule"]["tasks"]
    for mode, count, removed in (
        ("merge", tasks + 1, []),
        ("overwrite", tasks, [gone]),
        ("append", tasks + 1, []),
    ):
        again = twin_json(
            "run", tmp_path / "a/project.twin", "--schedule", tmp_path / "b.csv", "--merge", mode,
            "--out", tmp_path / mode, *few,
        )  # fmt: skip
        assert again["schedule"]["tasks"] == count
        assert again["schedule"]["merged"]["added"] == ["brand-new"]
        assert again["schedule"]["merged"]["removed"] == removed
        assert again["schedule"]["source"] == "file"
        assert again["links"] > 0
    told = twin(
        "run", tmp_path / "a/project.twin", "--schedule", tmp_path / "b.csv", "--merge", "merge",
        "--out", tmp_path / "d", *few,
    ).stdout  # fmt: skip
    assert "+ brand-new" in told
    refused = twin_json(
        "run", tmp_path / "a/project.twin", "--merge", "merge", "--out", tmp_path / "e", status=2
    )
    assert refused["error"]["code"] == "merge-needs-schedule"
