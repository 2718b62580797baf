"""A shard in this process, heard through a pipe."""

from multiprocessing import Pipe
from pathlib import Path

import ifcopenshell
from shaped_ifc import columns, write

from sim.storage.pack import read_pack
from sim.tessellation.batch import Batch
from sim.tessellation.ladder import LEVELS, Rung
from sim.tessellation.shard import Shard


def test_every_kernel_delivers_every_product(tmp_path: Path) -> None:
    path = write(tmp_path / "a.ifc", columns(5))
    for level in range(len(LEVELS)):
        file = ifcopenshell.open(str(path))
        steps = [product.id() for product in file.by_type("IfcColumn")]
        hear, tell = Pipe(duplex=False)
        Shard(level, tell, tmp_path, file).run(steps, Rung(level))
        tell.close()
        delivered: list[int] = []
        while True:
            message = hear.recv()
            if message[0] == "end":
                break
            batch = Batch(**read_pack(Path(message[1])))
            assert batch.shard == level
            assert len(batch.triangles) in (0, 12)
            delivered += message[2]
        hear.close()
        assert sorted(delivered) == sorted(steps)


def test_a_careful_shard_sends_each_product_alone(tmp_path: Path) -> None:
    file = ifcopenshell.open(str(write(tmp_path / "a.ifc", columns(4))))
    steps = [product.id() for product in file.by_type("IfcColumn")]
    hear, tell = Pipe(duplex=False)
    Shard(0, tell, tmp_path, file, careful=True).run(steps, Rung())
    tell.close()
    messages = [hear.recv() for _ in range(5)]
    hear.close()
    assert [len(m[2]) for m in messages[:-1]] == [1, 1, 1, 1]
    assert messages[-1] == ("end",)
