"""The search for an arrangement: a rectangle is cut in two, and each half again.

A set of stories fills a rectangle in one of three ways: one part above another with white
between them; two parts side by side; or a story whose lower corner is left out for the others.
For every set and width the heights that can be filled exactly are kept as the bits of a number,
so that whole families of arrangements are ruled out by a shift and an `and`; only what can be
filled is ever priced. (Slicing floorplans, Otten 1982; the corner is our own, since a page cut
through from edge to edge is what newspapers call 断版.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from heapq import nsmallest
from itertools import islice, product
from operator import itemgetter
from typing import Final, TypeAlias

from banxin.content.model import Spot
from banxin.makeup.judging.prices import LEAD_COUNTS
from banxin.makeup.planning.cut import Alone, Cornered, Cut, Sided, Stacked
from banxin.makeup.planning.fitting import Fitted
from banxin.makeup.planning.forms import Forms, Standing, bits_of
from banxin.makeup.planning.points import (
    LEVEL_HEADS,
    MOST_ORDER,
    ORDER,
    ORDER_ACROSS,
    UNFITTED,
    cut_points,
    shape_points,
)
from banxin.makeup.planning.rectangles import Rectangle

StorySet: TypeAlias = int
"""Stories as bits; the lowest is the heaviest."""

_CORNER_FORMS: Final = 1
"""Forms of a story that are tried around one corner."""

_Offer: TypeAlias = tuple[int, Callable[[], Iterable["Cut"]]]
"""The least that some cuts can cost, and what makes them."""

_PAIRED: Final = 4
"""Cuts of either part that are tried with each other."""

_OFFERS: Final = 2
"""So many times as many offers are taken up as cuts are kept."""

_KEPT: Final = {1: 3, 2: 8, 3: 8, 4: 6}
"""Cuts of one rectangle that are remembered, by the size of the set; of larger ones four."""

_WHOLE: Final = 7
"""Sets up to this size are parted in every way,"""

_MANY: Final = 9
_FEW: Final = 5
"""but on a page of so many stories and boxes only those up to that."""

_RUN: Final = 3
"""Of a whole page at most so many stories are parted off from among the others."""

_CORNERS: Final = 4
"""In sets up to this size any story may leave a corner, else the heaviest,"""

_CORNERED: Final = 5
"""on pages with no more stories and boxes than that."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The page as the search sees it: whether a cut runs through all of it."""

    columns: int
    lines: int


