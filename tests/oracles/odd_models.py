"""Models that are odd but right: each must load as the library itself shows it."""

from ifc_text import HEAD

TAIL = "ENDSEC;\nEND-ISO-10303-21;\n"
FRAME = """#1=IFCPROJECT('0000000000000000000001',$,'S',$,$,$,$,(#10),#2);
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


def product(
    step: int, item: str, name: str = "IFCBUILDINGELEMENTPROXY", place: str = "#12", more: str = ",$"
) -> str:
    """Return a product with one item as its body; takes the numbers from `step` to `step + 4`."""
    return (
        f"#{step}={name}('{step:022d}',$,'P{step}',$,$,{place},#{step + 1},'T'{more});\n"
        f"#{step + 1}=IFCPRODUCTDEFINITIONSHAPE($,$,(#{step + 2}));\n"
        f"#{step + 2}=IFCSHAPEREPRESENTATION(#11,'Body','Any',(#{step + 3}));\n"
        f"#{step + 3}={item};\n"
    )


def at(step: int, x: float, y: float, z: float, relative: str = "#12") -> str:
    """Return a placement; takes `step` to `step + 2`."""
    return (
        f"#{step}=IFCLOCALPLACEMENT({relative},#{step + 1});\n"
        f"#{step + 1}=IFCAXIS2PLACEMENT3D(#{step + 2},$,$);\n"
        f"#{step + 2}=IFCCARTESIANPOINT(({x!r},{y!r},{z!r}));\n"
    )


def model(body: str, schema: str = "IFC4", frame: str = FRAME) -> str:
    """Return a whole file."""
    return HEAD.format(schema=schema) + frame + body + TAIL


def points(step: int, corners: list[tuple[float, ...]]) -> str:
    """Return points numbered from `step`."""
    return "".join(
        f"#{step + k}=IFCCARTESIANPOINT(({','.join(map(repr, corner))}));\n"
        for k, corner in enumerate(corners)
    )


CUBE = [(x, y, z) for x in (0.0, 4.0) for y in (0.0, 4.0) for z in (0.0, 4.0)]
SIDES = [(0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3)]
MAPPED = "IFCMAPPEDITEM(#16,#17)"
EXTRUDED = "IFCEXTRUDEDAREASOLID(#13,#5,#6,3.)"


def brep(first: int, hole: bool) -> str:
    """Return a faceted brep #first of a cube, its bottom and top pierced by a shaft if asked."""
    text = points(
        first + 100, [*CUBE, *((x, y, z) for x in (1.0, 2.0) for y in (1.0, 2.0) for z in (0.0, 4.0))]
    )
    faces, step = [], first + 200

    def loop(corners: tuple[int, ...]) -> int:
        nonlocal text, step
        step += 1
        text += f"#{step}=IFCPOLYLOOP(({','.join(f'#{first + 100 + c}' for c in corners)}));\n"
        return step

    shaft = [(8, 10, 11, 9), (12, 13, 15, 14), (8, 9, 13, 12), (10, 14, 15, 11)] if hole else []
    inner = {4: (8, 12, 14, 10), 5: (9, 11, 15, 13)} if hole else {}
    for k, side in enumerate([*SIDES, *shaft]):
        outer = loop(side)
        bounds = [f"#{step + 1}"]
        text += f"#{step + 1}=IFCFACEOUTERBOUND(#{outer},.T.);\n"
        step += 1
        if k in inner:
            ring = loop(inner[k])
            text += f"#{step + 1}=IFCFACEBOUND(#{ring},.T.);\n"
            step += 1
            bounds.append(f"#{step}")
        step += 1
        text += f"#{step}=IFCFACE(({','.join(bounds)}));\n"
        faces.append(f"#{step}")
    return (
        text + f"#{first + 1}=IFCCLOSEDSHELL(({','.join(faces)}));\n#{first}=IFCFACETEDBREP(#{first + 1});\n"
    )


def units(kind: str) -> str:
    """Return the frame with another unit of length."""
    inch = {"foot": 0.3048, "inch": 0.0254, "yard": 0.9144}
    if kind == "none":
        return FRAME.replace(",(#10),#2);", ",(#10),$);")
    if kind in inch:
        return FRAME.replace("#2=IFCUNITASSIGNMENT((#3))", "#2=IFCUNITASSIGNMENT((#20))") + (
            f"#20=IFCCONVERSIONBASEDUNIT(#21,.LENGTHUNIT.,'{kind.upper()}',#22);\n"
            "#21=IFCDIMENSIONALEXPONENTS(1,0,0,0,0,0,0);\n"
            f"#22=IFCMEASUREWITHUNIT(IFCLENGTHMEASURE({inch[kind]}),#3);\n"
        )
    return FRAME.replace("$,.METRE.", f".{kind}.,.METRE.")


