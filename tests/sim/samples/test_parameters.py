"""Every number of a sample comes from its file, and an override must name one of them."""

import pytest

from sim.samples.catalogue import SAMPLES
from sim.samples.parameters import load_parameters


def test_overrides_replace_and_unknown_names_are_refused() -> None:
    assert load_parameters("tower", {"building": {"storeys": 12}}).count("building", "storeys") == 12
    assert load_parameters("tower").count("building", "storeys") == 18
    with pytest.raises(ValueError, match=r"building\.floors"):
        load_parameters("tower", {"building": {"floors": 3}})


@pytest.mark.parametrize("entry", SAMPLES, ids=lambda entry: entry.key)
def test_each_section_says_where_its_numbers_come_from(entry: object) -> None:
    sections = load_parameters(entry.key).sections  # type: ignore[attr-defined]
    assert sections.pop("version") >= 1
    for name, section in sections.items():
        assert section["source"], name
        assert section["verified"] is False, name
