"""Weight against place, title size and area."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from operator import attrgetter

from banxin.content.model import Spot
from banxin.makeup.judging.prices import LEAD_COUNTS, LEAD_PLACE_COUNTS, PRICES
from banxin.makeup.judging.rules import Fault, PageRule
from banxin.makeup.shape import PageShape, StoryShape

# Stories whose heads begin within so many lines stand level; left and right decide then.
_LEVEL_LINES = 3

# How much larger, in per cent, a lighter story's title or area may be without a word.
_TITLE_LEEWAY = 10
_AREA_LEEWAY = 50


def order(page: PageShape) -> Iterator[Fault]:
    """Pairs of stories of which the lighter has the better of it.

    The rest of an earlier page's story has no head and no rank among the others.
    """
    headed = sorted((s for s in page.stories if s.head), key=attrgetter("order"))
    areas = [_area(story) for story in headed]
    for heavy, light in combinations(range(len(headed)), 2):
        one, other = headed[heavy], headed[light]
        if one.order == other.order:
            continue
        times = LEAD_COUNTS if heavy == 0 else 1
        places = LEAD_PLACE_COUNTS if heavy == 0 else 1
        yield from _place(one, other, light - heavy, places)
        larger = other.title_size.mpt * 100 // max(one.title_size.mpt, 1) - 100
        yield from _exceeds(PageRule.TITLE_ORDER, one, other, larger, _TITLE_LEEWAY, times)
        larger = areas[light] * 100 // max(areas[heavy], 1) - 100
        yield from _exceeds(PageRule.AREA_ORDER, one, other, larger, _AREA_LEEWAY, times)


def _place(one: StoryShape, other: StoryShape, steps: int, times: int) -> Iterator[Fault]:
    points = place_points(one.spot, other.spot, steps, times)
    if points:
        names = (one.story, other.story)
        yield Fault(PageRule.PLACE_ORDER, points, names, one.spot, steps)


def place_points(heavy: Spot, light: Spot, steps: int, times: int) -> int:
    """What a lighter story costs in a better place than a heavier one's.

    Above ranks before below; of two that are level, left before right.

    Args:
        heavy: The heavier one's rectangle.
        light: The lighter one's.
        steps: Of weight between them.
        times: How often it counts; `LEAD_PLACE_COUNTS` where the heavier is the page's first.
    """
    price = PRICES[PageRule.PLACE_ORDER]
    lower = heavy.first_line - light.first_line
    if abs(lower) <= _LEVEL_LINES:
        wrong, share = light.first_column < heavy.first_column, 2
    else:
        wrong, share = lower > 0, 1
    return min(price.of(steps) * times // share, price.most) if wrong else 0


def _exceeds(
    rule: PageRule, one: StoryShape, other: StoryShape, larger: int, leeway: int, times: int
) -> Iterator[Fault]:
    price = PRICES[rule]
    points = min(price.of(max(larger - leeway, 0)) * times, price.most)
    if points:
        yield Fault(rule, points, (one.story, other.story), other.spot, larger)


def _area(story: StoryShape) -> int:
    return story.spot.room - (story.notch.room if story.notch else 0)
