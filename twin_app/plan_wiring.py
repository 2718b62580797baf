"""The arrows of plan and actual: panels, calendars, two views side by side."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from kernels.arrays import I32
from twin_app.caption import Caption
from twin_app.comparing import Comparing
from twin_app.controlling import Controlling
from twin_app.session import Session
from twin_app.stage import Stage
from twin_app.window import Window

Do = Callable[[str], None]
Pick = Callable[..., None]


class PlanWiring(QObject):
    """Makes what holds the plan against what happens, and connects it with the window."""

    def __init__(
        self,
        session: Session,
        window: Window,
        stage: Stage,
        caption: Caption,
        do: Do,
        select_tasks: Callable[[I32], None],
        pick: Pick,
    ) -> None:
        super().__init__(window)
        self.controlling = Controlling(session, window, do, select_tasks)
        self.comparing = Comparing(session, window, stage, caption)
        self.comparing.changed.connect(lambda: window.actions_.switch("compare", self.comparing.on))
        self.comparing.picked.connect(pick)

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what to do for the actions of the plan menu."""
        return self.controlling.commands() | self.comparing.commands()
