"""The shapes of stories and of their column legs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from banxin.content.model import Spot
from banxin.layout import Layout
from banxin.makeup.judging.columns import Column, Kind
from banxin.makeup.judging.prices import PRICES
from banxin.makeup.judging.rules import Fault, PageRule
from banxin.makeup.shape import PageShape, StoryShape

# How often its width a story may be tall, and its columns a leg deep at least.
_TALLEST = 4
_DEPTH_PER_COLUMN = 2

# From how many columns on a story can be a strip.
_WIDE = 3

# Fewer lines are not seen as a column.
_LEG_LINES = 5

# The shortest column is at least this part of the longest.
_EVENNESS = 3


def thin(page: PageShape, layout: Layout) -> Iterator[Fault]:
    """Stories many times as tall as they are wide."""
    for story in page.stories:
        spot = story.spot
        columns = spot.columns
        gutters = (columns - 1) * layout.page.gutter_em
        width_pt = (layout.measure_em * columns + gutters) * layout.body.size_pt
        tallest = int(width_pt * _TALLEST / layout.body.leading_pt)
        over = spot.lines - tallest
        if over > 0:
            points = PRICES[PageRule.THIN].of(over)
            yield Fault(PageRule.THIN, points, (story.story,), spot, over)


def legs(page: PageShape) -> Iterator[Fault]:
    """Legs that are too short, by themselves or beside the others of their story."""
    for story in page.stories:
        columns = _text_by_column(story)
        if len(columns) >= _WIDE:
            yield from _flat(story, columns)
        if len(columns) > 1:
            yield from _unequal(story, columns)
        if len(story.legs) > 1:
            yield from _short(story)


def _text_by_column(story: StoryShape) -> dict[int, int]:
    lines: dict[int, int] = {}
    for leg in story.legs:
        lines[leg.column] = lines.get(leg.column, 0) + leg.used
    return lines


def _flat(story: StoryShape, columns: dict[int, int]) -> Iterator[Fault]:
    lacking = len(columns) * _DEPTH_PER_COLUMN - max(columns.values())
    if lacking > 0:
        points = PRICES[PageRule.FLAT].of(lacking)
        yield Fault(PageRule.FLAT, points, (story.story,), story.spot, lacking)


def _unequal(story: StoryShape, columns: dict[int, int]) -> Iterator[Fault]:
    lacking = max(columns.values()) // _EVENNESS - min(columns.values())
    if lacking > 0:
        points = PRICES[PageRule.LEGS_UNEQUAL].of(lacking)
        yield Fault(PageRule.LEGS_UNEQUAL, points, (story.story,), story.spot, lacking)


def _short(story: StoryShape) -> Iterator[Fault]:
    for leg in story.legs:
        if not 0 < leg.used < _LEG_LINES:
            continue
        spot = Spot(leg.column, leg.column, leg.first_line, leg.last_line)
        lacking = _LEG_LINES - leg.used
        points = PRICES[PageRule.LEG_SHORT].of(lacking)
        yield Fault(PageRule.LEG_SHORT, points, (story.story,), spot, lacking)
        if leg.used == 1:
            points = PRICES[PageRule.LONE_LINE].of(1)
            yield Fault(PageRule.LONE_LINE, points, (story.story,), spot, 1)


def follows(columns: tuple[Column, ...]) -> Iterator[Fault]:
    """上下串文: text of one story that goes on right under another's."""
    met: dict[tuple[str, str], tuple[Spot, int]] = {}
    for number, column in enumerate(columns, 1):
        for above, below in pairwise(column):
            if (
                above.kind is Kind.LEG
                and below.kind is Kind.LEG
                and above.story is not below.story
                and above.story
                and below.story
            ):
                pair = (above.story.story, below.story.story)
                spot, count = met.get(
                    pair, (Spot(number, number, below.first_line, below.last_line), 0)
                )
                met[pair] = (replace(spot, last_column=number), count + 1)
    for names, (spot, count) in met.items():
        points = PRICES[PageRule.LEG_FOLLOWS].of(count)
        yield Fault(PageRule.LEG_FOLLOWS, points, names, spot, count)
