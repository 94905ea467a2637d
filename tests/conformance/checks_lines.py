"""What lines hold, where they end, and how they were opened or reduced."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from tests.conformance.case import Check
from tests.conformance.checks import EXACT, SOLID, found_in, is_han, is_western, row_end, row_start
from tests.conformance.sheet import Glyph, Sheet


def text_is(text: str) -> Check:
    """All characters are there, in order."""

    def check(sheet: Sheet) -> Iterator[str]:
        painted = "".join(row.whole_text for row in sheet.rows)
        if painted != text:
            yield f"painted {painted!r}"

    return check


def no_row_starts_with(marks: str) -> Check:
    def check(sheet: Sheet) -> Iterator[str]:
        for row in sheet.rows[1:]:
            if row.whole_text[0] in marks:
                yield f"{row.whole_text[0]} starts a row"

    return check


def no_row_ends_with(marks: str) -> Check:
    def check(sheet: Sheet) -> Iterator[str]:
        for row in sheet.rows[:-1]:
            if row.text[-1] in marks:
                yield f"{row.text[-1]} ends a row"

    return check


def starts_with_one_of(marks: str, row: int) -> Check:
    def check(sheet: Sheet) -> Iterator[str]:
        if len(sheet.rows) <= row or sheet.rows[row].text[0] not in marks:
            yield f"no {marks} at the start of row {row + 1}"

    return check


def in_one_row(*units: str) -> Check:
    """No unit is divided between rows."""

    def check(sheet: Sheet) -> Iterator[str]:
        for unit in units:
            if not any(unit in row.text or unit in row.whole_text for row in sheet.rows):
                yield f"{unit} is divided"

    return check


def any_in_one_row(*units: str) -> Check:
    """At least one of the units stands undivided: each paragraph holds one of them."""

    def check(sheet: Sheet) -> Iterator[str]:
        if not any(unit in row.whole_text for unit in units for row in sheet.rows):
            yield f"divided: {[row.whole_text for row in sheet.rows]}"

    return check


def row_text(number: int, text: str) -> Check:
    """A row holds exactly this."""

    def check(sheet: Sheet) -> Iterator[str]:
        if len(sheet.rows) <= number or sheet.rows[number].text != text:
            yield f"rows {[row.text for row in sheet.rows]}"

    return check


def row_counts(count: int) -> Check:
    def check(sheet: Sheet) -> Iterator[str]:
        if len(sheet.rows) != count:
            yield f"{len(sheet.rows)} rows"

    return check


def row_holds(count: int) -> Check:
    """So many characters in the first row."""

    def check(sheet: Sheet) -> Iterator[str]:
        if len(sheet.rows[0].text) != count:
            yield f"the first row is {sheet.rows[0].text}"

    return check


def flush(sheet: Sheet) -> Iterator[str]:
    """Every row but the last reaches the measure's right edge, every row but the first its left."""
    for row in sheet.rows[:-1]:
        if abs(row_end(row) - sheet.measure) > EXACT:
            yield f"{row.text} ends at {row_end(row):.2f}"
    for row in sheet.rows[1:]:
        if abs(row_start(row)) > EXACT:
            yield f"{row.text} starts at {row_start(row):.2f}"


def within(sheet: Sheet) -> Iterator[str]:
    """No ink outside the measure."""
    for glyph in sheet.glyphs:
        if glyph.left < -EXACT or glyph.right > sheet.measure + EXACT:
            yield f"{glyph.text} stands out of the measure"


def last_row_natural(sheet: Sheet) -> Iterator[str]:
    """Han in the last row stands solid, so it was not stretched."""
    for left, right, blank in sheet.rows[-1].blanks():
        if is_han(left) and is_han(right) and abs(blank) > SOLID:
            yield f"{left.text}{right.text} opened by {blank:.2f} in the last row"


def last_row_holds(count: int) -> Check:
    def check(sheet: Sheet) -> Iterator[str]:
        found = sum(is_han(glyph) for glyph in sheet.rows[-1].glyphs)
        if found < count:
            yield f"the last row holds {found} Han characters"

    return check


def han_never_closer(sheet: Sheet) -> Iterator[str]:
    for row in sheet.rows:
        for left, right, blank in row.blanks():
            if is_han(left) and is_han(right) and blank < -SOLID:
                yield f"{left.text}{right.text} closer than solid by {-blank:.2f}"


