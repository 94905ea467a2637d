"""What stands over and under lines: dots, lines, ruby."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tests.conformance.case import Check
from tests.conformance.checks import EXACT, found_in
from tests.conformance.sheet import Glyph, Row, Sheet


def _dots(row: Row) -> list[tuple[float, float]]:
    """Middle and top of each dot: a small round path, or a small glyph, below the baseline."""
    paths = [(s.middle, s.top) for s in row.shapes if s.right - s.left < 0.4 and s.top > row.y]
    glyphs = [(g.middle, g.top) for g in row.small if g.bottom > row.y and g.text in "•●."]
    return sorted(paths + glyphs)


def _lines(row: Row) -> list[tuple[float, float, float, float]]:
    """Left, right, top and bottom of each line under a row, wider than a dot."""
    return sorted(
        (s.left, s.right, s.top, s.bottom)
        for s in row.shapes
        if s.right - s.left >= 0.4 and s.bottom > row.y
    )


def boxes_of(sheet: Sheet, text: str) -> tuple[Row, tuple[Glyph, ...]] | None:
    """The row that holds ``text``, and its glyphs there."""
    where = found_in(sheet, text)
    if where is None:
        return None
    row, place = where
    last = place
    while sum(len(glyph.text) for glyph in row.glyphs[place : last + 1]) < len(text):
        last += 1
    return row, row.glyphs[place : last + 1]


def dots_under(text: str) -> Check:
    """Every character of ``text`` has a dot under its middle."""

    def check(sheet: Sheet) -> Iterator[str]:
        for row in sheet.rows:
            dots = [middle for middle, _ in _dots(row)]
            for glyph in row.glyphs:
                centre = glyph.x + glyph.advance / 2
                if glyph.text in text and not any(abs(dot - centre) < 0.03 for dot in dots):
                    yield f"no dot under {glyph.text}"

    return check


def dots_only_under(text: str) -> Check:
    def check(sheet: Sheet) -> Iterator[str]:
        found = sum(len(_dots(row)) for row in sheet.rows)
        if found != len(text):
            yield f"{found} dots"
        yield from dots_under(text)(sheet)

    return check


def line_under(text: str) -> Check:
    """One line under ``text``, from its first box to its last, an eighth shorter at most."""

    def check(sheet: Sheet) -> Iterator[str]:
        where = boxes_of(sheet, text)
        if where is None:
            yield f"{text} is not in one row"
            return
        row, glyphs = where
        lines = _lines(row)
        if len(lines) != 1:
            yield f"{len(lines)} lines"
            return
        left, right, top, _ = lines[0]
        if not -EXACT <= left - glyphs[0].x <= 0.125 or not (
            -EXACT <= glyphs[-1].end - right <= 0.125
        ):
            yield f"the line reaches from {left:.2f} to {right:.2f}"
        if top < max(glyph.bottom for glyph in glyphs) - EXACT:
            yield "the line cuts the text"

    return check


def waves_under(text: str) -> Check:
    """Like `line_under`, and high enough to be a wave."""

    def check(sheet: Sheet) -> Iterator[str]:
        yield from line_under(text)(sheet)
        for row in sheet.rows:
            for _, _, top, bottom in _lines(row):
                if bottom - top < 0.07:
                    yield "the line is straight"

    return check


def lines_apart(*names: str) -> Check:
    """Each name has its own line, with a gap between that the eye sees."""

    def check(sheet: Sheet) -> Iterator[str]:
        lines = [line for row in sheet.rows for line in _lines(row)]
        if len(lines) != len(names):
            yield f"{len(lines)} lines"
        for left, right in pairwise(lines):
            if not 0.06 <= right[0] - left[1] <= 0.25:
                yield f"{right[0] - left[1]:.2f} between lines"

    return check


def one_line_each_row(*parts: str) -> Check:
    """A name that turns has a line under its part in each row."""

    def check(sheet: Sheet) -> Iterator[str]:
        for part in parts:
            where = boxes_of(sheet, part)
            if where is None:
                yield f"{part} is not in one row"
                continue
            row, glyphs = where
            lines = _lines(row)
            if (
                len(lines) != 1
                or abs(lines[0][0] - glyphs[0].x) > 0.125
                or (abs(lines[0][1] - glyphs[-1].end) > 0.125)
            ):
                yield f"the line under {part} is {lines}"

    return check


def line_over_dots(text: str) -> Check:
    """The line stands nearer to the text than the dots."""

    def check(sheet: Sheet) -> Iterator[str]:
        yield from dots_under(text)(sheet)
        for row in sheet.rows:
            bottoms = [bottom for _, _, _, bottom in _lines(row)]
            tops = [top for _, top in _dots(row)]
            if not bottoms or not tops or max(bottoms) > min(tops):
                yield "the dots do not stand under the line"

    return check


def _ruby(row: Row) -> tuple[Glyph, ...]:
    return tuple(glyph for glyph in row.small if glyph.y < row.y - 0.5)


def ruby_over(text: str) -> Check:
    """Ruby stands over its base's ink, the middle of the one over the middle of the other."""

    def check(sheet: Sheet) -> Iterator[str]:
        where = boxes_of(sheet, text)
        if where is None or not _ruby(where[0]):
            yield f"no ruby over {text}"
            return
        row, glyphs = where
        small = _ruby(row)
        if max(glyph.y for glyph in small) > row.y - 0.8:
            yield "the ruby stands in its base"
        off = (small[0].left + small[-1].right - glyphs[0].x - glyphs[-1].end) / 2
        if abs(off) > 0.06:
            yield f"the ruby stands {off:.2f} off the middle"

    return check


