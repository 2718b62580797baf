"""Instances that are added to a model, numbered after its own."""

from sim.step_values import Ref, Value, spell


class Appendix:
    """Gathers the lines of new instances.

    Attributes
    ----------
    owner : Ref or None
        The IfcOwnerHistory of rooted instances, which IFC2X3 asks for.
    """

    def __init__(self, last: int, owner: Ref | None = None) -> None:
        self.owner = owner
        self._last = last
        self._lines: list[str] = []
        self._shared: dict[str, Ref] = {}

    def add(self, keyword: str, *values: Value) -> Ref:
        """Write one instance and return its number."""
        self._last += 1
        return self.put(self._last, keyword, *values)

    def put(self, number: int, keyword: str, *values: Value) -> Ref:
        """Write one instance in the place of an old one."""
        self._lines.append(f"#{number}={keyword.upper()}({','.join(map(spell, values))});\n")
        return Ref(number)

    def relate(self, keyword: str, guid: str, *values: Value) -> Ref:
        """Write one relationship without name."""
        return self.add(keyword, guid, self.owner, None, None, *values)

    def share(self, keyword: str, *values: Value) -> Ref:
        """Return the instance with just these values; it is written once only."""
        body = f"{keyword.upper()}({','.join(map(spell, values))})"
        found = self._shared.get(body)
        if found is None:
            found = self._shared[body] = self.add(keyword, *values)
        return found

    def content(self) -> bytes:
        """Return all lines."""
        return "".join(self._lines).encode("ascii")
