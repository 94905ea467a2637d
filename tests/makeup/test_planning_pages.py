"""Planned pages of every kind: nothing lost, nothing over anything, no hole, the same each time."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from tests.makeup.paper import NOWHERE, page
from tests.makeup.planning_checks import choices, faults, made_up, planned
from tests.makeup.planning_strategies import (
    MASTHEAD,
    SIZES,
    Task,
    Wish,
    flowing,
    issue_on,
    layout,
    one_page,
    stories_for,
)

from banxin import makeup
from banxin.content.model import Placement
from banxin.makeup import PageChoice, PagePlan, PlannedIssue, StoryPlan, StoryShape

# One worker makes them all, so that nothing is made twice.
pytestmark = pytest.mark.xdist_group("planning pages")

_FEW = settings(deadline=None, max_examples=6, suppress_health_check=[HealthCheck.too_slow])


def sound(task: Task) -> PlannedIssue:
    """Planned with nothing wrong, or a page that could not be is named and no issue made."""
    found = planned(task)
    if found.shortfalls:
        assert len(found.pages) < len(task.issue.pages)
        assert found.shortfalls[0].draft.page in task.issue.pages
        return found
    assert len(found.plans) == len(task.issue.pages)
    assert faults(task, found.plans) == []
    return found


def offered_in_order(found: PlannedIssue) -> None:
    """After the first, which leaves the next page what it can take, ways grow no better."""
    for choice in choices(found):
        points = [way.score.total for way in choice.ways]
        assert points[1:] == sorted(points[1:])
        assert len({way.stories for way in choice.ways}) == len(choice.ways)


@given(one_page(most=6))
@_FEW
def test_a_page(task: Task) -> None:
    offered_in_order(sound(task))


@given(one_page(most=4, boxes=1))
@_FEW
def test_a_page_with_a_standing_box(task: Task) -> None:
    offered_in_order(sound(task))


@given(flowing(pages=4))
@settings(_FEW, max_examples=4)
def test_stories_that_flow(task: Task) -> None:
    offered_in_order(sound(task))


def full_page(
    columns: int, lines: int, shares: tuple[int, ...], full: int, with_photo: tuple[int, ...]
) -> Task:
    """A page of stories in these shares; those that are named, counted from 0, have a photo."""
    photos = tuple(
        (SIZES[number % len(SIZES)],) if number in with_photo else ()
        for number in range(len(shares))
    )
    wish = Wish(shares, photos, (4, 7, 3, 6, 5), (2, 5, 0, 7), full)
    written = stories_for(columns * (lines - MASTHEAD - 1), columns, wish)
    return Task(issue_on((page(*written),)), layout(columns, lines))


FULL = [
    full_page(columns, lines, shares, full, photos)
    for columns, lines in ((4, 52), (5, 67), (6, 80))
    for shares in ((7, 5, 3), (9, 6, 5, 4, 3))
    for full in (92, 96)
    for photos in ((0,), (0, 2))
]
"""Pages with copy enough and a photo or two to play with."""


@cache
def made() -> tuple[tuple[Task, PageChoice], ...]:
    """Those of them that find a plan, with it."""
    found = ((task, planned(task)) for task in FULL)
    return tuple((task, choices(one)[0]) for task, one in found if not one.shortfalls)


def test_most_full_pages_find_a_plan() -> None:
    """So that what is said of planned pages is not said of none."""
    assert len(made()) * 4 >= len(FULL) * 3


def test_every_way_that_is_offered_is_as_sound() -> None:
    for task, choice in made()[::4]:
        for way in range(min(len(choice.ways), 6)):
            assert faults(task, (choice.plan(way),)) == []


def test_a_page_comes_out_as_it_was_judged() -> None:
    """Legs, photos, heads, copyfit: what placing makes of a plan is what the planner judged."""
    for task, choice in made()[::3]:
        (page_made,) = made_up(task, (choice.plan(),)).pages
        assert page_made.shape.stories == choice.ways[0].shape.stories
        assert page_made.shape.standing == choice.ways[0].shape.standing


def by_hand(plan: StoryPlan, shape: StoryShape, task: Task) -> tuple[Placement, ...]:
    """A story's plan as the desk writes it: rectangle, notch and rank, and of each photo all."""
    spot = plan.spot
    (rank,) = [name for name, rank in task.layout.ranks.items() if rank is plan.rank]
    story = Placement(
        plan.story.name,
        0,
        (spot.first_column, spot.last_column),
        (spot.first_line, spot.last_line),
        NOWHERE,
        plan.notch,
        rank,
    )
    photos = (
        Placement(
            plan.story.name,
            plan.story.photos.index(photo.photo) + 1,
            (there.first_column, there.last_column),
            (there.first_line, there.last_line),
            NOWHERE,
        )
        for photo, there in zip(plan.photos, shape.photos, strict=True)
    )
    return (story, *photos)


def test_a_plan_written_out_by_hand_makes_the_same_page() -> None:
    for task, choice in made()[::3]:
        way = choice.ways[0]
        places = tuple(
            place
            for plan, shape in zip(way.stories, way.shape.stories, strict=True)
            for place in by_hand(plan, shape, task)
        )
        (a_page,) = task.issue.pages
        written = replace(a_page, placements=places)
        settled, found = makeup.assign(issue_on((written,)), task.layout)
        assert found == ()
        (plan,) = settled
        assert isinstance(plan, PagePlan)
        # The masthead is the layout's for page one, whoever makes the page up.
        again = made_up(task, (plan,))
        first = made_up(task, (choice.plan(),))
        assert again.pages[0].frames == first.pages[0].frames
        assert again.pages[0].pictures == first.pages[0].pictures


PARTS = ("columns", "lines", "both")


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("number", [0, 1])
def test_what_was_found_is_found_again_where_one_story_is_pinned_there(
    number: int, part: str
) -> None:
    for task, choice in made()[:1]:
        (a_page,) = task.issue.pages
        way = choice.ways[0]
        whole = by_hand(way.stories[number], way.shape.stories[number], task)[0]
        pin = replace(
            whole,
            columns=whole.columns if part != "lines" else None,
            lines=whole.lines if part != "columns" else None,
            notch=whole.notch if part == "both" else None,
            rank="",
        )
        pinned = Task(issue_on((replace(a_page, placements=(pin,)),)), task.layout)
        found = sound(pinned)
        assert not found.shortfalls, pin
        there = choices(found)[0].ways[0].stories[number].spot
        if part != "lines":
            assert (there.first_column, there.last_column) == pin.columns
        if part != "columns":
            assert (there.first_line, there.last_line) == pin.lines


def test_the_same_input_gives_the_same_plan() -> None:
    for task in FULL[::5]:
        assert planned(task).plans == planned(task).plans


SAID = """
from tests.makeup.test_planning_pages import FULL, digest
print(digest(FULL[::6]))
"""


def digest(tasks: Iterable[Task]) -> str:
    plans = "\n".join(repr(planned(task).plans) for task in tasks)
    return hashlib.sha256(plans.encode()).hexdigest()


@pytest.mark.parametrize("seed", ["1", "4711"])
def test_another_order_of_sets_gives_the_same_plan(seed: str) -> None:
    """Sets and dictionaries of strings stand in another order in each of these interpreters."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": "src:."}
    done = subprocess.run(
        [sys.executable, "-c", SAID], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == digest(FULL[::6])
