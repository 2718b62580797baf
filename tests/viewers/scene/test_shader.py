import pytest
from vtkmodules.vtkRenderingCore import vtkShaderProperty

from viewers.scene.shader import LIGHTS, Pass, dress, fragment_code, ribbon_code, source, vertex_code


@pytest.mark.parametrize("what", Pass)
def test_each_pass_has_its_code(what: Pass) -> None:
    assert f"#define {what.value}\n" in vertex_code(what, False)
    assert vertex_code(what, True).startswith("//VTK::System::Dec\n")
    assert ("#define PAINTED" in vertex_code(what, True)) != ("#define PAINTED" in vertex_code(what, False))


def test_outlines_are_ribbons_and_edges_can_be() -> None:
    shader = vtkShaderProperty()
    dress(shader, Pass.EDGES, 0, False)
    assert not shader.HasGeometryShaderCode()
    dress(shader, Pass.EDGES, 0, False, True)
    assert shader.GetGeometryShaderCode() == ribbon_code(Pass.EDGES)
    dress(shader, Pass.EDGES, 0, False)
    assert not shader.HasGeometryShaderCode()
    dress(shader, Pass.OUTLINE, 0, False)
    assert "#define OUTLINE" in shader.GetGeometryShaderCode()
    dress(shader, Pass.SOLID, 0, False, True)
    assert "WIDE" not in shader.GetVertexShaderCode().split("void main")[0].split("\n//")[0]


@pytest.mark.parametrize("cuts", [0, 1, 6])
def test_cuts_are_named(cuts: int) -> None:
    code = fragment_code(Pass.SOLID, cuts)
    assert f"#define CUTS {cuts}\n" in code
    assert all(f"cut{i}" in code for i in range(1, cuts))


def test_lamp_is_a_direction() -> None:
    assert sum(x * x for x in LIGHTS["LAMP"]) == pytest.approx(1.0, abs=0.01)


def test_sources_exist() -> None:
    for name in ("model.vert", "model.frag", "wide.geom", "ground.vert", "ground.frag"):
        assert "void main()" in source(name)
