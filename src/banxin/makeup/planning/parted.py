"""Sets of stories, the ways to part one in two, and what an order of theirs costs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final, TypeAlias

from banxin.makeup.judging.prices import LEAD_PLACE_COUNTS
from banxin.makeup.planning.forms import bits_of
from banxin.makeup.planning.points import LEVEL_HEADS, MOST_ORDER, ORDER

StorySet: TypeAlias = int
"""Stories as bits; the lowest is the heaviest."""

_RUN: Final = 3
"""Of a whole page at most so many stories are parted off from among the others."""


def lowest(stories: StorySet) -> int:
    """The heaviest of a set."""
    return (stories & -stories).bit_length() - 1


def partings(stories: StorySet, whole: int, every: StorySet) -> Iterator[tuple[StorySet, StorySet]]:
    """Every way to part a small set, the heaviest story in the first part.

    A large set is parted between neighbours in weight; of all stories of a page a few neighbours
    may be parted off as well. So a page of many stories has not many more sets than runs of
    neighbours.

    Args:
        stories: At least two.
        whole: The size up to which a set is parted in every way.
        every: All of the page.
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


@cache
def order_points(better: StorySet, worse: StorySet) -> int:
    """What is to be paid for every lighter story that has a better place than a heavier one."""
    points = 0
    for light in bits_of(better):
        for heavy in bits_of(worse & ((1 << light) - 1)):
            times = LEAD_PLACE_COUNTS if heavy == 0 else 1
            points += min((light - heavy) * ORDER * times, MOST_ORDER)
    return points


def level_points(one: int, other: int) -> int:
    """Two heads side by side: worse the more alike they are."""
    if not one or not other:
        return 0
    return LEVEL_HEADS * min(one, other) // max(one, other)
