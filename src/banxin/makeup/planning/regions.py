"""The same search where it matters on which columns and lines a cut falls.

Standing boxes and pins are places on paper, while `banxin.makeup.planning.cuts` knows sizes only.
So a part of the page that holds a box, or a story with a pin, is cut here, at every place where
its stories' heights allow it; a part without either is handed over to the quick search.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Final

from banxin.content.model import Spot
from banxin.makeup.planning.cuts import (
    Cornered,
    Cut,
    Cuts,
    Sided,
    Stacked,
    StorySet,
    level_points,
)
from banxin.makeup.planning.forms import bits_of
from banxin.makeup.planning.guests import Pin
from banxin.makeup.planning.points import ORDER_ACROSS, ORDER_DOWN, cut_points, shape_points

_KEPT: Final = 6


@dataclass(frozen=True, slots=True)
class Taken(Cut):
    """A rectangle that a standing box has to itself."""


class Regions:
    """All ways to cut one page with boxes and pins on it.

    Args:
        cuts: The quick search, for the same stories.
        gaps: White lines between two parts, least and most.
        page: The whole that is to be filled.
        boxes: Rectangles in it that are taken.
        pins: Story to what is fixed of its place.
    """

    def __init__(
        self,
        cuts: Cuts,
        gaps: tuple[int, int],
        page: Spot,
        boxes: Sequence[Spot],
        pins: Mapping[int, Pin],
    ) -> None:
        self._cuts = cuts
        self._gaps = range(gaps[0], gaps[1] + 1)
        self._page = page
        self._boxes = tuple(boxes)
        self._pins = pins
        self._pinned: StorySet = sum(1 << story for story in pins)
        self._best: dict[tuple[StorySet, Spot], tuple[Cut, ...]] = {}

    def all_best(self, stories: StorySet, most: int) -> tuple[Cut, ...]:
        """The best cuts of the whole page, the best first."""
        if not self._boxes and not self._pins:
            columns, lines = columns_of(self._page), lines_of(self._page)
            return self._cuts.all_best(stories, columns, lines, most)
        found = sorted(self._ways(stories, self._page), key=lambda cut: cut.points)
        return tuple(found[:most])

    def _cut(self, stories: StorySet, area: Spot) -> tuple[Cut, ...]:
        key = (stories, area)
        if key not in self._best:
            self._best[key] = ()
            if self._may_fill(stories, area):
                found = sorted(self._ways(stories, area), key=lambda cut: cut.points)
                self._best[key] = tuple(found[:_KEPT])
        return self._best[key]

    def _may_fill(self, stories: StorySet, area: Spot) -> bool:
        """Whether the amount of copy is near enough to the room."""
        if area.first_line > area.last_line:
            return False
        room = columns_of(area) * lines_of(area)
        room -= sum(shared(box, area) for box in self._boxes)
        least, most = self._cuts.span_of(stories)
        white = self._gaps[-1] * columns_of(area) * (stories.bit_count() + 2 * len(self._boxes))
        return least <= room <= most + white

    def _ways(self, stories: StorySet, area: Spot) -> Iterator[Cut]:
        inside = [box for box in self._boxes if shared(box, area)]
        if not inside and not stories & self._pinned:
            if stories:
                yield from self._cuts.best(stories, columns_of(area), lines_of(area))
            return
        if area in inside:
            if not stories:
                yield Taken(0, 0, 0)
            return
        if not inside and not stories & (stories - 1):
            yield from self._pinned_alone(stories, area)
            return
        yield from self._stacked(stories, area, inside)
        yield from self._sided(stories, area, inside)
        if stories:
            yield from self._cornered(stories, area, inside)

    def _pinned_alone(self, stories: StorySet, area: Spot) -> Iterator[Cut]:
        pin = self._pins[stories.bit_length() - 1]
        if pin.allows(area) and not pin.notch:
            yield from self._cuts.best(stories, columns_of(area), lines_of(area))

    def _stacked(self, stories: StorySet, area: Spot, inside: list[Spot]) -> Iterator[Cut]:
        columns = columns_of(area)
        through = cut_points(through=columns == columns_of(self._page))
        for upper in subsets(stories):
            lower = stories ^ upper
            unordered = ORDER_DOWN if lower and upper and lower & -lower < upper & -upper else 0
            for end, start in self._levels(upper, lower, area, inside):
                above = self._cut(upper, replace(area, last_line=end))
                below = above and self._cut(lower, replace(area, first_line=start))
                gap = start - end - 1
                lines = end - area.first_line + 1
                for one, other in product(above, below):
                    points = one.points + other.points + through + unordered
                    points += self._gaps[-1] - gap
                    yield Stacked(points, one.left, one.right, one, lines, gap, other)

    def _levels(
        self, upper: StorySet, lower: StorySet, area: Spot, inside: list[Spot]
    ) -> Iterator[tuple[int, int]]:
        """Where a cut across may fall: the last line above it, and the first below."""
        ends: set[int] = set()
        columns = columns_of(area)
        first_box = min((box.first_line for box in inside), default=area.last_line + 1)
        last_box = max((box.last_line for box in inside), default=area.first_line - 1)
        for lines in bits_of(self._cuts.heights(upper, columns)) if upper else ():
            if area.first_line + lines - 1 < first_box:
                ends.add(area.first_line + lines - 1)
        starts: set[int] = set()
        for lines in bits_of(self._cuts.heights(lower, columns)) if lower else ():
            if area.last_line - lines + 1 > last_box:
                starts.add(area.last_line - lines + 1)
        ends |= {box.last_line for box in inside}
        starts |= {box.first_line for box in inside}
        for pin in (self._pins[story] for story in bits_of(upper & self._pinned)):
            ends |= {pin.lines[1]} if pin.lines else set()
        for pin in (self._pins[story] for story in bits_of(lower & self._pinned)):
            starts |= {pin.lines[0]} if pin.lines else set()
        levels = {(end, end + gap + 1) for end in ends for gap in self._gaps}
        levels |= {(start - gap - 1, start) for start in starts for gap in self._gaps}
        for end, start in sorted(levels):
            within = area.first_line <= end and start <= area.last_line
            crossed = any(b.first_line < start and b.last_line > end for b in inside)
            if within and not crossed:
                yield end, start

    def _sided(self, stories: StorySet, area: Spot, inside: list[Spot]) -> Iterator[Cut]:
        through = cut_points(through=lines_of(area) == lines_of(self._page)) // 2
        for last in range(area.first_column, area.last_column):
            if any(box.first_column <= last < box.last_column for box in inside):
                continue
            left, right = replace(area, last_column=last), replace(area, first_column=last + 1)
            for one in subsets(stories):
                other = stories ^ one
                unordered = ORDER_ACROSS if other and one and other & -other < one & -one else 0
                lefts = self._cut(one, left)
                rights = lefts and self._cut(other, right)
                for a, b in product(lefts, rights):
                    points = a.points + b.points + through + unordered
                    points += level_points(a.right, b.left)
                    yield Sided(points, a.left, b.right, a, last - area.first_column + 1, b)

    def _cornered(self, stories: StorySet, area: Spot, inside: list[Spot]) -> Iterator[Cut]:
        """A story around a corner that holds all boxes and the other stories."""
        story = (stories & -stories).bit_length() - 1
        rest = stories & (stories - 1)
        pin = self._pins.get(story)
        if pin and (not pin.allows(area) or (pin.whole and not pin.notch)):
            return
        columns, lines = columns_of(area), lines_of(area)
        for inner in range(1, columns):
            for at_right in (True, False):
                first = area.last_column - inner + 1 if at_right else area.first_column
                for corner in range(2, lines):
                    missing = inner * corner
                    ways = [
                        way
                        for way in self._cuts.taking(story, columns, columns * lines - missing)
                        if way.form.deep < lines - corner
                        and all(photo.at != "foot" for photo in way.form.photos)
                    ]
                    if not ways:
                        continue
                    for gap in self._gaps:
                        top = area.last_line - corner + 1 + gap
                        part = Spot(first, first + inner - 1, top, area.last_line)
                        if not all(shared(box, part) == shared(box, area) for box in inside):
                            continue
                        corner_spot = replace(part, first_line=top - gap)
                        if pin and pin.notch and pin.notch != corner_spot:
                            continue
                        for cut, way in product(self._cut(rest, part), ways[:2]):
                            form = way.form
                            points = way.points + shape_points(form, lines, lines - corner)
                            points += cut.points + ORDER_ACROSS * (not at_right)
                            left, right = form.size * form.head_left, form.size * form.head_right
                            yield Cornered(
                                points,
                                left,
                                right,
                                story,
                                form,
                                lines,
                                cut,
                                inner,
                                corner - gap,
                                gap,
                                at_right,
                            )


def columns_of(spot: Spot) -> int:
    """How many columns wide a rectangle is."""
    return spot.last_column - spot.first_column + 1


def lines_of(spot: Spot) -> int:
    """How many lines high a rectangle is."""
    return spot.last_line - spot.first_line + 1


def shared(one: Spot, other: Spot) -> int:
    """Column lines that two rectangles have in common."""
    across = min(one.last_column, other.last_column) - max(one.first_column, other.first_column) + 1
    down = min(one.last_line, other.last_line) - max(one.first_line, other.first_line) + 1
    return max(across, 0) * max(down, 0)


def subsets(stories: StorySet) -> Iterator[StorySet]:
    """All subsets, the empty one and the whole included."""
    part = stories
    while True:
        yield part
        if not part:
            return
        part = (part - 1) & stories
