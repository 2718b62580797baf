"""The peer of `ifc_load`: the library's iterator as its documentation shows it, in a process of its own.

``python -m twin_app.bench._default_kernel PATH OUT`` writes step id, box and area of every element with a
surface, and the seconds from opening the file to the last shape.
"""

import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kernels.arrays import F64, I64

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True, eq=False)
class Shapes:
    """What the default kernel makes of a file: step int64[n], box float64[n, 6], area float64[n]."""

    seconds: float
    step: I64
    box: F64
    area: F64


def measure(path: Path, out: Path) -> Shapes:
    """Run the peer in a new process."""
    command = [sys.executable, "-m", "twin_app.bench._default_kernel", str(path.resolve()), str(out)]
    subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with np.load(out) as found:
        return Shapes(float(found["seconds"]), found["step"], found["box"], found["area"])


def main(path: Path, out: Path) -> None:
    """Be the peer's process."""
    import ifcopenshell.geom

    from sim.readers.ifc.source import open_ifc

    begin = time.perf_counter()
    file = open_ifc(path).file
    iterator = ifcopenshell.geom.iterator(ifcopenshell.geom.settings(), file, 1)
    raw = []
    if iterator.initialize():
        while True:
            shape = iterator.get()
            geometry = shape.geometry
            raw.append((shape.id, geometry.verts_buffer, geometry.faces_buffer, shape.transformation_buffer))
            if not iterator.next():
                break
    seconds = time.perf_counter() - begin
    found: dict[int, tuple[F64, float]] = {}
    for step, vertices, faces, matrix in raw:
        triangles = np.frombuffer(faces, np.int32).reshape(-1, 3)
        if not len(triangles):
            continue
        place = np.frombuffer(matrix, np.float64).reshape(4, 4).T
        world = np.frombuffer(vertices, np.float64).reshape(-1, 3) @ place[:3, :3].T + place[:3, 3]
        a, b, c = (world[triangles[:, k]] for k in range(3))
        area = float(np.linalg.norm(np.cross(b - a, c - a), axis=1).sum() / 2)
        used = world[triangles.ravel()]
        box = np.concatenate([used.min(axis=0), used.max(axis=0)])
        if step in found:
            box = np.concatenate(
                [np.minimum(box[:3], found[step][0][:3]), np.maximum(box[3:], found[step][0][3:])]
            )
            area += found[step][1]
        found[step] = box, area
    np.savez(
        out, seconds=seconds, step=np.array(list(found), np.int64),
        box=np.array([box for box, _ in found.values()]).reshape(-1, 6),
        area=np.array([area for _, area in found.values()], np.float64),
    )  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
