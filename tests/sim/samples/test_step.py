"""A file is written line by line, equal instances once."""

import io

import ifcopenshell
from hypothesis import given
from hypothesis import strategies as st

from sim.samples.step import StepFile


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=40))
def test_texts_come_back_from_the_file(text: str) -> None:
    stream = io.StringIO()
    step = StepFile(stream, "x.ifc", "", "2026-01-01T00:00:00")
    step.add("IfcMaterial", text, None, None)
    step.finish()
    assert stream.getvalue().isascii()
    assert ifcopenshell.file.from_string(stream.getvalue()).by_type("IfcMaterial")[0].Name == text


def test_equal_instances_are_written_once() -> None:
    step = StepFile(io.StringIO(), "x.ifc", "", "")
    assert step.share("IfcDirection", (0.0, 1.0)) == step.share("IfcDirection", (0.0, 1.0))
    assert step.count == 1
