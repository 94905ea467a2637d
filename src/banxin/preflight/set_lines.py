"""Lines of type as a reader sees them, put together of what stands side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from banxin.measure import Rect
from banxin.preflight.facts import PageFacts
from banxin.preflight.painted import ShownCharacter, ShownText

# Gutters are 1.5 em and more; a stretched word space or an open mark is less.
_GAP_EM = 1.2
# Of the size: raised letters and ruby stand further from the line.
_LEVEL_EM = 0.2
# From one line to the next of a column, at most: leading with some white between paragraphs.
_LEADING_EM = 2.5


@dataclass(frozen=True, slots=True)
class SetLine:
    """What stands side by side, from left to right; never empty, ``text`` without outer blanks."""

    pieces: tuple[ShownText, ...]
    text: str
    box: Rect

    def is_over(self, other: SetLine) -> bool:
        """Whether the other is the next line of one column."""
        size = self.box.height
        down = other.box.y - self.box.y
        level = abs(other.box.height.mpt - size.mpt) < _LEVEL_EM * size.mpt
        below = 0 < down.mpt < _LEADING_EM * size.mpt
        shared = min(self.box.right, other.box.right) - max(self.box.x, other.box.x)
        return level and below and shared > size

    @property
    def first(self) -> ShownCharacter:
        return next(each for each in self.pieces[0].characters() if each.text.strip())

    @property
    def last(self) -> ShownCharacter:
        return [each for each in self.pieces[-1].characters() if each.text.strip()][-1]


def set_lines(page: PageFacts) -> Iterator[SetLine]:
    """The horizontal lines of a page, in the order in which they are painted."""
    line: list[ShownText] = []
    for text in page.content.texts:
        vertical = text.font is not None and text.font.vertical
        if vertical or not text.visible or not text.text.strip():
            continue
        if line and not _follows(line[-1].box, text.box):
            yield _line(line)
            line = []
        line.append(text)
    if line:
        yield _line(line)


def _follows(one: Rect, other: Rect) -> bool:
    size = max(one.height, other.height).mpt
    level = abs(other.bottom.mpt - one.bottom.mpt) < _LEVEL_EM * size
    step = other.x.mpt - one.right.mpt
    return level and -size < step < _GAP_EM * size


def _line(pieces: list[ShownText]) -> SetLine:
    boxes = [each.box for each in pieces]
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    text = "".join(each.text for each in pieces).strip()
    return SetLine(tuple(pieces), text, Rect(left, top, right - left, bottom - top))
