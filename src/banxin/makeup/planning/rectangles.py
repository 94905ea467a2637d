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
        case Alone(story=story, white=white):
            yield Rectangle(story, rows(area, area.first_line, area.last_line - white), None)
        case Stacked(upper=upper, upper_lines=lines, lower=lower):
            end = area.first_line + lines - 1
            yield from rectangles(upper, rows(area, area.first_line, end))
            yield from rectangles(lower, rows(area, end + 1, area.last_line))
        case Sided(one=one, one_columns=columns, other=other):
            left, right = sides(area, columns)
            yield from rectangles(one, left)
            yield from rectangles(other, right)
        case Cornered(story=story, inner=inner, inner_columns=columns, inner_lines=lines):
            held = corner_of(area, columns, lines, at_right=cut.at_right)
            yield around_corner(story, area, held, cut.gap, cut.white)
            yield from rectangles(inner, held)
        case Stepped(story=story, one=one, one_columns=columns, other=other):
            left, right = sides(area, columns)
            one_lines, other_lines = cut.one_lines, cut.other_lines
            deep = one_lines + cut.one_gap, other_lines + cut.other_gap
            yield over_step(story, left, deep[0], right, deep[1])
            yield from rectangles(one, rows(left, area.last_line - one_lines + 1, area.last_line))
            first = area.last_line - other_lines + 1
            yield from rectangles(other, rows(right, first, area.last_line))


def around_corner(story: int, area: Spot, held: Spot, gap: int, white: int) -> Rectangle:
    """What a story has of an area, around a corner that others hold.

    Args:
        story: The story.
        area: What it shares with them.
        held: Their corner of it.
        gap: White lines over the corner.
        white: The same under the story itself.
    """
    foot = area.last_line - white
    notch = rows(held, held.first_line - gap, foot)
    return Rectangle(story, rows(area, area.first_line, foot), notch)


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
    corner = rows(side, left.last_line - deep + 1, foot)
    spot = Spot(left.first_column, right.last_column, left.first_line, foot)
    return Rectangle(story, spot, corner)


def rows(spot: Spot, first: int, last: int) -> Spot:
    """Some lines of a rectangle."""
    return Spot(spot.first_column, spot.last_column, first, last)


def sides(spot: Spot, columns: int) -> tuple[Spot, Spot]:
    """A rectangle cut in two, the left part so many columns wide."""
    split = spot.first_column + columns
    return (
        Spot(spot.first_column, split - 1, spot.first_line, spot.last_line),
        Spot(split, spot.last_column, spot.first_line, spot.last_line),
    )


def corner_of(area: Spot, columns: int, lines: int, *, at_right: bool) -> Spot:
    """The lower right or lower left corner of a rectangle."""
    first = area.last_column - columns + 1 if at_right else area.first_column
    return Spot(first, first + columns - 1, area.last_line - lines + 1, area.last_line)
