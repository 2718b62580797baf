"""Small IFC texts with shapes, for tests of loading."""

from pathlib import Path

HEAD = """ISO-10303-21;
HEADER;
FILE_DESCRIPTION((''),'2;1');
FILE_NAME('s','2026-01-01T00:00:00',(''),(''),'','','');
FILE_SCHEMA(('IFC4'));
ENDSEC;
DATA;
#1=IFCPROJECT('0000000000000000000001',$,'S',$,$,$,$,(#10),#2);
#2=IFCUNITASSIGNMENT((#3));
#3=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);
#4=IFCCARTESIANPOINT((0.,0.,0.));
#5=IFCAXIS2PLACEMENT3D(#4,$,$);
#6=IFCDIRECTION((0.,0.,1.));
#7=IFCCARTESIANPOINT((0.,0.));
#8=IFCAXIS2PLACEMENT2D(#7,$);
#10=IFCGEOMETRICREPRESENTATIONCONTEXT($,'Model',3,1.E-5,#5,$);
#11=IFCGEOMETRICREPRESENTATIONSUBCONTEXT('Body','Model',*,*,*,*,#10,$,.MODEL_VIEW.,$);
#12=IFCLOCALPLACEMENT($,#5);
#13=IFCRECTANGLEPROFILEDEF(.AREA.,$,#8,1.,2.);
#14=IFCEXTRUDEDAREASOLID(#13,#5,#6,3.);
#15=IFCSHAPEREPRESENTATION(#11,'Body','SweptSolid',(#14));
#16=IFCREPRESENTATIONMAP(#5,#15);
#17=IFCCARTESIANTRANSFORMATIONOPERATOR3D($,$,#4,1.,$);
"""
TAIL = "ENDSEC;\nEND-ISO-10303-21;\n"


def columns(count: int, item: str = "IFCMAPPEDITEM(#16,#17)", extra: str = "") -> str:
    """Return a file of `count` columns 5 m apart whose shape is `item`, by default one mapped box."""
    lines = []
    for i in range(count):
        k = 1000 + 10 * i
        lines.append(
            f"#{k}=IFCCARTESIANPOINT(({5.0 * i},0.,0.));\n#{k + 1}=IFCAXIS2PLACEMENT3D(#{k},$,$);\n"
            f"#{k + 2}=IFCLOCALPLACEMENT(#12,#{k + 1});\n#{k + 3}={item};\n"
            f"#{k + 4}=IFCSHAPEREPRESENTATION(#11,'Body','Any',(#{k + 3}));\n"
            f"#{k + 5}=IFCPRODUCTDEFINITIONSHAPE($,$,(#{k + 4}));\n"
            f"#{k + 6}=IFCCOLUMN('{i + 10:022d}',$,'C{i}',$,$,#{k + 2},#{k + 5},'T{i}',$);\n"
        )
    return HEAD + extra + "".join(lines) + TAIL


def write(path: Path, text: str) -> Path:
    """Write a file and return its path."""
    path.write_text(text, encoding="ascii")
    return path
