"""Where in a TOML text a table or key stands, since the parser does not tell."""

import re

_TABLE = re.compile(r"^\s*\[\[?\s*([A-Za-z0-9_.\-\"' ]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"^\s*([A-Za-z0-9_\-]+|\"[^\"]*\"|'[^']*')\s*(?:\.[^=]*)?=")


class TomlPlaces:
    """Line numbers by table, its number among those of its name, and key."""

    def __init__(self, text: str) -> None:
        self._lines: dict[tuple[str, int, str], int] = {("", 0, ""): 1}
        table, number = "", 0
        count: dict[str, int] = {}
        inside = ""
        for at, line in enumerate(text.splitlines(), 1):
            if inside:
                inside = "" if inside in line else inside
                continue
            if (found := _TABLE.match(line)) is not None:
                table = found[1].strip("\"' ")
                number = count.get(table, 0)
                count[table] = number + 1
                self._lines[table, number, ""] = at
            elif (found := _KEY.match(line)) is not None:
                self._lines.setdefault((table, number, found[1].strip("\"'")), at)
                for quotes in ('"""', "'''"):
                    if line.count(quotes) == 1:
                        inside = quotes

    def line(self, table: str, number: int = 0, key: str = "") -> int:
        """Return the line of a key, of its table if it has none, else 1."""
        return self._lines.get((table, number, key)) or self._lines.get((table, number, ""), 1)
