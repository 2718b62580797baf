"""A model as text: what stands where, and which of it a new schedule replaces."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from sim.ifc4d.arguments import arguments, references, without
from sim.job import Job
from sim.readers.ifc.statements import Statement, statements

# What only a schedule uses: it goes, and the new one is written whole.
SCHEDULING = frozenset(
    {
        "IFCWORKPLAN", "IFCWORKSCHEDULE", "IFCWORKCALENDAR", "IFCTASKTIME", "IFCTASKTIMERECURRING",
        "IFCRELSEQUENCE", "IFCLAGTIME", "IFCWORKTIME", "IFCRECURRENCEPATTERN", "IFCTIMEPERIOD",
        "IFCSCHEDULETIMECONTROL", "IFCRELASSIGNSTASKS",
    }
)  # fmt: skip
# What such instances refer to; it goes where nothing else refers to it.
DETAILS = frozenset(
    {
        "IFCPROPERTYSINGLEVALUE", "IFCRESOURCETIME", "IFCCOSTVALUE", "IFCDATEANDTIME", "IFCCALENDARDATE",
        "IFCLOCALTIME",
    }
)  # fmt: skip
OWN_SETS = "Twin_"  # property sets of ours begin so
_ROOT = re.compile(rb"\(\s*'([0-9A-Za-z_$]{22})'")
_REFERENCE = re.compile(rb"#(\d+)")
_SCHEMA = re.compile(rb"FILE_SCHEMA\s*\(\s*\(\s*'([^']*)'", re.I)
_STEPS = 200_000  # instances between two reports


@dataclass(slots=True)
class ModelText:
    """The bytes of a model and an index of them.

    Attributes
    ----------
    data : bytes
    schema : str
        As the file declares it, in capitals.
    last : int
        The largest instance number.
    roots : dict of str to int
        Instance numbers by GlobalId; the first where one repeats.
    tasks : dict of int to str
        GlobalIds of the IfcTask instances by number.
    relations : list of Statement
        All IfcRel… instances.
    project, owner : int
        IfcProject and an IfcOwnerHistory, 0 where there is none.
    """

    data: bytes
    schema: str = ""
    last: int = 0
    roots: dict[str, int] = field(default_factory=dict)
    tasks: dict[int, str] = field(default_factory=dict)
    relations: list[Statement] = field(default_factory=list)
    project: int = 0
    owner: int = 0
    spans: dict[int, Statement] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)
    changed: dict[int, bytes] = field(default_factory=dict)

    def body(self, statement: Statement) -> bytes:
        """Return an instance's brackets and what is in them."""
        text = self.data[statement.start : statement.finish]
        return text[text.index(b"(") : text.rindex(b")") + 1]

    def content(self, appendix: bytes) -> Iterable[bytes]:
        """Yield the bytes of the copy: what is kept, what was changed, and the new instances."""
        at = 0
        edits = sorted((self.spans[number] for number in {*self.gone, *self.changed}), key=_start)
        for statement in edits:
            yield self.data[at : statement.start]
            at = statement.finish
            if statement.id in self.changed:
                yield b"#%d=%s%s;" % (statement.id, statement.name.encode(), self.changed[statement.id])
            elif self.data[at : at + 1] == b"\n":
                at += 1
        end = self.data.rfind(b"ENDSEC")
        yield self.data[at:end]
        yield appendix
        yield self.data[end:]


def scan_model(data: bytes, job: Job) -> ModelText:
    """Index a model."""
    declared = _SCHEMA.search(data, 0, 100_000)
    model = ModelText(data, declared[1].decode("ascii", "replace").upper() if declared else "")
    for count, statement in enumerate(statements(data)):
        if count % _STEPS == 0:
            job.step("job-read-model", statement.start, len(data))
        model.last = max(model.last, statement.id)
        name = statement.name
        if name == "IFCOWNERHISTORY":
            model.owner = model.owner or statement.id
            continue
        root = _ROOT.match(data, data.index(b"(", statement.start), statement.finish)
        if root is not None:
            guid = root[1].decode()
            model.roots.setdefault(guid, statement.id)
            if name == "IFCTASK":
                model.tasks[statement.id] = guid
            elif name == "IFCPROJECT":
                model.project = statement.id
        if name.startswith("IFCREL"):
            model.relations.append(statement)
        if root is not None or name in SCHEDULING or name in DETAILS:
            model.spans[statement.id] = statement
    return model


