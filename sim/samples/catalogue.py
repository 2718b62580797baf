"""The list of samples, and where their files are kept once written."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from resources import messages
from sim.job import Job, silent_job
from sim.samples.bridge import write_bridge
from sim.samples.parameters import Overrides, load_parameters
from sim.samples.scale import write_scale_sample
from sim.samples.tower import write_tower
from sim.samples.tunnel import write_tunnel
from sim.storage.folders import cache_folder

VERSION = 1  # raise it when a generator writes something else from the same parameters


@dataclass(frozen=True, slots=True)
class Entry:
    """One sample; its sentences stand in ``resources/text/samples.toml``, its numbers in its own file."""

    key: str
    write: Callable[[Path, Overrides | None], Path]

    def title(self, language: str = "en") -> str:
        return messages.text(f"sample-{self.key}", language)

    def description(self, language: str = "en") -> str:
        return messages.text(f"sample-{self.key}-about", language)

    @property
    def parameters(self) -> str:
        """The file in ``resources/samples``."""
        return f"{self.key}.toml"


SAMPLES = (
    Entry("tower", write_tower),
    Entry("bridge", write_bridge),
    Entry("tunnel", write_tunnel),
    Entry("scale", write_scale_sample),
)


def entry_of(key: str) -> Entry:
    """Return the sample of this key.

    Raises
    ------
    KeyError
        If there is none.
    """
    for entry in SAMPLES:
        if entry.key == key:
            return entry
    raise KeyError(key)


def write_sample(
    key: str, folder: Path | None = None, overrides: Overrides | None = None, job: Job | None = None
) -> Path:
    """Return the file of a sample, written first unless it is there already.

    Parameters
    ----------
    key : str
        "tower", "bridge", "tunnel" or "scale".
    folder : Path, optional
        The per-user cache by default.
    overrides : mapping, optional
        Parameters that differ from the sample's file, by section and name.
    job : Job, optional
        Told of the beginning and the end.
    """
    entry, job = entry_of(key), job or silent_job()
    words = json.dumps([VERSION, key, load_parameters(key, overrides).sections], sort_keys=True, default=str)
    digest = hashlib.blake2b(words.encode(), digest_size=8).hexdigest()
    path = (folder or cache_folder("samples")) / f"{key}-{digest}.ifc"
    if not path.is_file():
        job.step("sample-writing", 0, 1)
        path.parent.mkdir(parents=True, exist_ok=True)
        entry.write(path, overrides)
        job.step("sample-writing", 1, 1)
    return path
