"""Names that font programs give to glyphs, and the characters they stand for.

Sources: Adobe Glyph List Specification 1.7; the tables are those that fontTools ships.
"""

from __future__ import annotations

from fontTools import agl
from fontTools.encodings.MacRoman import MacRoman
from fontTools.encodings.StandardEncoding import StandardEncoding

# Name by code, 256 of each; `.notdef` or empty where there is none.
MAC_ROMAN: tuple[str, ...] = tuple(MacRoman)
STANDARD: tuple[str, ...] = tuple(StandardEncoding)


def character_of(name: str) -> str:
    """The characters that a glyph called ``name`` stands for; empty where the name tells none."""
    return str(agl.toUnicode(name))


def name_of(character: str) -> str:
    """What the Adobe Glyph List For New Fonts calls a character's glyph; empty for no name."""
    return str(agl.UV2AGL.get(ord(character), ""))
