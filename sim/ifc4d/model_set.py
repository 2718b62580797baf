"""All models of a project, copied to a folder with the schedule in them."""

from pathlib import Path

from sim.ifc4d.export import export_model, export_schedule
from sim.job import Job
from sim.problem import Problem, WriteError
from sim.project import Project

SUFFIX = "-4d"


def export_models(
    project: Project, folder: Path, job: Job, apart: bool = False
) -> tuple[list[Path], list[Problem]]:
    """Write a copy of each model, and return the files and what they could not hold.

    Parameters
    ----------
    project : Project
    folder : Path
        Is made where it is missing.
    job : Job
    apart : bool
        IFC2X3 models stay as they are, and the schedule goes to an IFC4 file beside them that names
        their elements by GlobalId. Otherwise it is written into their copies as far as IFC2X3 holds it.

    Raises
    ------
    WriteError
        The folder or a file cannot be written, or a model is gone.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteError(str(folder), "", "not-writable", {"reason": error.strerror or ""}) from error
    written: list[Path] = []
    problems: list[Problem] = []
    old = [row for row, model in enumerate(project.models) if model.schema.upper().startswith("IFC2X")]
    for row in range(len(project.models)):
        if apart and row in old:
            continue
        job.step("job-write-models", row, len(project.models))
        path = _free(folder, Path(project.models[row].name), written)
        problems += export_model(project, row, path, job)
        written.append(path)
    if (apart and old) or not project.models:
        path = _free(folder, Path(f"{project.name or 'schedule'}.ifc".replace("/", "-")), written)
        problems += export_schedule(project, path)
        written.append(path)
    return written, problems


def _free(folder: Path, name: Path, taken: list[Path]) -> Path:
    """Return a name none of this export's files has."""
    suffix = name.suffix if name.suffix.lower() in (".ifc", ".ifczip") else ".ifc"
    path, number = folder / f"{name.stem}{SUFFIX}{suffix}", 2
    while path in taken:
        path, number = folder / f"{name.stem}{SUFFIX}-{number}{suffix}", number + 1
    return path
