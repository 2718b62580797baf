from sim.elements import no_elements
from sim.loaded import LoadedModel
from sim.mesh import no_mesh
from sim.project import Model
from sim.properties import no_properties
from sim.spatial import no_spatial


def test_a_model_without_tasks_has_an_empty_schedule() -> None:
    model = Model("a.ifc", "d", "IFC4", "a.ifc")
    loaded = LoadedModel(model, no_elements(), no_spatial(), no_properties(), no_mesh())
    other = LoadedModel(model, no_elements(), no_spatial(), no_properties(), no_mesh())
    assert (len(loaded.schedule), len(loaded.links), loaded.problems, loaded.from_cache) == (0, 0, (), False)
    assert loaded.timings is not other.timings