class Cuts:
    """All ways to cut rectangles for sets of stories, found out once each.

    Args:
        stories: From the heaviest down.
        gaps: White lines between two parts, least and most.
        page: The whole that is to be filled.
        ways: How a story fills a rectangle, the best first.
        boxes_from: The number from which ``stories`` are standing boxes; None for no boxes.
    """

    def __init__(
        self,
        stories: Sequence[Forms],
        gaps: tuple[int, int],
        page: Frame,
        ways: Callable[[Rectangle], Sequence[Fitted]],
        boxes_from: int | None = None,
    ) -> None:
        self._stories = tuple(stories)
        self._ways_in = ways
        first_box = len(self._stories) if boxes_from is None else boxes_from
        self.boxes: StorySet = (1 << len(self._stories)) - (1 << first_box)
        self._gaps = range(gaps[0], gaps[1] + 1)
        self._page = page
        self._whole = _WHOLE if len(self._stories) < _MANY else _FEW
        self._every: StorySet = (1 << len(self._stories)) - 1
        self._spans = tuple(forms.span for forms in self._stories)
        self._heights: dict[StorySet, tuple[int, ...]] = {}
        self._mirrors: dict[int, int] = {}
        self._best: dict[tuple[StorySet, int, int], tuple[Cut, ...]] = {}
        self._partings: dict[StorySet, tuple[tuple[StorySet, StorySet], ...]] = {}

    def span_of(self, stories: StorySet) -> tuple[int, int]:
        """Fewest and most column lines that a set can take, without white between stories."""
        spans = [self._spans[story] for story in bits_of(stories)]
        return sum(least for least, _ in spans), sum(most for _, most in spans)

    def taking(self, story: int, columns: int, capacity: int) -> tuple[Standing, ...]:
        """The forms in which one story takes so many column lines."""
        return self._stories[story].taking(columns, capacity)

    def best(self, stories: StorySet, columns: int, lines: int) -> tuple[Cut, ...]:
        """The best cuts of a rectangle that fill it exactly, the best first."""
        key = (stories, columns, lines)
        if key not in self._best:
            kept = _KEPT.get(stories.bit_count(), 4)
            self._best[key] = self._chosen(stories, columns, lines, kept)
        return self._best[key]

    def _chosen(self, stories: StorySet, columns: int, lines: int, most: int) -> tuple[Cut, ...]:
        """Of all offers the likeliest are taken up, and of what comes of them the best kept."""
        offers = nsmallest(most * _OFFERS, self._offers(stories, columns, lines), key=itemgetter(0))
        found = [cut for _, taken_up in offers for cut in taken_up()]
        found.sort(key=lambda cut: cut.points)
        return tuple(found[:most])

    def all_best(self, stories: StorySet, columns: int, lines: int, most: int) -> tuple[Cut, ...]:
        """More of them, for the whole page."""
        return self._chosen(stories, columns, lines, most)

    def heights(self, stories: StorySet, columns: int) -> int:
        """The heights at which a set can fill a rectangle of so many columns, as bits."""
        if stories not in self._heights:
            self._heights[stories] = self._reckoned(stories)
        return self._heights[stories][columns]

    def _reckoned(self, stories: StorySet) -> tuple[int, ...]:
        """The same for every number of columns, from none to all of the page's."""
        widths = range(self._page.columns + 1)
        windows = [0, *(self._window(stories, columns) for columns in widths[1:])]
        if not stories & (stories - 1):
            forms = self._stories[_lowest(stories)]
            return tuple(forms.heights(columns) & windows[columns] for columns in widths)
        found = [0 for _ in widths]
        for upper, lower in self._parted(stories):
            self.heights(upper, 0), self.heights(lower, 0)
            above, below = self._heights[upper], self._heights[lower]
            for columns in widths:
                if windows[columns]:
                    found[columns] |= self._stacks(above[columns], below[columns])
                    for left in range(1, columns):
                        found[columns] |= above[left] & below[columns - left]
        for story, rest in self._cornerable(stories):
            for columns in widths:
                if windows[columns]:
                    found[columns] |= self._corners(story, rest, columns)
        return tuple(bits & window for bits, window in zip(found, windows, strict=True))

    def _stacks(self, above: int, below: int) -> int:
        """Every sum of a height of either and a gap."""
        fewer, more = sorted((above, below), key=int.bit_count)
        if not fewer:
            return 0
        gapped = 0
        for gap in self._gaps:
            gapped |= more << gap
        bits = 0
        for lines in bits_of(fewer):
            bits |= gapped << lines
        return bits

    def _corners(self, story: int, rest: StorySet, columns: int) -> int:
        """Heights of a story's rectangle with a lower corner left to the rest."""
        residues = self._stories[story].residues(columns)
        if not residues:
            return 0
        bits = 0
        for inner in range(1, columns):
            for lines in bits_of(self.heights(rest, inner)):
                for gap in self._gaps:
                    missing = inner * (lines + gap)
                    odd = -missing % columns
                    bits |= residues.get(odd, 0) << ((odd + missing) // columns)
        return bits

    def _window(self, stories: StorySet, columns: int) -> int:
        """The heights that the mere amount of copy allows."""
        order = list(bits_of(stories))
        least = -(-sum(self._spans[story][0] for story in order) // columns)
        most = sum(self._spans[story][1] for story in order) // columns
        most = min(most + self._gaps[-1] * (len(order) - 1), self._page.lines)
        return ((1 << (most + 1)) - 1) & ~((1 << max(least, 0)) - 1) if most >= least else 0

    def _parted(self, stories: StorySet) -> tuple[tuple[StorySet, StorySet], ...]:
        """Ways to part a set, the heaviest story in the first part."""
        if stories not in self._partings:
            self._partings[stories] = tuple(_partings(stories, self._whole, self._every))
        return self._partings[stories]

    def _cornerable(self, stories: StorySet) -> Iterator[tuple[int, StorySet]]:
        """Stories that others may stand in the corner of, and those others."""
        few = stories.bit_count() <= _CORNERS and len(self._stories) <= _CORNERED
        for story in list(bits_of(stories & ~self.boxes))[: None if few else 1]:
            yield story, stories ^ (1 << story)

    def _offers(self, stories: StorySet, columns: int, lines: int) -> Iterator[_Offer]:
        """Every way to cut a rectangle in two, at the least that it can cost."""
        if not self.heights(stories, columns) >> lines & 1:
            return
        if not stories & (stories - 1):
            share = Rectangle(_lowest(stories), Spot(1, columns, 1, lines), None)
            yield 0, partial(self.alone, share)
            return
        for upper, lower in self._parted(stories):
            above, below = self._heights[upper], self._heights[lower]
            for gap in self._gaps:
                match = above[columns] & self._mirrored(below[columns], lines - gap)
                if match:
                    yield from self._stacked(upper, lower, columns, lines, gap, match)
            for left in range(1, columns):
                if (above[left] & below[columns - left]) >> lines & 1:
                    yield from self._sided(upper, lower, columns, lines, left)
        for story, rest in self._cornerable(stories):
            yield from self._cornered(story, rest, columns, lines)

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

    def _mirrored(self, heights: int, lines: int) -> int:
        """Bit n is set where ``heights`` has ``lines`` less n."""
        if heights not in self._mirrors:
            digits = f"{heights:b}".zfill(self._page.lines + 1)
            self._mirrors[heights] = int(digits[::-1], 2)
        return self._mirrors[heights] >> (self._page.lines - lines)

    def _stacked(
        self, upper: StorySet, lower: StorySet, columns: int, lines: int, gap: int, match: int
    ) -> Iterator[_Offer]:
        """One part above another; ``match`` holds the heights of the upper that fit the lower."""
        through = cut_points(through=columns == self._page.columns)
        through += order_points(upper, lower) + self._gaps[-1] - gap
        for over in bits_of(match):
            tops = self.best(upper, columns, over)
            feet = tops and self.best(lower, columns, lines - gap - over)
            if feet:
                least = tops[0].points + feet[0].points + through
                yield least, partial(stacked, tops, feet, over, gap, through)

    def _sided(
        self, one: StorySet, other: StorySet, columns: int, lines: int, left: int
    ) -> Iterator[_Offer]:
        through = cut_points(through=lines == self._page.lines) // 2
        through += order_points(one, other) // 2
        lefts = self.best(one, left, lines)
        rights = lefts and self.best(other, columns - left, lines)
        if rights:
            least = lefts[0].points + rights[0].points + through
            yield least, partial(sided, lefts, rights, left, through)

    def _cornered(self, story: int, rest: StorySet, columns: int, lines: int) -> Iterator[_Offer]:
        area = Spot(1, columns, 1, lines)
        capacities = self._stories[story].capacities(columns)
        if not capacities:
            return
        sides = (True, False) if len(self._stories) <= _CORNERED else (True,)
        for inner in range(1, columns):
            for inner_lines in bits_of(self.heights(rest, inner)):
                for gap in self._gaps:
                    if columns * lines - inner * (inner_lines + gap) not in capacities:
                        continue
                    cuts = self.best(rest, inner, inner_lines)
                    for at_right in sides if cuts else ():
                        corner = corner_of(area, inner, inner_lines + gap, at_right=at_right)
                        share = Rectangle(story, area, corner)
                        take_up = partial(self.cornered, share, rest, cuts, gap, at_right=at_right)
                        room = columns * lines - inner * (inner_lines + gap)
                        least = self.taking(story, columns, room)[0].points + cuts[0].points
                        yield least + UNFITTED, take_up

    def cornered(
        self,
        share: Rectangle,
        rest: StorySet,
        inner: Sequence[Cut],
        gap: int,
        *,
        at_right: bool,
    ) -> Iterator[Cornered]:
        """A story in a rectangle whose corner is cut as ``inner`` says, under a gap.

        There are too many corners to fit a story into each; what its filling costs is reckoned.
        """
        corner, lines = share.notch, share.spot.lines
        if not corner or corner.lines >= lines:
            return
        ways = (
            way
            for way in self.taking(share.story, share.spot.columns, share.room)
            if way.form.deep <= lines - corner.lines and not way.form.feet
        )
        for way in islice(ways, _CORNER_FORMS):
            form = way.form
            left, right = form.size * form.head_left, form.size * form.head_right
            own = way.points + shape_points(form, lines, lines - corner.lines)
            own += order_points(1 << share.story, rest) + self._gaps[-1] - gap
            own += ORDER_ACROSS * (not at_right) + UNFITTED
            for cut in inner:
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


@cache
def order_points(better: StorySet, worse: StorySet) -> int:
    """What is to be paid for every lighter story that has a better place than a heavier one."""
    points = 0
    for light in bits_of(better):
        for heavy in bits_of(worse & ((1 << light) - 1)):
            points += min((light - heavy) * ORDER * (LEAD_COUNTS if heavy == 0 else 1), MOST_ORDER)
    return points


def level_points(one: int, other: int) -> int:
    """Two heads side by side: worse the more alike they are."""
    if not one or not other:
        return 0
    return LEVEL_HEADS * min(one, other) // max(one, other)


def _lowest(stories: StorySet) -> int:
    return (stories & -stories).bit_length() - 1


def _partings(
    stories: StorySet, whole: int, every: StorySet
) -> Iterator[tuple[StorySet, StorySet]]:
    """Every way to part a small set; a large one is parted between neighbours in weight.

    Of all stories of a page a few neighbours may be parted off as well. So a page of many stories
    has not many more sets than runs of neighbours.
    """
    heaviest = stories & -stories
    others = stories ^ heaviest
    if others.bit_count() < whole:
        part = others
        while part:
            yield stories ^ part, part
            part = (part - 1) & others
        return
    order = [1 << bit for bit in bits_of(others)]
    for start in range(len(order)):
        yield stories ^ sum(order[start:]), sum(order[start:])
    if stories != every:
        return
    for start in range(len(order) - 1):
        for end in range(start + 1, min(start + _RUN, len(order) - 1) + 1):
            run = sum(order[start:end])
            yield stories ^ run, run
