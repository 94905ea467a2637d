"""White where none belongs: holes, and gaps that run through the whole page (断版)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise

from banxin.content.model import Spot
from banxin.makeup.judging.columns import Column, Kind, Stretch
from banxin.makeup.judging.prices import PRICES
from banxin.makeup.judging.rules import Fault, PageRule
from banxin.makeup.shape import PageShape

# Clear lines between a photo and its story's text; two photos have one each.
_WHITE_AROUND_PHOTO = 1

# A cut beside one single story, in thousandths of a plain one.
_BANNER = 500
_PLAIN = 1000

_ACROSS, _DOWN = PRICES[PageRule.CUT_ACROSS], PRICES[PageRule.CUT_DOWN]

# First, last, and whether a story stands there or standing matter.
_Extent = tuple[int, int, bool]


def room(page: PageShape) -> Iterator[Fault]:
    """Lines at the feet of a story's legs that its text does not reach."""
    for story in page.stories:
        empty = sum(leg.empty for leg in story.legs)
        if empty > 0:
            points = PRICES[PageRule.ROOM].of(empty)
            yield Fault(PageRule.ROOM, points, (story.story,), story.spot, empty)


def holes(page: PageShape, columns: tuple[Column, ...], most_white: int) -> Iterator[Fault]:
    """Lines that nobody has, beyond the white that belongs there.

    ``most_white`` lines may part two stories, or a masthead and what is under it. Holes of
    neighbouring columns that begin and end together are one; what lies below everything is a
    page that is not full, and no hole.
    """
    if not page.stories and not page.standing:
        return
    foot = max((stretch.last_line for column in columns for stretch in column), default=page.lines)
    if foot < page.lines:
        amount = page.columns * (page.lines - foot)
        spot = Spot(1, page.columns, foot + 1, page.lines)
        points = PRICES[PageRule.FOOT_EMPTY].of(amount)
        yield Fault(PageRule.FOOT_EMPTY, points, (), spot, amount)
    found = [
        (first, last, number)
        for number, column in enumerate(columns, 1)
        for first, last in _gaps(page, column, most_white, foot)
    ]
    for (first, last), group in groupby(sorted(found), key=lambda hole: hole[:2]):
        numbers = [number for _, _, number in group]
        for left, right in _runs(numbers):
            amount = (last - first + 1) * (right - left + 1)
            spot = Spot(left, right, first, last)
            yield Fault(PageRule.HOLE, PRICES[PageRule.HOLE].of(amount), (), spot, amount)


def _gaps(page: PageShape, column: Column, most_white: int, foot: int) -> Iterator[tuple[int, int]]:
    """The empty lines of one column; the white that is allowed lies at each gap's top."""
    reached, above = page.first_line - 1, None
    top = most_white if page.first_line > 1 else 0
    for stretch in column:
        allowed = _white_between(above, stretch, most_white) if above else top
        if stretch.first_line - reached - 1 > allowed:
            yield reached + 1 + allowed, stretch.first_line - 1
        if stretch.last_line > reached:
            reached, above = stretch.last_line, stretch
    if reached < foot:
        yield reached + 1, foot


def _white_between(above: Stretch, below: Stretch, most_white: int) -> int:
    if above.story is None or above.story is not below.story:
        return most_white
    return _WHITE_AROUND_PHOTO * (1 + (above.kind is below.kind is Kind.PHOTO))


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Numbers in rising order as stretches without a gap."""
    first = numbers[0]
    for one, following in pairwise([*numbers, numbers[-1] + 2]):
        if following != one + 1:
            yield first, one
            first = following


def cuts(page: PageShape) -> Iterator[Fault]:
    """Gaps through the whole width or height of the type area.

    What an advertisement's own edge cuts off is no fault: only what parts stories counts.
    """
    if page.columns > 1:
        rows = [(s.spot.first_line, s.spot.last_line, True) for s in page.stories]
        rows += [(spot.first_line, spot.last_line, False) for spot in page.standing]
        for before, after, amount in _through(rows):
            spot = Spot(1, page.columns, *_inner(before, after))
            yield Fault(PageRule.CUT_ACROSS, _ACROSS.of(amount), (), spot, amount)
    sides = [(s.spot.first_column, s.spot.last_column, True) for s in page.stories]
    sides += [(spot.first_column, spot.last_column, False) for spot in page.standing]
    for before, after, amount in _through(sides):
        spot = Spot(*_inner(before, after), page.first_line, page.lines)
        yield Fault(PageRule.CUT_DOWN, _DOWN.of(amount), (), spot, amount)


def _inner(before: int, after: int) -> tuple[int, int]:
    """What lies between two lines or columns; both of them where nothing does."""
    return (before + 1, after - 1) if after > before + 1 else (before, after)


def _through(extents: list[_Extent]) -> Iterator[tuple[int, int, int]]:
    """Where nothing reaches from one side to the other: last before, first after, how bad."""
    extents.sort()
    total = sum(is_story for *_, is_story in extents)
    reached, passed = None, 0
    for first, last, is_story in extents:
        if reached is not None and first > reached and 0 < passed < total:
            plain = 1 < passed < total - 1
            yield reached, first, _PLAIN if plain else _BANNER
        reached = last if reached is None else max(reached, last)
        passed += is_story
