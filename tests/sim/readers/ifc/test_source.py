import os
import zipfile
from pathlib import Path

import pytest
from ifc_text import HEAD, HOUSE, TAIL, step, write

from sim.problem import ReadError
from sim.readers.ifc.source import open_ifc


def refused(path: Path, **limits: int) -> ReadError:
    with pytest.raises(ReadError) as error:
        open_ifc(path, **limits)
    assert error.value.text().startswith(str(path))
    assert error.value.text().count("\n") == 0
    return error.value


@pytest.mark.parametrize("name", ["model.ifc", "model.txt", "model.zip", "model"])
def test_content_decides_not_the_name(tmp_path: Path, name: str) -> None:
    opened = open_ifc(write(tmp_path, HOUSE, name=name))
    assert opened.problems == ()
    assert len(opened.file.by_type("IfcWall")) == 3


def test_an_archive_opens_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "packed.ifc"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inner/house.ifc", step(HOUSE))
    assert len(open_ifc(path).file.by_type("IfcWall")) == 3
    assert [p.name for p in tmp_path.iterdir()] == ["packed.ifc"]


def test_leading_blanks_and_a_byte_order_mark_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "m.ifc"
    path.write_bytes(b"\xef\xbb\xbf \r\n" + step(HOUSE).encode())
    assert len(open_ifc(path).file.by_type("IfcWall")) == 3
    assert open_ifc(path).problems == ()


