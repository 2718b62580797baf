"""What third parties import is there, and enough for the example plugin."""

import ast
from pathlib import Path

from twin_app import api

ROOT = Path(__file__).parents[2]


def test_every_name_is_there() -> None:
    assert sorted(set(api.__all__)) == sorted(api.__all__)
    assert all(hasattr(api, name) for name in api.__all__)


def test_every_kind_of_extension_can_be_written() -> None:
    classes = {
        node.name
        for node in ast.parse((ROOT / "plugins/spec.py").read_text()).body
        if isinstance(node, ast.ClassDef)
    }
    assert classes <= set(api.__all__)
