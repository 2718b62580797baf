"""Elements that repeat a GlobalId, told apart by their order."""

from kernels.arrays import I32


def occurrence(model: I32, guids: tuple[str, ...]) -> list[int]:
    """Return for each element how many before it in its model carry the same GlobalId."""
    seen: dict[tuple[int, str], int] = {}
    out = []
    for key in zip(model.tolist(), guids, strict=True):
        out.append(seen.get(key, 0))
        seen[key] = out[-1] + 1
    return out
