from ifc_text import parsed

from sim.readers.ifc.materials import read_materials

BODY = """#1=IFCMATERIAL('Concrete',$,$);
#2=IFCMATERIAL('Steel',$,$);
#3=IFCMATERIALLAYER(#1,200.,$,$,$,$,$);
#4=IFCMATERIALLAYERSET((#3),$,$);
#5=IFCMATERIALLAYERSETUSAGE(#4,.AXIS2.,.POSITIVE.,0.,$);
#6=IFCMATERIALPROFILE($,$,#2,$,$,$);
#7=IFCMATERIALPROFILESET($,$,(#6),$);
#8=IFCMATERIALPROFILESETUSAGE(#7,$,$);
#9=IFCMATERIALCONSTITUENT('core',$,#1,$,$);
#10=IFCMATERIALCONSTITUENTSET($,$,(#9));
#11=IFCMATERIALLIST((#2,#1));
#12=IFCMATERIALLAYER($,50.,$,$,$,$,$);
#13=IFCMATERIALLAYERSET((#12,#3),$,$);
"""


def named(definition: int) -> str:
    wall = "#20=IFCWALL('x',$,$,$,$,$,$,$,$);\n"
    made_of = f"#21=IFCRELASSOCIATESMATERIAL('y',$,$,$,(#20),#{definition});\n"
    return read_materials(parsed(BODY + wall + made_of)).get(20, "")


def test_every_kind_of_definition_leads_to_its_first_material() -> None:
    names = [named(d) for d in (1, 4, 5, 7, 8, 10, 11, 13)]
    assert names == ["Concrete", "Concrete", "Concrete", "Steel", "Steel", "Concrete", "Steel", "Concrete"]


def test_an_air_gap_alone_has_no_material() -> None:
    assert named(12) == ""
