"""A copy of a model with the schedule in it, or a file with the schedule alone."""

import zipfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np

from sim.digest import file_digest
from sim.ifc4d.appendix import Appendix
from sim.ifc4d.model_text import ModelText, scan_model, take_schedule_out
from sim.ifc4d.programme import Programme
from sim.ifc4d.programme_2x3 import Programme2x3
from sim.ifc4d.task_relations import Pairs
from sim.job import Job
from sim.problem import Problem, Severity, WriteError
from sim.project import Project
from sim.readers.ifc.archive import unpack
from sim.schedule import Action, Schedule
from sim.step_values import DERIVED, Enum, Ref, global_id, spell
from sim.writers.atomic import replacing

LIMIT = 8 * 1024**3  # bytes of a model inside an archive


def export_model(project: Project, model: int, path: Path, job: Job) -> list[Problem]:
    """Write a copy of one model of the project with the whole schedule and that model's links.

    Parameters
    ----------
    project : Project
    model : int
        Row in `project.models`; its file must still be what was read.
    path : Path
        ".ifc", or ".ifczip" for a packed copy. The model's own file is never overwritten in part.
    job : Job

    Returns
    -------
    list of Problem
        What the schema has no place for, and links to elements the file does not name.

    Raises
    ------
    WriteError
        The model is gone or has changed, or the copy cannot be written.
    """
    source = Path(project.models[model].path)
    text = scan_model(_bytes(source, project.models[model].digest, path), job)
    if not text.project:
        raise WriteError(str(path), str(source), "ifc-out-no-project")
    schedule = project.schedule
    guids = task_guids(schedule)
    problems: list[Problem] = []
    old = text.schema.startswith("IFC2X")
    out = Appendix(text.last, Ref(text.owner) if text.owner else None)
    if old and out.owner is None:
        out.owner = _owner(out)
    numbers = {guid: text.roots[guid] for guid in guids if guid in text.roots}
    numbers = {guid: number for guid, number in numbers.items() if number in text.tasks}
    actions, builds = _links(project, model, text, problems)
    job.step("job-write-schedule", 0, 1)
    if old:
        lost = Programme2x3(out, schedule, guids, numbers).write(actions, builds)
        problems += [Problem(Severity.WARNING, code, "", {"count": n}) for code, n in lost.items() if n]
    else:
        known = {
            **{guid: text.roots[guid] for guid in schedule.resources.id if guid in text.roots},
            **numbers,
        }
        Programme(out, schedule, guids, known).write(text.project, actions, builds)
    appendix = out.content()
    take_schedule_out(text, set(numbers), _guids_in(appendix))
    _write(path, text.content(appendix))
    return problems


def export_schedule(project: Project, path: Path) -> list[Problem]:
    """Write an IFC4 file with the schedule alone; elements stand in it by GlobalId, name and class only.

    Raises
    ------
    WriteError
        If the file cannot be written.
    """
    schedule, elements = project.schedule, project.elements
    out = Appendix(0)
    unit = out.add("IfcSIUnit", DERIVED, Enum("LENGTHUNIT"), None, Enum("METRE"))
    units = out.add("IfcUnitAssignment", [unit])
    root = out.add(
        "IfcProject", global_id("twin_app", "schedule of", schedule.title), None, project.name or "Project",
        None, None, None, None, None, units,
    )  # fmt: skip
    linked = np.unique(project.links.element).tolist()
    taken: set[str] = set()
    numbers: dict[int, int] = {}
    for row in linked:
        if elements.guid[row] and elements.guid[row] not in taken:
            taken.add(elements.guid[row])
            numbers[row] = out.add(
                "IfcBuildingElementProxy", elements.guid[row], None, elements.name[row] or None, None,
                elements.ifc_class[row], None, None, elements.tag[row] or None, None,
            )  # fmt: skip
    actions, builds = _by_action(project, numbers)
    Programme(out, schedule, task_guids(schedule), {}).write(root, actions, builds)
    body = out.content()
    head = (
        "ISO-10303-21;\nHEADER;\nFILE_DESCRIPTION(('ViewDefinition [ReferenceView]'),'2;1');\n"
        f"FILE_NAME({spell(path.name)},'2000-01-01T00:00:00',(''),(''),'twin_app','twin_app','');\n"
        "FILE_SCHEMA(('IFC4'));\nENDSEC;\nDATA;\n"
    ).encode()
    _write(path, (head, body, b"ENDSEC;\nEND-ISO-10303-21;\n"))
    skipped = len(linked) - len(numbers)
    return [Problem(Severity.WARNING, "ifc-out-link-lost", "", {"count": skipped})] if skipped else []


