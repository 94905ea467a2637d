"""All visible text of a file as it is painted, every character with its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from banxin.measure import Length, Rect
from banxin.preflight.facts import PageFacts
from banxin.preflight.painted import ShownText
from banxin.preflight.wording import boiled

# Ruby and notes are this much smaller than the line that they stand in, or more.
_ASIDE = 0.8
HYPHEN = "-"
# Baselines nearer than this share of the size are one line.
_ONE_LINE = 0.3


@dataclass(frozen=True, slots=True)
class _Character:
    page: int
    text: ShownText
    glyph: int


@dataclass(frozen=True, slots=True)
class Printed:
    """What is printed.

    Attributes:
        text: Boiled down (see `wording`), all pages after each other.
        characters: Of which glyph each of its characters comes.
    """

    text: str
    characters: tuple[_Character, ...]

    def place(self, index: int) -> tuple[int, Rect | None]:
        """The page and the box of a character."""
        if not 0 <= index < len(self.characters):
            return 0, None
        character = self.characters[index]
        return character.page, _box(character)

    def may_interrupt(self, start: int, end: int) -> bool:
        """Whether what stands from ``start`` to before ``end`` may come between copy.

        So may a hyphen at the end of a line, ruby and notes, and whatever stands between the end
        of one line and the beginning of another: heads, captions, folios, other stories.
        """
        if start in {0, end}:
            return True
        before, after = self.characters[start - 1], self.characters[end]
        least = min(before.text.size, after.text.size)
        between = [
            index
            for index in range(start, end)
            if self.characters[index].text.size.mpt >= _ASIDE * least.mpt
        ]
        if between and self.text[between[0]] == HYPHEN and not self._is_one_line(before, after):
            del between[0]
        if not between:
            return True
        first, last = self.characters[between[0]], self.characters[between[-1]]
        return not (self._is_one_line(before, first) or self._is_one_line(last, after))

    def adjoin(self, index: int, following: int) -> bool:
        """Whether two neighbours stand in one line, in type of one size."""
        one, other = self.characters[index], self.characters[following]
        small, large = sorted((one.text.size, other.text.size))
        return small.mpt >= _ASIDE * large.mpt and self._is_one_line(one, other)

    @staticmethod
    def _is_one_line(one: _Character, other: _Character) -> bool:
        if one.page != other.page:
            return False
        if one.text is other.text:
            return True
        size = max(one.text.size, other.text.size)
        apart = abs(_floor(one).mpt - _floor(other).mpt)
        return apart < _ONE_LINE * size.mpt and _near(one, other, size)


def printed_of(pages: Sequence[PageFacts]) -> Printed:
    """All visible text of these pages."""
    glyphs = [
        (_Character(page.number, text, index), glyph.text)
        for page in pages
        for text in page.content.texts
        if text.visible
        for index, glyph in enumerate(text.glyphs)
    ]
    text, places = boiled(shown for _, shown in glyphs)
    return Printed(text, tuple(glyphs[place][0] for place in places))


def _box(character: _Character) -> Rect:
    return list(character.text.characters())[character.glyph].box


def _floor(character: _Character) -> Length:
    return _box(character).bottom


def _near(one: _Character, other: _Character, size: Length) -> bool:
    """Not in two columns: less than two ems apart."""
    left, right = sorted((_box(one), _box(other)), key=lambda box: box.x)
    return right.x - left.right < size * 2
