"""What a story leaves to others: a lower corner, or all that is under a step.

A step is two parts side by side under a story that reaches down deeper over one of them. Cuts
from edge to edge cannot make either; it is what a desk does where two neighbours do not come out
equally high.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import TypeAlias

from banxin.content.model import Spot
from banxin.makeup.planning.forms import Around
from banxin.makeup.planning.reckoning import LEAST_STEP, Heights
from banxin.makeup.planning.rectangles import Rectangle, around_corner, corner_of, over_step, sides

Foot: TypeAlias = tuple[int, int, int, int]
"""What a part at the foot leaves above it, its lines, the gap, and its points."""


@dataclass(frozen=True, slots=True)
class Corner:
    """A lower corner of a rectangle that a story leaves to others.

    Attributes:
        columns, lines: The others'.
        gap: White lines above them.
        white: The same under the story itself.
        points: What speaks against it beside what stands there.
    """

    columns: int
    lines: int
    gap: int
    white: int
    points: int

    def held(self, area: Spot, *, at_right: bool) -> Spot:
        """What the others have of an area."""
        return corner_of(area, self.columns, self.lines, at_right=at_right)

    def left(self, story: int, area: Spot, *, at_right: bool) -> Rectangle:
        """What they leave to the story."""
        held = self.held(area, at_right=at_right)
        return around_corner(story, area, held, self.gap, self.white)


@dataclass(frozen=True, slots=True)
class Step:
    """Two parts side by side under a story that reaches down deeper over one of them.

    Attributes:
        columns: Of the left part.
        one_lines, one_gap: Of the left part and the white above it.
        other_lines, other_gap: Of the right part.
        points: What speaks against it beside what stands there.
    """

    columns: int
    one_lines: int
    one_gap: int
    other_lines: int
    other_gap: int
    points: int

    def under(self, story: int, area: Spot) -> Rectangle:
        """What the story has of an area."""
        left, right = sides(area, self.columns)
        one, other = self.one_lines + self.one_gap, self.other_lines + self.other_gap
        return over_step(story, left, one, right, other)


def corners(
    around: Around,
    inside: tuple[Heights, ...],
    columns: int,
    lines: int,
    gaps: range,
    whites: range,
) -> Iterator[tuple[Corner, int]]:
    """The corners that a story may leave, with the least points of all that stands there.

    Args:
        around: How the story can stand around a corner.
        inside: By columns, the heights of the others.
        columns: The rectangle's.
        lines: The rectangle's.
        gaps: White lines above the others.
        whites: White lines under the story itself.
    """
    for inner in range(1, columns):
        for inner_lines, points in inside[inner].items():
            for gap, white in product(gaps, whites):
                deep = inner_lines + gap
                room = columns * (lines - white) - inner * (deep - white)
                if room <= 0 or deep <= white:
                    continue
                rows, odd = divmod(room, columns)
                for taken, own, top in around.get(odd, ()):
                    if taken == rows and deep + top <= lines:
                        tight = gaps[-1] - gap + (gaps[-1] - white if white else 0)
                        corner = Corner(inner, inner_lines, gap, white, tight)
                        yield corner, tight + points + own


def steps(
    around: Around,
    parts: tuple[tuple[Heights, ...], tuple[Heights, ...]],
    columns: int,
    lines: int,
    gaps: range,
) -> Iterator[tuple[Step, int]]:
    """The steps under a story in a rectangle, with the least points of all that stands there.

    Args:
        around: How the story can stand around what it leaves.
        parts: By columns, the heights of what is to stand at the left, and at the right.
        columns: The rectangle's.
        lines: The rectangle's.
        gaps: White lines above a part.
    """
    taking = {
        rows * columns + odd: (own, top) for odd, ways in around.items() for rows, own, top in ways
    }
    if not taking:
        return
    least, most = min(taking), max(taking)
    for left in range(1, columns):
        right = columns - left
        lefts = tuple(_feet(parts[0][left], lines, gaps))
        rights = tuple(_feet(parts[1][right], lines, gaps)) if lefts else ()
        for over, one_lines, one_gap, one_points in lefts:
            low, high = least - left * over, most - left * over
            for beside, other_lines, other_gap, other_points in rights:
                if not low <= right * beside <= high or abs(over - beside) < LEAST_STEP:
                    continue
                found = taking.get(left * over + right * beside)
                if found and min(over, beside) >= found[1]:
                    tight = 2 * gaps[-1] - one_gap - other_gap
                    step = Step(left, one_lines, one_gap, other_lines, other_gap, tight)
                    yield step, tight + one_points + other_points + found[0]


def _feet(heights: Heights, lines: int, gaps: range) -> Iterator[Foot]:
    for tall, points in heights.items():
        for gap in gaps:
            if tall + gap < lines:
                yield lines - tall - gap, tall, gap, points
