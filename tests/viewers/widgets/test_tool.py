from viewers.widgets.measure import MeasureTool
from viewers.widgets.section_handles import SectionHandles
from viewers.widgets.tool import Tool


def test_our_tools_offer_what_the_view_asks_for() -> None:
    wanted = {name for name in dir(Tool) if not name.startswith("_")}
    assert wanted == {"cursor", "key", "keys", "move", "paint", "press", "release"}
    made = set(dir(MeasureTool)) & set(dir(SectionHandles))
    assert wanted - {"cursor"} <= made
