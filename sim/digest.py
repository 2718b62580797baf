"""The fingerprint of a file: what the cache and the project file know it by."""

import hashlib
from pathlib import Path


def file_digest(path: Path) -> str:
    """Return the BLAKE2 digest of a file's bytes, hexadecimal; raises OSError."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "blake2b").hexdigest()
