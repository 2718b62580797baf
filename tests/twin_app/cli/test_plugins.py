"""`twin plugins`."""

from command import twin, twin_json


def test_built_ins_are_listed() -> None:
    states = {
        entry["name"]: entry["state"]
        for entry in twin_json("plugins", "--disable-plugin", "replay")["plugins"]
    }
    assert states["report"] == "loaded"
    assert states["replay"] == "disabled"


def test_for_a_person() -> None:
    assert "已加载" in twin("plugins", "--lang", "zh_CN").stdout
