"""Values are spelled as ISO 10303-21 wants them; numbers and ids do not depend on the run."""

import ifcopenshell.guid
import pytest

from sim.step_values import DERIVED, Enum, Ref, Typed, global_id, spell


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "$"), (True, ".T."), (False, ".F."), (3, "3"), (Ref(3), "#3"), (1.0, "1."), (0.25, "0.25"),
        (-0.0, "0."), (1e-7, "1.E-07"), (2.5e16, "2.5E+16"), (Enum("AREA"), ".AREA."), (DERIVED, "*"),
        ("it's", "'it''s'"), ("叠", "'\\X4\\00053E0\\X0\\'".replace("00053E0", "000053E0")),
        (Typed("IFCLABEL", "a"), "IFCLABEL('a')"), ((1, (2.0, None)), "(1,(2.,$))"),
    ],
)  # fmt: skip
def test_values_are_spelled(value: object, text: str) -> None:
    assert spell(value) == text


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="cannot be written"):
        spell(value)


def test_ids_are_fixed_and_valid() -> None:
    found = {global_id("a", k) for k in range(1000)}
    assert len(found) == 1000
    assert global_id("twin", "tower", 1) == global_id("twin", "tower", 1)
    for guid in found:
        assert ifcopenshell.guid.compress(ifcopenshell.guid.expand(guid)) == guid
