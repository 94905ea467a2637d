"""Putting every rule to a page's shape."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.layout import Layout
from banxin.makeup.judging.columns import columns_of
from banxin.makeup.judging.heads import heads_apart, heads_in_fold, heads_level, titles_lost
from banxin.makeup.judging.legs import follows, legs, thin
from banxin.makeup.judging.order import order
from banxin.makeup.judging.photos import photo_order, photos_bunched, photos_touch
from banxin.makeup.judging.prices import PRICES
from banxin.makeup.judging.rules import Fault, PageRule
from banxin.makeup.judging.white import cuts, holes, room
from banxin.makeup.shape import PageShape


def judge(page: PageShape, layout: Layout) -> tuple[Fault, ...]:
    """Whatever a page breaks, rule by rule; the same shape always gives the same faults.

    Overlaps and what stands off the grid are errors of their own elsewhere; here they only do
    no harm.
    """
    most_white = layout.makeup.gap_lines[1]
    columns = columns_of(page)
    return (
        *room(page),
        *holes(page, columns, most_white),
        *order(page),
        *heads_level(page),
        *cuts(page),
        *heads_apart(page),
        *follows(columns),
        *photos_touch(page, most_white),
        *photos_bunched(page),
        *photo_order(page),
        *thin(page, layout),
        *legs(page),
        *titles_lost(page),
        *heads_in_fold(page, layout),
        *_copyfit(page),
    )


def _copyfit(page: PageShape) -> Iterator[Fault]:
    price = PRICES[PageRule.COPYFIT]
    for story in page.stories:
        if story.copyfit > 0:
            points = price.of(story.copyfit)
            yield Fault(PageRule.COPYFIT, points, (story.story,), story.spot, story.copyfit)
