"""Whether a font program holds an outline for a glyph: asked of the program inside the PDF."""

from __future__ import annotations

import struct
from collections.abc import Callable
from io import BytesIO
from typing import TypeAlias

from fontTools.cffLib import CFFFontSet, TopDict
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

_COMPOSITE = "Type0"
_NOTDEF = ".notdef"

Asked: TypeAlias = Callable[[Glyph], bool | None]


def outlines_of(font: Font) -> Asked:
    """A question to the font: does it draw this glyph? None for "cannot tell"."""
    if font.program is None:
        return lambda _: None
    try:
        asked = _asked(font.program, composite=font.kind == _COMPOSITE)
    except _MALFORMED:
        return lambda _: None

    def safely(glyph: Glyph) -> bool | None:
        try:
            return asked(glyph)
        except _MALFORMED:
            return None

    return safely


def _asked(program: FontProgram, *, composite: bool) -> Asked:
    if program.key == "FontFile2":
        return _of_truetype(TTFont(BytesIO(program.data), lazy=True))
    if program.key == "FontFile3" and program.subtype == "OpenType":
        font = TTFont(BytesIO(program.data), lazy=True)
        return (
            _of_cff(font["CFF "].cff, composite=composite) if "CFF " in font else _of_truetype(font)
        )
    if program.key == "FontFile3":
        cff = CFFFontSet()
        cff.decompile(BytesIO(program.data), None)
        return _of_cff(cff, composite=composite)
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


def _of_cff(cff: CFFFontSet, *, composite: bool) -> Asked:
    top = cff[0]
    strings = top.CharStrings
    name_of = _by_cid(top) if composite else _by_code(top)

    def draws(glyph: Glyph) -> bool | None:
        name = name_of(glyph)
        if name is None:
            return None
        if name == _NOTDEF or name not in strings:
            return False
        outline = strings[name]
        if outline.bytecode is None or len(outline.bytecode) > _BLANK_MOST:
            return True
        pen = ControlBoundsPen(None)
        outline.draw(pen)
        return pen.bounds is not None

    return draws


def _by_cid(top: TopDict) -> Callable[[Glyph], str | None]:
    """ISO 32000-2:2020, 9.7.4.2: a CID is looked up in the charset, or is the glyph's index."""
    order, keyed = top.charset, hasattr(top, "ROS")

    def name_of(glyph: Glyph) -> str | None:
        if glyph.cid is None:
            return None
        if keyed:
            return f"cid{glyph.cid:05}" if glyph.cid else _NOTDEF
        return order[glyph.cid] if glyph.cid < len(order) else _NOTDEF

    return name_of


def _by_code(top: TopDict) -> Callable[[Glyph], str | None]:
    """9.6.5: by the name that the PDF's encoding gives, else by the program's own encoding."""
    strings, encoding = top.CharStrings, getattr(top, "Encoding", None)

    def name_of(glyph: Glyph) -> str | None:
        if glyph.name in strings:
            return glyph.name
        # The two encodings that have names of their own are Adobe's; 9.6.5.2 has them as names.
        own = encoding[glyph.code] if isinstance(encoding, list) else _NOTDEF
        return own if own != _NOTDEF else glyph.name or None

    return name_of
