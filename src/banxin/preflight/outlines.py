"""Whether a font program holds an outline for a glyph: asked of the program inside the PDF."""

from __future__ import annotations

import struct
from collections.abc import Callable
from io import BytesIO
from typing import TypeAlias

from fontTools.cffLib import CFFFontSet
from fontTools.pens.boundsPen import ControlBoundsPen
from fontTools.ttLib import TTFont, TTLibError

from banxin.preflight.painted import Font, FontProgram, Glyph

# What a font program that is not well formed throws at whoever believes it.
_MALFORMED = (
    TTLibError, struct.error, ArithmeticError, AssertionError, AttributeError, LookupError,
    NotImplementedError, RecursionError, TypeError, ValueError,
)  # fmt: skip

# A charstring that draws something needs a move and a line: a blank one is a width and endchar.
_BLANK_MOST = 8

Asked: TypeAlias = Callable[[Glyph], bool | None]


def outlines_of(font: Font) -> Asked:
    """A question to the font: does it draw this glyph? None for "cannot tell"."""
    if font.program is None:
        return lambda _: None
    try:
        asked = _asked(font.program)
    except _MALFORMED:
        return lambda _: None

    def safely(glyph: Glyph) -> bool | None:
        try:
            return asked(glyph)
        except _MALFORMED:
            return None

    return safely


def _asked(program: FontProgram) -> Asked:
    if program.key == "FontFile2":
        return _of_truetype(TTFont(BytesIO(program.data), lazy=True))
    if program.key == "FontFile3" and program.subtype == "OpenType":
        font = TTFont(BytesIO(program.data), lazy=True)
        return _of_cff(font["CFF "].cff) if "CFF " in font else _of_truetype(font)
    if program.key == "FontFile3":
        cff = CFFFontSet()
        cff.decompile(BytesIO(program.data), None)
        return _of_cff(cff)
    # Type 1 programs are encrypted and hold few glyphs; LaTeX writes them, and rightly.
    return lambda _: None


def _of_truetype(font: TTFont) -> Asked:
    # From the tables' bytes (OpenType 1.9.1, loca, glyf): fontTools would name all glyphs first.
    starts: list[int] = list(font["loca"].locations)
    outlines: bytes = font.reader["glyf"]

    def draws(glyph: Glyph) -> bool | None:
        if glyph.gid is None:
            return None
        if not 0 < glyph.gid < len(starts) - 1:
            return False
        start, end = starts[glyph.gid : glyph.gid + 2]
        # The first two bytes count the contours; an outline made of others counts -1.
        return end > start and outlines[start : start + 2] != b"\0\0"

    return draws


def _of_cff(cff: CFFFontSet) -> Asked:
    top = cff[0]
    keyed_by_cid = hasattr(top, "ROS")
    strings, order = top.CharStrings, top.charset

    def draws(glyph: Glyph) -> bool | None:
        name = _name(glyph, order, keyed_by_cid=keyed_by_cid)
        if name is None:
            return None
        if name == ".notdef" or name not in strings:
            return False
        outline = strings[name]
        if outline.bytecode is None or len(outline.bytecode) > _BLANK_MOST:
            return True
        pen = ControlBoundsPen(None)
        outline.draw(pen)
        return pen.bounds is not None

    return draws


def _name(glyph: Glyph, order: list[str], *, keyed_by_cid: bool) -> str | None:
    """ISO 32000-2:2020, 9.7.4.2: a CID is looked up in the charset, or is the glyph's index."""
    if glyph.name:
        return glyph.name
    if glyph.cid is None:
        return None
    if keyed_by_cid:
        return ".notdef" if glyph.cid == 0 else f"cid{glyph.cid:05}"
    return order[glyph.cid] if glyph.cid < len(order) else ".notdef"
