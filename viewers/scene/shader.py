"""The two shaders of the model, put together for what is drawn."""

import functools
from enum import Enum
from typing import Any

from resources import folder


class Pass(Enum):
    """What an actor draws of the elements."""

    SOLID = "SOLID"
    GLASS = "GLASS"  # every triangle, of which some are glass
    PANES = "PANES"  # translucent materials alone
    EDGES = "EDGES"
    BODY = "BODY"
    BODY_EDGES = "BODY_EDGES"


LIGHTS = {
    "SKY_LIGHT": (0.90, 0.915, 0.94),
    "GROUND_LIGHT": (0.66, 0.64, 0.62),
    "LAMP_LIGHT": (0.22, 0.21, 0.19),
    "EYE_LIGHT": (0.05, 0.05, 0.05),
    "LAMP": (-0.42, -0.70, 0.58),
}
"""Light in shares of the material's colour; LAMP is the direction towards the lamp, a unit vector."""


@functools.cache
def source(name: str) -> str:
    """Return the text of a shader in ``resources/shaders``."""
    return (folder("shaders") / name).read_text(encoding="utf-8")


@functools.cache
def vertex_code(what: Pass, painted: bool) -> str:
    """Return the vertex shader of a pass; `painted` elements have colours of their own."""
    paint = "#define PAINTED\n" if painted else ""
    return f"//VTK::System::Dec\n#define {what.value}\n{paint}{source('model.vert')}"


@functools.cache
def fragment_code(what: Pass, cuts: int) -> str:
    """Return the fragment shader of a pass with `cuts` cutting planes."""
    choice = "cut0"
    for i in range(1, cuts):
        choice = f"((i) == {i} ? cut{i} : {choice})"
    lights = "".join(f"const vec3 {name} = vec3({x}, {y}, {z});\n" for name, (x, y, z) in LIGHTS.items())
    head = f"//VTK::System::Dec\n#define {what.value}\n#define CUTS {cuts}\n#define CUT(i) {choice}\n"
    return head + lights + source("model.frag")


def dress(shader: Any, what: Pass, cuts: int, painted: bool) -> None:
    """Give a vtkShaderProperty the shaders of a pass."""
    shader.SetVertexShaderCode(vertex_code(what, painted))
    shader.SetFragmentShaderCode(fragment_code(what, cuts))
