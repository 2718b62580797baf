"""The panels round the 3D view, made when first needed: the start page is painted before them."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from sim.problem import Problem
from sim.project import Project
from sim.space.display_units import DisplayUnits
from sim.view import View
from twin_app.preparation import Prepared
from twin_app.settings import Unit

if TYPE_CHECKING:
    from twin_app.time_panel import TimePanel
    from viewers.widgets.problem_table import ProblemTable

SYSTEM_OF = {Unit.METRE: "metric", Unit.MILLIMETRE: "millimetre", Unit.FOOT: "imperial"}
NAMES = (
    "model", "viewpoints", "properties", "hidden", "coverage", "sections", "task", "baselines", "value",
    "changes", "time", "views", "problems",
)  # fmt: skip


class Panels:
    """The widgets by the name of their dock.

    The first one asked for makes them all; `made` is then called, once, to put them into their docks
    and to connect them.
    """

    def __init__(self) -> None:
        self._widgets: dict[str, Any] = {}
        self._read: tuple[Problem, ...] = ()  # what the readers found
        self._findings: tuple[Problem, ...] = ()  # what the checks of plugins found
        self.made: list[Callable[[], None]] = []

    def __getitem__(self, name: str) -> Any:
        self.make()
        return self._widgets[name]

    @property
    def ready(self) -> bool:
        """Whether they are made."""
        return bool(self._widgets)

    @property
    def time(self) -> "TimePanel":
        panel: TimePanel = self["time"]
        return panel

    @property
    def problems(self) -> "ProblemTable":
        panel: ProblemTable = self["problems"]
        return panel

    def make(self) -> None:
        """Make what is not there yet."""
        if self._widgets:
            return
        from twin_app.time_panel import TimePanel
        from viewers.widgets.baseline_list import BaselineList
        from viewers.widgets.change_list import ChangeList
        from viewers.widgets.coverage_panel import CoveragePanel
        from viewers.widgets.hidden_list import HiddenList
        from viewers.widgets.model_tree import ModelTree
        from viewers.widgets.problem_table import ProblemTable
        from viewers.widgets.property_table import PropertyTable
        from viewers.widgets.section_panel import SectionPanel
        from viewers.widgets.task_panel import TaskPanel
        from viewers.widgets.time_views import TimeViews
        from viewers.widgets.value_panel import ValuePanel
        from viewers.widgets.viewpoint_list import ViewpointList

        kinds = (
            ModelTree, ViewpointList, PropertyTable, HiddenList, CoveragePanel, SectionPanel, TaskPanel,
            BaselineList, ValuePanel, ChangeList, TimePanel, TimeViews, ProblemTable,
        )  # fmt: skip
        self._widgets = {name: kind() for name, kind in zip(NAMES, kinds, strict=True)}
        for tell in self.made:
            tell()

    def set_project(self, project: Project, prepared: Prepared) -> None:
        """Show another state of the document; panels that are not made yet will ask for it."""
        self._read = project.problems
        for name, widget in self._widgets.items():
            if name == "problems":
                widget.set_problems((*self._read, *self._findings))
            elif name == "model":
                widget.set_project(project, prepared.search, prepared.tree)
            else:
                widget.set_project(project)

    def set_findings(self, findings: Sequence[Problem]) -> None:
        """Show what checks have found, below what the readers found."""
        if tuple(findings) != self._findings:
            self._findings = tuple(findings)
            if self._widgets:
                self.problems.set_problems((*self._read, *self._findings))

    def set_view(self, view: View) -> None:
        """Show another view of it."""
        for name, widget in self._widgets.items():
            if name != "problems":
                widget.set_view(view)

    def set_units(self, unit: Unit) -> None:
        """Show lengths, areas and volumes in other units."""
        if self._widgets:
            for name in ("properties", "sections"):
                self._widgets[name].set_units(DisplayUnits(SYSTEM_OF[unit]))

    def set_date_style(self, style: str) -> None:
        """Write dates as ISO 8601 ("iso") or as the language does ("locale")."""
        if self._widgets:
            self.time.gantt.set_date_style(style)
