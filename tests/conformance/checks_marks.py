"""Where the ink of marks stands."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tests.conformance.case import Check
from tests.conformance.checks import CLOSING, EXACT, OPENING, SOLID, found_in
from tests.conformance.sheet import Sheet


def ink_in(marks: str, least: float, most: float) -> Check:
    """A mark's ink lies between these parts of its own box."""

    def check(sheet: Sheet) -> Iterator[str]:
        found = [glyph for glyph in sheet.glyphs if glyph.text in marks]
        if {glyph.text for glyph in found} != set(marks):
            yield "a mark is missing"
        for glyph in found:
            if glyph.left - glyph.x < least - EXACT or glyph.right - glyph.x > most + EXACT:
                yield f"the ink of {glyph.text} lies elsewhere in its box"

    return check


def ink_high(mark: str, height: float) -> Check:
    """The middle of a mark's ink stands so far over the baseline, where the middle of Han is."""

    def check(sheet: Sheet) -> Iterator[str]:
        found = [glyph for glyph in sheet.glyphs if glyph.text[0] == mark]
        if not found:
            yield f"{mark} is missing"
        for glyph in found:
            if abs(glyph.y - (glyph.top + glyph.bottom) / 2 - height) > 0.1:
                yield f"{mark} stands off the middle"

    return check


def ink_at_edge(number: int) -> Check:
    """The ink of a row's first mark stands less than half an em from the measure's edge, inside."""

    def check(sheet: Sheet) -> Iterator[str]:
        if len(sheet.rows) <= number:
            yield f"there are only {len(sheet.rows)} rows"
        elif not -EXACT <= sheet.rows[number].glyphs[0].left < 0.45:
            yield f"its ink begins at {sheet.rows[number].glyphs[0].left:.2f}"

    return check


def centred(left: str, mark: str, right: str) -> Check:
    """A mark's ink stands in the middle between its neighbours' boxes."""

    def check(sheet: Sheet) -> Iterator[str]:
        where = found_in(sheet, left + mark + right)
        if where is None:
            yield f"{left}{mark}{right} is not in one row"
            return
        before, glyph, after = where[0].glyphs[where[1] : where[1] + 3]
        off = glyph.middle - (before.end + after.x) / 2
        if abs(off) > EXACT:
            yield f"{mark} stands {off:.2f} off the middle"

    return check


def joined(mark: str) -> Check:
    """A two-em mark is one stroke: its ink has no break of a twentieth of an em."""

    def check(sheet: Sheet) -> Iterator[str]:
        inks = [glyph for glyph in sheet.glyphs if glyph.text[0] in mark]
        if not inks:
            yield f"{mark} is missing"
        for left, right in pairwise(inks):
            if right.left - left.right > 0.05:
                yield f"{mark} has a gap of {right.left - left.right:.2f}"

    return check


def narrow(*marks: str) -> Check:
    """Marks that stand in Western text: their neighbours' boxes less than half an em away."""

    def check(sheet: Sheet) -> Iterator[str]:
        for row in sheet.rows:
            for index, glyph in enumerate(row.glyphs[1:-1], 1):
                if glyph.text in marks:
                    before, after = row.glyphs[index - 1], row.glyphs[index + 1]
                    inner = min(glyph.left - before.right, after.left - glyph.right)
                    if (
                        inner > 0.25
                        or glyph.left - before.right > 0.5
                        or (after.left - glyph.right > 0.5)
                    ):
                        yield f"{glyph.text} stands as wide as in Chinese"

    return check


def hugging(sheet: Sheet) -> Iterator[str]:
    """Brackets keep to what they enclose: blank goes on their outer sides only."""
    for row in sheet.rows:
        for left, right, blank in row.blanks():
            if left.text in OPENING and right.text not in OPENING and abs(blank) > SOLID:
                yield f"{blank:.2f} inside {left.text}"
            if right.text in CLOSING and left.text not in CLOSING and abs(blank) > SOLID:
                yield f"{blank:.2f} inside {right.text}"
            if left.text in CLOSING and right.text in OPENING and blank > -0.45:
                yield f"{left.text}{right.text} keep both blanks"


def hangs(marks: str) -> Check:
    """The first row ends with one of the marks, and its ink stands outside the measure."""

    def check(sheet: Sheet) -> Iterator[str]:
        last = sheet.rows[0].glyphs[-1]
        if last.text not in marks or last.left < sheet.measure - EXACT:
            yield f"{sheet.rows[0].text} does not hang its mark"

    return check
