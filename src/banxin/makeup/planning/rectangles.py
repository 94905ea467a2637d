"""What each story gets of a page that was cut."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from banxin.content.model import Spot
from banxin.makeup.planning.cut import Alone, Cornered, Cut, Sided, Stacked, Stepped


@dataclass(frozen=True, slots=True)
class Rectangle:
    """What was cut out for a story; ``notch`` holds the white above what stands in it."""

    story: int
    spot: Spot
    notch: Spot | None

    @property
    def room(self) -> int:
        """Its column lines."""
        return self.spot.room - (self.notch.room if self.notch else 0)


def rectangles(cut: Cut, area: Spot) -> Iterator[Rectangle]:
    """What a cut gives to each story."""
    match cut:
        case Alone(story=story):
            yield Rectangle(story, area, None)
        case Stacked(upper=upper, upper_lines=lines, gap=gap, lower=lower):
            end = area.first_line + lines - 1
            yield from rectangles(upper, replace(area, last_line=end))
            yield from rectangles(lower, replace(area, first_line=end + gap + 1))
        case Sided(one=one, one_columns=columns, other=other):
            end = area.first_column + columns - 1
            yield from rectangles(one, replace(area, last_column=end))
            yield from rectangles(other, replace(area, first_column=end + 1))
        case Cornered(story=story, inner=inner, gap=gap):
            corner = _corner(cut, area)
            yield Rectangle(story, area, corner)
            yield from rectangles(inner, replace(corner, first_line=corner.first_line + gap))
        case Stepped():
            yield from _steps(cut, area)


def _steps(cut: Stepped, area: Spot) -> Iterator[Rectangle]:
    split = area.first_column + cut.one_columns
    left, right = replace(area, last_column=split - 1), replace(area, first_column=split)
    one_first = area.last_line - cut.one_lines + 1
    other_first = area.last_line - cut.other_lines + 1
    left_foot, right_foot = one_first - cut.one_gap - 1, other_first - cut.other_gap - 1
    foot = max(left_foot, right_foot)
    higher, first = (left, left_foot + 1) if left_foot < foot else (right, right_foot + 1)
    corner = replace(higher, first_line=first, last_line=foot)
    yield Rectangle(cut.story, replace(area, last_line=foot), corner)
    yield from rectangles(cut.one, replace(left, first_line=one_first))
    yield from rectangles(cut.other, replace(right, first_line=other_first))


def _corner(cut: Cornered, area: Spot) -> Spot:
    first_line = area.last_line - cut.inner_lines - cut.gap + 1
    if cut.at_right:
        first = area.last_column - cut.inner_columns + 1
        return Spot(first, area.last_column, first_line, area.last_line)
    last = area.first_column + cut.inner_columns - 1
    return Spot(area.first_column, last, first_line, area.last_line)