def ruby_half(sheet: Sheet) -> Iterator[str]:
    sizes = {round(glyph.size, 2) for row in sheet.rows for glyph in _ruby(row)}
    if sizes != {0.5}:
        yield f"sizes {sorted(sizes)}"


def ruby_face(*parts: str) -> Check:
    """The ruby's face: a part of its name."""

    def check(sheet: Sheet) -> Iterator[str]:
        fonts = {glyph.font for row in sheet.rows for glyph in _ruby(row)}
        if not fonts or not all(any(part in font for part in parts) for font in fonts):
            yield f"set in {sorted(fonts)}"

    return check


def _word(small: tuple[Glyph, ...], word: str) -> tuple[Glyph, ...]:
    text = "".join(glyph.text for glyph in small)
    start = text.find(word)
    return small[start : start + len(word)] if start >= 0 else ()


def ruby_apart(left: str, right: str) -> Check:
    """Neighbouring ruby keeps a Western word space, a quarter of an em of its own size at least."""

    def check(sheet: Sheet) -> Iterator[str]:
        for row in sheet.rows:
            before, after = _word(_ruby(row), left), _word(_ruby(row), right)
            if not before or not after:
                yield f"{left} and {right} are not both there"
            elif after[0].x - before[-1].end < 0.25 * before[0].size - EXACT:
                yield f"{after[0].x - before[-1].end:.2f} between {left} and {right}"

    return check


def ruby_inside(sheet: Sheet) -> Iterator[str]:
    """Ruby does not stand out of the measure, and stands over the base it belongs to."""
    found = [glyph for row in sheet.rows for glyph in _ruby(row)]
    if not found:
        yield "no ruby"
    for glyph in found:
        if glyph.left < -EXACT or glyph.right > sheet.measure + EXACT:
            yield f"{glyph.text} stands out of the measure"


def ruby_opened(text: str) -> Check:
    """Han ruby shorter than its base is opened: at least a quarter of an em a place."""

    def check(sheet: Sheet) -> Iterator[str]:
        for row in sheet.rows:
            found = _word(_ruby(row), text)
            if not found:
                yield f"no ruby {text}"
            for left, right in pairwise(found):
                if right.x - left.end < 0.25:
                    yield f"{left.text}{right.text} stand solid"

    return check
