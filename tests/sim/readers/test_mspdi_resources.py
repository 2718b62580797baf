from xml.etree.ElementTree import fromstring

import numpy as np
import pytest

from sim.planning.draft import RateDraft, ScheduleDraft
from sim.readers.mspdi_resources import read_assignment, read_rates, read_resource
from sim.readers.xml_values import Values
from sim.resourcing import ResourceKind


def rates(body: str) -> tuple[list[tuple[str, float, float]], ScheduleDraft]:
    draft, element = ScheduleDraft(), fromstring(f"<Resource>{body}</Resource>")
    found = read_rates(element, Values(element, "Resource UID 1", draft), 0, draft)
    return [said(rate) for rate in found], draft


def said(rate: RateDraft) -> tuple[str, float, float]:
    return str(rate.start)[:16], rate.rate, rate.units


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<Type>1</Type>", ResourceKind.LABOUR),
        ("<Type>0</Type>", ResourceKind.MATERIAL),
        ("<Type>2</Type>", ResourceKind.COST),
        ("<Type>0</Type><IsCostResource>1</IsCostResource>", ResourceKind.COST),
        ("", ResourceKind.LABOUR),
    ],
)
def test_kinds(body: str, kind: ResourceKind) -> None:
    element = fromstring(f"<Resource><UID>1</UID>{body}</Resource>")
    assert read_resource(element, Values(element, "", ScheduleDraft())).kind == kind


def test_rates_are_those_of_table_a() -> None:
    body = (
        "<StandardRate>5</StandardRate><Rates>"
        "<Rate><RatesFrom>1984-01-01T00:00:00</RatesFrom><RateTable>0</RateTable><StandardRate>5</StandardRate></Rate>"
        "<Rate><RatesFrom>2026-06-15T08:00:00</RatesFrom><RateTable>0</RateTable><StandardRate>20</StandardRate></Rate>"
        "<Rate><RateTable>1</RateTable><StandardRate>35</StandardRate></Rate></Rates>"
    )
    found, draft = rates(body)
    assert [each[:2] for each in found] == [("NaT", 5), ("2026-06-15T08:00", 20)]
    assert [p.code for p in draft.problems] == ["mspdi-rate-tables"]
    assert [each[:2] for each in rates("<StandardRate>7</StandardRate>")[0]] == [("NaT", 7)]


def test_nobody_is_there_outside_the_periods() -> None:
    period = (
        "<AvailabilityPeriod><AvailableFrom>{}T00:00:00</AvailableFrom><AvailableTo>{}T23:59:00</AvailableTo>"
        "<AvailableUnits>{}</AvailableUnits></AvailabilityPeriod>"
    )
    spans = (
        ("2026-06-01", "2026-07-01", 1),
        ("2026-07-02", "2026-08-01", 0.6),
        ("2026-08-20", "2026-08-30", 0.75),
    )
    found, _ = rates(
        f"<AvailabilityPeriods>{''.join(period.format(*s) for s in spans)}</AvailabilityPeriods>"
    )
    assert [(when[:10], units) for when, _, units in found] == [
        ("NaT", 0), ("2026-06-01", 1), ("2026-07-02", 0.6), ("2026-08-02", 0), ("2026-08-20", 0.75),
        ("2026-08-31", 0),
    ]  # fmt: skip
    assert all(np.isnan(rate) for _, rate, _ in found)


def test_an_assignment() -> None:
    element = fromstring(
        "<Assignment><UID>2</UID><Units>0.5</Units><Work>PT4H0M0S</Work><Delay>4800</Delay><WorkContour>99"
        "</WorkContour></Assignment>"
    )
    found = read_assignment(Values(element, "", ScheduleDraft()), material=False)
    assert (found.units, found.work, found.delay, found.curve) == (0.5, 4 * 3600, 8 * 3600, "")
