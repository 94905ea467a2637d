"""The same search where it matters on which columns and lines a cut falls.

Standing boxes and pins are places on paper, while `banxin.makeup.planning.cuts` knows sizes only.
So a part of the page that has to hold one of them is cut here, at every place where the heights
of both parts allow it; a part without any is handed over to the quick search. A box is for both
of them a story of one size whose place is pinned.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final, TypeAlias

from banxin.content.model import Spot
from banxin.makeup.planning.cut import Cut
from banxin.makeup.planning.cuts import Cuts, Offer, sided, stacked, taken_up
from banxin.makeup.planning.forms import bits_of
from banxin.makeup.planning.guests import Pin
from banxin.makeup.planning.parted import StorySet, lowest
from banxin.makeup.planning.rectangles import Rectangle, rows, sides
from banxin.makeup.planning.steps import Corner, Step

_KEPT: Final = 8

_Part: TypeAlias = tuple[StorySet, Spot, bool]
"""A set of stories, what it is to fill, and whether with white at its foot."""


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
        self._best: dict[_Part, tuple[Cut, ...]] = {}

    def all_best(self, stories: StorySet, most: int) -> tuple[Cut, ...]:
        """The best cuts of the whole page, the best first."""
        if not self._pins:
            columns, lines = self._page.columns, self._page.lines
            return self._cuts.all_best(stories, columns, lines, most)
        return taken_up(self._offers((stories, self._page, False)), most)

    def _cut(self, part: _Part) -> tuple[Cut, ...]:
        stories, area, footed = part
        if not stories & self._pinned:
            return self._cuts.best((stories, area.columns, area.lines, footed))
        if part not in self._best:
            self._best[part] = taken_up(self._offers(part), _KEPT)
        return self._best[part]

    def _inside(self, part: _Part) -> bool:
        """Whether all of a set's pins are inside its area."""
        stories, area, _ = part
        return all(self._pins[story].inside(area) for story in bits_of(stories & self._pinned))

    def _offers(self, part: _Part) -> Iterator[Offer]:
        stories, area, footed = part
        if not self._floors.may_fill(stories, area.columns, area.lines, footed=footed):
            return
        if not stories & (stories - 1):
            for white in self._floors.whites(footed=footed):
                if area.lines > white:
                    yield 0, partial(self._alone, lowest(stories), area, white)
            return
        for one, other in self._floors.parted(stories):
            for first, second in ((one, other), (other, one)):
                yield from self._stacked(first, second, part)
                yield from self._sided(first, second, part)
        for story in bits_of(stories & ~self._cuts.boxes):
            yield from self._cornered(story, stories ^ (1 << story), part)
        for story, one, other in self._floors.steppable(stories):
            yield from self._stepped(story, one, other, part)

    def _alone(self, story: int, area: Spot, white: int) -> Iterator[Cut]:
        pin, spot = self._pins[story], rows(area, area.first_line, area.last_line - white)
        if pin.allows(spot) and not pin.notch:
            if self._cuts.boxes >> story & 1:
                yield from self._cuts.box(story, white)
            else:
                yield from self._cuts.alone(Rectangle(story, spot, None), white)

    def _stacked(self, upper: StorySet, lower: StorySet, part: _Part) -> Iterator[Offer]:
        _, area, footed = part
        above = self._floors.of(upper, footed=True)[area.columns]
        below = self._floors.of(lower, footed=footed)[area.columns]
        points = self._floors.across(upper, lower, area.columns)
        for over, tops in above.items() if below else ():
            feet = below.get(area.lines - over)
            if feet is None:
                continue
            end = area.first_line + over - 1
            one = (upper, rows(area, area.first_line, end), True)
            other = (lower, rows(area, end + 1, area.last_line), footed)
            if self._inside(one) and self._inside(other):
                yield tops + feet + points, partial(self._stack, one, other, points)

    def _stack(self, upper: _Part, lower: _Part, points: int) -> Iterator[Cut]:
        tops = self._cut(upper)
        feet = tops and self._cut(lower)
        return stacked(tops, feet, upper[1].lines, points)

    def _sided(self, one: StorySet, other: StorySet, part: _Part) -> Iterator[Offer]:
        _, area, footed = part
        columns, lines = area.columns, area.lines
        lefts = self._floors.of(one, footed=footed)
        rights = self._floors.of(other, footed=footed)
        points = self._floors.down(one, other, lines)
        for left in range(1, columns):
            least, rest = lefts[left].get(lines), rights[columns - left].get(lines)
            if least is None or rest is None:
                continue
            left_area, right_area = sides(area, left)
            parts = (one, left_area, footed), (other, right_area, footed)
            if self._inside(parts[0]) and self._inside(parts[1]):
                yield least + rest + points, partial(self._side, *parts, points)

    def _side(self, one: _Part, other: _Part, points: int) -> Iterator[Cut]:
        lefts = self._cut(one)
        rights = lefts and self._cut(other)
        return sided(lefts, rights, one[1].columns, points)

    def _cornered(self, story: int, rest: StorySet, part: _Part) -> Iterator[Offer]:
        """A story around a corner that holds all the others."""
        _, area, footed = part
        found = self._cuts.corners(story, rest, area.columns, area.lines, footed=footed)
        for corner, least in found:
            for at_right in (True, False):
                share = corner.left(story, area, at_right=at_right)
                inner = (rest, corner.held(area, at_right=at_right), footed)
                if self._allowed(share) and self._inside(inner):
                    paid = self._floors.around(story, rest, at_right=at_right)
                    take_up = partial(self._corner, share, inner, corner, paid, at_right=at_right)
                    yield least + paid, take_up

    def _allowed(self, share: Rectangle) -> bool:
        """Whether a story may stand around just that corner."""
        pin = self._pins.get(share.story)
        if not pin:
            return True
        if pin.notch and pin.notch != share.notch:
            return False
        return pin.allows(share.spot) and not (pin.whole and not pin.notch)

    def _corner(
        self, share: Rectangle, inner: _Part, corner: Corner, points: int, *, at_right: bool
    ) -> Iterator[Cut]:
        return self._cuts.cornered(share, self._cut(inner), corner, points, at_right=at_right)

    def _stepped(self, story: int, one: StorySet, other: StorySet, part: _Part) -> Iterator[Offer]:
        _, area, footed = part
        paid = self._floors.over(story, one, other)
        columns, lines = area.columns, area.lines
        for step, least in self._cuts.steps(story, one, other, columns, lines, footed=footed):
            share = step.under(story, area)
            left, right = sides(area, step.columns)
            parts = (
                (one, rows(left, area.last_line - step.one_lines + 1, area.last_line), footed),
                (other, rows(right, area.last_line - step.other_lines + 1, area.last_line), footed),
            )
            if self._allowed(share) and all(self._inside(one) for one in parts):
                yield least + paid, partial(self._step, share, *parts, step, paid)

    def _step(
        self, share: Rectangle, one: _Part, other: _Part, step: Step, points: int
    ) -> Iterator[Cut]:
        lefts = self._cut(one)
        rights = lefts and self._cut(other)
        return self._cuts.stepped(share, lefts, rights, step, points)
