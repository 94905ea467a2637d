"""The same search where it matters on which columns and lines a cut falls.

Standing boxes and pins are places on paper, while `banxin.makeup.planning.cuts` knows sizes only.
So a part of the page that has to hold one of them is cut here, at every place where the heights
of both parts allow it; a part without any is handed over to the quick search. A box is for both
of them a story of one size whose place is pinned.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Final, TypeAlias

from banxin.content.model import Spot
from banxin.makeup.planning.cut import Cut
from banxin.makeup.planning.cuts import Cuts, Offer, corner_of, sided, stacked, taken_up
from banxin.makeup.planning.forms import bits_of
from banxin.makeup.planning.guests import Pin
from banxin.makeup.planning.parted import StorySet, lowest
from banxin.makeup.planning.rectangles import Rectangle

_KEPT: Final = 8

_Part: TypeAlias = tuple[StorySet, Spot]
"""A set of stories and what it is to fill."""


class Regions:
    """All ways to cut one page with boxes and pins on it.

    Args:
        cuts: The quick search, for the same stories and boxes.
        page: The whole that is to be filled.
        pins: Story or box to what is fixed of its place.
    """

    def __init__(
        self,
        cuts: Cuts,
        page: Spot,
        pins: Mapping[int, Pin],
    ) -> None:
        self._cuts = cuts
        self._floors = cuts.floors
        self._page = page
        self._pins = pins
        self._pinned: StorySet = sum(1 << story for story in pins)
        self._best: dict[tuple[StorySet, Spot], tuple[Cut, ...]] = {}

    def all_best(self, stories: StorySet, most: int) -> tuple[Cut, ...]:
        """The best cuts of the whole page, the best first."""
        if not self._pins:
            columns, lines = self._page.columns, self._page.lines
            return self._cuts.all_best(stories, columns, lines, most)
        return taken_up(self._offers(stories, self._page), most)

    def _cut(self, stories: StorySet, area: Spot) -> tuple[Cut, ...]:
        if not stories & self._pinned:
            return self._cuts.best(stories, area.columns, area.lines)
        key = (stories, area)
        if key not in self._best:
            self._best[key] = taken_up(self._offers(stories, area), _KEPT)
        return self._best[key]

    def _inside(self, stories: StorySet, area: Spot) -> bool:
        """Whether all of a set's pins are inside."""
        return all(self._pins[story].inside(area) for story in bits_of(stories & self._pinned))

    def _offers(self, stories: StorySet, area: Spot) -> Iterator[Offer]:
        if area.lines not in self._floors.of(stories)[area.columns]:
            return
        if not stories & (stories - 1):
            yield 0, partial(self._alone, lowest(stories), area)
            return
        for one, other in self._floors.parted(stories):
            for part, rest in ((one, other), (other, one)):
                yield from self._stacked(part, rest, area)
                yield from self._sided(part, rest, area)
        for story in bits_of(stories & ~self._cuts.boxes):
            yield from self._cornered(story, stories ^ (1 << story), area)

    def _alone(self, story: int, area: Spot) -> Iterator[Cut]:
        pin = self._pins[story]
        if pin.allows(area) and not pin.notch:
            if self._cuts.boxes >> story & 1:
                yield from self._cuts.box(story, area)
            else:
                yield from self._cuts.alone(Rectangle(story, area, None))

    def _stacked(self, upper: StorySet, lower: StorySet, area: Spot) -> Iterator[Offer]:
        columns, lines = area.columns, area.lines
        above, below = self._floors.of(upper)[columns], self._floors.of(lower)[columns]
        points = self._floors.across(upper, lower, columns)
        for over, tops in above.items():
            for gap in self._cuts.gaps:
                feet = below.get(lines - over - gap)
                if feet is None:
                    continue
                end = area.first_line + over - 1
                one = replace(area, last_line=end)
                other = replace(area, first_line=end + gap + 1)
                if self._inside(upper, one) and self._inside(lower, other):
                    paid = points + self._cuts.gaps[-1] - gap
                    yield (
                        tops + feet + paid,
                        partial(self._stack, (upper, one), (lower, other), gap, paid),
                    )

    def _stack(self, upper: _Part, lower: _Part, gap: int, points: int) -> Iterator[Cut]:
        tops = self._cut(*upper)
        feet = tops and self._cut(*lower)
        return stacked(tops, feet, upper[1].lines, gap, points)

    def _sided(self, one: StorySet, other: StorySet, area: Spot) -> Iterator[Offer]:
        columns, lines = area.columns, area.lines
        points = self._floors.down(one, other, lines)
        for left in range(1, columns):
            lefts = self._floors.of(one)[left].get(lines)
            rights = self._floors.of(other)[columns - left].get(lines)
            if lefts is None or rights is None:
                continue
            last = area.first_column + left - 1
            left_area = replace(area, last_column=last)
            right_area = replace(area, first_column=last + 1)
            if self._inside(one, left_area) and self._inside(other, right_area):
                yield (
                    lefts + rights + points,
                    partial(self._side, (one, left_area), (other, right_area), points),
                )

    def _side(self, one: _Part, other: _Part, points: int) -> Iterator[Cut]:
        lefts = self._cut(*one)
        rights = lefts and self._cut(*other)
        return sided(lefts, rights, one[1].columns, points)

    def _cornered(self, story: int, rest: StorySet, area: Spot) -> Iterator[Offer]:
        """A story around a corner that holds all the others."""
        pin = self._pins.get(story)
        if pin and (not pin.allows(area) or (pin.whole and not pin.notch)):
            return
        corners = self._cuts.corners(story, rest, area.columns, area.lines)
        for inner, inner_lines, gap, least in corners:
            for at_right in (True, False):
                corner = corner_of(area, inner, inner_lines + gap, at_right=at_right)
                part = replace(corner, first_line=corner.first_line + gap)
                if (pin and pin.notch and pin.notch != corner) or not self._inside(rest, part):
                    continue
                paid = self._floors.around(story, rest, at_right=at_right)
                paid += self._cuts.gaps[-1] - gap
                share = Rectangle(story, area, corner)
                yield (
                    least + paid,
                    partial(self._corner, share, (rest, part), gap, paid, at_right=at_right),
                )

    def _corner(
        self, share: Rectangle, inner: _Part, gap: int, points: int, *, at_right: bool
    ) -> Iterator[Cut]:
        return self._cuts.cornered(share, self._cut(*inner), gap, points, at_right=at_right)
