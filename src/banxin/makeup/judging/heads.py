"""Heads: on one level, away from their text, lost in their width, on the fold."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from banxin.content.model import Spot
from banxin.layout import Layout
from banxin.makeup.grid import grid_of
from banxin.makeup.judging.prices import PRICES
from banxin.makeup.judging.rules import Fault, PageRule
from banxin.makeup.shape import PageShape, StoryShape
from banxin.measure import Length

# Sizes at this ratio, in thousandths, or further apart are told from each other at a glance;
# the fault never falls below a quarter, for the eye still reads along the line.
_UNLIKE = 500
_LEAST_LIKENESS = 250

# What a title must fill of its head, in per cent.
_FULL_TITLE = 55

# Papers at least so tall are sold folded across the middle.
_FOLDED_FROM = Length.mm(500)


def heads_level(page: PageShape) -> Iterator[Fault]:
    """碰题: heads on both sides of one gutter that share lines."""
    headed = [(story, story.head) for story in page.stories if story.head]
    for (one, left), (other, right) in combinations(headed, 2):
        if left.last_column + 1 != right.first_column and (
            right.last_column + 1 != left.first_column
        ):
            continue
        first = max(left.first_line, right.first_line)
        last = min(left.last_line, right.last_line)
        if last < first:
            continue
        shorter = min(left.last_line - left.first_line, right.last_line - right.first_line) + 1
        amount = (last - first + 1) * _likeness(one, other) // shorter
        points = PRICES[PageRule.HEADS_LEVEL].of(amount)
        if points:
            columns = (left.first_column, left.last_column, right.first_column, right.last_column)
            heavy, light = sorted((one, other), key=lambda story: story.order)
            spot = Spot(min(columns), max(columns), first, last)
            names = (heavy.story, light.story)
            yield Fault(PageRule.HEADS_LEVEL, points, names, spot, amount)


def _likeness(one: StoryShape, other: StoryShape) -> int:
    """Of their title sizes, in thousandths."""
    small, large = sorted((one.title_size.mpt, other.title_size.mpt))
    ratio = small * 1000 // large if large else 1000
    return max((ratio - _UNLIKE) * 1000 // (1000 - _UNLIKE), _LEAST_LIKENESS)


def heads_apart(page: PageShape) -> Iterator[Fault]:
    """Legs that do not stand below their head, in its columns."""
    for story in page.stories:
        head = story.head
        if not head:
            continue
        apart = sum(
            not head.first_column <= leg.column <= head.last_column
            or leg.first_line <= head.last_line
            for leg in story.legs
        )
        if apart:
            points = PRICES[PageRule.HEAD_APART].of(apart)
            yield Fault(PageRule.HEAD_APART, points, (story.story,), story.spot, apart)


def titles_lost(page: PageShape) -> Iterator[Fault]:
    """Titles that fill too little of their head."""
    for story in page.stories:
        lacking = _FULL_TITLE - story.title_share // 10
        if story.head and story.title_share and lacking > 0:
            points = PRICES[PageRule.TITLE_LOST].of(lacking)
            yield Fault(PageRule.TITLE_LOST, points, (story.story,), story.head, lacking)


def heads_in_fold(page: PageShape, layout: Layout) -> Iterator[Fault]:
    """Heads across the middle of a broadsheet."""
    if layout.trim_height < _FOLDED_FROM:
        return
    grid = grid_of(layout)
    fold = (layout.trim_height // 2 - grid.y).mpt // grid.leading.mpt + 1
    for story in page.stories:
        if story.head and story.head.first_line < fold < story.head.last_line:
            points = PRICES[PageRule.HEAD_IN_FOLD].of(1)
            yield Fault(PageRule.HEAD_IN_FOLD, points, (story.story,), story.head, 1)
