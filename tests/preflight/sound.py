"""One PDF/X-4 without fault, built by hand: 100 mm square trim, 3 mm bleed, crop marks.

Its origin is the bleed's lower left corner, so that a mark has negative or large coordinates.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO

import pikepdf
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from banxin.ticket import Ticket

BLEED, SLUG, SIDE = 8.504, 28.346, 283.465
NEAR, FAR = BLEED, BLEED + SIDE  # of the trim
SPREAD = 2 * SIDE

K = b" /Over gs 0 0 0 1 k "
"""Black as it is to be set: alone, and overprinting."""

# The photo is 300 px on 72 pt, that is 300 ppi; the line art 100 px on 9 pt, 800 ppi.
CONTENT = b"""
q /Over gs /DeviceCMYK cs 0 0 0 1 scn
BT /F1 9 Tf 1 0 0 1 20 250 Tm <00010002> Tj ET
20 240 60 .3 re f  .5 w 20 235 m 80 235 l S Q
q 72 0 0 72 20 100 cm /Photo Do Q
q 9 0 0 9 150 200 cm /Art Do Q
q 1 0 0 1 120 100 cm /Form Do Q
q 0 0 0 .9 k 200 200 60 30 re f 0 0 0 0 k BT /F1 9 Tf 1 0 0 1 210 210 Tm <0001> Tj ET Q
"""

XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion><pdf:Trapped>False</pdf:Trapped>
<xmp:CreateDate>2026-11-23T08:00:00+08:00</xmp:CreateDate>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Issue 11</rdf:li></rdf:Alt></dc:title>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>"""


def build(ticket: Ticket) -> bytes:
    """The sound file for the ticket's printing condition."""
    pdf = pikepdf.new()
    add_page(pdf, SIDE)
    profile = pdf.make_stream(ticket.condition.profile.read_bytes(), Dictionary(N=4))
    intent = Dictionary(
        S=Name.GTS_PDFX, OutputConditionIdentifier=String(ticket.condition.name),
        DestOutputProfile=profile,
    )  # fmt: skip
    pdf.Root.OutputIntents = Array([intent])
    pdf.Root.Metadata = pdf.make_stream(
        XMP.encode(), Dictionary(Type=Name.Metadata, Subtype=Name.XML)
    )
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(Title=String("Issue 11"), CreationDate=String("D:20261123080000+08'00'"))
    )
    pdf.trailer.Info.Trapped = Name("/False")
    out = BytesIO()
    pdf.save(out, fix_metadata_version=False)
    return out.getvalue()


def add_page(pdf: pikepdf.Pdf, width: float, content: bytes = CONTENT) -> None:
    """A page of that trim width, with marks and ``content``."""
    right = NEAR + width
    resources = Dictionary(
        Font=Dictionary(F1=pdf.make_indirect(_font(pdf))),
        XObject=Dictionary(Photo=_photo(pdf), Form=_form(pdf), Art=_art(pdf)),
        ColorSpace=Dictionary(Registration=all_plates(pdf)),
        ExtGState=Dictionary(Over=Dictionary(OP=True, op=True, OPM=1)),
    )
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([-SLUG, -SLUG, right + BLEED + SLUG, FAR + BLEED + SLUG]),
        BleedBox=Array([0, 0, right + BLEED, FAR + BLEED]),
        TrimBox=Array([NEAR, NEAR, right, FAR]),
        Resources=resources,
        Contents=Array([pdf.make_stream(marks(right)), pdf.make_stream(content)]),
        Group=Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK),
    )
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))


def marks(right: float) -> bytes:
    """Eight crop marks of 5 mm, 4 mm off the trim, as one path on all plates."""
    near, far = 11.339, 11.339 + 14.173
    lines = [
        f"{x} {NEAR - near} m {x} {NEAR - far} l {x} {FAR + near} m {x} {FAR + far} l"
        for x in (NEAR, right)
    ]
    for y in (NEAR, FAR):
        lines.append(f"{NEAR - near} {y} m {NEAR - far} {y} l")
        lines.append(f"{right + near} {y} m {right + far} {y} l")
    return f"q /Registration CS 1 SCN .25 w {' '.join(lines)} S Q".encode()


