"""What all checks share: how exact they are, kinds of characters, where a row begins and ends.

``EXACT`` is what must be as composed; a painter's rounding stays below it. Widths are in em.
"""

from __future__ import annotations

from tests.conformance.sheet import Glyph, Row, Sheet

EXACT = 0.02
SOLID = 0.01

CLOSING = frozenset("，、；：。．！？”’」』）》〉】〗〕］｝")
OPENING = frozenset("“‘「『（《〈【〖〔［｛")


def is_han(glyph: Glyph) -> bool:
    return "\u3400" <= glyph.text[0] <= "\u9fff"


def is_western(glyph: Glyph) -> bool:
    return glyph.text[0].isascii() and glyph.text[0].isalnum()


def row_end(row: Row) -> float:
    """Where a row ends: a closing mark counts half."""
    last = row.glyphs[-1]
    return last.end - last.size / 2 if last.text in CLOSING else last.end


def row_start(row: Row) -> float:
    """Where a row begins: an opening mark counts half."""
    first = row.glyphs[0]
    return first.x + first.size / 2 if first.text in OPENING else first.x


def found_in(sheet: Sheet, text: str) -> tuple[Row, int] | None:
    """The row that holds ``text``, and the index of its first glyph there."""
    for row in sheet.rows:
        place = row.place(text)
        if place is not None:
            return row, place
    return None
