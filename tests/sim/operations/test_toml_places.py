from sim.operations.toml_places import TomlPlaces

TEXT = '''title = "a"  # 1
[[line]]
name = "trucks"
[[ line ]] # more
name = "loader"
text = """
name = "not this"
"""
"count" = 3
[card.speeds]
slew.value = 2
'''


def test_keys_stand_where_they_are_written() -> None:
    places = TomlPlaces(TEXT)
    assert places.line("", 0, "title") == 1
    assert places.line("line", 0, "name") == 3
    assert places.line("line", 1, "name") == 5
    assert places.line("line", 1, "count") == 9
    assert places.line("card.speeds", 0, "slew") == 11


def test_what_is_not_there_stands_where_its_table_does() -> None:
    places = TomlPlaces(TEXT)
    assert places.line("line", 1, "order") == 4
    assert places.line("nothing") == 1
