import numpy as np
import pytest
from ifc_text import HOUSE, parsed

from sim.readers.ifc.placement import Placements

TURNED = """#3=IFCCARTESIANPOINT((1.,2.,3.));
#4=IFCDIRECTION((0.,0.,2.));
#5=IFCDIRECTION((0.,5.,0.));
#6=IFCAXIS2PLACEMENT3D(#3,#4,#5);
#7=IFCLOCALPLACEMENT($,#6);
#8=IFCLOCALPLACEMENT(#7,#6);
#9=IFCWALL('x',$,$,$,$,#8,$,$,$);
"""


def test_placements_follow_each_other_in_metres() -> None:
    matrix = Placements(0.001).of(parsed(HOUSE).by_id(21))
    assert matrix is not None
    assert matrix[:3, 3].tolist() == [0.0, 0.0, 3.0]


def test_axes_turn_and_need_no_unit_length() -> None:
    matrix = Placements(1.0).of(parsed(TURNED).by_id(9))
    assert matrix is not None
    # The quarter turn takes (1, 2) to (-2, 1); then the outer origin is added.
    np.testing.assert_allclose(matrix[:3, 3], [-1.0, 3.0, 6.0])
    np.testing.assert_allclose(matrix[:3, :3] @ matrix[:3, :3].T, np.eye(3), atol=1e-15)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("IFCLOCALPLACEMENT($,#6)", "IFCLOCALPLACEMENT(#8,#6)"),  # a circle
        ("IFCCARTESIANPOINT((1.,2.,3.))", "IFCCARTESIANPOINT(())"),
        ("#7=IFCLOCALPLACEMENT($,#6);", "#7=IFCLOCALPLACEMENT($,$);"),
    ],
)
def test_what_leads_nowhere_has_no_place(old: str, new: str) -> None:
    assert Placements(1.0).of(parsed(TURNED.replace(old, new)).by_id(9)) is None


@pytest.mark.parametrize("direction", ["(0.,0.,1.)", "(0.,0.,0.)"])
def test_a_useless_direction_falls_back_to_the_default(direction: str) -> None:
    matrix = Placements(1.0).of(parsed(TURNED.replace("(0.,5.,0.)", direction)).by_id(9))
    assert matrix is not None
    np.testing.assert_allclose(matrix[:3, :3], np.eye(3))
