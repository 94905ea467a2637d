"""The same search where it matters on which columns and lines a cut falls.

Standing boxes and pins are places on paper, while `banxin.makeup.planning.cuts` knows sizes only.
So a part of the page that has to hold one of them is cut here, at every place where the heights
of both parts allow it; a part without any is handed over to the quick search. A box is for both
of them a story of one size whose place is pinned.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from banxin.content.model import Spot
from banxin.makeup.planning.cut import Cut
from banxin.makeup.planning.cuts import (
    Cuts,
    StorySet,
    corner_of,
    order_points,
    sided,
    stacked,
)
from banxin.makeup.planning.forms import bits_of
from banxin.makeup.planning.guests import Pin
from banxin.makeup.planning.points import cut_points
from banxin.makeup.planning.rectangles import Rectangle

_KEPT: Final = 8


class Regions:
    """All ways to cut one page with boxes and pins on it.

    Args:
        cuts: The quick search, for the same stories and boxes.
        gaps: White lines between two parts, least and most.
        page: The whole that is to be filled.
        pins: Story or box to what is fixed of its place.
        boxes: Which of them are boxes: no rank, no order.
    """

    def __init__(
        self,
        cuts: Cuts,
        gaps: tuple[int, int],
        page: Spot,
        pins: Mapping[int, Pin],
        boxes: StorySet,
    ) -> None:
        self._cuts = cuts
        self._gaps = range(gaps[0], gaps[1] + 1)
        self._page = page
        self._pins = pins
        self._boxes = boxes
        self._pinned: StorySet = sum(1 << story for story in pins)
        self._best: dict[tuple[StorySet, Spot], tuple[Cut, ...]] = {}

    def all_best(self, stories: StorySet, most: int) -> tuple[Cut, ...]:
        """The best cuts of the whole page, the best first."""
        if not self._pins:
            columns, lines = self._page.columns, self._page.lines
            return self._cuts.all_best(stories, columns, lines, most)
        found = sorted(self._ways(stories, self._page), key=lambda cut: cut.points)
        return tuple(found[:most])

    def _cut(self, stories: StorySet, area: Spot) -> tuple[Cut, ...]:
        if not stories & self._pinned:
            return self._cuts.best(stories, area.columns, area.lines)
        key = (stories, area)
        if key not in self._best:
            found: list[Cut] = []
            if self._may_fill(stories, area):
                found = sorted(self._ways(stories, area), key=lambda cut: cut.points)
            self._best[key] = tuple(found[:_KEPT])
        return self._best[key]

    def _may_fill(self, stories: StorySet, area: Spot) -> bool:
        """Whether the set has a cut of that size, and all of its pins are inside."""
        if not self._cuts.heights(stories, area.columns) >> area.lines & 1:
            return False
        return all(self._pins[story].inside(area) for story in bits_of(stories & self._pinned))

    def _ways(self, stories: StorySet, area: Spot) -> Iterator[Cut]:
        if not stories & (stories - 1):
            yield from self._alone(stories.bit_length() - 1, area)
            return
        part = (stories - 1) & stories
        while part:
            yield from self._stacked(part, stories ^ part, area)
            yield from self._sided(part, stories ^ part, area)
            part = (part - 1) & stories
        for story in bits_of(stories & ~self._boxes):
            yield from self._cornered(story, stories ^ (1 << story), area)

    def _alone(self, story: int, area: Spot) -> Iterator[Cut]:
        pin = self._pins[story]
        if pin.allows(area) and not pin.notch:
            if self._boxes >> story & 1:
                yield from self._cuts.box(story, area)
            else:
                yield from self._cuts.alone(Rectangle(story, area, None))

    def _stacked(self, upper: StorySet, lower: StorySet, area: Spot) -> Iterator[Cut]:
        columns, lines = area.columns, area.lines
        below = self._cuts.heights(lower, columns)
        if not below:
            return
        through = cut_points(through=columns == self._page.columns)
        through += order_points(upper & ~self._boxes, lower & ~self._boxes)
        for over in bits_of(self._cuts.heights(upper, columns)):
            for gap in self._gaps:
                under = lines - over - gap
                if under <= 0 or not below >> under & 1:
                    continue
                end = area.first_line + over - 1
                tops = self._cut(upper, replace(area, last_line=end))
                feet = tops and self._cut(lower, replace(area, first_line=end + gap + 1))
                tight = through + self._gaps[-1] - gap
                yield from stacked(tops, feet, over, gap, tight)

    def _sided(self, one: StorySet, other: StorySet, area: Spot) -> Iterator[Cut]:
        columns, lines = area.columns, area.lines
        through = cut_points(through=lines == self._page.lines) // 2
        through += order_points(one & ~self._boxes, other & ~self._boxes) // 2
        for left in range(1, columns):
            if not self._cuts.heights(one, left) >> lines & 1:
                continue
            if not self._cuts.heights(other, columns - left) >> lines & 1:
                continue
            last = area.first_column + left - 1
            lefts = self._cut(one, replace(area, last_column=last))
            rights = lefts and self._cut(other, replace(area, first_column=last + 1))
            yield from sided(lefts, rights, left, through)

    def _cornered(self, story: int, rest: StorySet, area: Spot) -> Iterator[Cut]:
        """A story around a corner that holds all the others."""
        pin = self._pins.get(story)
        if pin and (not pin.allows(area) or (pin.whole and not pin.notch)):
            return
        columns, lines = area.columns, area.lines
        for inner in range(1, columns):
            for inner_lines in bits_of(self._cuts.heights(rest, inner)):
                for gap in self._gaps:
                    missing = inner * (inner_lines + gap)
                    if not self._cuts.taking(story, columns, columns * lines - missing):
                        continue
                    for at_right in (True, False):
                        corner = corner_of(area, inner, inner_lines + gap, at_right=at_right)
                        if pin and pin.notch and pin.notch != corner:
                            continue
                        part = replace(corner, first_line=corner.first_line + gap)
                        yield from self._cuts.cornered(
                            Rectangle(story, area, corner),
                            rest & ~self._boxes,
                            self._cut(rest, part),
                            gap,
                            at_right=at_right,
                        )
