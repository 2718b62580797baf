"""A sample is sound before it is written: what it refers to is there, and stands in order."""

from sim.samples.bridge import bridge_sample
from sim.samples.sample import Sample
from sim.samples.tunnel import tunnel_sample

SAMPLES = [bridge_sample({"bridge": {"spans": 2}}), tunnel_sample({"tunnel": {"rings": 4}})]


def unknown(sample: Sample) -> list[str]:
    """Return every reference to something that is not there."""
    places = {place.key for place in sample.places}
    works = {work.key for work in sample.works} | {""}
    codes = {part.code for part in sample.parts} | {""}
    return [
        f"{part.code}: {what}"
        for part in sample.parts
        for what, known in ((part.place, places), (part.work, works), (part.whole, codes))
        if what not in known
    ]


def test_parts_refer_to_what_is_there() -> None:
    for sample in SAMPLES:
        assert unknown(sample) == []


def test_parents_stand_before_their_children() -> None:
    for sample in SAMPLES:
        for rows in (sample.places, sample.works):
            seen = {""}
            for row in rows:
                assert row.parent in seen, row.key
                seen.add(row.key)


def test_part_codes_are_unique() -> None:
    for sample in SAMPLES:
        codes = [part.code for part in sample.parts]
        assert len(codes) == len(set(codes))
