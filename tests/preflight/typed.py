"""Pages of type with a font made on the spot: every character a square, some blank, some lost."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import NamedTuple

import pikepdf
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from pikepdf import Array, Dictionary, Name
from tests.preflight.sheets import add_page


class Typed(NamedTuple):
    """A line of text; its place in millimetres from the trim's lower left corner."""

    x: float
    y: float
    text: str
    size: float = 3


def typed(*pages: Sequence[Typed], blank: str = "", lost: str = "", cff: bool = False) -> bytes:
    """A PDF with those lines on 60 mm square pages, in a font of one em squares.

    Args:
        pages: What stands on each.
        blank: Characters whose outlines are empty.
        lost: Characters that the font has not got, so that .notdef is shown.
        cff: Outlines as OpenType with CFF, not as TrueType.
    """
    letters = sorted({letter for page in pages for line in page for letter in line.text})
    held = [letter for letter in letters if letter not in lost]
    pdf = pikepdf.new()
    fonts = Dictionary(F1=pdf.make_indirect(_font(pdf, letters, held, blank, cff=cff)))
    for page in pages:
        # `add_page` scales to millimetres; sizes are millimetres too.
        shown = (
            f"BT 0 0 0 1 k /F1 {line.size} Tf {line.x} {line.y} Td"
            f" <{_codes(line.text, letters)}> Tj ET"
            for line in page
        )
        add_page(pdf, "\n".join(shown).encode(), resources={"Font": fonts})
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


def _codes(text: str, letters: list[str]) -> str:
    return "".join(f"{letters.index(letter) + 1:04x}" for letter in text)


def _font(
    pdf: pikepdf.Pdf, letters: list[str], held: list[str], blank: str, *, cff: bool
) -> Dictionary:
    """Codes are places in ``letters`` from 1; what is lost is mapped to glyph 0."""
    gids = {letter: held.index(letter) + 1 if letter in held else 0 for letter in letters}
    program = pdf.make_stream(_program(held, blank, cff=cff))
    descriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name("/ABCDEF+Square"))
    inner = Dictionary(
        Type=Name.Font, BaseFont=Name("/ABCDEF+Square"), DW=1000,
        CIDSystemInfo=Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
    )  # fmt: skip
    if cff:
        program.Subtype = Name.OpenType
        descriptor.FontFile3 = program
        inner.Subtype = Name.CIDFontType0
    else:
        descriptor.FontFile2 = program
        inner.Subtype = Name.CIDFontType2
        table = b"".join(gids[letter].to_bytes(2, "big") for letter in letters)
        inner.CIDToGIDMap = pdf.make_stream(b"\0\0" + table)
    inner.FontDescriptor = descriptor
    unicode_map = "".join(
        f"<{code:04x}> <{letter.encode('utf-16-be').hex()}>\n"
        for code, letter in enumerate(letters, 1)
    )
    to_unicode = (
        "begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange "
        f"{len(letters)} beginbfchar\n{unicode_map}endbfchar endcmap"
    )
    return Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/ABCDEF+Square"),
        Encoding=Name("/Identity-H"), DescendantFonts=Array([inner]),
        ToUnicode=pdf.make_stream(to_unicode.encode()),
    )  # fmt: skip


def _program(held: list[str], blank: str, *, cff: bool) -> bytes:
    names = [".notdef", *(f"g{index}" for index in range(len(held)))]
    builder = FontBuilder(1000, isTTF=not cff)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(each): f"g{index}" for index, each in enumerate(held)})
    inked = dict.fromkeys(names, True) | {
        f"g{index}": each not in blank for index, each in enumerate(held)
    }
    if cff:
        strings = {name: _drawn(T2CharStringPen(1000, None), inked[name]) for name in names}
        builder.setupCFF("Square", {}, {n: pen.getCharString() for n, pen in strings.items()}, {})
    else:
        pens = {name: _drawn(TTGlyphPen(None), inked[name]) for name in names}
        builder.setupGlyf({name: pen.glyph() for name, pen in pens.items()})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 0)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupPost()
    out = BytesIO()
    builder.save(out)
    return out.getvalue()


def _drawn(pen: T2CharStringPen | TTGlyphPen, inked: bool) -> T2CharStringPen | TTGlyphPen:
    if inked:
        pen.moveTo((100, 0))
        for corner in ((100, 800), (900, 800), (900, 0)):
            pen.lineTo(corner)
        pen.closePath()
    return pen
