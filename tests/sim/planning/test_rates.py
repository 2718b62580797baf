from pathlib import Path

import pytest

from resources import folder
from sim.planning.rates import default_rates, read_rates
from sim.problem import ReadError


@pytest.mark.parametrize(
    ("ifc_class", "kind", "trade"),
    [
        ("IfcWallStandardCase", "", "Structural walls"),
        ("IfcWall", "PARTITIONING", "Partitions"),
        ("IfcSlab", "BASESLAB", "Foundations"),
        ("IfcSlab", "FLOOR", "Floor slabs"),
        ("IfcSlab", "ROOF", "Roof"),
        ("IfcBeamStandardCase", "", "Beams and girders"),
        ("IfcFlowSegment", "", "Building services"),
        ("IfcPipeSegment", "", "Building services"),
        ("IfcBuildingElementProxy", "", "Other work"),
        ("IfcFlyingCarpet", "", "Other work"),
    ],
)
def test_who_builds_what(ifc_class: str, kind: str, trade: str) -> None:
    rates = default_rates()
    assert rates.trades[rates.trade_of(ifc_class, kind)].names["en"] == trade


def test_what_is_there_already() -> None:
    assert default_rates().trade_of("IfcGeographicElement", "TERRAIN") == -1


def test_the_table_names_its_source_in_both_languages() -> None:
    rates = default_rates()
    assert rates.source
    assert not rates.verified
    assert all(set(trade.names) == {"en", "zh_CN"} for trade in rates.trades)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('phase = "ground"', 'phase = "space"'),
        ("rate = 5.0", "rate = 0"),
        ("longest = 10", ""),
        ("[[trade]]", "[["),
        ('"08:00-12:00"', '"12:00-08:00"'),
        ("days = [1", "days = [9"),
        ("rate = 5.0", "rate = 5.0\ncrews = 0"),
    ],
)
def test_bad_tables_are_refused(tmp_path: Path, old: str, new: str) -> None:
    text = (folder("rates") / "default.toml").read_text(encoding="utf-8")
    path = tmp_path / "rates.toml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ReadError) as caught:
        read_rates(path)
    assert caught.value.code == "rates-broken"