def solid(sheet: Sheet) -> Iterator[str]:
    """Han to Han with nothing between."""
    for row in sheet.rows:
        for left, right, blank in row.blanks():
            if is_han(left) and is_han(right) and abs(blank) > SOLID:
                yield f"{left.text}{right.text} apart by {blank:.2f}"


def solid_first(sheet: Sheet) -> Iterator[str]:
    """The first row's Han stand solid."""
    for left, right, blank in sheet.rows[0].blanks():
        if is_han(left) and is_han(right) and abs(blank) > SOLID:
            yield f"{left.text}{right.text} apart by {blank:.2f}"


def opened_evenly(number: int) -> Check:
    """A row of Han that is too short for its measure is opened by the same at every place."""

    def check(sheet: Sheet) -> Iterator[str]:
        row = sheet.rows[number]
        places = len(row.glyphs) - 1
        wanted = (sheet.measure - sum(glyph.advance for glyph in row.glyphs)) / places
        for left, right, blank in row.blanks():
            if abs(blank - wanted) > EXACT:
                yield f"{blank:.2f} between {left.text} and {right.text}, not {wanted:.2f}"

    return check


def evenly(sheet: Sheet) -> Iterator[str]:
    """In the first row all places that open do so by the same, closing marks' blanks counted in."""
    blanks = [blank for _, _, blank in sheet.rows[0].blanks()]
    if not blanks or max(blanks) < 2 * EXACT:
        yield "nothing was opened"
    elif max(blanks) - min(blanks) > EXACT:
        yield f"opened by {min(blanks):.2f} to {max(blanks):.2f}"


def every(pairs: Callable[[Glyph, Glyph], bool], least: float, most: float) -> Check:
    """All neighbours of a kind stand this far apart."""

    def check(sheet: Sheet) -> Iterator[str]:
        for row in sheet.rows:
            for left, right, blank in row.blanks():
                if pairs(left, right) and not least - EXACT <= blank <= most + EXACT:
                    yield f"{blank:.2f} between {left.text} and {right.text}"

    return check


def unopened(sheet: Sheet) -> Iterator[str]:
    """Letters and digits stand as their face spaces them, kerning apart."""
    for row in sheet.rows:
        for left, right, blank in row.blanks():
            if left.text.isascii() and right.text.isascii() and abs(blank) > 0.06:
                yield f"{blank:.2f} inside a word"


def unopened_words(sheet: Sheet) -> Iterator[str]:
    """Letters of a word stand as their face spaces them: under a tenth of an em is kerning."""
    for row in sheet.rows:
        for left, right, blank in row.blanks():
            if is_western(left) and is_western(right) and 0.06 < blank < 0.19:
                yield f"{left.text}{right.text} opened by {blank:.2f}"


def even_pitch(sheet: Sheet) -> Iterator[str]:
    """All baselines lie equally far apart, two em here."""
    for upper, lower in pairwise(sheet.rows):
        if abs(lower.y - upper.y - 2) > EXACT:
            yield f"{lower.text} is {lower.y - upper.y:.2f} below"


def one_baseline(sheet: Sheet) -> Iterator[str]:
    heights = [glyph.y for glyph in sheet.glyphs]
    if len(sheet.rows) != 1 or max(heights) - min(heights) > EXACT:
        yield f"baselines from {min(heights):.2f} to {max(heights):.2f}"


def from_left_to_right(sheet: Sheet) -> Iterator[str]:
    """The copy's order is the order of places: left to right, then downwards."""
    if sheet.text != "".join(sorted(sheet.text, key=sheet.text.index)) or len(sheet.rows) < 2:
        yield f"painted {sheet.text}"
    for row in sheet.rows:
        for left, right, blank in row.blanks():
            if blank < -SOLID:
                yield f"{right.text} stands before the end of {left.text}"


def faces_differ(count: int) -> Check:
    def check(sheet: Sheet) -> Iterator[str]:
        found = {glyph.font for glyph in sheet.glyphs}
        if len(found) != count:
            yield f"set in {sorted(found)}"

    return check


def same_widths(text: str, *, same: bool) -> Check:
    """Whether the glyphs of a word have one width."""

    def check(sheet: Sheet) -> Iterator[str]:
        where = found_in(sheet, text)
        if where is None:
            yield f"{text} is not in one row"
            return
        glyphs = where[0].glyphs[where[1] : where[1] + len(text)]
        widths = {round(glyph.advance, 2) for glyph in glyphs}
        if (len(widths) == 1) != same:
            yield f"the widths are {sorted(widths)}"

    return check
