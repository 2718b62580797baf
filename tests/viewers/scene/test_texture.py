import numpy as np

from viewers.scene.texture import WIDTH, Table


def test_rows_stay_when_the_table_grows() -> None:
    table = Table(np.uint8)
    table.rows[5] = (1, 2, 3, 4)
    table.resize(3 * WIDTH + 1)
    assert len(table.rows) == 4 * WIDTH
    assert table.rows[5].tolist() == [1, 2, 3, 4]


def test_a_million_rows_stay_below_every_limit() -> None:
    table = Table(np.uint8)
    table.resize(1_000_000)
    across, up, _ = table.texture.GetInput().GetDimensions()
    assert across * up >= 1_000_000
    assert max(across, up) <= 16384
