"""Damages that can be done to the sound PDF, and the one rule that each must set off."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from tests.preflight.sound import (
    BLEED,
    FAR,
    NEAR,
    SIDE,
    SLUG,
    SPREAD,
    XMP,
    K,
    add_page,
    separation,
)

Damage = Callable[[pikepdf.Pdf], None]
BOX = b" 0 0 9 9 re f"
NO_MARKS = {"crop": False, "registration": False, "colour_bar": False, "slug": False}


@dataclass(frozen=True)
class Case:
    """One damage.

    Attributes:
        rule: The only one that may speak.
        what: Tells damages of one rule apart.
        ticket: Changes to the ticket, part to values.
        is_stray: Nobody has said what size was ordered.
    """

    rule: str
    what: str
    damage: Damage
    ticket: dict[str, dict[str, Any]] = field(default_factory=dict)
    is_stray: bool = False

    def __str__(self) -> str:
        return f"{self.rule.removeprefix('preflight-')}: {self.what}"


# Means


def paint(extra: bytes) -> Damage:
    return lambda pdf: pdf.pages[0].contents_add(extra)


def page(**changes: object) -> Damage:
    def damage(pdf: pikepdf.Pdf) -> None:
        _change(pdf.pages[0].obj, changes)

    return damage


def font(**changes: object) -> Damage:
    def damage(pdf: pikepdf.Pdf) -> None:
        _change(pdf.pages[0].resources.Font.F1, changes)

    return damage


def photo(**changes: object) -> Damage:
    def damage(pdf: pikepdf.Pdf) -> None:
        _change(pdf.pages[0].resources.XObject.Photo, changes)

    return damage


def root(**changes: object) -> Damage:
    def damage(pdf: pikepdf.Pdf) -> None:
        _change(pdf.Root, changes)

    return damage


def info(**changes: object) -> Damage:
    def damage(pdf: pikepdf.Pdf) -> None:
        _change(pdf.trailer.Info, changes)

    return damage


def intent(**changes: object) -> Damage:
    def damage(pdf: pikepdf.Pdf) -> None:
        _change(pdf.Root.OutputIntents[0], changes)

    return damage


def xmp(old: str, new: str) -> Damage:
    assert old in XMP

    def damage(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Metadata.write(XMP.replace(old, new).encode())

    return damage


def _change(held: pikepdf.Object, changes: dict[str, object]) -> None:
    for key, value in changes.items():
        if value is None:
            del held[f"/{key}"]
        else:
            held[f"/{key}"] = value


def _keyed(values: Mapping[str, object]) -> dict[str, object]:
    return {f"/{key}": value for key, value in values.items()}


def resource(kind: str, name: str, value: object, content: bytes) -> Damage:
    """Adds a resource, made by a call where it needs the file, and content that uses it."""

    def damage(pdf: pikepdf.Pdf) -> None:
        resources = pdf.pages[0].resources
        made = value(pdf) if callable(value) else value
        resources[kind] = Dictionary({**resources.get(kind, Dictionary()).as_dict(), name: made})
        pdf.pages[0].contents_add(content)

    return damage


def state(content: bytes, **settings: object) -> Damage:
    return resource("/ExtGState", "/Mine", Dictionary(_keyed(settings)), b" /Mine gs " + content)


def space(made: object, content: bytes) -> Damage:
    return resource("/ColorSpace", "/Mine", made, content)


def both(*damages: Damage) -> Damage:
    def damage(pdf: pikepdf.Pdf) -> None:
        for each in damages:
            each(pdf)

    return damage


def drawn(make: Callable[[pikepdf.Pdf], object]) -> Damage:
    return resource("/XObject", "/Mine", make, b" q 20 0 0 20 20 20 cm /Mine Do Q")


# Boxes and pages


def pages(*widths: float) -> Damage:
    """Pages of these trim widths in place of the one."""

    def damage(pdf: pikepdf.Pdf) -> None:
        for width in widths:
            add_page(pdf, width)
        del pdf.pages[0]

    return damage


def blank_page(content: bytes) -> Damage:
    return lambda pdf: add_page(pdf, SIDE, content)


def second_page_narrower(pdf: pikepdf.Pdf) -> None:
    add_page(pdf, SIDE)
    pdf.pages[1].TrimBox = Array([NEAR, NEAR, FAR - 0.5, FAR])


def cropped_by_its_parent(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Pages.CropBox = Array([0, 0, 300, 300])


def turned_by_its_parent(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Pages.Rotate = 90


def without_marks(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].obj.Contents[0]


def seven_marks(pdf: pikepdf.Pdf) -> None:
    marked = pdf.pages[0].obj.Contents[0]
    before, _, rest = marked.read_bytes().partition(b".25 w ")
    marked.write(before + b".25 w " + rest.partition(b" l ")[2])


# Colour


def indexed_rgb() -> Array:
    return Array([Name.Indexed, Name.DeviceRGB, 0, String(b"\0\0\0")])


def icc_rgb(pdf: pikepdf.Pdf) -> Array:
    return Array([Name.ICCBased, pdf.make_stream(b"profile", Dictionary(N=3))])


def icc_of_intent(pdf: pikepdf.Pdf) -> Array:
    """Its own copy of the profile: equal by its bytes, another object."""
    data = pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes()
    return Array([Name.ICCBased, pdf.make_stream(data, Dictionary(N=4))])


def icc_of_another(pdf: pikepdf.Pdf) -> Array:
    return Array([Name.ICCBased, pdf.make_stream(b"another", Dictionary(N=4))])


def spot_in_rgb(pdf: pikepdf.Pdf) -> Array:
    return separation(pdf, "Black", (0, 0, 0), Name.DeviceRGB)


def calibrated_rgb() -> Array:
    return Array([Name.CalRGB, Dictionary(WhitePoint=Array([0.95, 1, 1.09]))])


def lab() -> Array:
    return Array([Name.Lab, Dictionary(WhitePoint=Array([0.95, 1, 1.09]))])


def cell(pdf: pikepdf.Pdf, content: bytes, paint_type: int = 1) -> pikepdf.Stream:
    tile = pdf.make_stream(content)
    tile.stream_dict = Dictionary(
        PatternType=1, PaintType=paint_type, TilingType=1, XStep=5, YStep=5,
        BBox=Array([0, 0, 5, 5]), Resources=Dictionary(),
    )  # fmt: skip
    return tile


def patterned(content: bytes) -> Damage:
    return resource(
        "/Pattern", "/Tile", lambda pdf: cell(pdf, content), b" /Pattern cs /Tile scn 0 0 9 9 re f"
    )


def rgb_through_an_uncoloured_pattern(pdf: pikepdf.Pdf) -> None:
    resource("/Pattern", "/Tile", lambda pdf: cell(pdf, b"0 0 5 5 re f", 2), b"")(pdf)
    stencil = Array([Name.Pattern, Name.DeviceRGB])
    space(stencil, b" /Mine cs 1 0 0 /Tile scn 0 0 9 9 re f")(pdf)


def rgb_inside_a_form(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].resources.XObject.Form.write(b"1 0 0 RG 0 0 m 9 9 l S")


def group(pdf: pikepdf.Pdf, content: bytes, named: Name) -> pikepdf.Stream:
    held = pdf.make_stream(content)
    held.stream_dict = Dictionary(
        Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 5, 5]), Resources=Dictionary(),
        Group=Dictionary(S=Name.Transparency, CS=named),
    )  # fmt: skip
    return held


def soft_mask(content: bytes, named: Name) -> Damage:
    def masked(pdf: pikepdf.Pdf) -> Dictionary:
        held = group(pdf, content, named)
        return Dictionary(SMask=Dictionary(S=Name.Luminosity, G=held))

    return resource("/ExtGState", "/Masked", masked, b" q /Masked gs Q")


def gradient(named: Name, values: int) -> Dictionary:
    return Dictionary(
        ShadingType=2, ColorSpace=named, Coords=Array([0, 0, 9, 9]),
        Function=Dictionary(
            FunctionType=2, Domain=Array([0, 1]), N=1,
            C0=Array([0] * values), C1=Array([1] * values),
        ),
    )  # fmt: skip


def shaded_pattern(named: Name, values: int) -> Damage:
    pattern = Dictionary(PatternType=2, Shading=gradient(named, values))
    return resource("/Pattern", "/Sky", pattern, b" /Pattern cs /Sky scn 0 0 9 9 re f")


def device_n(pdf: pikepdf.Pdf) -> Array:
    tint = Dictionary(FunctionType=4, Domain=Array([0, 1] * 2), Range=Array([0, 1] * 4))
    code = pdf.make_stream(b"{ 0 0 }", tint)
    return Array([Name.DeviceN, Array([Name.Black, Name("/Banxin Gold")]), Name.DeviceCMYK, code])


def two_builds(pdf: pikepdf.Pdf) -> None:
    red = separation(pdf, "Banxin Red", (0, 1, 1, 0))
    other = separation(pdf, "Banxin Red", (0, 1, 0.9, 0))
    resource("/ColorSpace", "/One", red, b" /One cs 1 scn" + BOX)(pdf)
    resource("/ColorSpace", "/Two", other, b" /Two cs 1 scn" + BOX)(pdf)


def two_spaces(pdf: pikepdf.Pdf) -> None:
    """A build in Lab beside one in CMYK: what a swatch book's update leaves behind."""
    red = separation(pdf, "Banxin Red", (0, 1, 1, 0))
    other = separation(pdf, "Banxin Red", (50, 60, 40))
    other[2] = Array([Name.Lab, Dictionary(WhitePoint=Array([0.95, 1, 1.09]))])
    resource("/ColorSpace", "/One", red, b" /One cs 1 scn" + BOX)(pdf)
    resource("/ColorSpace", "/Two", other, b" /Two cs 1 scn" + BOX)(pdf)


