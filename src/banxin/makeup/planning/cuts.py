"""The search for an arrangement: a rectangle is cut in two, and each half again.

What a cut costs at least is known beforehand, see `banxin.makeup.planning.floors`; so cuts are
taken up from the likeliest on, and only until no other can be better than those that were found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import product
from operator import attrgetter, itemgetter
from typing import Final, TypeAlias

from banxin.content.model import Spot
from banxin.makeup.planning.cut import Alone, Cornered, Cut, Frame, Sided, Stacked, Stepped
from banxin.makeup.planning.fitting import Fitted
from banxin.makeup.planning.floors import Floors
from banxin.makeup.planning.forms import Forms
from banxin.makeup.planning.parted import StorySet, level_points, lowest
from banxin.makeup.planning.points import shape_points
from banxin.makeup.planning.rectangles import Rectangle
from banxin.makeup.planning.steps import Step, steps

Offer: TypeAlias = tuple[int, Callable[[], Iterable[Cut]]]
"""The least that some cuts can cost, and what makes them."""

_Part: TypeAlias = tuple[StorySet, int, int]
"""A set of stories with the columns and lines that it is to fill."""

_PAIRED: Final = 4
"""Cuts of either part that are tried with each other."""

_OFFERS: Final = 4
"""So many times as many offers are taken up as cuts are kept."""

_KEPT: Final = {1: 3, 2: 8, 3: 8, 4: 6}
"""Cuts of one rectangle that are remembered, by the size of the set; of larger ones four."""


class Cuts:
    """All ways to cut rectangles for sets of stories, found out once each.

    Args:
        stories: From the heaviest down, standing boxes last.
        gaps: White lines between two parts, least and most.
        page: The whole that is to be filled.
        ways: How a story fills a rectangle, the best first.
        boxes_from: The number from which ``stories`` are standing boxes; None for no boxes.
        pinned: Stories and boxes whose place is fixed, so that only ``ways`` in that very place
            can say what they cost.
    """

    def __init__(
        self,
        stories: Sequence[Forms],
        gaps: tuple[int, int],
        page: Frame,
        ways: Callable[[Rectangle], Sequence[Fitted]],
        boxes_from: int | None = None,
        pinned: StorySet = 0,
    ) -> None:
        self._ways_in = ways
        first_box = len(stories) if boxes_from is None else boxes_from
        self.boxes: StorySet = (1 << len(stories)) - (1 << first_box)
        self._pinned = pinned | self.boxes
        self.gaps = range(gaps[0], gaps[1] + 1)
        self._stories = tuple(stories)
        self.floors = Floors(stories, self.gaps, page, self._least_alone, self.boxes)
        self._best: dict[_Part, tuple[Cut, ...]] = {}

    def heights(self, stories: StorySet, columns: int) -> int:
        """The heights at which a set can fill a rectangle of so many columns, as bits."""
        return sum(1 << lines for lines in self.floors.of(stories)[columns])

    def best(self, stories: StorySet, columns: int, lines: int) -> tuple[Cut, ...]:
        """The best cuts of a rectangle that fill it exactly, the best first."""
        key = (stories, columns, lines)
        if key not in self._best:
            kept = _KEPT.get(stories.bit_count(), 4)
            self._best[key] = taken_up(self._offers(stories, columns, lines), kept)
        return self._best[key]

    def all_best(self, stories: StorySet, columns: int, lines: int, most: int) -> tuple[Cut, ...]:
        """More of them, for the whole page."""
        return taken_up(self._offers(stories, columns, lines), most)

    def _least_alone(self, story: int, columns: int, lines: int) -> int | None:
        if self._pinned >> story & 1:
            return 0
        share = Rectangle(story, Spot(1, columns, 1, lines), None)
        return min((cut.points for cut in self.alone(share)), default=None)

    def _offers(self, stories: StorySet, columns: int, lines: int) -> Iterator[Offer]:
        """Every way to cut a rectangle in two, at the least that it can cost."""
        if not self.floors.may_fill(stories, columns, lines):
            return
        if not stories & (stories - 1):
            share = Rectangle(lowest(stories), Spot(1, columns, 1, lines), None)
            yield 0, partial(self.alone, share)
            return
        for upper, lower in self.floors.parted(stories):
            yield from self._stacked(upper, lower, columns, lines)
            yield from self._sided(upper, lower, columns, lines)
        for story, rest in self.floors.cornerable(stories):
            yield from self._cornered(story, rest, columns, lines)
        for story, one, other in self.floors.steppable(stories):
            yield from self._stepped(story, one, other, columns, lines)

    def box(self, story: int, area: Spot) -> Iterator[Alone]:
        """A standing box in just its rectangle."""
        yield Alone(0, 0, 0, story, area.lines)

    def alone(self, share: Rectangle) -> Iterator[Alone]:
        """A story by itself in a rectangle without a corner."""
        lines = share.spot.lines
        for way in self._ways_in(share):
            form = way.form
            points = way.points + shape_points(form, lines, lines)
            left, right = form.size * form.head_left, form.size * form.head_right
            yield Alone(points, left, right, share.story, lines)

    def _stacked(
        self, upper: StorySet, lower: StorySet, columns: int, lines: int
    ) -> Iterator[Offer]:
        above, below = self.floors.of(upper)[columns], self.floors.of(lower)[columns]
        if not above or not below:
            return
        points = self.floors.across(upper, lower, columns)
        for over, tops in above.items():
            for gap in self.gaps:
                under = lines - over - gap
                feet = below.get(under)
                if feet is not None:
                    paid = points + self.gaps[-1] - gap
                    parts = (upper, columns, over), (lower, columns, under)
                    yield tops + feet + paid, partial(self._stack, *parts, gap, paid)

    def _stack(self, upper: _Part, lower: _Part, gap: int, points: int) -> Iterator[Cut]:
        tops = self.best(*upper)
        feet = tops and self.best(*lower)
        return stacked(tops, feet, upper[2], gap, points)

    def _sided(self, one: StorySet, other: StorySet, columns: int, lines: int) -> Iterator[Offer]:
        lefts, rights = self.floors.of(one), self.floors.of(other)
        points = self.floors.down(one, other, lines)
        for left in range(1, columns):
            least, rest = lefts[left].get(lines), rights[columns - left].get(lines)
            if least is not None and rest is not None:
                parts = (one, left, lines), (other, columns - left, lines)
                yield least + rest + points, partial(self._side, *parts, points)

    def _side(self, one: _Part, other: _Part, points: int) -> Iterator[Cut]:
        lefts = self.best(*one)
        rights = lefts and self.best(*other)
        return sided(lefts, rights, one[1], points)

    def _cornered(self, story: int, rest: StorySet, columns: int, lines: int) -> Iterator[Offer]:
        area = Spot(1, columns, 1, lines)
        for inner, inner_lines, gap, least in self.corners(story, rest, columns, lines):
            for at_right in (True, False):
                paid = self.floors.around(story, rest, at_right=at_right)
                paid += self.gaps[-1] - gap
                corner = corner_of(area, inner, inner_lines + gap, at_right=at_right)
                share = Rectangle(story, area, corner)
                yield least + paid, partial(self._corner, share, rest, gap, paid, at_right=at_right)

    def corners(
        self, story: int, rest: StorySet, columns: int, lines: int
    ) -> Iterator[tuple[int, int, int, int]]:
        """Corners that a story may leave: columns, lines, the gap over them, and least points."""
        groups = self._stories[story].around(columns)
        if not groups:
            return
        inside = self.floors.of(rest)
        for inner in range(1, columns):
            for inner_lines, points in inside[inner].items():
                for gap in self.gaps:
                    room = columns * lines - inner * (inner_lines + gap)
                    if room <= 0:
                        continue
                    rows, odd = divmod(room, columns)
                    for taken, own, deep in groups.get(odd, ()):
                        if taken == rows and inner_lines + gap + deep <= lines:
                            yield inner, inner_lines, gap, points + own

    def _corner(
        self, share: Rectangle, rest: StorySet, gap: int, points: int, *, at_right: bool
    ) -> Iterator[Cornered]:
        corner = share.notch
        if not corner:
            return iter(())
        inner = self.best(rest, corner.columns, corner.lines - gap)
        return self.cornered(share, inner, gap, points, at_right=at_right)

    def cornered(
        self, share: Rectangle, inner: Sequence[Cut], gap: int, points: int, *, at_right: bool
    ) -> Iterator[Cornered]:
        """A story in a rectangle whose corner is cut as ``inner`` says, under a gap."""
        corner, lines = share.notch, share.spot.lines
        if not corner or not inner:
            return
        for way in self._ways_in(share):
            form = way.form
            left, right = form.size * form.head_left, form.size * form.head_right
            own = points + way.points + shape_points(form, lines, lines - corner.lines)
            for cut in inner[:_PAIRED]:
                yield Cornered(
                    own + cut.points,
                    left,
                    right,
                    share.story,
                    lines,
                    cut,
                    corner.columns,
                    corner.lines - gap,
                    gap,
                    at_right,
                )

    def _stepped(
        self, story: int, one: StorySet, other: StorySet, columns: int, lines: int
    ) -> Iterator[Offer]:
        area = Spot(1, columns, 1, lines)
        paid = self.floors.over(story, one, other)
        for step, least in self.steps(story, one, other, columns, lines):
            yield least + paid, partial(self._step, story, one, other, area, step, paid)

    def steps(
        self, story: int, one: StorySet, other: StorySet, columns: int, lines: int
    ) -> Iterator[tuple[Step, int]]:
        """Steps of two parts under a story, with the least points of all that stands there."""
        parts = self.floors.of(one), self.floors.of(other)
        return steps(self._stories[story].around(columns), parts, columns, lines, self.gaps)

    def _step(
        self, story: int, one: StorySet, other: StorySet, area: Spot, step: Step, points: int
    ) -> Iterator[Stepped]:
        lefts = self.best(one, step.columns, step.one_lines)
        rights = lefts and self.best(other, area.columns - step.columns, step.other_lines)
        return self.stepped(step.under(story, area), lefts, rights, step, points)

    def stepped(
        self, share: Rectangle, lefts: Sequence[Cut], rights: Sequence[Cut], step: Step, points: int
    ) -> Iterator[Stepped]:
        """A story over parts of two heights that are cut as ``lefts`` and ``rights`` say."""
        if not lefts or not rights:
            return
        lines = share.spot.lines
        shortest = lines - (share.notch.lines if share.notch else 0)
        for way in self._ways_in(share):
            form = way.form
            left, right = form.size * form.head_left, form.size * form.head_right
            own = points + step.points + way.points + shape_points(form, lines, shortest)
            for one, other in product(lefts[:_PAIRED], rights[:_PAIRED]):
                yield Stepped(
                    own + one.points + other.points,
                    left,
                    right,
                    share.story,
                    one,
                    step.columns,
                    step.one_lines,
                    step.one_gap,
                    other,
                    step.other_lines,
                    step.other_gap,
                )


def taken_up(offers: Iterable[Offer], most: int) -> tuple[Cut, ...]:
    """The best cuts of all offers: taken up from the likeliest on until no other can be better."""
    found: list[Cut] = []
    for number, (least, take_up) in enumerate(sorted(offers, key=itemgetter(0))):
        if len(found) == most and (found[-1].points <= least or number >= most * _OFFERS):
            break
        more = list(take_up())
        if more:
            found = sorted([*found, *more], key=attrgetter("points"))[:most]
    return tuple(found)


def stacked(
    tops: Sequence[Cut], feet: Sequence[Cut], lines: int, gap: int, points: int
) -> Iterator[Cut]:
    """Every upper part with every lower; ``points`` are for the cut between them."""
    for one, other in product(tops[:_PAIRED], feet[:_PAIRED]):
        paid = one.points + other.points + points
        yield Stacked(paid, one.left, one.right, one, lines, gap, other)


def sided(lefts: Sequence[Cut], rights: Sequence[Cut], columns: int, points: int) -> Iterator[Cut]:
    """Every left part with every right; ``points`` are for the cut between them."""
    for one, other in product(lefts[:_PAIRED], rights[:_PAIRED]):
        paid = one.points + other.points + points + level_points(one.right, other.left)
        yield Sided(paid, one.left, other.right, one, columns, other)


def corner_of(area: Spot, columns: int, lines: int, *, at_right: bool) -> Spot:
    """The lower right or lower left corner of a rectangle."""
    first = area.last_column - columns + 1 if at_right else area.first_column
    return Spot(first, first + columns - 1, area.last_line - lines + 1, area.last_line)