def all_plates(pdf: pikepdf.Pdf) -> Array:
    return separation(pdf, "All", (1, 1, 1, 1))


def separation(
    pdf: pikepdf.Pdf, name: str, solid: tuple[float, ...], space: Name = Name.DeviceCMYK
) -> Array:
    """A Separation whose tints go from paper to ``solid``."""
    tint = Dictionary(
        FunctionType=2, Domain=Array([0, 1]), N=1, C0=Array([0] * len(solid)), C1=Array(list(solid))
    )
    return Array([Name.Separation, Name("/" + name), space, pdf.make_indirect(tint)])


def _photo(pdf: pikepdf.Pdf) -> pikepdf.Stream:
    photo = pdf.make_stream(_jpeg())
    photo.stream_dict = Dictionary(
        Type=Name.XObject, Subtype=Name.Image, Width=300, Height=300, BitsPerComponent=8,
        ColorSpace=Name.DeviceCMYK, Filter=Name.DCTDecode, Decode=Array([1, 0] * 4),
    )  # fmt: skip
    return photo


@cache
def _jpeg() -> bytes:
    jpeg = BytesIO()
    Image.linear_gradient("L").resize((300, 300)).convert("RGB").convert("CMYK").save(jpeg, "JPEG")
    return jpeg.getvalue()


def _art(pdf: pikepdf.Pdf) -> pikepdf.Stream:
    art = pdf.make_stream(b"\x55" * (13 * 100))
    art.stream_dict = Dictionary(
        Type=Name.XObject, Subtype=Name.Image, Width=100, Height=100, BitsPerComponent=1,
        ColorSpace=Name.DeviceGray,
    )  # fmt: skip
    return art


def _form(pdf: pikepdf.Pdf) -> pikepdf.Stream:
    form = pdf.make_stream(b"0 0 0 0.5 k 0 0 30 30 re f")
    form.stream_dict = Dictionary(
        Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 30, 30]), Resources=Dictionary(),
        Group=Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK),
    )  # fmt: skip
    return form


def _font(pdf: pikepdf.Pdf) -> Dictionary:
    """Code 1 is 版, an em wide, code 2 is A, half as wide."""
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=Name("/ABCDEF+Song"), Flags=4,
        FontBBox=Array([0, -120, 1000, 880]), ItalicAngle=0, Ascent=880, Descent=-120,
        CapHeight=700, StemV=80, FontFile2=pdf.make_stream(program()),
    )  # fmt: skip
    inner = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name("/ABCDEF+Song"),
        CIDSystemInfo=Dictionary(
            Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0
        ),
        FontDescriptor=descriptor, W=Array([1, Array([1000, 500])]), CIDToGIDMap=Name.Identity,
    )  # fmt: skip
    return Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/ABCDEF+Song"),
        Encoding=Name("/Identity-H"), DescendantFonts=Array([pdf.make_indirect(inner)]),
        ToUnicode=pdf.make_stream(TO_UNICODE),
    )  # fmt: skip


TO_UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
1 begincodespacerange <0000> <ffff> endcodespacerange
2 beginbfchar <0001> <7248> <0002> <0041> endbfchar
endcmap end end"""


@cache
def program() -> bytes:
    """A TrueType font with outlines: a box for every glyph, its own width less 100."""
    widths = {".notdef": 1000, "uni7248": 1000, "A": 500}
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(list(widths))
    builder.setupCharacterMap({0x7248: "uni7248", 0x41: "A"})
    glyphs = {}
    for name, width in widths.items():
        pen = TTGlyphPen(None)
        pen.moveTo((50, 0))
        for corner in ((50, 700), (width - 50, 700), (width - 50, 0)):
            pen.lineTo(corner)
        pen.closePath()
        glyphs[name] = pen.glyph()
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics({name: (width, 50) for name, width in widths.items()})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Song", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    out = BytesIO()
    builder.font.recalcTimestamp = False
    builder.save(out)
    return out.getvalue()