def named(*names: str) -> Damage:
    def damage(pdf: pikepdf.Pdf) -> None:
        for number, name in enumerate(names):
            ink = separation(pdf, name, (0, 1, 1, 0))
            use = f" /Ink{number} cs 1 scn".encode() + BOX
            resource("/ColorSpace", f"/Ink{number}", ink, use)(pdf)

    return damage


# Fonts and text


def font_without_program(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].resources.Font.F1.DescendantFonts[0].FontDescriptor.FontFile2


def program_empty(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].resources.Font.F1.DescendantFonts[0].FontDescriptor.FontFile2.write(b"")


def font_lacking_in_a_mask(pdf: pikepdf.Pdf) -> None:
    bare = Dictionary(
        Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/ABCDEF+Hei"), FirstChar=65,
        Widths=Array([500]), Encoding=Name.WinAnsiEncoding, ToUnicode=pdf.make_stream(b"map"),
    )  # fmt: skip
    held = group(pdf, b"1 g BT /F1 9 Tf (A) Tj ET", Name.DeviceGray)
    held.Resources = Dictionary(Font=Dictionary(F1=bare))
    state(b"", SMask=Dictionary(S=Name.Luminosity, G=held))(pdf)


def type3(
    pdf: pikepdf.Pdf, glyph: bytes = b"1000 0 0 0 1000 1000 d1 0 0 900 900 re f"
) -> Dictionary:
    return Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 1000, 1000]),
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]), FirstChar=1, LastChar=1, Widths=Array([1000]),
        Encoding=Dictionary(Differences=Array([1, Name.dot])), Resources=Dictionary(),
        CharProcs=Dictionary(dot=pdf.make_stream(glyph)), ToUnicode=pdf.make_stream(b"map"),
    )  # fmt: skip


