"""Resources, rates and assignments of Microsoft Project's XML."""

from typing import Final
from xml.etree.ElementTree import Element

import numpy as np

from sim.moment import NOT_A_TIME
from sim.planning.draft import AssignmentDraft, RateDraft, ResourceDraft, ScheduleDraft
from sim.readers.xml_values import Values
from sim.resourcing import ResourceKind
from sim.task_plan import UNKNOWN

UNASSIGNED: Final = "-65535"
"""The resource Project notes on tasks that have none."""

_KINDS: Final = {0: ResourceKind.MATERIAL, 1: ResourceKind.LABOUR, 2: ResourceKind.COST}
_CONTOURS: Final = (
    "", "Back loaded", "Front loaded", "Double peak", "Early peak", "Late peak", "Bell", "Turtle",
    "Contoured",
)  # fmt: skip
_FIRST: Final = np.datetime64("1984-01-02", "s")  # Project's calendar begins at 1984-01-01
_LAST: Final = np.datetime64("2049-12-31", "s")


def read_resource(element: Element, values: Values) -> ResourceDraft:
    """Return one <Resource>; its calendar is still to be found."""
    kind = _KINDS.get(values.whole("Type", 1), ResourceKind.LABOUR)
    return ResourceDraft(
        id=values.text("UID"),
        name=values.text("Name"),
        kind=ResourceKind.COST if values.flag("IsCostResource") else kind,
        units=values.number("MaxUnits"),
        unit=values.text("MaterialLabel"),
    )


def read_rates(element: Element, values: Values, row: int, draft: ScheduleDraft) -> list[RateDraft]:
    """Return what a resource costs, from rate table A, and how many there are from when on.

    Notes
    -----
    Rates stand per hour, whatever unit they are shown in; money beside rates stands in hundredths.
    """
    rates: list[RateDraft] = []
    plain = values.number("StandardRate", 0.0)
    others = 0
    for item in element.iterfind("Rates/Rate"):
        rate = Values(item, f"{values.place}/Rate", draft)
        if rate.whole("RateTable") != 0:
            others += 1
            continue
        start = rate.moment("RatesFrom")
        rates.append(RateDraft(row, _from(start), rate.number("StandardRate")))
    if not rates and plain:
        rates.append(RateDraft(row, NOT_A_TIME, plain))
    if others:
        draft.info("mspdi-rate-tables", values.place, count=others)
    return rates + _availability(element, values.place, row, draft)


def read_assignment(values: Values, material: bool) -> AssignmentDraft:
    """Return one <Assignment>; its task and resource are still to be found."""
    contour = values.whole("WorkContour")
    found = AssignmentDraft(
        task=-1,
        id=values.text("UID"),
        units=values.number("Units"),
        cost=values.hundredths("Cost"),
        actual_cost=values.hundredths("ActualCost"),
        remaining_cost=values.hundredths("RemainingCost"),
        start=values.moment("Start"),
        finish=values.moment("Finish"),
        delay=6 * values.whole("Delay"),
        curve=_CONTOURS[contour] if 0 <= contour < len(_CONTOURS) else "",
    )
    work = [values.seconds(tag) for tag in ("Work", "ActualWork", "RemainingWork")]
    if not material:
        found.work, found.actual_work, found.remaining_work = work
    elif work[0] != UNKNOWN:
        found.quantity = work[0] / 3600  # an hour of work is one unit of a material
    return found


def _availability(element: Element, place: str, row: int, draft: ScheduleDraft) -> list[RateDraft]:
    """Return how many there are in each period; none outside of them."""
    periods = []
    for item in element.iterfind("AvailabilityPeriods/AvailabilityPeriod"):
        values = Values(item, f"{place}/AvailabilityPeriod", draft)
        start, until = _from(values.moment("AvailableFrom")), values.moment("AvailableTo")
        periods.append((start, until, values.number("AvailableUnits")))
    found: list[RateDraft] = []
    if periods and not np.isnat(periods[0][0]):
        found.append(RateDraft(row, NOT_A_TIME, np.nan, 0.0))
    for number, (start, until, units) in enumerate(periods):
        found.append(RateDraft(row, start, np.nan, units))
        if np.isnat(until) or until >= _LAST:
            continue
        after = until + np.timedelta64(60, "s")
        following = periods[number + 1][0] if number + 1 < len(periods) else NOT_A_TIME
        if np.isnat(following) or following > after:
            found.append(RateDraft(row, after, np.nan, 0.0))
    return found


def _from(when: np.datetime64) -> np.datetime64:
    return NOT_A_TIME if not np.isnat(when) and when < _FIRST else when
