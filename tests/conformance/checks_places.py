"""Where a box begins, and what stands between two of them. Widths are in em."""

from __future__ import annotations

from collections.abc import Iterator

from tests.conformance.case import Check
from tests.conformance.checks import EXACT, found_in, row_end, row_start
from tests.conformance.sheet import Sheet


def between(
    left: str, right: str, least: float, most: float | None = None, *, exact: float = EXACT
) -> Check:
    """From the untrimmed box of one text to that of the next: a squeeze is below zero.

    ``left`` and ``right`` stand next to each other in a row; the measure is taken where they meet.
    """
    top = least if most is None else most

    def check(sheet: Sheet) -> Iterator[str]:
        where = found_in(sheet, left + right)
        if where is None:
            yield f"{left}{right} is not in one row"
            return
        row, place = where
        reached = ""
        while reached != left:
            reached += row.glyphs[place].text
            place += 1
        blank = row.glyphs[place].x - row.glyphs[place - 1].end
        if not least - exact <= blank <= top + exact:
            yield f"{blank:.2f} between {left} and {right}"

    return check


def span(text: str, width: float, *, exact: float = EXACT) -> Check:
    """``前，后``: from the end of the first character's box to the start of the last one's box."""

    def check(sheet: Sheet) -> Iterator[str]:
        where = found_in(sheet, text)
        if where is None:
            yield f"{text} is not in one row"
            return
        row, place = where
        last = place
        while sum(len(g.text) for g in row.glyphs[place : last + 1]) < len(text):
            last += 1
        found = row.glyphs[last].x - row.glyphs[place].end
        if abs(found - width) > exact:
            yield f"{text[1:-1]} takes {found:.2f}"

    return check


def inner_span(width: float) -> Check:
    """All that stands between the first and the last character takes so much."""

    def check(sheet: Sheet) -> Iterator[str]:
        first, last = sheet.glyphs[0], sheet.glyphs[-1]
        if len(sheet.rows) != 1 or abs(last.x - first.end - width) > EXACT:
            yield f"{sheet.text[1:-1]} takes {last.x - first.end:.2f}"

    return check


def starts_at(row_number: int, x: float) -> Check:
    """Where a row's first box begins; an opening mark's ink half counts, not its blank."""

    def check(sheet: Sheet) -> Iterator[str]:
        if len(sheet.rows) <= row_number:
            yield f"there are only {len(sheet.rows)} rows"
            return
        found = row_start(sheet.rows[row_number])
        if abs(found - x) > EXACT:
            yield f"row {row_number + 1} starts at {found:.2f}"

    return check


def ends_at(row_number: int, x: float) -> Check:
    """Where a row ends; a closing mark counts half."""

    def check(sheet: Sheet) -> Iterator[str]:
        found = row_end(sheet.rows[row_number])
        if abs(found - x) > EXACT:
            yield f"row {row_number + 1} ends at {found:.2f}"

    return check


def small_joins(text: str) -> Check:
    """What is small stands in the row of ``text``, above its baseline, right behind it."""

    def check(sheet: Sheet) -> Iterator[str]:
        where = found_in(sheet, text)
        if where is None or not where[0].small:
            yield f"nothing small beside {text}"
            return
        row, place = where
        first, base = row.small[0], row.glyphs[place]
        if first.y > row.y - 0.2:
            yield f"{first.text} is not raised"
        # A note's first glyph brings its own side bearing, an eighth of an em at most.
        if not -EXACT <= first.left - base.end <= 0.125:
            yield f"{first.text} stands {first.left - base.end:.2f} from {text}"

    return check


def after_small(text: str) -> Check:
    """``text`` follows what is small without an automatic gap."""

    def check(sheet: Sheet) -> Iterator[str]:
        where = found_in(sheet, text)
        if where is None or not where[0].small:
            yield f"nothing small before {text}"
            return
        row, place = where
        blank = row.glyphs[place].x - row.small[-1].end
        if abs(blank) > 0.05:
            yield f"{blank:.2f} before {text}"

    return check
