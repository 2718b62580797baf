"""Resources, rates and assignments as Microsoft Project's XML has them."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from sim.planning.kept_columns import FIELD, packed
from sim.resourcing import ResourceKind
from sim.schedule import Schedule
from sim.writers.losses import Losses
from sim.writers.mspdi_fields import RESOURCE_TEXT
from sim.writers.mspdi_values import length_text, moment_text, money_text, number_text
from sim.writers.xml_lines import XmlLines

_KINDS: Final = {
    ResourceKind.MATERIAL: "0", ResourceKind.LABOUR: "1", ResourceKind.EQUIPMENT: "1", ResourceKind.COST: "2",
}  # fmt: skip
_CONTOURS: Final = {
    name: str(number)
    for number, name in enumerate((
        "", "Back loaded", "Front loaded", "Double peak", "Early peak", "Late peak", "Bell", "Turtle",
        "Contoured",
    ))
}  # fmt: skip
_FIRST: Final = "1984-01-01T00:00:00"
_LAST: Final = "2049-12-31T23:59:00"
_MINUTE: Final = np.timedelta64(60, "s")


class ResourceElements:
    """Writes <Resources> and <Assignments>."""

    def __init__(self, schedule: Schedule, task_uids: Sequence[int], losses: Losses) -> None:
        self.schedule, self.task_uids, self.losses = schedule, task_uids, losses
        self.uid = _uids(schedule.resources.id)
        self.kept = [self._kept(row) for row in range(len(schedule.resources))]
        self.rates: dict[int, list[int]] = {}
        for row, resource in enumerate(schedule.rates.resource.tolist()):
            self.rates.setdefault(resource, []).append(row)
        for values in self.kept:
            for name in values:
                losses.kept("written-kept", 1, name)
        losses.lost("written-rate", len(self.rates.get(-1, ())))

    @property
    def any_kept(self) -> bool:
        """Whether a resource says what Project has no element for."""
        return any(self.kept)

    def write(self, out: XmlLines) -> None:
        """Write <Resources>, the parts of each in the order of the schema."""
        r = self.schedule.resources
        out.open("Resources")
        for row in range(len(r)):
            kind = ResourceKind(int(r.kind[row]))
            out.open("Resource")
            out.leaves((
                ("UID", str(self.uid[row])), ("ID", str(row + 1)), ("Name", r.name[row]),
                ("Type", _KINDS[kind]), ("IsNull", "0"), ("MaterialLabel", r.unit[row]),
                ("MaxUnits", number_text(r.units[row])),
                ("CalendarUID", str(r.calendar[row] + 1) if r.calendar[row] >= 0 else "-1"),
                ("IsCostResource", "1" if kind == ResourceKind.COST else "0"),
            ))  # fmt: skip
            if self.kept[row]:
                out.open("ExtendedAttribute")
                out.leaves((("FieldID", RESOURCE_TEXT[0]), ("Value", packed(self.kept[row]))))
                out.close("ExtendedAttribute")
            self._availability(out, row)
            self._prices(out, row)
            out.close("Resource")
        out.close("Resources")

    def assignments(self, out: XmlLines) -> None:
        """Write <Assignments>."""
        given, resources = self.schedule.assignments, self.schedule.resources
        numbers = _uids(given.id)
        out.open("Assignments")
        for row in range(len(given)):
            resource = int(given.resource[row])
            if resource < 0:
                self.losses.lost("written-unassigned")
                continue
            material = resources.kind[resource] == ResourceKind.MATERIAL
            quantity = given.quantity[row]
            self.losses.lost("written-quantity", not material and not np.isnan(quantity))
            self.losses.lost("written-driving", not given.driving[row])
            self.losses.lost("written-curve", given.curve[row] not in _CONTOURS, given.curve[row])
            self.losses.lost("written-rounded", given.delay[row] % 6 != 0, "Delay")
            work = length_text(int(given.work[row]))
            if material and not np.isnan(quantity):
                work = length_text(round(quantity * 3600))
                self.losses.lost("written-rounded", round(quantity * 3600) / 3600 != quantity, "Work")
            out.open("Assignment")
            out.leaves((
                ("UID", str(numbers[row])), ("TaskUID", str(self.task_uids[given.task[row]])),
                ("ResourceUID", str(self.uid[resource])), ("ActualCost", money_text(given.actual_cost[row])),
                ("ActualWork", "" if material else length_text(int(given.actual_work[row]))),
                ("Cost", money_text(given.cost[row])),
                ("Delay", str(round(given.delay[row] / 6))), ("Finish", moment_text(given.finish[row])),
                ("RemainingCost", money_text(given.remaining_cost[row])),
                ("RemainingWork", "" if material else length_text(int(given.remaining_work[row]))),
                ("Start", moment_text(given.start[row])), ("Units", number_text(given.units[row])),
                ("Work", work), ("WorkContour", _CONTOURS.get(given.curve[row], "0")),
            ))  # fmt: skip
            out.close("Assignment")
        out.close("Assignments")

    def _kept(self, row: int) -> dict[str, Any]:
        r = self.schedule.resources
        kept: dict[str, Any] = {}
        if str(self.uid[row]) != r.id[row]:
            kept["id"] = r.id[row]
        if r.kind[row] == ResourceKind.EQUIPMENT:
            kept["kind"] = [ResourceKind.EQUIPMENT.name, None]
        return kept

    def _availability(self, out: XmlLines, row: int) -> None:
        """Write how many there are from when on; Project wants the ends of these periods too."""
        rates = self.schedule.rates
        steps = [at for at in self.rates.get(row, ()) if not np.isnan(rates.units[at])]
        if not steps:
            return
        out.open("AvailabilityPeriods")
        for number, at in enumerate(steps):
            until = rates.start[steps[number + 1]] if number + 1 < len(steps) else np.datetime64("NaT", "s")
            if not rates.units[at]:
                continue
            out.open("AvailabilityPeriod")
            out.leaves((
                ("AvailableFrom", moment_text(rates.start[at]) or _FIRST),
                ("AvailableTo", _LAST if np.isnat(until) else moment_text(until - _MINUTE)),
                ("AvailableUnits", number_text(rates.units[at])),
            ))  # fmt: skip
            out.close("AvailabilityPeriod")
        out.close("AvailabilityPeriods")

    def _prices(self, out: XmlLines, row: int) -> None:
        rates = self.schedule.rates
        steps = [
            at for at in self.rates.get(row, ()) if not np.isnan(rates.rate[at]) or np.isnan(rates.units[at])
        ]
        if not steps:
            return
        out.open("Rates")
        for number, at in enumerate(steps):
            until = rates.start[steps[number + 1]] if number + 1 < len(steps) else np.datetime64("NaT", "s")
            out.open("Rate")
            out.leaves((
                ("RatesFrom", moment_text(rates.start[at]) or _FIRST),
                ("RatesTo", _LAST if np.isnat(until) else moment_text(until - _MINUTE)), ("RateTable", "0"),
                ("StandardRate", number_text(rates.rate[at])), ("StandardRateFormat", "2"),
            ))  # fmt: skip
            out.close("Rate")
        out.close("Rates")


def write_resource_field(out: XmlLines) -> None:
    """Declare the custom field of resources."""
    out.open("ExtendedAttribute")
    out.leaves((("FieldID", RESOURCE_TEXT[0]), ("FieldName", RESOURCE_TEXT[1]), ("Alias", FIELD)))
    out.close("ExtendedAttribute")


def _uids(ids: Sequence[str]) -> list[int]:
    """Return ids as numbers: their own where all of them are."""
    if len(set(ids)) == len(ids) and all(
        id_.isdecimal() and len(id_) < 10 and str(int(id_)) == id_ for id_ in ids
    ):
        return [int(id_) for id_ in ids]
    return list(range(1, len(ids) + 1))
