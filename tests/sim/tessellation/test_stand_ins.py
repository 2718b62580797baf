"""Shapes given face by face come out as from the kernel itself: place, mapping, colour."""

from multiprocessing import Pipe
from pathlib import Path

import ifcopenshell
import numpy as np
import pytest
from shaped_ifc import columns, write

from kernels.arrays import F64
from sim.storage.pack import read_pack
from sim.tessellation.batch import Batch
from sim.tessellation.ladder import LAST, Rung
from sim.tessellation.shard import Shard
from sim.tessellation.stand_ins import replaceable

FACES = ((1, 4, 3, 2), (5, 6, 7, 8), (1, 2, 6, 5), (2, 3, 7, 6), (3, 4, 8, 7), (4, 1, 5, 8))
CORNERS = [(x, y, z) for z in (0, 2) for x, y in ((0, 0), (1, 0), (1, 3), (0, 3))]
WEDGE = (
    "".join(f"#{100 + k}=IFCCARTESIANPOINT(({x}.,{y}.,{z}.));\n" for k, (x, y, z) in enumerate(CORNERS, 1))
    + "".join(
        f"#{110 + k}=IFCPOLYLOOP(({','.join(f'#{100 + c}' for c in face)}));\n"
        f"#{120 + k}=IFCFACEOUTERBOUND(#{110 + k},.T.);\n#{130 + k}=IFCFACE((#{120 + k}));\n"
        for k, face in enumerate(FACES)
    )
    + "#140=IFCCLOSEDSHELL((#130,#131,#132,#133,#134,#135));\n#141=IFCFACETEDBREP(#140);\n"
    "#142=IFCSHAPEREPRESENTATION(#11,'Body','Brep',(#141));\n#143=IFCREPRESENTATIONMAP(#5,#142);\n"
    "#150=IFCCOLOURRGB($,0.1,0.2,0.3);\n#151=IFCSURFACESTYLESHADING(#150,$);\n"
    "#152=IFCSURFACESTYLE($,.BOTH.,(#151));\n#153=IFCSTYLEDITEM(#141,(#152),$);\n"
)
OPERATOR = "#160=IFCCARTESIANPOINT((4.,5.,6.));\n#161=IFCDIRECTION((0.,1.,0.));\n#162=IFCDIRECTION(({z}));\n"
TURNED = OPERATOR.format(z="-1.,0.,0.") + "#170=IFCCARTESIANTRANSFORMATIONOPERATOR3D(#161,#162,#160,{s},$);\n"
MIRRORED = TURNED.replace("(-1.,0.,0.)", "(1.,0.,0.)")
OPENING = """#30=IFCPRODUCTDEFINITIONSHAPE($,$,(#15));
#31=IFCOPENINGELEMENT('0000000000000000000031',$,$,$,$,#12,#30,$,$);
#32=IFCRELVOIDSELEMENT('0000000000000000000032',$,$,$,#1006,#31);
"""


def run(path: Path, folder: Path, rung: Rung) -> tuple[list[Batch], list[str]]:
    """Return what a shard sends of all columns, and its reasons for what it does not."""
    file = ifcopenshell.open(str(path))
    hear, tell = Pipe(duplex=False)
    Shard(0, tell, folder, file).run([product.id() for product in file.by_type("IfcColumn")], rung)
    tell.close()
    batches, reasons = [], []
    while (message := hear.recv())[0] != "end":
        if message[0] == "batch":
            batches.append(Batch(**read_pack(Path(message[1]))))
        elif message[0] == "bad":
            reasons.append(message[2])
    hear.close()
    return batches, reasons