def test_rubbish_behind_the_end_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "m.ifc"
    path.write_bytes(step(HOUSE).encode() + bytes(9000))
    assert open_ifc(path).problems == ()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty-file"),
        (b"\x00", "ifc-not-step"),
        (bytes(range(256)) * 40, "ifc-not-step"),
        (b"hello world", "ifc-not-step"),
        (b"<!DOCTYPE html><html></html>", "ifc-markup"),
        (b"<?xml version='1.0'?><ifcXML xmlns='http://www.buildingsmart-tech.org/ifcXML/IFC4'/>", "ifc-xml"),
        (b"ISO-10303-21;\nHEADER;\n", "ifc-no-schema"),
        (step("", "AP203").encode(), "ifc-other-step"),
        (step("", "IFC9X9").encode(), "ifc-unknown-schema"),
        (step("", "HEADER_SECTION_SCHEMA").encode(), "ifc-other-step"),
        (step("").encode(), "ifc-no-instances"),
        (HEAD.format(schema="IFC4").encode(), "ifc-no-instances"),
        (step("#1=IFCNONSENSE();\n").encode(), "ifc-no-instances"),
    ],
)
def test_what_holds_no_model_is_refused_in_one_line(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "m.ifc"
    path.write_bytes(content)
    assert refused(path).code == code


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.ifc").code == "not-found"


def test_a_folder_is_no_model(tmp_path: Path) -> None:
    assert refused(tmp_path).code == "is-folder"


@pytest.mark.skipif(os.getuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = write(tmp_path, HOUSE)
    path.chmod(0)
    assert refused(path).code == "not-readable"


def test_a_file_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, HOUSE)

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    assert "Permission denied" in refused(path).text()


def test_size_and_number_are_bounded(tmp_path: Path) -> None:
    path = write(tmp_path, HOUSE)
    assert refused(path, size_limit=100).code == "too-large"
    assert refused(path, instance_limit=10).code == "ifc-too-many"


def test_a_file_of_absurd_size_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.ifc"
    with path.open("wb") as stream:
        stream.truncate(5 << 30)  # sparse
    assert refused(path).code == "too-large"


def test_a_missing_end_is_said_and_everything_before_it_kept(tmp_path: Path) -> None:
    path = tmp_path / "m.ifc"
    path.write_text(HEAD.format(schema="IFC4") + HOUSE)
    opened = open_ifc(path)
    assert [p.code for p in opened.problems] == ["ifc-truncated"]
    assert len(opened.file.by_type("IfcWall")) == 3


def test_a_cut_inside_an_instance_names_it(tmp_path: Path) -> None:
    path = tmp_path / "m.ifc"
    whole = HEAD.format(schema="IFC4") + HOUSE
    path.write_text(whole[: whole.index("#32=") + 25])
    opened = open_ifc(path)
    assert ("ifc-dropped-broken", "#32") in [(p.code, p.place) for p in opened.problems]
    assert len(opened.file.by_type("IfcWall")) == 3


@pytest.mark.parametrize("damage", ["#21=IFCWALL((;", "#21=IFCWALL('open", "#21=garbage ((((", "/* open"])
def test_damage_in_the_middle_costs_one_instance(tmp_path: Path, damage: str) -> None:
    lines = [damage if line.startswith("#21=") else line for line in HOUSE.splitlines()]
    opened = open_ifc(write(tmp_path, "\n".join(lines) + "\n"))
    assert {w.id() for w in opened.file.by_type("IfcWall")} >= {20, 22}
    if damage.startswith("#21"):
        assert "#21" in [p.place for p in opened.problems if p.code == "ifc-dropped-broken"]


def test_every_instance_the_schema_does_not_know_is_named(tmp_path: Path) -> None:
    opened = open_ifc(write(tmp_path, HOUSE + "#40=IFCNOVELTY('x');\n#41=IFCNOVELTY('y');\n"))
    dropped = [(p.place, p.values["name"]) for p in opened.problems if p.code == "ifc-dropped-unknown"]
    assert dropped == [("#40", "IFCNOVELTY"), ("#41", "IFCNOVELTY")]


def test_a_number_used_twice_is_said(tmp_path: Path) -> None:
    opened = open_ifc(write(tmp_path, HOUSE + "#20=IFCCARTESIANPOINT((1.,2.,3.));\n"))
    assert "#20" in [p.place for p in opened.problems]


def test_a_number_no_machine_holds_is_dropped(tmp_path: Path) -> None:
    opened = open_ifc(write(tmp_path, HOUSE + "#99999999999999999999=IFCCARTESIANPOINT((1.,2.,3.));\n"))
    assert len(opened.file.by_type("IfcWall")) == 3
    assert [p.code for p in opened.problems] == ["ifc-dropped-broken"]


def test_references_to_nothing_are_said_once(tmp_path: Path) -> None:
    body = HOUSE.replace("#8=IFCLOCALPLACEMENT(#5,#7);\n", "")
    opened = open_ifc(write(tmp_path, body))
    dangling = [p for p in opened.problems if p.code == "ifc-dangling"]
    assert len(dangling) == 1
    assert dangling[0].values["count"] == 3


@pytest.mark.parametrize(
    "schema",
    ["IFC2X_FINAL", "IFC2X2_FINAL", "ifc4", "IFC4X1", "IFC4X2", "IFC4X3", "IFC4X3_RC1", "IFC4X3_RC4",
     "IFC4X3_TC1", "IFC4X3_ADD1", "IFC4X4_DEV_8a2b3c", "IFC4X3_ADD2"],
)  # fmt: skip
def test_editions_the_library_has_not_are_read_by_the_nearest(tmp_path: Path, schema: str) -> None:
    body = (
        HOUSE
        if not schema.startswith("IFC2X")
        else HOUSE.replace(",.SOLIDWALL.)", ")").replace(",'T2',$)", ",'T2')")
    )
    opened = open_ifc(write(tmp_path, body, schema))
    assert opened.schema == schema
    assert len(opened.file.by_type("IfcWall")) == 3
    aliased = [p for p in opened.problems if p.code == "ifc-schema-alias"]
    assert len(aliased) == (schema not in ("ifc4", "IFC4X3_ADD2"))


def test_no_temporary_file_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    open_ifc(write(tmp_path, HOUSE, "IFC4X1"))
    assert list(scratch.iterdir()) == []


def test_the_tail_needs_no_newline(tmp_path: Path) -> None:
    path = tmp_path / "m.ifc"
    path.write_text(HEAD.format(schema="IFC4") + HOUSE + TAIL.strip())
    assert open_ifc(path).problems == ()
