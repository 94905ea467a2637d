"""Photos: apart from each other's, spread over the page, the heaviest the largest."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise
from operator import attrgetter

from banxin.content.model import Spot
from banxin.makeup.judging.prices import LEAD_COUNTS, PRICES
from banxin.makeup.judging.rules import Fault, PageRule
from banxin.makeup.shape import PageShape

# How much larger, in per cent, a lighter photo may be: crops come in whole lines.
_LEEWAY = 10


def photos_touch(page: PageShape, most_white: int) -> Iterator[Fault]:
    """Photos of two stories side by side, or one above the other with only white between."""
    for one, other in combinations([s for s in page.stories if s.photos], 2):
        for left in one.photos:
            for right in other.photos:
                amount = _shared_side(left, right, most_white)
                points = PRICES[PageRule.PHOTOS_TOUCH].of(amount)
                if points:
                    names = (one.story, other.story)
                    yield Fault(
                        PageRule.PHOTOS_TOUCH, points, names, _around((left, right)), amount
                    )


def _shared_side(one: Spot, other: Spot, most_white: int) -> int:
    """Thousandths of the shorter of the two sides that face each other; 0 for no touch."""
    columns = min(one.last_column, other.last_column) - max(one.first_column, other.first_column)
    lines = min(one.last_line, other.last_line) - max(one.first_line, other.first_line)
    if columns == -1 and lines >= 0:
        shorter = min(one.last_line - one.first_line, other.last_line - other.first_line)
        return (lines + 1) * 1000 // (shorter + 1)
    if columns >= 0 and -most_white - 1 <= lines < 0:
        shorter = min(one.last_column - one.first_column, other.last_column - other.first_column)
        return (columns + 1) * 1000 // (shorter + 1)
    return 0


def _around(spots: tuple[Spot, ...]) -> Spot:
    return Spot(
        min(spot.first_column for spot in spots),
        max(spot.last_column for spot in spots),
        min(spot.first_line for spot in spots),
        max(spot.last_line for spot in spots),
    )


def photos_bunched(page: PageShape) -> Iterator[Fault]:
    """Every photo of several stories in one half of the page; in one quarter counts twice."""
    with_photos = [story for story in page.stories if story.photos]
    if len(with_photos) < 2:
        return
    photos = tuple(photo for story in with_photos for photo in story.photos)
    box = _around(photos)
    middle = page.first_line - 1 + page.lines  # twice the middle line
    halves = (
        2 * box.last_column <= page.columns or 2 * (box.first_column - 1) >= page.columns,
        2 * box.last_line <= middle or 2 * (box.first_line - 1) >= middle,
    )
    amount = sum(halves)
    if amount:
        names = tuple(story.story for story in with_photos)
        points = PRICES[PageRule.PHOTOS_BUNCHED].of(amount)
        yield Fault(PageRule.PHOTOS_BUNCHED, points, names, box, amount)


def photo_order(page: PageShape) -> Iterator[Fault]:
    """Photos larger than a heavier one: of the same story, or the main photo of another's."""
    for story in page.stories:
        for first, second in pairwise(story.photos):
            yield from _larger(first, second, (story.story, story.story), 1)
    with_photos = sorted((s for s in page.stories if s.photos and s.head), key=attrgetter("order"))
    for heavy, light in combinations(range(len(with_photos)), 2):
        one, other = with_photos[heavy], with_photos[light]
        if one.order != other.order:
            times = LEAD_COUNTS if heavy == 0 else 1
            yield from _larger(one.photos[0], other.photos[0], (one.story, other.story), times)


def _larger(one: Spot, other: Spot, names: tuple[str, str], times: int) -> Iterator[Fault]:
    price = PRICES[PageRule.PHOTO_ORDER]
    larger = other.room * 100 // max(one.room, 1) - 100
    points = min(price.of(max(larger - _LEEWAY, 0)) * times, price.most)
    if points:
        yield Fault(PageRule.PHOTO_ORDER, points, names, other, larger)
