"""Which IFC class is a kind of which: the tree below IfcProduct, over all editions of the schema."""

import functools
import tomllib

from resources import folder


@functools.cache
def _above() -> dict[str, tuple[str, ...]]:
    text = (folder("rules") / "classes.toml").read_text(encoding="utf-8")
    return {name: tuple(above) for name, above in tomllib.loads(text)["above"].items()}


@functools.cache
def _spelling() -> dict[str, str]:
    names = {*_above(), *(name for above in _above().values() for name in above)}
    return {name.casefold(): name for name in names}


@functools.cache
def ancestors(name: str) -> frozenset[str]:
    """Return the class and all classes above it; a class no schema knows stands alone."""
    found = {name}
    waiting = [name]
    while waiting:
        for above in _above().get(waiting.pop(), ()):
            if above not in found:
                found.add(above)
                waiting.append(above)
    return frozenset(found)


def is_kind_of(name: str, above: str) -> bool:
    """Return whether a class is `above` or a subclass of it, each in IFC spelling."""
    return above in ancestors(name)


def full_name(plain: str) -> str:
    """Return the IFC spelling of "wall", "Wall" or "IFCWALL"; as it stands if no schema knows it."""
    key = plain.strip().casefold()
    return _spelling().get(key) or _spelling().get(f"ifc{key}") or plain.strip()
