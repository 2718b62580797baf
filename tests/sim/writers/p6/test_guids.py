"""Identities are packed as our reader, and P6, unpack them."""

from hypothesis import given
from hypothesis import strategies as st

from sim.readers.p6.tables import guid_text
from sim.writers.p6.guids import braced_guid, packed_guid


@given(st.uuids())
def test_round_trip(identity: object) -> None:
    text = str(identity).upper()
    assert len(packed_guid(text)) == 22
    assert guid_text(packed_guid(text)) == guid_text(braced_guid(text)) == text


def test_other_texts_stay() -> None:
    assert packed_guid("none") == braced_guid("none") == "none"