def placed(batches: list[Batch]) -> tuple[F64, F64]:
    """Return box of each instance, and the enclosed volume of each, by step."""
    (batch,) = batches
    boxes, volumes = [], []
    for k in np.argsort(batch.step, kind="stable"):
        shape = batch.shape[k]
        vertices = batch.vertices[batch.vertex_offset[shape] : batch.vertex_offset[shape + 1]]
        triangles = batch.triangles[batch.triangle_offset[shape] : batch.triangle_offset[shape + 1]]
        world = vertices @ batch.matrix[k, :, :3].T + batch.matrix[k, :, 3]
        boxes.append(np.concatenate([world.min(axis=0), world.max(axis=0)]))
        a, b, c = (world[triangles[:, i]] for i in range(3))
        volumes.append(float(np.einsum("td,td->", a, np.cross(b, c)) / 6))
    return np.array(boxes), np.array(volumes)


@pytest.mark.parametrize(
    ("item", "extra", "shapes"),
    [
        ("IFCMAPPEDITEM(#143,#17)", WEDGE, 1),
        ("IFCMAPPEDITEM(#143,#170)", WEDGE + TURNED.format(s="1."), 1),
        ("IFCMAPPEDITEM(#143,#170)", WEDGE + TURNED.format(s="2.5"), 1),
        ("IFCMAPPEDITEM(#143,#170)", WEDGE + MIRRORED.format(s="1."), 3),
    ],
)
def test_as_the_default_kernel_makes_it_and_shared(
    tmp_path: Path, item: str, extra: str, shapes: int
) -> None:
    path = write(tmp_path / "a.ifc", columns(3, item, extra))
    ours, _ = run(path, tmp_path, Rung())
    box, volume = placed(ours)
    assert len(ours[0].vertex_offset) - 1 == shapes
    assert len(ours[0].vertices) == 8 * shapes
    np.testing.assert_allclose(np.unique(ours[0].colours, axis=0), [[0.1, 0.2, 0.3, 1.0]], atol=1e-6)
    theirs, _ = run(path, tmp_path, Rung(LAST))
    other_box, other_volume = placed(theirs)
    np.testing.assert_allclose(box, other_box, atol=1e-5)
    # OpenCASCADE leaves what is mirrored inside out.
    np.testing.assert_allclose(volume, np.abs(other_volume), rtol=1e-5)


def test_beside_another_item_a_kernel_makes_it(tmp_path: Path) -> None:
    text = columns(1, "IFCMAPPEDITEM(#143,#17)", WEDGE).replace("'Any',(#1003)", "'Any',(#141,#14)")
    path = write(tmp_path / "a.ifc", text)
    ours, theirs = run(path, tmp_path, Rung())[0], run(path, tmp_path, Rung(LAST))[0]
    np.testing.assert_allclose(placed(ours)[0], placed(theirs)[0], atol=1e-5)
    np.testing.assert_allclose(placed(ours)[1], placed(theirs)[1], rtol=1e-5)
    assert len(ours[0].colours) == len(theirs[0].colours) == 2


def test_a_shape_stretched_on_one_axis_goes_down_the_ladder(tmp_path: Path) -> None:
    operator = "#170=IFCCARTESIANTRANSFORMATIONOPERATOR3DNONUNIFORM($,$,#4,1.,$,2.,1.);\n"
    path = write(tmp_path / "a.ifc", columns(2, "IFCMAPPEDITEM(#143,#170)", WEDGE + operator))
    batches, reasons = run(path, tmp_path, Rung())
    assert not batches
    assert reasons == ["shape-not-closed"] * 2


def test_nothing_that_is_computed_with_is_replaced(tmp_path: Path) -> None:
    def items(extra: str, given: bool = False) -> list[int]:
        text = columns(2, "IFCMAPPEDITEM(#143,#17)", WEDGE + extra)
        file = ifcopenshell.open(str(write(tmp_path / "a.ifc", text)))
        steps = [product.id() for product in file.by_type("IfcColumn")]
        return [item.id() for item in replaceable(file, steps, given)]

    assert items("") == [141]
    assert items("#180=IFCBOOLEANRESULT(.DIFFERENCE.,#141,#14);\n") == []
    # The first column is cut: the second shares its shape.
    assert items(OPENING) == []
    assert items(OPENING, given=True) == [141]
