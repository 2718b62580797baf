import numpy as np
from small_project import small_project

from sim.browsing.search import SearchText


def test_words_are_sought_in_name_class_type_tag_and_guid() -> None:
    text = SearchText(small_project().elements)
    assert np.flatnonzero(text.matches("wall 006")).tolist() == [6]
    assert np.flatnonzero(text.matches("P-0059")).tolist() == [59]
    assert text.matches("IFCSLAB").sum() == 15
    assert np.flatnonzero(text.matches(f"{7:022d}")).tolist() == [7]
    assert text.matches("").all()
    assert not text.matches("wall nowhere").any()