def task_guids(schedule: Schedule) -> list[str]:
    """Return a GlobalId for each task: its own where its id is one."""
    signs = set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_$")
    return [
        task
        if len(task) == 22 and task[0] in "0123" and signs.issuperset(task)
        else global_id("twin_app", "task", schedule.title, task)
        for task in schedule.id
    ]


def _bytes(source: Path, digest: str, path: Path) -> bytes:
    try:
        if file_digest(source) != digest:
            raise WriteError(str(path), str(source), "ifc-out-changed")
        if zipfile.is_zipfile(source):
            return unpack(source, LIMIT)[0]
        return source.read_bytes()
    except OSError as error:
        raise WriteError(str(path), str(source), "ifc-out-gone", {"reason": error.strerror or ""}) from error


def _links(project: Project, model: int, text: ModelText, problems: list[Problem]) -> tuple[Pairs, Pairs]:
    elements = project.elements
    numbers: dict[int, int] = {}
    rows = np.unique(project.links.element)
    rows = rows[elements.model[rows] == model]
    for row in rows.tolist():
        number = text.roots.get(elements.guid[row])
        if number is not None:
            numbers[row] = number
    if len(numbers) < rows.size:
        lost = Problem(Severity.WARNING, "ifc-out-link-lost", "", {"count": rows.size - len(numbers)})
        problems.append(lost)
    return _by_action(project, numbers)


def _by_action(project: Project, numbers: Mapping[int, int]) -> tuple[Pairs, Pairs]:
    """Return products by the task that works on them, and tasks by the product they bring forth."""
    actions: dict[int, list[int]] = defaultdict(list)
    builds: dict[int, list[int]] = defaultdict(list)
    links = project.links
    made = (project.schedule.action == Action.CONSTRUCT).tolist()
    for element, task in zip(links.element.tolist(), links.task.tolist(), strict=True):
        number = numbers.get(element)
        if number is None:
            continue
        if made[task]:
            builds[number].append(task)
        else:
            actions[task].append(number)
    return actions, builds


def _guids_in(appendix: bytes) -> set[str]:
    found = set()
    for line in appendix.decode("ascii").splitlines():
        body = line.partition("(")[2]
        if body[:1] == "'" and body[23:24] == "'":
            found.add(body[1:23])
    return found


def _owner(out: Appendix) -> Ref:
    """Write the owner history IFC2X3 asks of everything."""
    person = out.add("IfcPerson", None, "twin_app", None, None, None, None, None, None)
    company = out.add("IfcOrganization", None, "twin_app", None, None, None)
    who = out.add("IfcPersonAndOrganization", person, company, None)
    program = out.add("IfcApplication", company, "1", "twin_app", "twin_app")
    return out.add("IfcOwnerHistory", who, program, None, Enum("NOCHANGE"), None, None, None, 0)


def _write(path: Path, pieces: Iterable[bytes]) -> None:
    with replacing(path) as temporary:
        if path.suffix.lower() == ".ifczip":
            with (
                zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as archive,
                archive.open(f"{path.stem}.ifc", "w", force_zip64=True) as stream,
            ):
                stream.writelines(pieces)
            return
        with temporary.open("wb") as stream:
            stream.writelines(pieces)
