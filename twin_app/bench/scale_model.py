"""A plain IFC4 file of any number of elements, for timing: half of them mapped, half with own shapes."""

from pathlib import Path

import numpy as np

TYPES = 200
HEADER = """ISO-10303-21;
HEADER;
FILE_DESCRIPTION((''),'2;1');
FILE_NAME('scale','2026-01-01T00:00:00',(''),(''),'','','');
FILE_SCHEMA(('IFC4'));
ENDSEC;
DATA;
#1=IFCPROJECT('0000000000000000000001',$,'Scale',$,$,$,$,(#10),#2);
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
#13=IFCCARTESIANTRANSFORMATIONOPERATOR3D($,$,#4,1.,$);
#20=IFCBUILDINGSTOREY('0000000000000000000002',$,'Level',$,$,#12,$,$,.ELEMENT.,0.);
#21=IFCRELAGGREGATES('0000000000000000000003',$,$,$,#1,(#20));
"""


def write_scale_model(path: Path, count: int) -> None:
    """Write a grid of `count` columns and beams, always the same."""
    width = np.random.default_rng(1).uniform(0.2, 1.2, count)
    elements = []
    with path.open("w", encoding="ascii") as stream:
        stream.write(HEADER)
        for j in range(TYPES):
            k = 100 + 10 * j
            stream.write(
                f"#{k}=IFCRECTANGLEPROFILEDEF(.AREA.,$,#8,{0.2 + j * 0.01:.3f},0.3);\n"
                f"#{k + 1}=IFCEXTRUDEDAREASOLID(#{k},#5,#6,3.);\n"
                f"#{k + 2}=IFCSHAPEREPRESENTATION(#11,'Body','SweptSolid',(#{k + 1}));\n"
                f"#{k + 3}=IFCREPRESENTATIONMAP(#5,#{k + 2});\n"
            )
        for i in range(count):
            k = 100 + 10 * (TYPES + i)
            x, y, z = (i % 100) * 3.0, (i // 100 % 100) * 3.0, (i // 10_000) * 4.0
            stream.write(
                f"#{k}=IFCCARTESIANPOINT(({x},{y},{z}));\n#{k + 1}=IFCAXIS2PLACEMENT3D(#{k},$,$);\n"
                f"#{k + 2}=IFCLOCALPLACEMENT(#12,#{k + 1});\n"
            )
            if i % 2:
                stream.write(
                    f"#{k + 3}=IFCMAPPEDITEM(#{103 + 10 * (i % TYPES)},#13);\n"
                    f"#{k + 4}=IFCSHAPEREPRESENTATION(#11,'Body','MappedRepresentation',(#{k + 3}));\n"
                )
            else:
                stream.write(
                    f"#{k + 6}=IFCRECTANGLEPROFILEDEF(.AREA.,$,#8,{width[i]:.4f},0.3);\n"
                    f"#{k + 3}=IFCEXTRUDEDAREASOLID(#{k + 6},#5,#6,3.);\n"
                    f"#{k + 4}=IFCSHAPEREPRESENTATION(#11,'Body','SweptSolid',(#{k + 3}));\n"
                )
            name = "COLUMN" if i % 2 else "BEAM"
            stream.write(
                f"#{k + 5}=IFCPRODUCTDEFINITIONSHAPE($,$,(#{k + 4}));\n"
                f"#{k + 7}=IFC{name}('{i + 10:022d}',$,'E{i}',$,$,#{k + 2},#{k + 5},'T{i}',$);\n"
            )
            elements.append(f"#{k + 7}")
        stream.write(
            "#30=IFCRELCONTAINEDINSPATIALSTRUCTURE('0000000000000000000004',$,$,$,"
            f"({','.join(elements)}),#20);\nENDSEC;\nEND-ISO-10303-21;\n"
        )
