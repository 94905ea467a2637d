"""Simple CFF fonts, as LaTeX embeds them, are asked by name or by their own encoding."""

from __future__ import annotations

from io import BytesIO

import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont

from banxin.preflight.outlines import outlines_of
from banxin.preflight.painted import Font, FontProgram, Glyph


def program() -> FontProgram:
    """``summation`` draws a square and has code 80; ``hollow`` draws nothing and has 81."""
    builder = FontBuilder(1000, isTTF=False)
    names = [".notdef", "summation", "hollow"]
    builder.setupGlyphOrder(names)
    strings = {}
    for name in names:
        pen = T2CharStringPen(1000, None)
        if name != "hollow":
            pen.moveTo((0, 0))
            for corner in ((0, 700), (700, 700), (700, 0)):
                pen.lineTo(corner)
            pen.closePath()
        strings[name] = pen.getCharString()
    builder.setupCFF("Maths", {}, strings, {})
    builder.font["CFF "].cff[0].Encoding = [
        {80: "summation", 81: "hollow"}.get(code, ".notdef") for code in range(256)
    ]
    out = BytesIO()
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 0)))
    builder.setupHorizontalHeader()
    builder.setupPost()
    builder.save(out)
    return FontProgram("FontFile3", "Type1C", TTFont(out).reader["CFF "])


def glyph(code: int, name: str = "") -> Glyph:
    return Glyph(code, code, None, name, "x", 1000)


@pytest.mark.parametrize(
    ("asked", "drawn"),
    [
        (glyph(80), True),
        (glyph(81), False),
        (glyph(3, "summation"), True),
        (glyph(80, "hollow"), False),
        (glyph(3, "integral"), False),
        (glyph(80, "integral"), True),  # not the font's name, but the font's code
        (glyph(3), None),
    ],
)
def test_a_simple_font_is_asked(asked: Glyph, drawn: bool | None) -> None:
    font = Font("ABCDEF+Maths", "Type1", True, True, True, program=program())
    assert outlines_of(font)(asked) is drawn


@pytest.mark.parametrize("data", [b"", b"\0" * 40, b"\1\0\4\1" + b"\xff" * 60])
@pytest.mark.parametrize(
    ("key", "subtype"),
    [("FontFile2", ""), ("FontFile3", "OpenType"), ("FontFile3", "Type1C"), ("FontFile", "")],
)
def test_a_broken_program_cannot_tell(data: bytes, key: str, subtype: str) -> None:
    font = Font("F", "Type0", True, True, True, program=FontProgram(key, subtype, data))
    assert outlines_of(font)(glyph(80)) is None


def test_the_test_fonts_are_read_by_others_too() -> None:
    cff = CFFFontSet()
    cff.decompile(BytesIO(program().data), None)
    assert sorted(cff[0].CharStrings.keys()) == [".notdef", "hollow", "summation"]
