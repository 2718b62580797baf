"""Files that no program should accept, and files that hold less than they promise."""

import io
import os
import socket
import zipfile
from collections.abc import Callable
from pathlib import Path

from ifc_text import HEAD, HOUSE, step
from shaped_ifc import columns

Writer = Callable[[Path], None]


def packed(method: int = zipfile.ZIP_DEFLATED, **members: bytes) -> bytes:
    """Return an archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _content(content: bytes) -> Writer:
    def write(path: Path) -> None:
        path.write_bytes(content)

    return write


def _text(content: str) -> Writer:
    return _content(content.encode("latin-1"))


def _packed(**members: bytes) -> Writer:
    return _content(packed(**members))


def _below_a_file(path: Path) -> None:
    path.parent.write_bytes(b"x")


def _nothing(path: Path) -> None:
    """Leave the path free."""


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    here = os.getcwd()
    os.chdir(path.parent)  # the name of a socket must be short
    try:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(path.name)
    finally:
        os.chdir(here)


def _circle(path: Path) -> None:
    path.symlink_to(path.name)


def _sparse(path: Path) -> None:
    with path.open("wb") as stream:
        stream.write(HEAD.format(schema="IFC4").encode())
        stream.truncate(5 << 30)


_PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8
_LIED = packed(**{"a.ifc": b"x" * 4000}).replace((4000).to_bytes(4, "little"), (4).to_bytes(4, "little"))

_SCHEMA = "FILE_SCHEMA"
# What must be refused: name of the file, how it is made, the code of the sentence, the place it names.
REFUSED: dict[str, tuple[str, Writer, str, str]] = {
    "no bytes": ("a.ifc", _content(b""), "empty-file", ""),
    "no bytes, no suffix": ("a", _content(b""), "empty-file", ""),
    "blanks": ("a.ifc", _content(b" \n\t\r\n" * 40), "ifc-not-step", ""),
    "garbage": ("a.ifc", _content(bytes(range(256)) * 500), "ifc-not-step", ""),
    "a picture": ("a.ifc", _content(_PNG), "ifc-not-step", ""),
    "a picture by its name": ("a.png", _content(_PNG), "unknown-format", ""),
    "a web page": ("a.ifc", _content(b"<!DOCTYPE html><html><body>404</body></html>"), "ifc-markup", ""),
    "ifcXML": ("a.ifc", _content(b"<?xml version='1.0'?><ifcXML/>"), "ifc-xml", ""),
    "a sheet": ("a.ifc", _packed(**{"xl/workbook.xml": b"<a/>"}), "ifc-zip-no-model", ""),
    "another STEP": ("a.ifc", _text(step("#1=POINT();\n", "AP214")), "ifc-other-step", _SCHEMA),
    "unknown schema": ("a.ifc", _text(step(HOUSE, "IFC9")), "ifc-unknown-schema", _SCHEMA),
    "endless schema": ("a.ifc", _text(step(HOUSE, "IFC" + "9" * 100_000)), "ifc-unknown-schema", _SCHEMA),
    "schema of many lines": ("a.ifc", _text(step(HOUSE, "IFC\n\n\t9")), "ifc-unknown-schema", _SCHEMA),
    "header alone": ("a.ifc", _text(HEAD.format(schema="IFC4")), "ifc-no-instances", "DATA"),
    "half a header": ("a.ifc", _text(HEAD[:40]), "ifc-no-schema", "HEADER"),
    "first word alone": ("a.ifc", _content(b"ISO-10303-21;"), "ifc-no-schema", "HEADER"),
    "zip cut short": ("a.ifczip", _content(packed(**{"a.ifc": b"x" * 99})[:40]), "ifc-zip-broken", ""),
    "zip that is none": ("a.ifczip", _content(b"PK\x03\x04" + bytes(200)), "ifc-zip-broken", ""),
    "text named zip": ("a.ifczip", _content(b"hello"), "ifc-not-step", ""),
    "zip bomb": ("a.ifczip", _packed(**{"bomb.ifc": bytes(40_000_000)}), "ifc-zip-bomb", "bomb.ifc"),
    "zip that lies": ("a.ifczip", _content(_LIED), "ifc-zip-broken", ""),
    "zip in a zip": ("a.ifczip", _packed(**{"a.ifc": packed(**{"a.ifc": b"x"})}), "ifc-not-step", ""),
    "zip of two": ("a.ifczip", _packed(**{"a.ifc": b"x", "b.ifc": b"y"}), "ifc-zip-several", ""),
    "zip of nothing": ("a.ifczip", _packed(), "ifc-zip-no-model", ""),
    "path traversal": ("a.ifczip", _packed(**{"../../evil.ifc": b"x"}), "ifc-zip-path", "../../evil.ifc"),
    "absolute path": ("a.ifczip", _packed(**{"/evil.ifc": b"x"}), "ifc-zip-path", "/evil.ifc"),
    "too large": ("a.ifc", _sparse, "too-large", ""),
    "a pipe": ("a.ifc", _pipe, "not-file", ""),
    "a socket": ("a.ifc", _socket, "not-file", ""),
    "a circle of links": ("a.ifc", _circle, "not-readable", ""),
    "a folder of nothing": ("a.ifc", Path.mkdir, "no-input", ""),
    "not there": ("a.ifc", _nothing, "not-found", ""),
    "not there, in a file": ("a.ifc/b.ifc", _below_a_file, "not-readable", ""),
    "a name too long": ("a" * 300 + ".ifc", _nothing, "not-readable", ""),
}  # fmt: skip

_POINTS = "#20=IFCCARTESIANPOINTLIST3D((({0}),(1.,0.,0.),(0.,1.,0.)));\n"
_FACE = "IFCTRIANGULATEDFACESET(#20,$,$,((1,2,3)),$)"
_CIRCLE = (
    "#60=IFCRELAGGREGATES('0000000000000000000060',$,$,$,#11,(#12));\n"
    "#61=IFCRELAGGREGATES('0000000000000000000061',$,$,$,#12,(#11));\n"
)


def _and(line: str) -> str:
    return columns(3).replace("ENDSEC;\nEND-", f"{line}\nENDSEC;\nEND-")


_ITSELF = columns(3).replace("2=IFCLOCALPLACEMENT(#12,", "2=IFCLOCALPLACEMENT(#1002,", 1)
_ONE_SHAPE = columns(3).replace("SHAPE($,$,(#1004))", "SHAPE($,$,(#1014))")

# What loads with less than all: content, elements that must be there, how many of them have a shape.
LESSENED: dict[str, tuple[str, int, int]] = {
    "cut in the middle": (columns(20)[: columns(20).index("#1100=") + 9], 10, 10),
    "no end": (columns(3).replace("END-ISO-10303-21;\n", ""), 3, 3),
    "GlobalIds twice": (columns(4).replace(f"{12:022d}", f"{11:022d}"), 4, 4),
    "a GlobalId missing": (columns(4).replace(f"'{12:022d}'", "$"), 4, 4),
    "GlobalIds of another kind": (columns(4).replace(f"'{12:022d}'", "'not a GlobalId'"), 4, 4),
    "storeys in a circle": (step(HOUSE + _CIRCLE), 4, 0),
    "no units": (columns(3).replace(",(#10),#2);", ",(#10),$);"), 3, 3),
    "no project": (columns(3).replace("#1=IFCPROJECT", "#1=IFCPROJEKT"), 3, 3),
    "a coordinate that is no number": (columns(3).replace("((5.0,0.,0.))", "((NAN,0.,0.))"), 3, 3),
    "an endless coordinate": (columns(3).replace("((5.0,0.,0.))", "((1.E300,0.,0.))"), 3, 2),
    "a point at the end of the world": (columns(3, _FACE, _POINTS.format("1.E200,0.,0.")), 3, 0),
    "a placement in a circle": (_ITSELF, 3, 2),
    "a billion corners": (columns(3, _FACE.replace("3", "1000000000"), _POINTS.format("0.,0.,0.")), 3, 0),
    "a billionth instance": (_and("#1000000000=IFCDIRECTION((1.,0.,0.));"), 3, 3),
    "an instance beyond counting": (_and("#9999999999=IFCDIRECTION((1.,0.,0.));"), 3, 3),
    "a million brackets": (columns(3).replace("POINT((5", "POINT((" + "(" * 1_000_000 + "5"), 3, 3),
    "a shape of two": (_ONE_SHAPE, 3, 3),
}  # fmt: skip