def take_schedule_out(model: ModelText, kept: set[str], written: set[str]) -> None:
    """Mark for removal the schedule a model holds, and all that says nothing without it.

    Parameters
    ----------
    model : ModelText
    kept : set of str
        GlobalIds of tasks that are written again under their old number: what else refers to them stays.
    written : set of str
        GlobalIds the new schedule will use.
    """
    tasks = frozenset(model.tasks)
    gone = {number for number, s in model.spans.items() if s.name in SCHEDULING}
    gone |= {number for number, guid in model.tasks.items() if guid not in kept}
    gone |= {number for guid in written if (number := model.roots.get(guid)) is not None}
    gone |= {
        number
        for number, s in model.spans.items()
        if s.name == "IFCPROPERTYSET" and _name_of(model, s).startswith(OWN_SETS)
    }
    again = {number for number, guid in model.tasks.items() if guid in kept}
    gone -= again
    for statement in model.relations:
        if statement.id not in gone:
            _thin(model, statement, gone, tasks)
    model.gone |= gone | again  # a task kept is spelled anew by who writes the schedule
    _take_orphans(model)


def _take_orphans(model: ModelText) -> None:
    """Mark the details only instances that go refer to."""
    held: dict[int, int] = {}
    waiting = [model.spans[number] for number in model.gone]
    while waiting:
        for match in _REFERENCE.finditer(model.body(waiting.pop())):
            number = int(match[1])
            statement = model.spans.get(number)
            if statement is None or statement.name not in DETAILS:
                continue
            if number not in held:
                held[number] = 0
                waiting.append(statement)
            held[number] += 1
    if not held:
        return
    # References by others keep a detail, and a detail kept keeps its own details.
    for match in _REFERENCE.finditer(model.data):
        if (number := int(match[1])) in held:
            held[number] -= 1
    stays = [number for number, balance in held.items() if balance < -1]  # -1 is its own definition
    while stays:
        number = stays.pop()
        if held.pop(number, None) is not None:
            body = model.body(model.spans[number])
            stays += [int(match[1]) for match in _REFERENCE.finditer(body)]
    model.gone |= held.keys()


def _thin(model: ModelText, statement: Statement, gone: set[int], tasks: frozenset[int]) -> None:
    parts = arguments(model.body(statement))
    name = statement.name
    held = [references(part) for part in parts]
    if name in ("IFCRELNESTS", "IFCRELAGGREGATES") and len(parts) > 5 and tasks.intersection(held[4]):
        gone.add(statement.id)  # the outline is written anew
        return
    hidden: set[int] = gone
    if name == "IFCRELDEFINESBYOBJECT" and len(parts) > 5 and tasks.intersection(held[5]):
        gone.add(statement.id)
        return
    if name == "IFCRELASSIGNSTOPRODUCT" and len(parts) > 4 and tasks.intersection(held[4]):
        hidden = gone | tasks
    if name == "IFCRELASSIGNSTOPROCESS" and len(parts) > 6 and tasks.intersection(held[6]):
        hidden = gone | {number for number in held[4] if _is_product(model, number)}
    if not any(hidden.intersection(numbers) for numbers in held):
        return
    kept = [
        without(part, hidden) if hidden.intersection(n) else part for part, n in zip(parts, held, strict=True)
    ]
    if None in kept:
        gone.add(statement.id)
        return
    model.changed[statement.id] = b"(" + b",".join(part for part in kept if part is not None) + b")"


def _is_product(model: ModelText, number: int) -> bool:
    statement = model.spans.get(number)
    return statement is not None and not statement.name.endswith("RESOURCE")


def _name_of(model: ModelText, statement: Statement) -> str:
    parts = arguments(model.body(statement))
    return parts[2].strip(b"'").decode("ascii", "replace") if len(parts) > 2 else ""


def _start(statement: Statement) -> int:
    return statement.start
