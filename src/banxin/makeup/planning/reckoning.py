"""Reckoning with heights: from those of two parts, those of what is made of both.

All of it works on tables, lines to the fewest points for which a rectangle of so many lines is
filled, and enters what it finds into another one. These are the innermost loops of the search.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from banxin.makeup.planning.forms import Around

Heights: TypeAlias = Mapping[int, int]
"""Lines to the fewest points for which a rectangle of so many is filled."""

LEAST_STEP: Final = 4
"""Lines by which two parts under one story differ at least."""

_STEEP: Final = 150
"""Points of two such parts; dearer ones are not tried."""


@dataclass(frozen=True, slots=True)
class Table:
    """The heights of a set at one width, while they are found.

    Attributes:
        columns: The width.
        window: The heights that are looked for.
    """

    columns: int
    window: range
    heights: dict[int, int]

    def enter(self, lines: int, points: int) -> None:
        """Keep the fewest points of a height."""
        if lines in self.window and points < self.heights.get(lines, points + 1):
            self.heights[lines] = points


def gapped(heights: Heights, gaps: range) -> Heights:
    """The same with white above or below it; less of it than may be costs points."""
    found: dict[int, int] = {}
    for gap in gaps:
        tight = gaps[-1] - gap
        for lines, points in heights.items():
            paid = points + tight
            if paid < found.get(lines + gap, paid + 1):
                found[lines + gap] = paid
    return found


def stack(table: Table, above: Heights, below: Heights, points: int) -> None:
    """One part above another; ``above`` has the white at the feet of the upper one."""
    found, first, last = table.heights, table.window[0], table.window[-1]
    for over, tops in above.items():
        spent = tops + points
        for under, feet in below.items():
            lines = over + under
            if first <= lines <= last:
                paid = spent + feet
                if paid < found.get(lines, paid + 1):
                    found[lines] = paid


def side(table: Table, lefts: Heights, rights: Heights, points: int) -> None:
    """Two parts side by side."""
    for lines in lefts.keys() & rights.keys():
        table.enter(lines, lefts[lines] + rights[lines] + points)


def corner(
    table: Table, around: Around, under: Heights, inner: int, white: int, points: int
) -> None:
    """A story with a corner of so many columns left to others.

    Args:
        table: What is found.
        around: How the story can stand around a corner.
        under: What stands in the corner, with the white above it.
        inner: The corner's columns.
        white: Lines under the story itself.
        points: What speaks against it.
    """
    columns, found = table.columns, table.heights
    first, last = table.window[0], table.window[-1]
    clear = (columns - inner) * white
    for deep, inside in under.items():
        missing = inner * deep + clear
        odd = -missing % columns
        rows = (odd + missing) // columns
        spent = inside + points
        for own_rows, own, top in around.get(odd, ()):
            lines = own_rows + rows
            if first <= lines <= last and deep + top <= lines:
                paid = spent + own
                if paid < found.get(lines, paid + 1):
                    found[lines] = paid


def step(
    table: Table, around: Around, lefts: Heights, rights: Heights, left: int, points: int
) -> None:
    """A story over two parts of different heights, the left one so many columns wide."""
    columns, right = table.columns, table.columns - left
    capacities = [rows * columns + odd for odd, ways in around.items() for rows, _, _ in ways]
    least = table.window[0] * columns - max(capacities)
    most = table.window[-1] * columns - min(capacities)
    cheap = sorted(way for way in rights.items() if way[1] <= _STEEP)
    heights = [lines for lines, _ in cheap]
    for over, tops in lefts.items() if cheap else ():
        if tops > _STEEP:
            continue
        low = bisect_left(heights, -((left * over - least) // right))
        high = bisect_right(heights, (most - left * over) // right)
        for beside, others in cheap[low:high]:
            if abs(over - beside) < LEAST_STEP or tops + others > _STEEP:
                continue
            missing = left * over + right * beside
            deep = max(over, beside)
            odd = -missing % columns
            rows = (missing + odd) // columns
            spent = tops + others + points
            for own_rows, own, top in around.get(odd, ()):
                lines = own_rows + rows
                if deep + top <= lines:
                    table.enter(lines, spent + own)
