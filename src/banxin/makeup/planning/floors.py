"""What a set of stories costs at least in a rectangle of a certain size.

A set fills a rectangle in one of four ways: one part above another with white between them; two
parts side by side; a story whose lower corner is left out for the others; or a story over two
parts of different heights. For every set and width the heights that can be filled exactly are
found with the fewest points; once as they are, for what stands on the page's foot, and once with
the white at the foot that parts it from what comes below. Every story at the foot of such a part
has its own white, so two neighbours need not end on one line.

Heads side by side are not looked at, and stories around a corner not yet fitted: so the points
are a floor, and the search of `banxin.makeup.planning.cuts` need not look at anything whose floor
is above what it has. (Slicing floorplans, Otten 1982; the corners are our own, since a page cut
through from edge to edge is what newspapers call 断版.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from banxin.makeup.planning.cut import Frame
from banxin.makeup.planning.forms import Forms, bits_of
from banxin.makeup.planning.parted import StorySet, lowest, order_points, partings
from banxin.makeup.planning.points import ORDER_ACROSS, cut_points
from banxin.makeup.planning.reckoning import Heights, Table, corner, gapped, side, stack, step

_WHOLE: Final = 7
"""Sets up to this size are parted in every way,"""

_MANY: Final = 9
_FEW: Final = 5
"""but on a page of so many stories and boxes only those up to that."""

_CORNERS: Final = 4
"""In sets up to this size any story may leave a corner, else the heaviest."""

_FREE: Final = 5
"""On pages with no more stories and boxes any story of any set may stand over two parts of
different heights; else only its heaviest,"""

_STEPPED: Final = 3
"""and that only in sets up to this size; over all the others of a page the heaviest always may."""

_NONE: Final[Heights] = {}


class Floors:
    """The heights of every set at every width, found out once each.

    Args:
        stories: From the heaviest down, standing boxes last.
        gaps: White lines between two parts.
        page: The whole that is to be filled.
        alone: The fewest points of a story by itself in so many columns and lines; None where it
            does not fill them.
        boxes: Which of them are boxes: no rank, no order, no corner.
    """

    def __init__(
        self,
        stories: Sequence[Forms],
        gaps: range,
        page: Frame,
        alone: Callable[[int, int, int], int | None],
        boxes: StorySet,
    ) -> None:
        self._stories = tuple(stories)
        self._gaps = gaps
        self._page = page
        self._alone = alone
        self._boxes = boxes
        count = len(self._stories)
        self._whole = _WHOLE if count < _MANY else _FEW
        self._free = count <= _FREE
        self._stepped = count if self._free else _STEPPED
        self._every: StorySet = (1 << count) - 1
        self._spans = tuple(forms.span for forms in self._stories)
        self._found: dict[tuple[StorySet, bool], tuple[Heights, ...]] = {}
        self._under: dict[tuple[StorySet, bool], tuple[Heights, ...]] = {}
        self._partings: dict[StorySet, tuple[tuple[StorySet, StorySet], ...]] = {}

    def of(self, stories: StorySet, *, footed: bool) -> tuple[Heights, ...]:
        """By columns, from none to all of the page's, the heights of a set.

        Of all stories of the page only those at its own width.

        Args:
            stories: The set.
            footed: Whether the white at its foot is counted.
        """
        key = (stories, footed)
        if key not in self._found:
            self._found[key] = self._reckoned(stories, footed=footed)
        return self._found[key]

    def may_fill(self, stories: StorySet, columns: int, lines: int, *, footed: bool) -> bool:
        """Whether a set may fill a rectangle; of the whole page not all is known beforehand."""
        return stories == self._every or lines in self.of(stories, footed=footed)[columns]

    def whites(self, *, footed: bool) -> range:
        """The white lines that a story may have at its own foot."""
        return self._gaps if footed else range(1)

    def tight(self, white: int) -> int:
        """What less white than may be costs; nothing where there is none."""
        return self._gaps[-1] - white if white else 0

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
        size = stories.bit_count()
        if size < 3 or (stories != self._every and size > self._stepped):
            return
        for story in list(bits_of(stories & ~self._boxes))[: None if self._free else 1]:
            for one, other in self.parted(stories ^ (1 << story)):
                yield story, one, other
                yield story, other, one

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

    def over(self, story: int, one: StorySet, other: StorySet) -> int:
        """The same of two parts under a story."""
        points = order_points(1 << story, (one | other) & ~self._boxes)
        return points + self.down(one, other, 0)

    def _gapped(self, stories: StorySet, *, footed: bool) -> tuple[Heights, ...]:
        """The heights of a set with the white above it."""
        key = (stories, footed)
        if key not in self._under:
            heights = self.of(stories, footed=footed)
            self._under[key] = tuple(gapped(one, self._gaps) for one in heights)
        return self._under[key]

    def _reckoned(self, stories: StorySet, *, footed: bool) -> tuple[Heights, ...]:
        widths = range(1, self._page.columns + 1)
        if stories == self._every:
            widths = widths[-1:]
        tables = [Table(one, self._window(stories, one, footed=footed), {}) for one in widths]
        tables = [table for table in tables if table.window]
        if not stories & (stories - 1):
            for table in tables:
                self._by_itself(lowest(stories), table, footed=footed)
        else:
            self._cut_in_two(stories, tables, footed=footed)
            self._cornered(stories, tables, footed=footed)
            if self._free or stories != self._every:
                self._stepping(stories, tables, footed=footed)
        found = {table.columns: table.heights for table in tables}
        return tuple(found.get(columns, _NONE) for columns in range(self._page.columns + 1))

    def _by_itself(self, story: int, table: Table, *, footed: bool) -> None:
        if footed:
            heights = self.of(1 << story, footed=False)[table.columns]
            for lines, points in gapped(heights, self._gaps).items():
                table.enter(lines, points)
            return
        for lines in bits_of(self._stories[story].heights(table.columns)):
            if lines in table.window:
                least = self._alone(story, table.columns, lines)
                if least is not None:
                    table.enter(lines, least)

    def _cut_in_two(self, stories: StorySet, tables: Sequence[Table], *, footed: bool) -> None:
        for upper, lower in self.parted(stories):
            above, below = self.of(upper, footed=True), self.of(lower, footed=footed)
            lefts, down = self.of(upper, footed=footed), self.down(upper, lower, 0)
            for table in tables:
                columns = table.columns
                if above[columns] and below[columns]:
                    paid = self.across(upper, lower, columns)
                    stack(table, above[columns], below[columns], paid)
                for left in range(1, columns):
                    if lefts[left] and below[columns - left]:
                        side(table, lefts[left], below[columns - left], down)

    def _cornered(self, stories: StorySet, tables: Sequence[Table], *, footed: bool) -> None:
        for story, rest in self.cornerable(stories):
            inside = self._gapped(rest, footed=footed)
            least = self.around(story, rest, at_right=True)
            for table in tables:
                around = self._stories[story].around(table.columns)
                for inner in range(1, table.columns) if around else ():
                    for white in self.whites(footed=footed) if inside[inner] else ():
                        paid = least + self.tight(white)
                        corner(table, around, inside[inner], inner, white, paid)

    def _stepping(self, stories: StorySet, tables: Sequence[Table], *, footed: bool) -> None:
        for story, one, other in self.steppable(stories):
            lefts = self._gapped(one, footed=footed)
            rights = self._gapped(other, footed=footed)
            paid = self.over(story, one, other)
            for table in tables:
                around = self._stories[story].around(table.columns)
                for left in range(1, table.columns) if around else ():
                    if lefts[left] and rights[table.columns - left]:
                        right = rights[table.columns - left]
                        step(table, around, lefts[left], right, left, paid)

    def _window(self, stories: StorySet, columns: int, *, footed: bool) -> range:
        """The heights that the mere amount of copy allows."""
        order = list(bits_of(stories))
        least = -(-sum(self._spans[story][0] for story in order) // columns)
        most = sum(self._spans[story][1] for story in order) // columns
        whites = len(order) - (not footed)
        most = min(most + self._gaps[-1] * whites, self._page.lines)
        return range(max(least, 1), most + 1)
