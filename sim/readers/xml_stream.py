"""XML read piece by piece, bounded in size, depth and count; entities are refused."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from sim.input_file import input_size, unreadable
from sim.job import Job
from sim.problem import ReadError
from sim.readers.bounded_stream import BoundedStream

MOST_BYTES = 1 << 30
MOST_DEPTH = 100
MOST_PIECES = 2_000_000


def pieces(
    path: Path, names: frozenset[str], job: Job, below: frozenset[str] = frozenset()
) -> Iterator[tuple[str, Element]]:
    """Yield (path of parent tags, element) of each element whose tag is in `names`.

    Tags lose their namespace. An element is emptied after it was yielded; elements within a
    yielded one are left to it. What stands directly below an element of the tags `below` is
    yielded too, whatever its tag; such an element itself comes after all of it, empty.

    Raises
    ------
    ReadError
        If the file cannot be read, is no well-formed XML, holds entities, or exceeds the bounds.
    """
    try:
        size = input_size(path, MOST_BYTES)
        if size == 0:
            raise ReadError(str(path), "", "empty-file")
        with path.open("rb") as file:
            yield from _pieces(BoundedStream(file, str(path)), str(path), size, names, job, below)
    except OSError as error:
        raise unreadable(path, error) from error
    except DefusedXmlException:
        raise ReadError(str(path), "", "xml-entities") from None
    except ParseError as error:
        line, column = error.position
        reason = str(error).split(":")[0]
        place = f"line {line}, column {column + 1}"
        raise ReadError(str(path), place, "xml-broken", {"reason": reason}) from error
    except (UnicodeError, LookupError, ValueError) as error:
        raise ReadError(str(path), "", "xml-broken", {"reason": str(error)}) from error


def root_tag(path: Path) -> str:
    """Return the root element's tag without namespace, "" if the file does not begin as XML."""
    try:
        with path.open("rb") as file:
            stream = BoundedStream(file, str(path))
            for _, element in iterparse(stream, events=("start",), forbid_dtd=True):
                return _plain(element.tag)
    except (OSError, DefusedXmlException, ParseError, ValueError, LookupError):
        return ""
    return ""


def _pieces(
    file: BoundedStream, path: str, size: int, names: frozenset[str], job: Job, below: frozenset[str]
) -> Iterator[tuple[str, Element]]:
    above: list[Element] = []
    inside = 0  # how many elements of `names` are open
    count = 0
    for event, element in iterparse(file, events=("start", "end"), forbid_dtd=True):
        file.end()
        if event == "start":
            element.tag = _plain(element.tag)
            inside += _wanted(element, above, names, below)
            above.append(element)
            count += 1
            if len(above) > MOST_DEPTH:
                raise ReadError(path, "/".join(e.tag for e in above[:5]) + "/…", "xml-too-deep")
            if count > MOST_PIECES * 50:
                raise ReadError(path, "", "too-large", {"limit": f"{MOST_PIECES * 50} XML elements"})
            if count % 20_000 == 0:
                job.step("reading-schedule", min(file.tell(), size), size)
            continue
        above.pop()
        wanted = _wanted(element, above, names, below)
        inside -= wanted
        if inside == 0:
            if wanted or element.tag in below:
                yield "/".join(e.tag for e in above), element
            element.clear()
            if above:
                above[-1].remove(element)


def _wanted(element: Element, above: list[Element], names: frozenset[str], below: frozenset[str]) -> bool:
    if element.tag in below:
        return False
    return element.tag in names or (len(above) > 0 and above[-1].tag in below)


def _plain(tag: object) -> str:
    return str(tag).rpartition("}")[2]
