"""Rule files: both formats, and one line for each fault."""

import json
import random
from pathlib import Path

import pytest

from sim.linking.patterns import Pattern
from sim.linking.rules import Condition, read_rules, rule_of
from sim.problem import ReadError

TOML = """
title = "House"
verified = true
[[rule]]
name = "walls"
priority = 2
element = { class = "IfcWall", Pset_WallCommon.LoadBearing = true }
task = { name = ["*wall*", "has:mauer"], nth = 2 }
"""


def test_toml_and_json_say_the_same(tmp_path: Path) -> None:
    toml, text = tmp_path / "rules.toml", tmp_path / "rules.json"
    toml.write_text(TOML, encoding="utf-8")
    entry = {
        "name": "walls", "priority": 2,
        "element": {"class": "IfcWall", "Pset_WallCommon": {"LoadBearing": True}},
        "task": {"name": ["*wall*", "has:mauer"], "nth": 2},
    }  # fmt: skip
    text.write_text(json.dumps({"title": "House", "verified": True, "rule": [entry]}), encoding="utf-8")
    assert read_rules(toml) == read_rules(text)
    rule = read_rules(toml).rules[0]
    assert rule.element[1] == Condition("Pset_WallCommon.LoadBearing", (Pattern("=true"),))
    assert (rule.nth, rule.priority) == ((2,), 2)


def test_lists_stand_for_each_combination(tmp_path: Path) -> None:
    path = tmp_path / "rules.json"
    entry = {"name": "slab", "element": [{"class": "a"}, {"class": "b"}], "task": {"name": "x"}}
    many = {**entry, "task": [{"name": "x"}, {"name": "y", "nth": 2}]}
    path.write_text(json.dumps({"rule": [entry, many]}), encoding="utf-8")
    rules = read_rules(path).rules
    assert [rule.name for rule in rules[:3]] == ["slab 1", "slab 2", "slab 1.1"]
    assert [(r.element[0].patterns[0].text, r.task[0].patterns[0].text, r.nth) for r in rules[2:]] == [
        ("a", "x", ()), ("a", "y", (2,)), ("b", "x", ()), ("b", "y", (2,)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "entry",
    [
        {},
        {"element": [], "task": {"name": "*"}},
        {"element": ["x"], "task": {"name": "*"}},
        {"element": {"class": "IfcWall"}},
        {"element": {"class": []}, "task": {"name": "*"}},
        {"element": {"class": "re:("}, "task": {"name": "*"}},
        {"element": {"class": "x" * 600}, "task": {"name": "*"}},
        {"element": {"class": None}, "task": {"name": "*"}},
        {"element": {"name": "{id}"}, "task": {"name": "{class}"}},
        {"element": {"class": "*"}, "task": {"name": "*", "nth": 0}},
        {"element": {"class": "*"}, "task": {"name": "*"}, "colour": "red"},
        {"element": "IfcWall", "task": {"name": "*"}},
    ],
)
def test_a_rule_that_cannot_be_understood_is_named(tmp_path: Path, entry: object) -> None:
    path = tmp_path / "rules.json"
    path.write_text(json.dumps({"rule": [entry]}), encoding="utf-8")
    with pytest.raises(ReadError) as caught:
        read_rules(path)
    assert (caught.value.code, caught.value.place) == ("rules-broken", "rule 1")
    assert "\n" not in caught.value.text()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"[[rule]", b"{", b"rule = 3", b'{"rule": []}'])
def test_bad_files(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "rules.toml"
    path.write_bytes(content)
    with pytest.raises(ReadError):
        read_rules(path)


def test_names_are_given_to_nameless_rules() -> None:
    assert rule_of({"element": {"name": "*"}, "task": {"name": "*"}}, 7).name == "rule 7"


def survive(folder: Path, seed: int) -> None:
    chance, data = random.Random(seed), bytearray(TOML.encode())
    for _ in range(chance.randint(1, 9)):
        at = chance.randrange(len(data))
        data[at : at + chance.randint(0, 4)] = chance.choice([b"", b"{", b'"', b"re:(", b"=", b"\n", b"\xff"])
    path = folder / "rules.toml"
    path.write_bytes(bytes(data))
    try:
        said = [rule.name for rule in read_rules(path).rules]
    except ReadError as error:
        said = [error.text()]
    assert said


def test_mutated_rules_do_no_harm(tmp_path: Path) -> None:
    for seed in range(60):
        survive(tmp_path, seed)


@pytest.mark.fuzz
def test_many_mutated_rules_do_no_harm(tmp_path: Path) -> None:
    for seed in range(1000, 1600):
        survive(tmp_path, seed)
