"""Two parts side by side under a story that reaches down deeper over one of them.

Cuts from edge to edge, even around a corner, cannot make this; it is what a desk does where two
neighbours do not come out equally high.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from banxin.content.model import Spot
from banxin.makeup.planning.forms import Around
from banxin.makeup.planning.reckoning import LEAST_STEP, Heights
from banxin.makeup.planning.rectangles import Rectangle, over_step, sides

Foot: TypeAlias = tuple[int, int, int, int]
"""What a part at the foot leaves above it, its lines, the gap, and its points."""


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
