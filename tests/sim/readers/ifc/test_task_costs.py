import ifcopenshell
import numpy as np
import pytest

from sim.planning.draft import ScheduleDraft, TaskDraft
from sim.readers.ifc.task_costs import read_costs

HEAD = "ISO-10303-21;HEADER;FILE_DESCRIPTION((''),'2;1');FILE_NAME('','',(''),(''),'','','');"


def costs(lines: str, values: str, quantities: str = "$") -> tuple[list[float], list[str]]:
    lines += (
        f"#1=IFCTASK('{1:022}',$,'A',$,$,$,$,$,$,.F.,$,$,$);#2=IFCTASK('{2:022}',$,'B',$,$,$,$,$,$,.F.,$,$,$);"
        f"#3=IFCCOSTITEM('{3:022}',$,$,$,$,$,$,{values},{quantities});"
        f"#4=IFCRELASSIGNSTOCONTROL('{4:022}',$,$,$,(#1),$,#3);"
    )
    text = f"{HEAD}FILE_SCHEMA(('IFC4'));ENDSEC;DATA;{lines}ENDSEC;END-ISO-10303-21;"
    draft = ScheduleDraft(tasks=[TaskDraft("A"), TaskDraft("B")])
    read_costs(ifcopenshell.file.from_string(text), {1: 0, 2: 1}, draft)
    return [task.cost for task in draft.tasks], [p.code for p in draft.problems]


VALUE = "#{}=IFCCOSTVALUE($,$,IFCMONETARYMEASURE({}.),$,$,$,$,$,{},{});"


def test_values_times_quantities() -> None:
    lines = VALUE.format(10, 100, "$", "$") + "#11=IFCQUANTITYVOLUME('v',$,$,2.5,$);"
    (first, second), codes = costs(lines, "(#10)", "(#11)")
    assert (first, codes) == (250.0, [])
    assert np.isnan(second)


@pytest.mark.parametrize(
    ("operator", "total", "codes"), [(".ADD.", 30.0, []), (".MULTIPLY.", np.nan, ["ifc-cost-formula"])]
)
def test_parts_are_summed_and_formulas_told(operator: str, total: float, codes: list[str]) -> None:
    lines = VALUE.format(10, 10, "$", "$") + VALUE.format(11, 20, "$", "$")
    lines += f"#12=IFCCOSTVALUE($,$,$,$,$,$,$,$,{operator},(#10,#11));"
    found, said = costs(lines, "(#12)")
    assert (np.array_equal([found[0]], [total], equal_nan=True), said) == (True, codes)