def small_type_inside_a_form(pdf: pikepdf.Pdf) -> None:
    form = pdf.pages[0].resources.XObject.Form
    form.Resources = pdf.pages[0].resources
    form.Matrix = Array([0.5, 0, 0, 0.5, 0, 0])
    form.write(K + b"BT /F1 9 Tf <0001> Tj ET")


# Pictures


def photo_at(points: int) -> Damage:
    return paint(b" q %d 0 0 %d 20 20 cm /Photo Do Q" % (points, points))


def photo_in(space: pikepdf.Object, components: int) -> Damage:
    def damage(pdf: pikepdf.Pdf) -> None:
        held = pdf.pages[0].resources.XObject.Photo
        held.write(bytes(300 * 300 * components))
        held.ColorSpace = space
        del held.Decode

    return damage


def art_at(points: float) -> Damage:
    return paint(f" q {points} 0 0 {points} 20 20 cm /Art Do Q".encode())


def photo_cut_short(pdf: pikepdf.Pdf) -> None:
    held = pdf.pages[0].resources.XObject.Photo
    data = held.read_raw_bytes()
    held.write(data[: len(data) // 2], filter=Name.DCTDecode)


def photo_flate_short(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].resources.XObject.Photo.write(bytes(300 * 300 * 4 - 1))


def photo_of_junk(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].resources.XObject.Photo.write(b"no zlib", filter=Name.FlateDecode)


def mask_cut_short(pdf: pikepdf.Pdf) -> None:
    mask = pdf.make_stream(bytes(299))
    mask.stream_dict = Dictionary(
        Type=Name.XObject, Subtype=Name.Image, Width=30, Height=10, BitsPerComponent=8,
        ColorSpace=Name.DeviceGray,
    )  # fmt: skip
    pdf.pages[0].resources.XObject.Photo.SMask = mask


def spot_photo(pdf: pikepdf.Pdf) -> pikepdf.Stream:
    gold = pdf.make_stream(bytes(200 * 200))
    gold.stream_dict = Dictionary(
        Type=Name.XObject, Subtype=Name.Image, Width=200, Height=200, BitsPerComponent=8,
        ColorSpace=separation(pdf, "Gold", (0, 0.2, 1, 0)),
    )  # fmt: skip
    return gold


def soft_photo(pdf: pikepdf.Pdf) -> None:
    mask = pdf.make_stream(bytes(300))
    mask.stream_dict = Dictionary(
        Type=Name.XObject, Subtype=Name.Image, Width=30, Height=10, BitsPerComponent=8,
        ColorSpace=Name.DeviceGray,
    )  # fmt: skip
    pdf.pages[0].resources.XObject.Photo.SMask = mask


# The file


def form_cut_short(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].resources.XObject.Form.write(b"0 0 0 0.5 k 0 0 30 30 re f 0 0 3")


def form_in_itself(pdf: pikepdf.Pdf) -> None:
    form = pdf.pages[0].resources.XObject.Form
    form.Resources = Dictionary(XObject=Dictionary(Again=form))
    form.write(b"/Again Do")


def forms_without_end(pdf: pikepdf.Pdf) -> None:
    inner = pdf.pages[0].resources.XObject.Form
    for _ in range(9):
        outer = pdf.make_stream(b"/F Do " * 10)
        outer.stream_dict = Dictionary(
            Subtype=Name.Form,
            BBox=Array([0, 0, 9, 9]),
            Resources=Dictionary(XObject=Dictionary(F=inner)),
        )
        inner = outer
    resource("/XObject", "/Bomb", inner, b" /Bomb Do")(pdf)


def intent_with_rgb_profile(pdf: pikepdf.Pdf) -> None:
    header = bytes(12) + b"mntr" + b"RGB " + bytes(16) + b"acsp" + bytes(88)
    intent(DestOutputProfile=pdf.make_stream(header))(pdf)


def intent_with_profile_cut_short(pdf: pikepdf.Pdf) -> None:
    profile = pdf.Root.OutputIntents[0].DestOutputProfile
    profile.write(profile.read_bytes()[:-1])


def second_intent(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OutputIntents.append(pdf.Root.OutputIntents[0])


def without_trapped(pdf: pikepdf.Pdf) -> None:
    xmp("<pdf:Trapped>False</pdf:Trapped>", "")(pdf)
    info(Trapped=None)(pdf)


def trapped_unknown(pdf: pikepdf.Pdf) -> None:
    xmp("Trapped>False", "Trapped>Unknown")(pdf)
    info(Trapped=Name.Unknown)(pdf)


def annotated(kind: str, *box: float, **more: object) -> Damage:
    given = {"Type": Name.Annot, "Subtype": Name("/" + kind), "Rect": Array(list(box)), **more}
    each = Dictionary(_keyed(given))
    return page(Annots=Array([each]))


def script() -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def named_script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script()])))


