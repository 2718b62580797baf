"""A sample file appears complete or not at all, and names every part once."""

from dataclasses import replace
from pathlib import Path

import pytest

from sim.samples.document import write_sample_file
from sim.samples.tower import tower_sample

SMALL = {"building": {"storeys": 2}, "programme": {"facade_behind": 1}}


def test_nothing_is_left_of_a_sample_that_fails(tmp_path: Path) -> None:
    sample = tower_sample(SMALL)
    twice = replace(sample, parts=[*sample.parts, sample.parts[0]])
    with pytest.raises(ValueError, match="two parts are called"):
        write_sample_file(tmp_path / "t.ifc", twice)
    assert list(tmp_path.iterdir()) == []
