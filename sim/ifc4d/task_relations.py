"""What is written alike in every edition of IFC: outline, products and property sets of tasks."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from sim.ifc4d.appendix import Appendix
from sim.ifc4d.task_sets import write_set
from sim.schedule import Schedule
from sim.step_values import Ref, Value, global_id

Guid = Callable[..., str]
Pairs = Mapping[int, Sequence[int]]


class TaskRelations:
    """The tasks of one schedule as they were written, and what ties them to all else.

    Attributes
    ----------
    keys : sequence of str
        The GlobalId of each task.
    refs : list of Ref
        Their instances, in the order of the schedule.
    """

    def __init__(self, out: Appendix, schedule: Schedule, keys: Sequence[str]) -> None:
        self._out, self._title, self.keys = out, schedule.title, keys
        self.refs: list[Ref] = []

    def guid(self, *words: object) -> str:
        """Return the GlobalId of something beside the tasks: the same one at every export."""
        return global_id("twin_app", "schedule", self._title, *words)

    def nest(self, parent: Sequence[int]) -> None:
        """Write which tasks are parts of which."""
        children: dict[int, list[Ref]] = defaultdict(list)
        for row, above in enumerate(parent):
            if above >= 0:
                children[above].append(self.refs[row])
        for above, refs in children.items():
            self._out.relate("IfcRelNests", self.guid("nests", self.keys[above]), self.refs[above], refs)

    def link(self, actions: Pairs, builds: Pairs) -> None:
        """Write what tasks work on, and what they bring forth.

        Parameters
        ----------
        actions : mapping of int to sequence of int
            Task rows to the numbers of products.
        builds : mapping of int to sequence of int
            Numbers of products to task rows.
        """
        for row, products in actions.items():
            key = self.guid("works on", self.keys[row])
            things = [Ref(product) for product in products]
            self._out.relate("IfcRelAssignsToProcess", key, things, None, self.refs[row], None)
        for product, rows in builds.items():
            key = self.guid("makes", product)
            tasks = [self.refs[row] for row in rows]
            self._out.relate("IfcRelAssignsToProduct", key, tasks, None, Ref(product))

    def describe(self, name: str, values: Sequence[Mapping[str, Value]]) -> None:
        """Give each task that has values a property set of that name."""
        for row, found in enumerate(values):
            if found:
                self.describe_one(name, self.keys[row], found, self.refs[row])

    def describe_one(self, name: str, key: str, values: Mapping[str, Value], on: Ref) -> None:
        """Give one thing a property set."""
        ref = write_set(self._out, self.guid(name, key), name, values)
        self._out.relate("IfcRelDefinesByProperties", self.guid(name, key, "of"), [on], ref)
