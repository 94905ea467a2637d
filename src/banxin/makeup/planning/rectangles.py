"""What each story gets of a page that was cut."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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
            yield from rectangles(upper, _rows(area, area.first_line, end))
            yield from rectangles(lower, _rows(area, end + gap + 1, area.last_line))
        case Sided(one=one, one_columns=columns, other=other):
            left, right = sides(area, columns)
            yield from rectangles(one, left)
            yield from rectangles(other, right)
        case Cornered(story=story, inner=inner, gap=gap):
            corner = _corner(cut, area)
            yield Rectangle(story, area, corner)
            yield from rectangles(inner, _rows(corner, corner.first_line + gap, corner.last_line))
        case Stepped(story=story, one=one, one_columns=columns, other=other):
            left, right = sides(area, columns)
            yield over_step(
                story, left, cut.one_lines + cut.one_gap, right, cut.other_lines + cut.other_gap
            )
            yield from rectangles(
                one, _rows(left, area.last_line - cut.one_lines + 1, area.last_line)
            )
            yield from rectangles(
                other, _rows(right, area.last_line - cut.other_lines + 1, area.last_line)
            )


def over_step(story: int, left: Spot, one: int, right: Spot, other: int) -> Rectangle:
    """What a story has over two parts.

    Args:
        story: The story.
        left: The columns of the part at the left, all of their lines.
        one: The lines of that part, with the white above it.
        right: The same at the right.
        other: Of that one.
    """
    foot = left.last_line - min(one, other)
    side, deep = (left, one) if one > other else (right, other)
    corner = _rows(side, left.last_line - deep + 1, foot)
    spot = Spot(left.first_column, right.last_column, left.first_line, foot)
    return Rectangle(story, spot, corner)


def _rows(spot: Spot, first: int, last: int) -> Spot:
    return Spot(spot.first_column, spot.last_column, first, last)


def sides(spot: Spot, columns: int) -> tuple[Spot, Spot]:
    """A rectangle cut in two, the left part so many columns wide."""
    split = spot.first_column + columns
    return (
        Spot(spot.first_column, split - 1, spot.first_line, spot.last_line),
        Spot(split, spot.last_column, spot.first_line, spot.last_line),
    )


def _corner(cut: Cornered, area: Spot) -> Spot:
    first_line = area.last_line - cut.inner_lines - cut.gap + 1
    if cut.at_right:
        first = area.last_column - cut.inner_columns + 1
        return Spot(first, area.last_column, first_line, area.last_line)
    last = area.first_column + cut.inner_columns - 1
    return Spot(area.first_column, last, first_line, area.last_line)
