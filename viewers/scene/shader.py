"""The two shaders of the model, put together for what is drawn."""

import functools
from enum import Enum
from typing import Any

from resources import folder


class Pass(Enum):
    """What an actor draws of the elements."""

    SOLID = "SOLID"  # of closed shapes
    OPEN = "OPEN"  # of others, whose backs are to be seen
    GLASS = "GLASS"  # every triangle, of which some are glass
    PANES = "PANES"  # translucent materials alone
    EDGES = "EDGES"
    OUTLINE = "OUTLINE"  # edges of what is selected
    CUT = "CUT_LINE"  # where a section passes through
    BODY = "BODY"
    BODY_EDGES = "BODY_EDGES"


ALSO = {Pass.OPEN: "#define SOLID\n", Pass.OUTLINE: "#define EDGES\n", Pass.CUT: "#define EDGES\n"}
LIGHTS = {
    "SKY_LIGHT": (0.815, 0.825, 0.845),
    "GROUND_LIGHT": (0.63, 0.615, 0.60),
    "LAMP_LIGHT": (0.34, 0.325, 0.295),
    "EYE_LIGHT": (0.04, 0.04, 0.04),
    "LAMP": (-0.50, -0.62, 0.605),
}
"""Light in shares of the material's colour; LAMP is the direction towards the lamp, a unit vector."""


@functools.cache
def source(name: str) -> str:
    """Return the text of a shader in ``resources/shaders``."""
    return (folder("shaders") / name).read_text(encoding="utf-8")


@functools.cache
def vertex_code(what: Pass, painted: bool, wide: bool = False, moved: bool = False) -> str:
    """Return the vertex shader of a pass; `painted` elements have colours, `moved` ones places."""
    paint = "#define PAINTED\n" if painted else ""
    ribbon = "#define WIDE\n" if wide else ""
    shift = "#define MOVED\n" if moved else ""
    return f"{_head(what)}{paint}{ribbon}{shift}{source('model.vert')}"


@functools.cache
def ribbon_code(what: Pass) -> str:
    """Return the geometry shader that makes the lines of a pass wide."""
    return _head(what) + source("wide.geom")


@functools.cache
def fragment_code(what: Pass, cuts: int) -> str:
    """Return the fragment shader of a pass with `cuts` cutting planes."""
    choice = "cut0"
    for i in range(1, cuts):
        choice = f"((i) == {i} ? cut{i} : {choice})"
    lights = "".join(f"const vec3 {name} = vec3({x}, {y}, {z});\n" for name, (x, y, z) in LIGHTS.items())
    head = f"{_head(what)}#define CUTS {cuts}\n#define CUT(i) {choice}\n"
    return head + lights + source("model.frag")


def _head(what: Pass) -> str:
    return f"//VTK::System::Dec\n#define {what.value}\n{ALSO.get(what, '')}"


def dress(shader: Any, what: Pass, cuts: int, painted: bool, wide: bool = False, moved: bool = False) -> None:
    """Give a vtkShaderProperty the shaders of a pass; only lines can be `wide`."""
    ribbon = what in (Pass.OUTLINE, Pass.CUT) or (wide and what is Pass.EDGES)
    shader.SetVertexShaderCode(vertex_code(what, painted, ribbon, moved))
    shader.SetFragmentShaderCode(fragment_code(what, cuts))
    if ribbon:
        shader.SetGeometryShaderCode(ribbon_code(what))
    elif shader.HasGeometryShaderCode():
        shader.SetGeometryShaderCode(None)
