"""Lines of type as a reader sees them, made of characters by where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from banxin.measure import Length, Rect
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
    """Characters that stand side by side, from left to right. Never empty, and without blanks."""

    characters: tuple[ShownCharacter, ...]
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


def set_lines(page: PageFacts) -> Iterator[SetLine]:
    """The horizontal lines of a page, in the order in which they are painted."""
    line: list[ShownCharacter] = []
    for text in page.content.texts:
        if not text.visible or (text.font is not None and text.font.vertical):
            continue
        for character in _inked(text):
            if line and not _follows(line[-1], character):
                yield _line(line)
                line = []
            line.append(character)
    if line:
        yield _line(line)


def _inked(text: ShownText) -> list[ShownCharacter]:
    return [each for each in text.characters() if each.text.strip()]


def _follows(one: ShownCharacter, other: ShownCharacter) -> bool:
    # In bare thousandths of a point: asked of every character of a page.
    here, there = one.box, other.box
    size = max(here.height.mpt, there.height.mpt)
    bottom = here.y.mpt + here.height.mpt
    level = abs(there.y.mpt + there.height.mpt - bottom) < _LEVEL_EM * size
    step = there.x.mpt - here.x.mpt - here.width.mpt
    return level and -size < step < _GAP_EM * size


def _line(characters: list[ShownCharacter]) -> SetLine:
    boxes = [each.box for each in characters]
    left, top = min(box.x.mpt for box in boxes), min(box.y.mpt for box in boxes)
    right = max(box.x.mpt + box.width.mpt for box in boxes)
    bottom = max(box.y.mpt + box.height.mpt for box in boxes)
    text = "".join(each.text for each in characters)
    edges = map(Length, (left, top, right - left, bottom - top))
    return SetLine(tuple(characters), text, Rect(*edges))