def operator(first: int, mirror: tuple[float, float, float], scale: float = 1.0, uniform: bool = True) -> str:
    """Return a mapping operator #first whose axes point as `mirror` says; a single -1 turns it inside out."""
    axes = [tuple(float(mirror[k]) if j == k else 0.0 for j in range(3)) for k in range(3)]
    text = "".join(f"#{first + 1 + k}=IFCDIRECTION(({a},{b},{c}));\n" for k, (a, b, c) in enumerate(axes))
    if uniform:
        return text + (
            f"#{first}=IFCCARTESIANTRANSFORMATIONOPERATOR3D(#{first + 1},#{first + 2},#4,"
            f"{scale!r},#{first + 3});\n"
        )
    return text + (
        f"#{first}=IFCCARTESIANTRANSFORMATIONOPERATOR3DNONUNIFORM"
        f"(#{first + 1},#{first + 2},#4,{scale!r},#{first + 3},{2 * scale!r},{3 * scale!r});\n"
    )


def _deep(levels: int) -> str:
    text = product(100, EXTRUDED, "IFCELEMENTASSEMBLY", more=",$,$")
    for k in range(1, levels):
        text += at(100 + 20 * k + 10, 0.0, 0.0, 3.0, f"#{100 + 20 * k - 10}" if k > 1 else "#12")
        text += product(100 + 20 * k, EXTRUDED, "IFCELEMENTASSEMBLY", f"#{100 + 20 * k + 10}", ",$,$")
        text += f"#{100 + 20 * k + 15}=IFCRELAGGREGATES('{k + 50:022d}',$,$,$,"
        text += f"#{80 + 20 * k},(#{100 + 20 * k}));\n"
    return text


def _profile(corners: list[tuple[float, float]], depth: float = 3.0) -> str:
    names = ",".join(f"#{40 + k}" for k in range(len(corners)))
    return (
        points(40, corners) + f"#30=IFCPOLYLINE(({names},#40));\n"
        "#31=IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#30);\n"
        + product(100, f"IFCEXTRUDEDAREASOLID(#31,#5,#6,{depth!r})")
    )


_FACES = ",".join(f"({a + 1},{b + 1},{c + 1}),({a + 1},{c + 1},{d + 1})" for a, b, c, d in SIDES)
_POLYGONS = ",".join(f"#{30 + k}" for k in range(6))
_POINTS = f"#20=IFCCARTESIANPOINTLIST3D(({','.join(map(str, CUBE))}));\n".replace(" ", "")
_OPENING = (
    at(130, 0.0, 0.0, 1.0)
    + product(120, "IFCEXTRUDEDAREASOLID(#24,#5,#6,1.)", "IFCOPENINGELEMENT", "#130")
    + "#24=IFCRECTANGLEPROFILEDEF(.AREA.,$,#8,0.5,4.);\n"
    "#125=IFCRELVOIDSELEMENT('0000000000000000000125',$,$,$,#100,#120);\n"
)
_NESTED = (
    "#20=IFCREPRESENTATIONMAP(#5,#21);\n#21=IFCSHAPEREPRESENTATION(#11,'Body','MappedRepresentation',(#22));\n"
    "#22=IFCMAPPEDITEM(#16,#23);\n#23=IFCCARTESIANTRANSFORMATIONOPERATOR3D($,$,#24,2.,$);\n"
    "#24=IFCCARTESIANPOINT((10.,0.,0.));\n"
    "#25=IFCREPRESENTATIONMAP(#5,#26);\n#26=IFCSHAPEREPRESENTATION(#11,'Body','MappedRepresentation',(#27));\n"
    "#27=IFCMAPPEDITEM(#20,#28);\n#28=IFCCARTESIANTRANSFORMATIONOPERATOR3D($,$,#29,1.,$);\n"
    "#29=IFCCARTESIANPOINT((0.,10.,0.));\n"
)
_STAR = [(0.0, 0.0), (4.0, 3.0), (-1.0, 3.0), (3.0, 0.0), (1.0, 5.0)]

