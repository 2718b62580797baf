"""The one IFC file inside an .ifczip, within bounds and never written under its own name."""

import lzma
import struct
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from sim.problem import Problem, ReadError, Severity

RATIO = 200  # a real STEP file packs 5 to 15 times
MEMBERS = 1000
# What zipfile raises on damage; RuntimeError is its word for an encrypted member.
BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, UnicodeError, OSError,
    ValueError, struct.error, lzma.LZMAError,
)  # fmt: skip


def unpack(path: Path, limit: int) -> tuple[bytes, list[Problem]]:
    """Return the bytes of the archive's IFC file; raises ReadError if there is not exactly one.

    Parameters
    ----------
    path : Path
    limit : int
        Unpacked bytes that are still accepted.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            if len(members) > MEMBERS:
                raise ReadError(str(path), "", "ifc-zip-members", {"count": len(members), "limit": MEMBERS})
            member, problems = _chosen(path, members)
            return _content(path, archive, member, limit), problems
    except BROKEN as error:
        raise ReadError(str(path), "", "ifc-zip-broken", {"reason": str(error)}) from error


def _chosen(path: Path, members: list[zipfile.ZipInfo]) -> tuple[zipfile.ZipInfo, list[Problem]]:
    models = [member for member in members if member.filename.lower().endswith((".ifc", ".step", ".stp"))]
    for member in models:
        name = member.filename.replace("\\", "/")
        if name.startswith("/") or ".." in PurePosixPath(name).parts or ":" in name:
            raise ReadError(str(path), member.filename, "ifc-zip-path")
    if not models:
        code = (
            "ifc-xml" if any(m.filename.lower().endswith(".ifcxml") for m in members) else "ifc-zip-no-model"
        )
        raise ReadError(str(path), "", code)
    if len(models) > 1:
        names = ", ".join(member.filename for member in models[:5])
        raise ReadError(str(path), "", "ifc-zip-several", {"count": len(models), "names": names})
    others = [m.filename for m in members if m is not models[0] and not m.is_dir()]
    return models[0], [Problem(Severity.INFO, "ifc-zip-ignored", name) for name in others]


def _content(path: Path, archive: zipfile.ZipFile, member: zipfile.ZipInfo, limit: int) -> bytes:
    # The size in the directory may lie: what counts is what comes out.
    bound = min(limit, max(member.compress_size, 1) * RATIO)
    parts, size = [], 0
    with archive.open(member) as stream:
        while part := stream.read(1 << 20):
            parts.append(part)
            size += len(part)
            if size > bound:
                raise ReadError(
                    str(path),
                    member.filename,
                    "ifc-zip-bomb",
                    {"packed": member.compress_size, "ratio": RATIO},
                )
    return b"".join(parts)
