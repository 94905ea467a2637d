"""What a set of stories costs at least in a rectangle of a certain size.

A set fills a rectangle in one of three ways: one part above another with white between them; two
parts side by side; or a story whose lower corner is left out for the others. For every set and
width the heights that can be filled exactly are found with the fewest points, the smaller sets
first. Heads side by side are not looked at, and stories around a corner not yet fitted: so the
points are a floor, and the search of `banxin.makeup.planning.cuts` need not look at anything whose
floor is above what it has. (Slicing floorplans, Otten 1982; the corner is our own, since a page
cut through from edge to edge is what newspapers call 断版.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from banxin.makeup.planning.forms import Forms, bits_of
from banxin.makeup.planning.parted import StorySet, lowest, order_points, partings
from banxin.makeup.planning.points import ORDER_ACROSS, cut_points
from banxin.makeup.planning.cut import Frame

Heights: TypeAlias = Mapping[int, int]
"""Lines to the fewest points for which a rectangle of so many is filled."""

_WHOLE: Final = 7
"""Sets up to this size are parted in every way,"""

_MANY: Final = 9
_FEW: Final = 5
"""but on a page of so many stories and boxes only those up to that."""

_CORNERS: Final = 4
"""In sets up to this size any story may leave a corner, else the heaviest."""

_STEPPED: Final = 4
"""On pages with no more stories and boxes any story may stand over a step; else only the heaviest
does, over all the others."""

_LEAST_STEP: Final = 4
"""Lines that a step has at least."""

_NONE: Final[Heights] = {}


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


class Floors:
    """The heights of every set at every width, found out once each.

    Args:
        stories: From the heaviest down, standing boxes last.
        gaps: White lines between two parts, least and most.
        page: The whole that is to be filled.
        alone: The fewest points of a story by itself in so many columns and lines; None where it
            does not fill them.
        boxes: Which of them are boxes: no rank, no order, no corner.
    """

    def __init__(
        self,
        stories: Sequence[Forms],
        gaps: tuple[int, int],
        page: Frame,
        alone: Callable[[int, int, int], int | None],
        boxes: StorySet,
    ) -> None:
        self._stories = tuple(stories)
        self._gaps = range(gaps[0], gaps[1] + 1)
        self._page = page
        self._alone = alone
        self._boxes = boxes
        self._whole = _WHOLE if len(self._stories) < _MANY else _FEW
        self._every: StorySet = (1 << len(self._stories)) - 1
        self._small = len(self._stories) <= _STEPPED
        self._spans = tuple(forms.span for forms in self._stories)
        self._found: dict[StorySet, tuple[Heights, ...]] = {}
        self._under: dict[StorySet, tuple[Heights, ...]] = {}
        self._partings: dict[StorySet, tuple[tuple[StorySet, StorySet], ...]] = {}

    def of(self, stories: StorySet) -> tuple[Heights, ...]:
        """By columns, from none to all of the page's, the heights of a set."""
        if stories not in self._found:
            self._found[stories] = self._reckoned(stories)
        return self._found[stories]

    def under(self, stories: StorySet) -> tuple[Heights, ...]:
        """The same with the white above it."""
        if stories not in self._under:
            self._under[stories] = tuple(self._gapped(heights) for heights in self.of(stories))
        return self._under[stories]

    def parted(self, stories: StorySet) -> tuple[tuple[StorySet, StorySet], ...]:
        """Ways to part a set, the heaviest story in the first part."""
        if stories not in self._partings:
            self._partings[stories] = tuple(partings(stories, self._whole, self._every))
        return self._partings[stories]

    def cornerable(self, stories: StorySet) -> Iterator[tuple[int, StorySet]]:
        """Stories that others may stand in the corner of, and those others."""
        few = stories.bit_count() <= _CORNERS
        for story in list(bits_of(stories & ~self._boxes))[: None if few else 1]:
            yield story, stories ^ (1 << story)

    def steppable(self, stories: StorySet) -> Iterator[tuple[int, StorySet, StorySet]]:
        """Stories that two parts may stand under at two heights, and these parts."""
        if stories.bit_count() < 3 or (stories != self._every and not self._small):
            return
        for story in list(bits_of(stories & ~self._boxes))[: None if self._small else 1]:
            for one, other in self.parted(stories ^ (1 << story)):
                yield story, one, other
                yield story, other, one

    def may_fill(self, stories: StorySet, columns: int, lines: int) -> bool:
        """Whether a set may fill a rectangle; of the whole page not all is known beforehand."""
        return stories == self._every or lines in self.of(stories)[columns]

    def steps(
        self, story: int, one: StorySet, other: StorySet, columns: int, lines: int
    ) -> Iterator[tuple[Step, int]]:
        """Steps under a story in a rectangle, with the least that they can cost."""
        groups = self._stories[story].around(columns)
        taking = {
            rows * columns + odd: (own, top)
            for odd, ways in groups.items()
            for rows, own, top in ways
        }
        if not taking:
            return
        least, most = min(taking), max(taking)
        ordered = order_points(1 << story, (one | other) & ~self._boxes)
        ordered += self.down(one, other, 0)
        for left in range(1, columns):
            right = columns - left
            lefts = tuple(self._feet(one, left, lines))
            rights = tuple(self._feet(other, right, lines)) if lefts else ()
            for over, one_lines, one_gap, one_points in lefts:
                low, high = (least - left * over) / right, (most - left * over) / right
                for beside, other_lines, other_gap, other_points in rights:
                    if not low <= beside <= high or abs(over - beside) < _LEAST_STEP:
                        continue
                    found = taking.get(left * over + right * beside)
                    if found and min(over, beside) >= found[1]:
                        paid = ordered + 2 * self._gaps[-1] - one_gap - other_gap
                        step = Step(left, one_lines, one_gap, other_lines, other_gap, paid)
                        yield step, paid + one_points + other_points + found[0]

    def _feet(
        self, stories: StorySet, columns: int, lines: int
    ) -> Iterator[tuple[int, int, int, int]]:
        """What a part at the foot leaves above it, its lines, the gap, and its points."""
        for tall, points in self.of(stories)[columns].items():
            for gap in self._gaps:
                if tall + gap < lines:
                    yield lines - tall - gap, tall, gap, points

    def across(self, upper: StorySet, lower: StorySet, columns: int) -> int:
        """What a cut between an upper part and a lower costs by itself."""
        points = order_points(upper & ~self._boxes, lower & ~self._boxes)
        return points + cut_points(through=columns == self._page.columns)

    def down(self, one: StorySet, other: StorySet, lines: int) -> int:
        """The same of a cut between two parts side by side."""
        points = order_points(one & ~self._boxes, other & ~self._boxes) // 2
        return points + cut_points(through=lines == self._page.lines) // 2

    def around(self, story: int, rest: StorySet, *, at_right: bool) -> int:
        """The same of a corner."""
        points = order_points(1 << story, rest & ~self._boxes)
        return points + ORDER_ACROSS * (not at_right)

    def _gapped(self, heights: Heights) -> Heights:
        found: dict[int, int] = {}
        for gap in self._gaps:
            tight = self._gaps[-1] - gap
            for lines, points in heights.items():
                paid = points + tight
                if paid < found.get(lines + gap, paid + 1):
                    found[lines + gap] = paid
        return found

    def _reckoned(self, stories: StorySet) -> tuple[Heights, ...]:
        widths = range(1, self._page.columns + 1)
        windows = {columns: self._window(stories, columns) for columns in widths}
        if not stories & (stories - 1):
            return (_NONE, *(self._by_itself(lowest(stories), c, windows[c]) for c in widths))
        found: list[dict[int, int]] = [{} for _ in range(self._page.columns + 1)]
        for upper, lower in self.parted(stories):
            above, below, under = self.of(upper), self.of(lower), self.under(lower)
            for columns in widths:
                window, heights = windows[columns], found[columns]
                if window:
                    if above[columns] and under[columns]:
                        paid = self.across(upper, lower, columns)
                        _stack(heights, above[columns], under[columns], paid, window)
                    for left in range(1, columns):
                        if above[left] and below[columns - left]:
                            self._side(
                                heights,
                                (upper, above[left]),
                                (lower, below[columns - left]),
                                window,
                            )
        for story, rest in self.cornerable(stories):
            for columns in widths:
                if windows[columns]:
                    self._corner(found[columns], story, rest, columns, windows[columns])
        if self._small:
            for story, one, other in self.steppable(stories):
                for columns in widths:
                    for lines in windows[columns]:
                        for _, paid in self.steps(story, one, other, columns, lines):
                            if paid < found[columns].get(lines, paid + 1):
                                found[columns][lines] = paid
        return tuple(found)

    def _by_itself(self, story: int, columns: int, window: range) -> Heights:
        found: dict[int, int] = {}
        for lines in bits_of(self._stories[story].heights(columns)):
            if lines in window:
                points = self._alone(story, columns, lines)
                if points is not None:
                    found[lines] = points
        return found

    def _side(
        self,
        found: dict[int, int],
        one: tuple[StorySet, Heights],
        other: tuple[StorySet, Heights],
        window: range,
    ) -> None:
        lefts, rights = one[1], other[1]
        for lines in lefts.keys() & rights.keys():
            if lines in window:
                paid = lefts[lines] + rights[lines] + self.down(one[0], other[0], lines)
                if paid < found.get(lines, paid + 1):
                    found[lines] = paid

    def _corner(
        self, found: dict[int, int], story: int, rest: StorySet, columns: int, window: range
    ) -> None:
        groups = self._stories[story].around(columns)
        if not groups:
            return
        least = self.around(story, rest, at_right=True)
        inside = self.under(rest)
        for inner in range(1, columns):
            for deep, points in inside[inner].items():
                missing = inner * deep
                odd = -missing % columns
                whole = (odd + missing) // columns
                for rows, own, top in groups.get(odd, ()):
                    lines = rows + whole
                    if deep + top <= lines and lines in window:
                        paid = points + own + least
                        if paid < found.get(lines, paid + 1):
                            found[lines] = paid

    def _window(self, stories: StorySet, columns: int) -> range:
        """The heights that the mere amount of copy allows."""
        order = list(bits_of(stories))
        least = -(-sum(self._spans[story][0] for story in order) // columns)
        most = sum(self._spans[story][1] for story in order) // columns
        most = min(most + self._gaps[-1] * (len(order) - 1), self._page.lines)
        return range(max(least, 1), most + 1)


def _stack(
    found: dict[int, int], above: Heights, under: Heights, points: int, window: range
) -> None:
    first, last = window[0], window[-1]
    for over, tops in above.items():
        tops += points
        for below, feet in under.items():
            lines = over + below
            if first <= lines <= last:
                paid = tops + feet
                if paid < found.get(lines, paid + 1):
                    found[lines] = paid
