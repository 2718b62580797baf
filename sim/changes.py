"""Who changed what when: the log of edits, only ever added to."""

import getpass
import os
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

import numpy as np

LIMIT = 10_000  # entries that are kept; the oldest go first


class ChangeKind(IntEnum):
    """Whether an edit was made, taken back, or made again."""

    DONE = 0
    UNDONE = 1
    REDONE = 2


@dataclass(frozen=True, slots=True)
class Change:
    """One entry.

    Attributes
    ----------
    when : datetime64[s]
        Wall clock of the computer.
    who : str
        Login name, "" where there is none.
    what : str
        The label of the edit, in the language it was made in.
    kind : ChangeKind
    """

    when: np.datetime64
    who: str
    what: str
    kind: ChangeKind = ChangeKind.DONE


def change(what: str, kind: ChangeKind = ChangeKind.DONE) -> Change:
    """Return the entry of an edit made now by whoever is logged in."""
    try:
        who = getpass.getuser()
    except (OSError, KeyError, ImportError):  # no login name, as in some containers
        who = os.environ.get("USERNAME", "")
    return Change(np.datetime64(datetime.now().replace(microsecond=0), "s"), who, what, kind)
