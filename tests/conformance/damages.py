"""Sheets made wrong on purpose, so that every check is seen failing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from tests.conformance.sheet import Glyph, Row, Sheet


def _glyphs(sheet: Sheet, change: Callable[[Glyph], Glyph]) -> Sheet:
    return replace(
        sheet,
        rows=tuple(replace(row, glyphs=tuple(map(change, row.glyphs))) for row in sheet.rows),
    )


def _moved(glyph: Glyph, across: float, down: float = 0) -> Glyph:
    return replace(
        glyph,
        x=glyph.x + across,
        left=glyph.left + across,
        right=glyph.right + across,
        y=glyph.y + down,
        top=glyph.top + down,
        bottom=glyph.bottom + down,
    )


def pushed_right(sheet: Sheet) -> Sheet:
    return _glyphs(sheet, lambda glyph: _moved(glyph, 0.3))


def opened(sheet: Sheet) -> Sheet:
    """A tenth wider from the left edge on."""
    return _glyphs(sheet, lambda glyph: _moved(glyph, glyph.x * 0.1))


def closed_up(sheet: Sheet) -> Sheet:
    return _glyphs(sheet, lambda glyph: _moved(glyph, -glyph.x * 0.1))


def off_baseline(sheet: Sheet) -> Sheet:
    """Every second glyph a tenth of an em lower; every second row, too."""
    rows = [
        replace(
            row,
            y=row.y + 0.3 * (number % 2),
            glyphs=tuple(
                _moved(glyph, 0, 0.1 * (place % 2)) for place, glyph in enumerate(row.glyphs)
            ),
        )
        for number, row in enumerate(sheet.rows)
    ]
    return replace(sheet, rows=tuple(rows))


def bare(sheet: Sheet) -> Sheet:
    """Nothing over, under or beside the lines."""
    return replace(sheet, rows=tuple(replace(row, small=(), shapes=()) for row in sheet.rows))


def matter_displaced(sheet: Sheet) -> Sheet:
    """All that is small, and every path, a quarter of an em to the right, and larger."""
    return replace(
        sheet,
        rows=tuple(
            replace(
                row,
                small=tuple(
                    replace(_moved(glyph, 0.25, 0.25), size=glyph.size * 1.3) for glyph in row.small
                ),
                shapes=tuple(
                    replace(shape, left=shape.left + 0.25, right=shape.right + 0.25)
                    for shape in row.shapes
                ),
            )
            for row in sheet.rows
        ),
    )


def in_one_face(sheet: Sheet) -> Sheet:
    """Every glyph, ruby too, in one face."""
    plain = _glyphs(sheet, lambda glyph: replace(glyph, font="Some"))
    return replace(
        plain,
        rows=tuple(
            replace(row, small=tuple(replace(glyph, font="Some") for glyph in row.small))
            for row in plain.rows
        ),
    )


def inked_in_the_middle(sheet: Sheet) -> Sheet:
    """As a Taiwan face draws its marks: the ink in the middle of the box."""

    def centred(glyph: Glyph) -> Glyph:
        off = glyph.x + glyph.advance / 2 - glyph.middle
        return replace(glyph, left=glyph.left + off, right=glyph.right + off)

    return _glyphs(sheet, centred)


def unjoined(sheet: Sheet) -> Sheet:
    """Two-em marks as two glyphs that do not meet, and stand on the baseline."""
    rows = []
    for row in sheet.rows:
        glyphs: list[Glyph] = []
        for glyph in row.glyphs:
            step = glyph.advance / len(glyph.text)
            for order, character in enumerate(glyph.text):
                x = glyph.x + step * order
                part = replace(glyph, text=character, x=x, advance=step, top=row.y, bottom=row.y)
                glyphs.append(replace(part, left=x + 0.1, right=x + step - 0.1))
        rows.append(replace(row, glyphs=tuple(glyphs)))
    return replace(sheet, rows=tuple(rows))


def monospaced(sheet: Sheet) -> Sheet:
    return _glyphs(sheet, lambda glyph: replace(glyph, advance=0.5))


def last_lost(sheet: Sheet) -> Sheet:
    """Without its last row's first character."""
    *rows, last = sheet.rows
    return replace(sheet, rows=(*rows, replace(last, glyphs=last.glyphs[1:] or last.glyphs)))


def set_blindly(sheet: Sheet) -> Sheet:
    """The same text as a typewriter would set it: solid, cut wherever the measure ends."""
    rows: list[Row] = []
    glyphs: list[Glyph] = []
    x = 0.0
    for glyph in sheet.glyphs:
        if x + glyph.advance > sheet.measure + 0.001 and glyphs:
            rows.append(Row(2.0 * len(rows), tuple(glyphs)))
            glyphs, x = [], 0.0
        glyphs.append(replace(_moved(glyph, x - glyph.x), y=2.0 * len(rows)))
        x += glyph.advance
    return replace(sheet, rows=(*rows, Row(2.0 * len(rows), tuple(glyphs))))


def cut_elsewhere(count: int) -> Callable[[Sheet], Sheet]:
    """Rows that begin so many characters sooner or later than they should."""

    def damage(sheet: Sheet) -> Sheet:
        everything = list(sheet.glyphs)
        rows = []
        begin = 0
        for number, row in enumerate(sheet.rows):
            end = begin + len(row.glyphs) + (count if number == 0 else 0)
            last = number == len(sheet.rows) - 1
            rows.append(_respaced(row, everything[begin : None if last else end]))
            begin = end
        return replace(sheet, rows=tuple(row for row in rows if row.glyphs))

    return damage


def _respaced(row: Row, glyphs: Sequence[Glyph]) -> Row:
    placed, x = [], 0.0
    for glyph in glyphs:
        placed.append(replace(_moved(glyph, x - glyph.x), y=row.y))
        x += glyph.advance
    return replace(row, glyphs=tuple(placed))


DAMAGES = (
    pushed_right,
    opened,
    closed_up,
    off_baseline,
    bare,
    matter_displaced,
    in_one_face,
    inked_in_the_middle,
    unjoined,
    monospaced,
    last_lost,
    set_blindly,
    *map(cut_elsewhere, (-2, -1, 1, 2)),
)
