"""Equal bytes, equal digest; one byte more, another."""

from pathlib import Path

from sim.digest import file_digest


def test_the_digest_is_that_of_the_bytes(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_bytes(b"x" * 100_000)
    two.write_bytes(b"x" * 100_000)
    assert file_digest(one) == file_digest(two)
    two.write_bytes(b"x" * 99_999 + b"y")
    assert file_digest(one) != file_digest(two)
