"""The best there is: full search over every arrangement of a page of a few stories.

Every tiling of the page by the stories' rectangles is tried, cut through or not, and by
rectangles of which one may leave a lower corner to others. The column whose text ends highest is
given its next story, until the page is full; so no tiling is missed and none met twice. What is
tried is what the exact fill can fill, and what is compared is what `banxin.makeup.judging` says.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from banxin.content.model import Spot, Story
from banxin.layout import Layout
from banxin.makeup.assign import ranks_by_weight
from banxin.makeup.judging import judge, score
from banxin.makeup.plan import StoryPlan
from banxin.makeup.planning.casts import CastingOff
from banxin.makeup.shape import PageShape
from bench.pages.ways import Notch, Size, Way, Ways, moved, shape_of

# A corner is left for a story, and none is lower.
_LEAST_CORNER = 6


class OutOfTime(Exception):
    """The seconds are over."""


@dataclass(frozen=True, slots=True)
class Best:
    """What the search found.

    Attributes:
        points: Of the best page; None where none was found that is better than what was known.
        stories: That page.
        whole: Whether the search came to its end; else the seconds ran out.
        tilings: How many were looked at.
    """

    points: int | None
    stories: tuple[StoryPlan, ...]
    whole: bool
    tilings: int


@dataclass(frozen=True, slots=True)
class Laid:
    """A story laid down."""

    ways: tuple[Way, ...]
    spot: Spot


class Search:
    """The search on one page.

    Args:
        stories: From the heaviest down.
        area: What they must fill.
        by: What casts off.
        corners: How many stories may leave a corner.
        seconds: Of CPU, after which it gives up.
        known: Only pages with fewer points are looked for; None for any.
    """

    def __init__(
        self,
        stories: Sequence[Story],
        area: Spot,
        by: CastingOff,
        *,
        corners: int = 1,
        seconds: float = 60,
        known: int | None = None,
    ) -> None:
        self._layout: Layout = by.stone.layout
        self._grid = by.stone.grid
        self._area = area
        tallest = area.last_line - area.first_line + 1
        self._stories = [
            Ways(story, rank, order, tallest, by)
            for order, (story, rank) in enumerate(
                zip(stories, ranks_by_weight(self._layout), strict=False)
            )
        ]
        self._corners = corners
        self._until = time.process_time() + seconds
        self._limit = known
        self._found: tuple[StoryPlan, ...] = ()
        self._points: int | None = None
        self._tilings = 0

    def run(self) -> Best:
        """Search to the end, or as long as there is time."""
        feet = (self._area.first_line - 1,) * self._grid.columns
        try:
            self._lay(feet, (), frozenset(range(len(self._stories))), self._corners)
        except OutOfTime:
            return Best(self._points, self._found, whole=False, tilings=self._tilings)
        return Best(self._points, self._found, whole=True, tilings=self._tilings)

    def _lay(
        self, feet: tuple[int, ...], laid: tuple[Laid, ...], left: frozenset[int], corners: int
    ) -> None:
        """Lay the next story down in every way."""
        self._by_now()
        if not left and all(foot == self._area.last_line for foot in feet):
            self._tilings += 1
            self._choose(laid, ())
        if not left or not self._room_enough(feet, left):
            return
        column = feet.index(min(feet))
        for number in sorted(left):
            story = self._stories[number]
            for spot, size in self._places(story, feet, column, corners):
                self._by_now()
                ways = story.of(size)
                if not ways or self._too_dear((*laid, Laid(ways, spot))):
                    continue
                rest = corners - (size.notch is not None)
                after = _lowered(feet, spot, size.notch)
                self._lay(after, (*laid, Laid(ways, spot)), left - {number}, rest)

    def _by_now(self) -> None:
        if time.process_time() > self._until:
            raise OutOfTime

    def _places(
        self, story: Ways, feet: tuple[int, ...], column: int, corners: int
    ) -> Iterator[tuple[Spot, Size]]:
        """Every rectangle that a story may have over the column that ends highest."""
        last_line = self._area.last_line
        for columns in story.widths:
            for first in range(max(column - columns + 1, 0), min(column, len(feet) - columns) + 1):
                for top in self._tops(feet[first : first + columns]):
                    room = last_line - top + 1
                    for size in self._sizes(story, columns, room, corners):
                        bottom = top + size.lines - 1
                        yield Spot(first + 1, first + columns, top, bottom), size

    def _sizes(self, story: Ways, columns: int, room: int, corners: int) -> Iterator[Size]:
        for lines in story.heights(columns):
            if lines <= room:
                yield Size(columns, lines)
        if not corners:
            return
        for lines in range(_LEAST_CORNER * 2, room + 1):
            for inner in range(1, columns):
                for tall in range(_LEAST_CORNER, lines - _LEAST_CORNER + 1):
                    for at_right in (True, False):
                        size = Size(columns, lines, Notch(inner, tall, at_right))
                        if not story.may_fill(size):
                            break
                        yield size

    def _tops(self, feet: Sequence[int]) -> Iterator[int]:
        """The lines on which a story may begin under what stands in its columns."""
        least, most = self._layout.makeup.gap_lines
        start = self._area.first_line
        if all(foot == start - 1 for foot in feet):
            yield start
            return
        for top in range(min(feet) + 1 + least, min(feet) + 2 + most):
            if all(foot + 1 + least <= top <= foot + 1 + most for foot in feet):
                yield top

    def _room_enough(self, feet: Sequence[int], left: frozenset[int]) -> bool:
        """Whether the copy that is left may fill the room that is left."""
        room = sum(self._area.last_line - foot for foot in feet)
        white = self._layout.makeup.gap_lines[1] * len(feet) * len(left)
        least = sum(self._stories[number].span[0] for number in left)
        most = sum(self._stories[number].span[1] for number in left)
        return least <= room <= most + white

    def _too_dear(self, laid: Sequence[Laid]) -> bool:
        if self._limit is None:
            return False
        return sum(one.ways[0].fit.cost for one in laid) >= self._limit

    def _choose(self, laid: tuple[Laid, ...], chosen: tuple[Way, ...]) -> None:
        """Try every way of every story in a tiling, as long as copyfit alone is not too dear."""
        self._by_now()
        if len(chosen) == len(laid):
            self._weigh(laid, chosen)
            return
        spent = sum(way.fit.cost for way in chosen)
        rest = sum(one.ways[0].fit.cost for one in laid[len(chosen) + 1 :])
        for way in laid[len(chosen)].ways:
            if self._limit is not None and spent + way.fit.cost + rest >= self._limit:
                return
            self._choose(laid, (*chosen, way))

    def _weigh(self, laid: tuple[Laid, ...], chosen: tuple[Way, ...]) -> None:
        shapes = [shape_of(way, one.spot) for way, one in zip(chosen, laid, strict=True)]
        page = PageShape(
            self._grid.columns,
            self._grid.lines,
            self._area.first_line,
            tuple(sorted(shapes, key=lambda shape: shape.order)),
            (),
        )
        points = score(judge(page, self._layout)).total
        if self._limit is None or points < self._limit:
            self._limit = self._points = points
            plans = [_plan_at(way, one.spot) for way, one in zip(chosen, laid, strict=True)]
            self._found = tuple(sorted(plans, key=lambda plan: plan.order))


def _lowered(feet: tuple[int, ...], spot: Spot, notch: Notch | None) -> tuple[int, ...]:
    after = list(feet)
    for column in range(spot.first_column, spot.last_column + 1):
        after[column - 1] = spot.last_line
    if notch:
        first = spot.last_column - notch.columns + 1 if notch.at_right else spot.first_column
        for column in range(first, first + notch.columns):
            after[column - 1] = spot.last_line - notch.lines
    return tuple(after)


def _plan_at(way: Way, spot: Spot) -> StoryPlan:
    across, down = spot.first_column - 1, spot.first_line - 1
    photos = tuple(
        replace(photo, columns=(photo.columns[0] + across, photo.columns[1] + across))
        for photo in way.plan.photos
    )
    notch = moved(way.plan.notch, across, down) if way.plan.notch else None
    return replace(way.plan, spot=spot, photos=photos, notch=notch)
