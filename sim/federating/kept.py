"""The tables of a project without some of their rows."""

from dataclasses import replace

import numpy as np

from kernels.arrays import I32, I64, Bool
from sim.elements import Elements
from sim.links import Links
from sim.mesh import Mesh
from sim.properties import Properties
from sim.spatial import Spatial


def renumbered(keep: Bool) -> I32:
    """Return int32[n + 1]: the new row of each old one, -1 for rows that go; the last entry serves -1."""
    return np.append(np.where(keep, np.cumsum(keep) - 1, -1), -1).astype(np.int32)


def keep_elements(elements: Elements, keep: Bool, places: I32, models: I32) -> Elements:
    """Return some elements; `places` and `models` are `renumbered` spatial and model rows."""
    rows = np.flatnonzero(keep).astype(np.int32)
    chosen = rows.tolist()
    return Elements(
        tuple(elements.guid[r] for r in chosen),
        tuple(elements.name[r] for r in chosen),
        tuple(elements.tag[r] for r in chosen),
        elements.ifc_class.take(rows),
        elements.type_name.take(rows),
        elements.predefined.take(rows),
        elements.material.take(rows),
        places[elements.container[rows]],
        places[elements.storey[rows]],
        renumbered(keep)[elements.parent[rows]],
        models[elements.model[rows]],
        elements.step_id[rows],
        elements.box[rows],
    )


def of_model(elements: Elements, row: int) -> Elements:
    """Return the elements of one model by themselves, without the places they stand in."""
    places = max(int(elements.storey.max(initial=0)), int(elements.container.max(initial=0))) + 2
    models = np.zeros(int(elements.model.max(initial=0)) + 2, np.int32)
    return keep_elements(elements, elements.model == row, np.full(places, -1, np.int32), models)


def keep_spatial(spatial: Spatial, keep: Bool, models: I32) -> Spatial:
    """Return some spatial elements; `models` is the `renumbered` model rows."""
    rows = np.flatnonzero(keep).astype(np.int32)
    return Spatial(
        tuple(spatial.guid[r] for r in rows.tolist()),
        tuple(spatial.name[r] for r in rows.tolist()),
        spatial.ifc_class.take(rows),
        renumbered(keep)[spatial.parent[rows]],
        models[spatial.model[rows]],
        spatial.elevation[rows],
    )


def keep_properties(properties: Properties, keep: Bool) -> Properties:
    """Return the properties of some elements; sets nobody has any more go."""
    counts = np.diff(properties.element_offset)
    entries = np.repeat(keep, counts)
    element_set = properties.element_set[entries]
    used = np.zeros(len(properties.set_name), np.bool_)
    used[element_set] = True
    of_set = np.repeat(used, np.diff(properties.set_offset))
    return Properties(
        _offsets(counts[keep]),
        renumbered(used)[element_set],
        properties.element_of_type[entries],
        tuple(properties.set_name[row] for row in np.flatnonzero(used).tolist()),
        properties.set_quantity[used],
        _offsets(np.diff(properties.set_offset)[used]),
        properties.entry_name[of_set],
        properties.entry_unit[of_set],
        properties.entry_value[of_set],
        properties.names,
        properties.units,
        properties.values,
    )


def keep_mesh(mesh: Mesh, keep: Bool) -> Mesh:
    """Return the mesh of some elements; shapes nobody has any more go."""
    instances = keep[mesh.element]
    used = np.zeros(mesh.shape_count, np.bool_)
    used[mesh.shape[instances]] = True
    vertices, triangles, edges = (
        np.diff(offset) for offset in (mesh.vertex_offset, mesh.triangle_offset, mesh.edge_offset)
    )
    return replace(
        mesh,
        vertices=mesh.vertices[np.repeat(used, vertices)],
        triangles=mesh.triangles[np.repeat(used, triangles)],
        edges=mesh.edges[np.repeat(used, edges)],
        triangle_colour=mesh.triangle_colour[np.repeat(used, triangles)],
        vertex_offset=_offsets(vertices[used]),
        triangle_offset=_offsets(triangles[used]),
        edge_offset=_offsets(edges[used]),
        shape=renumbered(used)[mesh.shape[instances]],
        element=renumbered(keep)[mesh.element[instances]],
        matrix=mesh.matrix[instances],
    )


def keep_links(links: Links, keep: Bool) -> Links:
    """Return the links of some elements."""
    rows = keep[links.element]
    return Links(
        renumbered(keep)[links.element[rows]],
        links.task[rows],
        links.source[rows],
        links.rule[rows],
        links.rules,
    )


def _offsets(counts: I64) -> I64:
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(counts, dtype=np.int64)])