def layered(pdf: pikepdf.Pdf) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Proof only")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(ON=Array([layer])))


def postscript(pdf: pikepdf.Pdf) -> pikepdf.Stream:
    return pdf.make_stream(b"showpage", Dictionary(Type=Name.XObject, Subtype=Name.PS))


def form_with(content: bytes = b"", **more: object) -> Callable[[pikepdf.Pdf], pikepdf.Stream]:
    def make(pdf: pikepdf.Pdf) -> pikepdf.Stream:
        held = pdf.make_stream(content)
        given = {"Subtype": Name.Form, "BBox": Array([0, 0, 5, 5]), **more}
        held.stream_dict = Dictionary(_keyed(given))
        return held

    return make


# Which rule speaks of what

CASES: list[Case] = [
    Case("preflight-x4-missing", "no XMP", root(Metadata=None)),
    Case("preflight-x4-missing", "XMP of X-1a", xmp("PDF/X-4", "PDF/X-1a:2003")),
    Case(
        "preflight-x4-missing",
        "XMP broken",
        lambda pdf: pdf.Root.Metadata.write(XMP[:400].encode()),
    ),
    Case("preflight-page-unreadable", "missing resource", paint(b" /Missing Do")),
    Case("preflight-page-unreadable", "operands short", paint(b" 1 0 cm")),
    Case("preflight-page-unreadable", "a form cut short", form_cut_short),
    Case("preflight-damaged", "content ends within a dictionary", paint(b" /P <<")),
    Case("preflight-page-unreadable", "missing space", paint(b" /Missing cs")),
    Case("preflight-page-unreadable", "form in itself", form_in_itself),
    Case("preflight-page-unreadable", "forms without end", forms_without_end),
    Case("preflight-intent-missing", "none", root(OutputIntents=None)),
    Case("preflight-intent-missing", "only for PDF/A", intent(S=Name.GTS_PDFA1)),
    Case("preflight-intent-many", "twice", second_intent),
    Case("preflight-intent-profile", "no profile", intent(DestOutputProfile=String("none"))),
    Case("preflight-intent-profile", "of a screen", intent_with_rgb_profile),
    Case("preflight-intent-profile", "cut short", intent_with_profile_cut_short),
    Case(
        "preflight-intent-profile",
        "empty",
        lambda pdf: pdf.Root.OutputIntents[0].DestOutputProfile.write(b""),
    ),
    Case(
        "preflight-intent-other",
        "of other paper",
        intent(OutputConditionIdentifier=String("FOGRA51")),
    ),
    Case("preflight-intent-other", "unnamed", intent(OutputConditionIdentifier=None)),
    Case("preflight-trapped", "not said", without_trapped),
    Case("preflight-trapped", "unknown", trapped_unknown),
    Case("preflight-labels-differ", "trapped", info(Trapped=Name("/True"))),
    Case("preflight-labels-differ", "title", info(Title=String("Issue 12"))),
    Case("preflight-labels-differ", "date", info(CreationDate=String("D:20261123080000Z"))),
    Case("preflight-annotation", "link on the page", annotated("Link", 20, 20, 60, 60)),
    Case("preflight-annotation", "note in the bleed", annotated("Text", 0, 0, 5, 5)),
    Case(
        "preflight-form",
        "a field",
        root(AcroForm=Dictionary(Fields=Array([Dictionary(T=String("name"))]))),
    ),
    Case("preflight-script", "when opened", root(OpenAction=script())),
    Case("preflight-script", "by name", named_script),
    Case("preflight-script", "of the page", page(AA=Dictionary(O=script()))),
    Case(
        "preflight-script",
        "of a link in the slug",
        annotated("Link", -20, -20, -9, -9, A=Dictionary(S=Name.Launch)),
    ),
    Case("preflight-layers", "one", layered),
    Case(
        "preflight-transfer",
        "a curve",
        state(b"", TR=Dictionary(FunctionType=2, Domain=Array([0, 1]), N=2)),
    ),
    Case(
        "preflight-transfer",
        "four curves, TR2",
        state(b"", TR2=Array([Name.Identity] * 3 + [Dictionary(N=2)])),
    ),
    Case(
        "preflight-transfer",
        "a halftone",
        state(b"", HT=Dictionary(HalftoneType=1, Frequency=60, Angle=45)),
    ),
    Case("preflight-postscript", "an XObject", drawn(postscript)),
    Case("preflight-postscript", "a form of it", drawn(form_with(Subtype2=Name.PS))),
    Case("preflight-postscript", "OPI", drawn(form_with(OPI=Dictionary()))),
    Case(
        "preflight-postscript",
        "a reference",
        drawn(form_with(Ref=Dictionary(F=String("other.pdf")))),
    ),
    Case("preflight-trim-missing", "no TrimBox", page(TrimBox=None)),
    Case("preflight-bleed-missing", "no BleedBox", page(BleedBox=None)),
    Case(
        "preflight-boxes-nested",
        "bleed beyond the sheet",
        # The left marks go with the sheet, so the page says that its marks are elsewhere.
        both(
            page(MediaBox=Array([1, -SLUG, 328, 328])),
            annotated("PrinterMark", 310, 310, 320, 320),
        ),
    ),
    Case(
        "preflight-boxes-nested", "trim beyond the bleed", page(BleedBox=Array([10, 0, 300, 300]))
    ),
    Case("preflight-bleed-short", "at the top", page(BleedBox=Array([0, 0, FAR + BLEED, 295]))),
    Case(
        "preflight-bleed-short",
        "at the left",
        page(BleedBox=Array([1, 0, FAR + BLEED, FAR + BLEED])),
    ),
    Case(
        "preflight-trim-other",
        "half a point narrow",
        page(TrimBox=Array([NEAR, NEAR, FAR - 0.5, FAR])),
    ),
    Case("preflight-trim-unequal", "second page narrower", second_page_narrower, is_stray=True),
    Case(
        "preflight-crop-other", "down to the bleed", page(CropBox=Array([0, 0, 300.473, 300.473]))
    ),
    Case("preflight-crop-other", "inherited", cropped_by_its_parent),
    Case("preflight-page-turned", "by itself", page(Rotate=90)),
    Case("preflight-page-turned", "by its parent", turned_by_its_parent),
    Case("preflight-page-turned", "a unit of its own", page(UserUnit=1.0002)),
    Case("preflight-pages-unfoldable", "three", pages(SIDE, SIDE, SIDE)),
    Case("preflight-page-blank", "marks only", blank_page(b"")),
    Case("preflight-page-blank", "white paper painted", blank_page(b"0 0 0 0 k 0 0 300 300 re f")),
    Case(
        "preflight-page-blank", "all clipped away", blank_page(b"0 0 1 1 re W n 50 50 20 20 re f")
    ),
    Case("preflight-spread", "of two ordered", pages(SPREAD)),
    Case(
        "preflight-spread", "among single pages", pages(SIDE, SPREAD, SPREAD, SIDE), is_stray=True
    ),
    Case("preflight-marks-missing", "none", without_marks),
    Case("preflight-marks-missing", "seven", seven_marks),
    Case(
        "preflight-marks-unwanted",
        "eight",
        paint(b""),
        {"marks": NO_MARKS},
    ),
    Case(
        "preflight-marks-inside",
        "within the bleed",
        paint(f" .25 w 0 0 0 1 K {NEAR} 1 m {NEAR} 7 l S".encode()),
    ),
    Case("preflight-rgb", "filled", paint(b" 0 0 0 rg" + BOX)),
    Case("preflight-rgb", "stroked", paint(b" 0 0 0 RG 0 0 m 9 9 l S")),
    Case("preflight-rgb", "chosen by space", paint(b" /DeviceRGB cs 0 0 0 scn" + BOX)),
    Case("preflight-rgb", "by profile", space(icc_rgb, b" /Mine cs 1 0 0 scn" + BOX)),
    Case("preflight-rgb", "calibrated", space(calibrated_rgb(), b" /Mine cs 1 0 0 scn" + BOX)),
    Case("preflight-rgb", "Lab", space(lab(), b" /Mine cs 50 0 0 scn" + BOX)),
    Case("preflight-rgb", "behind a spot colour", space(spot_in_rgb, b" /Mine cs 1 scn" + BOX)),
    Case("preflight-rgb", "in a pattern", patterned(b"1 0 0 rg 0 0 5 5 re f")),
    Case("preflight-rgb", "through a stencil pattern", rgb_through_an_uncoloured_pattern),
    Case("preflight-rgb", "in a form", rgb_inside_a_form),
    Case("preflight-rgb", "in text", paint(b" 1 0 0 rg BT /F1 12 Tf <0001> Tj ET")),
    Case("preflight-rgb", "in text's outline", paint(b" 1 0 0 RG BT /F1 12 Tf 1 Tr <0001> Tj ET")),
    Case(
        "preflight-rgb",
        "by default",
        drawn(
            form_with(
                b"0 g 0 0 5 5 re f",
                Resources=Dictionary(ColorSpace=Dictionary(DefaultGray=lab())),
            )
        ),
    ),
    Case("preflight-rgb", "in a soft mask", soft_mask(b"1 0 0 rg 0 0 5 5 re f", Name.DeviceGray)),
    Case("preflight-rgb-image", "photo", photo_in(Name.DeviceRGB, 3)),
    Case("preflight-rgb-image", "by a table", photo_in(indexed_rgb(), 1)),
    Case("preflight-rgb-image", "in the line", paint(b" BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI")),
    Case(
        "preflight-rgb-shading",
        "painted",
        resource("/Shading", "/Sky", gradient(Name.DeviceRGB, 3), b" /Sky sh"),
    ),
    Case("preflight-rgb-shading", "as a pattern", shaded_pattern(Name.DeviceRGB, 3)),
    Case(
        "preflight-rgb-group",
        "of the page",
        page(Group=Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)),
    ),
    Case("preflight-rgb-group", "of a form", drawn(lambda pdf: group(pdf, b"", Name.DeviceRGB))),
    Case("preflight-rgb-group", "of a soft mask", soft_mask(b"", Name.DeviceRGB)),
    Case("preflight-blend-missing", "no group", both(page(Group=None), state(K + BOX, ca=0.5))),
    Case(
        "preflight-blend-missing",
        "grey",
        both(page(Group=Dictionary(CS=Name.DeviceGray)), state(K + BOX, BM=Name.Multiply)),
    ),
    Case(
        "preflight-blend-missing",
        "no space",
        both(page(Group=Dictionary(S=Name.Transparency)), soft_photo),
    ),
    Case(
        "preflight-black-mixed",
        "four inks",
        paint(b" 0.75 0.66 0.64 0.95 k BT /F1 10 Tf <0001> Tj ET"),
    ),
    Case(
        "preflight-black-mixed",
        "without black",
        paint(b" 0.8 0.8 0.8 0 k BT /F1 10 Tf <0001> Tj ET"),
    ),
    Case("preflight-black-mixed", "outline", paint(b" 1 0 0 1 K BT /F1 10 Tf 1 Tr <0001> Tj ET")),
    Case("preflight-black-rich", "headline", paint(b" 0.4 0 0 1 k BT /F1 36 Tf <0001> Tj ET")),
    Case(
        "preflight-cmyk-tagged",
        "equal by bytes",
        space(icc_of_intent, b" /Mine cs 0 0 0 1 scn" + BOX),
    ),
    Case(
        "preflight-cmyk-other",
        "of other paper",
        space(icc_of_another, b" /Mine cs 0 0 0 1 scn" + BOX),
    ),
    Case("preflight-type-mixed", "red", paint(b" 0 1 1 0 k BT /F1 8 Tf <0001> Tj ET")),
    Case(
        "preflight-spot-unordered",
        "one",
        space(lambda pdf: separation(pdf, "Gold", (0, 0.2, 1, 0)), b" /Mine cs 1 scn" + BOX),
    ),
    Case("preflight-spot-unordered", "with black", space(device_n, b" /Mine cs 0 1 scn" + BOX)),
    Case("preflight-spot-unordered", "in a photo", drawn(spot_photo)),
    Case(
        "preflight-spot-names",
        "capitals",
        named("Banxin Red", "BANXIN RED"),
        {"ink": {"spots": ("Banxin Red",)}},
    ),
    Case(
        "preflight-spot-names",
        "paper",
        named("PANTONE 186 C", "PANTONE 186 U"),
        {"ink": {"spots": ("Pantone 186 C",)}},
    ),
    Case("preflight-spot-builds", "two", two_builds, {"ink": {"spots": ("Banxin Red",)}}),
    Case("preflight-spot-builds", "two spaces", two_spaces, {"ink": {"spots": ("Banxin Red",)}}),
    Case(
        "preflight-registration",
        "text",
        paint(b" /Registration cs 1 scn BT /F1 12 Tf 20 20 Td <0001> Tj ET"),
    ),
    Case("preflight-registration", "a line", paint(b" /Registration CS 1 SCN 20 20 m 40 20 l S")),
    Case(
        "preflight-registration",
        "a box in the bleed",
        paint(b" /Registration cs .5 scn 0 0 5 5 re f"),
    ),
    Case("preflight-black-knockout", "not set", paint(b" 0 0 0 1 k BT /F1 9 Tf <0001> Tj ET")),
    Case(
        "preflight-black-knockout",
        "without mode 1",
        state(b"0 0 0 1 k BT /F1 9 Tf <0001> Tj ET", op=True, OP=True),
    ),
    Case(
        "preflight-black-knockout",
        "strokes alone",
        state(b"0 0 0 1 k BT /F1 9 Tf <0001> Tj ET", OP=True, op=False, OPM=1),
    ),
    Case("preflight-black-knockout", "grey", paint(b" /Over gs 0 g BT /F1 9 Tf <0001> Tj ET")),
    Case("preflight-white-overprint", "a box", paint(b" /Over gs 0 0 0 0 k 50 50 20 20 re f")),
    Case(
        "preflight-white-overprint",
        "text",
        paint(b" /Over gs 0 0 0 0 k BT /F1 9 Tf 50 50 Td <0001> Tj ET"),
    ),
    Case("preflight-white-overprint", "grey", paint(b" /Over gs 1 g 50 50 20 20 re f")),
    Case("preflight-white-overprint", "a stroke", paint(b" /Over gs 0 0 0 0 K 50 50 m 80 80 l S")),
    Case("preflight-line-hair", "of no width", paint(b" 0 0 0 1 K 0 w 20 20 m 80 20 l S")),
    Case("preflight-line-hair", "thin", paint(b" 0 0 0 1 K .12 w 20 20 m 80 20 l S")),
    Case(
        "preflight-line-hair",
        "scaled down",
        paint(b" 0 0 0 1 K q .1 0 0 .1 0 0 cm 1 w 200 200 m 800 200 l S Q"),
    ),
    Case(
        "preflight-line-hair",
        "squeezed",
        paint(b" 0 0 0 1 K q 1 0 0 .1 0 0 cm 1 w 20 200 m 80 200 l S Q"),
    ),
    Case("preflight-line-hair", "by ExtGState", state(b"0 0 0 1 K 20 20 m 80 20 l S", LW=0.1)),
    Case("preflight-line-hair", "a filled box", paint(b" 0 0 0 1 k 20 20 60 .1 re f")),
    Case("preflight-line-hair", "a box without height", paint(b" 0 0 0 1 k 20 20 60 0 re f")),
    Case(
        "preflight-line-hair",
        "a box lying aslant",
        paint(b" 0 0 0 1 k q .7 .7 -.7 .7 60 60 cm 0 0 60 .1 re f Q"),
    ),
    Case(
        "preflight-line-hair",
        "a frame",
        paint(b" 0 0 0 1 k 20 20 60 60 re 20.1 20.1 59.8 59.8 re f*"),
    ),
    Case("preflight-line-thin", "stroke", paint(b" 0 0 0 1 K .2 w 20 20 m 80 20 l S")),
    Case("preflight-line-thin", "filled box", paint(b" 0 0 0 1 k 20 20 .2 60 re f")),
    Case("preflight-line-mixed", "red", paint(b" 0 1 1 0 K .4 w 20 20 m 80 20 l S")),
    Case("preflight-font-missing", "no program", font_without_program),
    Case("preflight-font-missing", "nothing in its program", program_empty),
    Case("preflight-font-missing", "in a soft mask", font_lacking_in_a_mask),
    Case("preflight-font-whole", "no tag", font(BaseFont=Name.Song)),
    Case("preflight-font-unicode", "no map", font(ToUnicode=None)),
    Case(
        "preflight-font-type3",
        "shown",
        resource("/Font", "/T3", type3, K + b"BT /T3 9 Tf <01> Tj ET"),
    ),
    Case(
        "preflight-font-courier", "in place of another", font(BaseFont=Name("/ABCDEF+CourierStd"))
    ),
    Case("preflight-font-unset", "none chosen", paint(b" BT <0001> Tj ET")),
    Case("preflight-type-small", "just under", paint(K + b"BT /F1 4.9 Tf <0001> Tj ET")),
    Case(
        "preflight-type-small",
        "scaled down",
        paint(K + b"q .5 0 0 .5 0 0 cm BT /F1 9 Tf <0001> Tj ET Q"),
    ),
    Case(
        "preflight-type-small",
        "by its matrix",
        paint(K + b"BT /F1 1 Tf 4 0 0 4 20 20 Tm <0001> Tj ET"),
    ),
    Case("preflight-type-small", "in a form", small_type_inside_a_form),
    Case("preflight-photo-coarse", "149 ppi", photo_at(145)),
    Case("preflight-photo-coarse", "turned", paint(b" q 0 145 -72 0 200 20 cm /Photo Do Q")),
    Case("preflight-photo-soft", "223 ppi", photo_at(97)),
    Case("preflight-lineart-coarse", "545 ppi", art_at(13.2)),
    Case(
        "preflight-lineart-coarse",
        "a stencil in the line",
        paint(b" q 9 0 0 9 20 20 cm BI /W 2 /H 2 /IM true ID \xaa\xaa EI Q"),
    ),
    Case("preflight-lineart-soft", "791 ppi", art_at(9.1)),
    Case("preflight-photo-broken", "JPEG cut short", photo_cut_short),
    Case("preflight-photo-broken", "data short", photo_flate_short),
    Case("preflight-photo-broken", "no data at all", photo_of_junk),
    Case("preflight-photo-broken", "wider than said", photo(Width=301)),
    Case("preflight-photo-broken", "other components", photo(ColorSpace=Name.DeviceGray)),
    Case("preflight-photo-broken", "its mask cut short", mask_cut_short),
    Case(
        "preflight-shading-broken",
        "three values of four",
        resource("/Shading", "/Sky", gradient(Name.DeviceCMYK, 3), b" /Sky sh"),
    ),
    Case("preflight-shading-broken", "as a pattern", shaded_pattern(Name.DeviceCMYK, 3)),
]