ODD: dict[str, str] = {
    **{
        f"unit {kind}": model(product(100, EXTRUDED), frame=units(kind))
        for kind in ("foot", "inch", "yard", "none", "MILLI", "KILO")
    },
    **{
        f"schema {schema}": model(
            product(
                100,
                EXTRUDED,
                "IFCWALL" if schema == "IFC2X3" else "IFCBUILDINGELEMENTPROXY",
                more="" if schema == "IFC2X3" else ",$",
            ),
            schema,
        )
        for schema in ("IFC2X3", "IFC4", "IFC4X3", "IFC4X3_ADD2", "ifc4")
    },
    "two contexts": model(
        product(100, EXTRUDED) + "#50=IFCGEOMETRICREPRESENTATIONCONTEXT($,'Plan',2,1.E-5,#8,$);\n"
        "#51=IFCPOLYLINE((#7,#52));\n#52=IFCCARTESIANPOINT((9.,9.));\n"
        "#53=IFCSHAPEREPRESENTATION(#50,'FootPrint','Curve2D',(#51));\n",
        frame=FRAME.replace(",(#10),", ",(#10,#50),"),
    ).replace("(#102));", "(#102,#53));"),
    "shape straight in the model context": model(product(100, EXTRUDED).replace("(#11,", "(#10,")),
    "two bodies": model(
        product(100, EXTRUDED).replace("(#103));", "(#103,#60));", 1)
        + "#60=IFCEXTRUDEDAREASOLID(#13,#61,#6,1.);\n#61=IFCAXIS2PLACEMENT3D(#62,$,$);\n"
        "#62=IFCCARTESIANPOINT((7.,0.,0.));\n"
    ),
    "mapped in mapped": model(_NESTED + product(100, "IFCMAPPEDITEM(#25,#17)") + product(110, MAPPED)),
    "faceted brep": model(brep(200, False) + product(100, "IFCFACETEDBREP(#201)")),
    "brep with a shaft": model(brep(200, True) + product(100, "IFCFACETEDBREP(#201)")),
    "triangles": model(_POINTS + product(100, f"IFCTRIANGULATEDFACESET(#20,$,.T.,({_FACES}),$)")),
    "triangles of an open surface": model(
        _POINTS + product(100, "IFCTRIANGULATEDFACESET(#20,$,.F.,((1,2,4)),$)")
    ),
    "polygons": model(
        _POINTS
        + "".join(
            f"#{30 + k}=IFCINDEXEDPOLYGONALFACE(({','.join(str(c + 1) for c in side)}));\n"
            for k, side in enumerate(SIDES)
        )
        + product(100, f"IFCPOLYGONALFACESET(#20,.T.,({_POLYGONS}),$)")
    ),
    "opening": model(product(100, EXTRUDED, "IFCWALL") + _OPENING),
    "opening in an opening": model(
        product(100, EXTRUDED, "IFCWALL")
        + _OPENING
        + at(150, 0.0, 0.0, 1.2)
        + product(140, "IFCEXTRUDEDAREASOLID(#24,#5,#6,0.2)", "IFCOPENINGELEMENT", "#150")
        + "#145=IFCRELVOIDSELEMENT('0000000000000000000145',$,$,$,#120,#140);\n"
    ),
    "an opening that is all": model(
        product(100, EXTRUDED, "IFCWALL")
        + product(120, EXTRUDED, "IFCOPENINGELEMENT")
        + "#125=IFCRELVOIDSELEMENT('0000000000000000000125',$,$,$,#100,#120);\n"
    ),
    "no shape": model(
        product(100, EXTRUDED) + "#110=IFCDOOR('0000000000000000000110',$,$,$,$,#12,$,$,2.,1.,$,$,$);\n"
    ),
    "five deep": model(_deep(5)),
    "a space": model(
        product(100, EXTRUDED, "IFCSPACE", more=",$,.INTERNAL.,$").replace(",'T',$,.I", ",'T',.ELEMENT.,.I")
    ),
    "a site": model(product(100, EXTRUDED, "IFCSITE", more=",.ELEMENT.,$,$,$,$,$") + product(110, EXTRUDED)),
    "IfcProxy": model(product(100, EXTRUDED, "IFCPROXY", more="").replace(",'T')", ",.PRODUCT.,'T')")),
    "far": model(at(130, 1e6, -5e6, 100.0) + product(100, EXTRUDED, place="#130")),
    "very far": model(at(130, 9e8, 0.0, 0.0) + product(100, EXTRUDED, place="#130")),
    "mirrored in x": model(operator(20, (-1, 1, 1)) + product(100, "IFCMAPPEDITEM(#16,#20)")),
    "mirrored in z": model(operator(20, (1, 1, -1)) + product(100, "IFCMAPPEDITEM(#16,#20)")),
    "mirrored thrice": model(operator(20, (-1, -1, -1)) + product(100, "IFCMAPPEDITEM(#16,#20)")),
    "turned": model(operator(20, (-1, -1, 1)) + product(100, "IFCMAPPEDITEM(#16,#20)")),
    "mirrored, stretched": model(
        operator(20, (1, -1, 1), 2.0, False) + product(100, "IFCMAPPEDITEM(#16,#20)")
    ),
    "stretched": model(operator(20, (1, 1, 1), 2.0, False) + product(100, "IFCMAPPEDITEM(#16,#20)")),
    "shrunk to a millimetre": model(operator(20, (1, 1, 1), 0.001) + product(100, "IFCMAPPEDITEM(#16,#20)")),
    "mirrored and plain": model(
        operator(20, (-1, 1, 1))
        + product(100, "IFCMAPPEDITEM(#16,#20)")
        + at(130, 5.0, 0.0, 0.0)
        + product(110, MAPPED, place="#130")
    ),
    "downwards": model(
        "#20=IFCDIRECTION((0.,0.,-1.));\n" + product(100, "IFCEXTRUDEDAREASOLID(#13,#5,#20,3.)")
    ),
    "oblique": model("#20=IFCDIRECTION((1.,0.,1.));\n" + product(100, "IFCEXTRUDEDAREASOLID(#13,#5,#20,3.)")),
    "a star": model(_profile(_STAR)),
    "a bow tie": model(_profile([(0.0, 0.0), (2.0, 2.0), (2.0, 0.0), (0.0, 2.0)])),
    "clockwise": model(_profile([(0.0, 0.0), (0.0, 2.0), (3.0, 2.0), (3.0, 0.0)])),
    "corners in a line": model(_profile([(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0)])),
    "corners twice": model(_profile([(0.0, 0.0), (2.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0)])),
    "no thickness": model(product(100, "IFCEXTRUDEDAREASOLID(#13,#5,#6,0.)") + product(110, EXTRUDED)),
    "a film": model(product(100, "IFCEXTRUDEDAREASOLID(#13,#5,#6,1.E-4)") + product(110, EXTRUDED)),
    "a needle": model(
        "#20=IFCRECTANGLEPROFILEDEF(.AREA.,$,#8,0.002,0.002);\n"
        + product(100, "IFCEXTRUDEDAREASOLID(#20,#5,#6,100.)")
    ),
    "a sphere": model("#20=IFCSPHERE(#5,2.);\n" + product(100, "IFCCSGSOLID(#20)")),
    "a block less a sphere": model(
        "#20=IFCSPHERE(#5,2.);\n#21=IFCBLOCK(#5,3.,3.,3.);\n"
        + product(100, "IFCBOOLEANRESULT(.DIFFERENCE.,#21,#20)")
    ),
    "a revolved ring": model(
        "#20=IFCAXIS1PLACEMENT(#21,#22);\n#21=IFCCARTESIANPOINT((5.,0.,0.));\n"
        "#22=IFCDIRECTION((0.,1.,0.));\n" + product(100, "IFCREVOLVEDAREASOLID(#13,#5,#20,6.283185307179586)")
    ),
    "a swept disk": model(
        "#20=IFCPOLYLINE((#21,#22,#23));\n"
        + points(21, [(0.0, 0.0, 0.0), (3.0, 0.0, 0.0), (3.0, 3.0, 0.0)])
        + product(100, "IFCSWEPTDISKSOLID(#20,0.1,$,$,$)")
    ),
    "a surface model": model(brep(200, False) + product(100, "IFCSHELLBASEDSURFACEMODEL((#201))")),
    "carriage returns and tabs": model(product(100, EXTRUDED)).replace(",", "\t,\t").replace("\n", "\r\n"),
    "one line": model(product(100, EXTRUDED)).replace("\n", ""),
    "one token a line": model(product(100, EXTRUDED)).replace(",", ",\n"),
    "lower-case": model(product(100, EXTRUDED)).replace("IFC", "ifc").replace("('ifc4')", "('IFC4')"),
    "comments": model(product(100, EXTRUDED)).replace(
        "#100=", "/* a; b' #9=IFCWALL( */\n#100 /**/ = /* x */ "
    ),
    "several schemas": model(product(100, EXTRUDED)).replace("('IFC4')", "('IFC4','IFC2X3')"),
    "a full header": model(product(100, EXTRUDED)).replace(
        "FILE_NAME('','',(''),(''),'','','')",
        "FILE_NAME('a''b.ifc','2026-11-22T10:00:00+01:00',('A','B'),('\\X2\\4E2D\\X0\\'),'p','o','')",
    ),
    "garbage after the end": model(product(100, EXTRUDED)) + "\x00\x01 trailing ';( garbage\n" * 50,
    "steps out of order": "\n".join(
        (lines := model(product(100, EXTRUDED)).splitlines())[:7] + lines[7:-2][::-1] + lines[-2:]
    ),
}
