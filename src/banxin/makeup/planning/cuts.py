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
from banxin.makeup.planning.points import LEAST_LEG, shape_points
from banxin.makeup.planning.rectangles import Rectangle
from banxin.makeup.planning.steps import Corner, Step, corners, steps

Offer: TypeAlias = tuple[int, Callable[[], Iterable[Cut]]]
"""The least that some cuts can cost, and what makes them."""

Part: TypeAlias = tuple[StorySet, int, int, bool]
"""A set of stories, the columns and lines that it is to fill, and whether white is at its foot."""

_PAIRED: Final = 8
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
        leg: Lines of text that a story has at least over what it leaves to others.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - all that a page is cut by
        self,
        stories: Sequence[Forms],
        gaps: tuple[int, int],
        page: Frame,
        ways: Callable[[Rectangle], Sequence[Fitted]],
        boxes_from: int | None = None,
        pinned: StorySet = 0,
        leg: int = LEAST_LEG,
    ) -> None:
        self._ways_in = ways
        first_box = len(stories) if boxes_from is None else boxes_from
        self.boxes: StorySet = (1 << len(stories)) - (1 << first_box)
        self._pinned = pinned | self.boxes
        self.gaps = range(gaps[0], gaps[1] + 1)
        self.floors = Floors(stories, self.gaps, page, self._least_alone, self.boxes, leg)
        self._best: dict[Part, tuple[Cut, ...]] = {}

    def heights(self, stories: StorySet, columns: int) -> int:
        """The heights at which a set can fill a rectangle of so many columns, as bits."""
        return sum(1 << lines for lines in self.floors.of(stories, footed=False)[columns])

    def best(self, part: Part) -> tuple[Cut, ...]:
        """The best cuts of a rectangle that fill it exactly, the best first."""
        if part not in self._best:
            self._best[part] = taken_up(self._offers(part), _KEPT.get(part[0].bit_count(), 4))
        return self._best[part]

    def all_best(self, stories: StorySet, columns: int, lines: int, most: int) -> tuple[Cut, ...]:
        """More of them, for the whole page."""
        return taken_up(self._offers((stories, columns, lines, False)), most)

    def _least_alone(self, story: int, columns: int, lines: int) -> int | None:
        if self._pinned >> story & 1:
            return 0
        share = Rectangle(story, Spot(1, columns, 1, lines), None)
        return min((cut.points for cut in self.alone(share)), default=None)

    def _offers(self, part: Part) -> Iterator[Offer]:
        """Every way to cut a rectangle in two, at the least that it can cost."""
        stories, columns, lines, footed = part
        if not self.floors.may_fill(stories, columns, lines, footed=footed):
            return
        if not stories & (stories - 1):
            for white in self.floors.whites(footed=footed):
                area = Spot(1, columns, 1, lines - white)
                if area.lines > 0:
                    yield 0, partial(self.alone, Rectangle(lowest(stories), area, None), white)
            return
        for upper, lower in self.floors.parted(stories):
            yield from self._stacked(upper, lower, part)
            yield from self._sided(upper, lower, part)
        for story, rest in self.floors.cornerable(stories):
            yield from self._cornered(story, rest, part)
        for story, one, other in self.floors.steppable(stories):
            yield from self._stepped(story, one, other, part)

    def box(self, story: int, white: int) -> Iterator[Alone]:
        """A standing box in just its rectangle."""
        yield Alone(0, 0, 0, story, white)

    def alone(self, share: Rectangle, white: int = 0) -> Iterator[Alone]:
        """A story by itself in a rectangle without a corner, with white under it."""
        lines = share.spot.lines
        for way in self._ways_in(share):
            form = way.form
            points = way.points + shape_points(form, lines, lines) + self.floors.tight(white)
            left, right = form.size * form.head_left, form.size * form.head_right
            yield Alone(points, left, right, share.story, white)

    def _stacked(self, upper: StorySet, lower: StorySet, part: Part) -> Iterator[Offer]:
        _, columns, lines, footed = part
        above = self.floors.of(upper, footed=True)[columns]
        below = self.floors.of(lower, footed=footed)[columns]
        if not above or not below:
            return
        points = self.floors.across(upper, lower, columns)
        for over, tops in above.items():
            feet = below.get(lines - over)
            if feet is not None:
                parts = (upper, columns, over, True), (lower, columns, lines - over, footed)
                yield tops + feet + points, partial(self._stack, *parts, points)

    def _stack(self, upper: Part, lower: Part, points: int) -> Iterator[Cut]:
        tops = self.best(upper)
        feet = tops and self.best(lower)
        return stacked(tops, feet, upper[2], points)

    def _sided(self, one: StorySet, other: StorySet, part: Part) -> Iterator[Offer]:
        _, columns, lines, footed = part
        lefts = self.floors.of(one, footed=footed)
        rights = self.floors.of(other, footed=footed)
        points = self.floors.down(one, other, lines)
        for left in range(1, columns):
            least, rest = lefts[left].get(lines), rights[columns - left].get(lines)
            if least is not None and rest is not None:
                parts = (one, left, lines, footed), (other, columns - left, lines, footed)
                yield least + rest + points, partial(self._side, *parts, points)

    def _side(self, one: Part, other: Part, points: int) -> Iterator[Cut]:
        lefts = self.best(one)
        rights = lefts and self.best(other)
        return sided(lefts, rights, one[1], points)

    def _cornered(self, story: int, rest: StorySet, part: Part) -> Iterator[Offer]:
        _, columns, lines, footed = part
        area = Spot(1, columns, 1, lines)
        for corner, least in self.corners(story, rest, columns, lines, footed=footed):
            for at_right in (True, False):
                paid = self.floors.around(story, rest, at_right=at_right)
                share = corner.left(story, area, at_right=at_right)
                inner = (rest, corner.columns, corner.lines, footed)
                take_up = partial(self._corner, share, inner, corner, paid, at_right=at_right)
                yield least + paid, take_up

    def corners(
        self, story: int, rest: StorySet, columns: int, lines: int, *, footed: bool
    ) -> Iterator[tuple[Corner, int]]:
        """Corners that a story may leave, with the least points of all that stands there."""
        around = self.floors.standing(story, columns)
        inside = self.floors.of(rest, footed=footed)
        whites = self.floors.whites(footed=footed)
        return corners(around, inside, columns, lines, self.gaps, whites) if around else iter(())

    def _corner(
        self, share: Rectangle, inner: Part, corner: Corner, points: int, *, at_right: bool
    ) -> Iterator[Cornered]:
        return self.cornered(share, self.best(inner), corner, points, at_right=at_right)

    def cornered(
        self,
        share: Rectangle,
        inner: Sequence[Cut],
        corner: Corner,
        points: int,
        *,
        at_right: bool,
    ) -> Iterator[Cornered]:
        """A story in a rectangle whose corner is cut as ``inner`` says."""
        if not inner or not share.notch:
            return
        lines = share.spot.lines
        for way in self._ways_in(share):
            form = way.form
            left, right = form.size * form.head_left, form.size * form.head_right
            own = points + corner.points + way.points
            own += shape_points(form, lines, lines - share.notch.lines)
            for cut in inner[:_PAIRED]:
                yield Cornered(
                    own + cut.points,
                    left,
                    right,
                    share.story,
                    corner.white,
                    cut,
                    corner.columns,
                    corner.lines,
                    corner.gap,
                    at_right,
                )

    def _stepped(self, story: int, one: StorySet, other: StorySet, part: Part) -> Iterator[Offer]:
        _, columns, lines, footed = part
        area = Spot(1, columns, 1, lines)
        paid = self.floors.over(story, one, other)
        for step, least in self.steps(story, one, other, columns, lines, footed=footed):
            parts = (
                (one, step.columns, step.one_lines, footed),
                (other, columns - step.columns, step.other_lines, footed),
            )
            yield least + paid, partial(self._step, step.under(story, area), *parts, step, paid)

    def steps(
        self,
        story: int,
        one: StorySet,
        other: StorySet,
        columns: int,
        lines: int,
        *,
        footed: bool,
    ) -> Iterator[tuple[Step, int]]:
        """Steps of two parts under a story, with the least points of all that stands there."""
        parts = self.floors.of(one, footed=footed), self.floors.of(other, footed=footed)
        return steps(self.floors.standing(story, columns), parts, columns, lines, self.gaps)

    def _step(
        self, share: Rectangle, one: Part, other: Part, step: Step, points: int
    ) -> Iterator[Stepped]:
        lefts = self.best(one)
        rights = lefts and self.best(other)
        return self.stepped(share, lefts, rights, step, points)

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


def stacked(tops: Sequence[Cut], feet: Sequence[Cut], lines: int, points: int) -> Iterator[Cut]:
    """Every upper part with every lower; ``points`` are for the cut between them."""
    for one, other in product(tops[:_PAIRED], feet[:_PAIRED]):
        paid = one.points + other.points + points
        yield Stacked(paid, one.left, one.right, one, lines, other)


def sided(lefts: Sequence[Cut], rights: Sequence[Cut], columns: int, points: int) -> Iterator[Cut]:
    """Every left part with every right; ``points`` are for the cut between them."""
    for one, other in product(lefts[:_PAIRED], rights[:_PAIRED]):
        paid = one.points + other.points + points + level_points(one.right, other.left)
        yield Sided(paid, one.left, other.right, one, columns, other)
