"""What every part of the window works on; built once in `twin_app.shell` and handed around."""

from dataclasses import dataclass, field

from sim.store import Store
from sim.tessellation.standby import Standby
from sim.view import View
from sim.watched import Watched
from twin_app.jobs import Jobs
from twin_app.languages import Languages
from twin_app.preparation import Preparation
from twin_app.rehearsal import Rehearsal
from twin_app.settings import Settings
from twin_app.themes import Themes


@dataclass(frozen=True, slots=True)
class Session:
    """The document, the view of it, and what serves both."""

    store: Store
    view: Watched[View]
    settings: Settings
    jobs: Jobs
    themes: Themes
    languages: Languages
    rehearsal: Rehearsal
    preparation: Preparation = field(default_factory=Preparation)
    standby: Standby = field(default_factory=Standby)  # the worker of the next load
