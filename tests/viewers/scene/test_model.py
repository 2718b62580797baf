from dataclasses import replace

import numpy as np
import pytest
from oracles.boxes import box_grid, box_model
from vtkmodules.vtkRenderingCore import vtkRenderer

from kernels.paint import GHOSTED, HIDDEN, SELECTED
from sim.playback.appearance import load_profile
from sim.playback.timeline import States
from sim.viewpoint import Camera, Section
from viewers.scene.backend import make_window
from viewers.scene.looks import Palette
from viewers.scene.model import Model
from viewers.scene.shader import Pass


@pytest.fixture
def model() -> Model:
    window = make_window(16, 16)
    renderer = vtkRenderer()
    window.AddRenderer(renderer)
    made = Model(renderer, Palette(), load_profile())
    made.add(*box_model(box_grid(5), ["IfcBeam", "IfcWall", "IfcPile", "IfcWall", "IfcWall"]))
    made.window = window  # type: ignore[attr-defined]  # keeps it alive
    return made


def slot(model: Model, row: int) -> int:
    return int(np.flatnonzero(model.order == row)[0])


def test_states_land_on_their_slots(model: Model) -> None:
    code = np.array([0, 1, 2, 3, 6], np.uint8)
    model.show(States(code, np.full(5, 100, np.uint8), np.zeros(5, np.uint8)))
    assert (model.texels[[slot(model, r) for r in range(5)], 0] & 15).tolist() == code.tolist()
    assert model.visible().tolist() == [False, True, True, True, True]


def test_growth_directions_are_written(model: Model) -> None:
    spans = model.spans
    beam, wall, pile = (spans[slot(model, r)] for r in range(3))
    assert wall[:2].tolist() == [0, 0]
    assert wall[3] > wall[2]
    assert pile[3] < pile[2]
    assert beam[3] > beam[2]


def test_hidden_is_not_visible(model: Model) -> None:
    model.mark(HIDDEN, np.array([1, 2], np.int32))
    assert model.visible().tolist() == [True, False, False, True, True]
    model.mark(HIDDEN, np.array([4], np.int32))
    assert model.visible().tolist() == [True, True, True, True, False]


def test_glass_is_drawn_only_where_needed(model: Model) -> None:
    (part,) = model.parts
    assert Pass.GLASS not in part.actors
    model.mark(GHOSTED, np.array([0], np.int32))
    assert part.actors[Pass.GLASS].GetVisibility()
    model.mark(GHOSTED, np.empty(0, np.int32))
    assert not part.actors[Pass.GLASS].GetVisibility()


def test_a_changed_model_keeps_marks_of_its_rows(model: Model) -> None:
    model.mark(HIDDEN, np.array([1], np.int32))
    model.clear()
    model.add(*box_model(box_grid(8)))
    assert model.visible().tolist() == [True, False] + [True] * 6
    assert model.boxes(np.array([7], np.int32)) == pytest.approx(box_grid(8)[7:])


def test_backs_of_closed_shapes_are_drawn_only_when_cut(model: Model) -> None:
    (part,) = model.parts
    assert Pass.OPEN not in part.actors
    property_ = part.actors[Pass.SOLID].GetProperty()
    assert property_.GetBackfaceCulling()
    model.set_sections((Section((0.0, 0.0, 0.0), (1.0, 0.0, 0.0)),))
    assert not property_.GetBackfaceCulling()
    model.set_sections(())
    assert property_.GetBackfaceCulling()


def test_open_shapes_show_their_backs() -> None:
    window = make_window(16, 16)
    renderer = vtkRenderer()
    window.AddRenderer(renderer)
    made = Model(renderer, Palette(), load_profile())
    elements, mesh = box_model(box_grid(2))
    lid = replace(mesh, triangles=mesh.triangles[:10].copy(), triangle_offset=np.array([0, 10]),
                  triangle_colour=mesh.triangle_colour[:10].copy())  # fmt: skip
    made.add(elements, lid)
    (part,) = made.parts
    assert Pass.SOLID not in part.actors
    assert not part.actors[Pass.OPEN].GetProperty().GetBackfaceCulling()


def test_edges_go_where_they_would_melt_together(model: Model) -> None:
    (part,) = model.parts
    for away, seen in ((10.0, True), (5000.0, False), (10.0, True)):
        model.see(Camera((0.5, -away, 0.5), (0.5, 0.5, 0.5)), 800)
        assert bool(part.actors[Pass.EDGES].GetVisibility()) == seen
    model.see(Camera((0, -1, 0), (0, 0, 0), orthographic=True, height=10_000.0), 800)
    assert not part.actors[Pass.EDGES].GetVisibility()


def test_only_the_selected_have_an_outline(model: Model) -> None:
    (part,) = model.parts
    assert Pass.OUTLINE not in part.actors
    for rows in ([1], [0, 4], [2, 3, 4]):
        model.mark(SELECTED, np.array(rows, np.int32))
        assert part.actors[Pass.OUTLINE].GetMapper().GetInput().GetNumberOfLines() == 12 * len(rows)
        assert part.actors[Pass.OUTLINE].GetVisibility()
    model.mark(SELECTED, np.empty(0, np.int32))
    assert not part.actors[Pass.OUTLINE].GetVisibility()
