"""What looks at planned pages sees what is wrong with them: each thing is spoilt once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache

import pytest
from tests.makeup.paper import NOWHERE, body, page, story
from tests.makeup.planning_checks import faults, made_up, planned
from tests.makeup.planning_ink import ink_faults
from tests.makeup.planning_strategies import Task, Wish, flow_over, issue_on, layout, stories_for

from banxin.content.model import Page, Placement, Spot
from banxin.makeup import PageLayout, PagePlan, StoryPlan
from banxin.measure import Length

SOME = Wish((7, 5, 3), (((2000, 1500),), (), ()), (4, 7, 3), (2, 5, 0), 92)


@cache
def whole() -> tuple[Task, PagePlan]:
    """A page of three stories and a photo that has nothing wrong with it."""
    task = Task(issue_on((page(*stories_for(4 * 45, 4, SOME)),)), layout(4, 52))
    (plan,) = planned(task).plans
    assert faults(task, (plan,)) == []
    return task, plan


def without_the_last(plan: PagePlan) -> PagePlan:
    return replace(plan, stories=plan.stories[:-1])


def without_photos(plan: PagePlan) -> PagePlan:
    return replace(plan, stories=tuple(replace(one, photos=()) for one in plan.stories))


def one_over_another(plan: PagePlan) -> PagePlan:
    first, second, *others = plan.stories
    return replace(plan, stories=(first, replace(second, spot=first.spot), *others))


def one_line_short(plan: PagePlan) -> PagePlan:
    *others, last = plan.stories
    spot = replace(last.spot, last_line=last.spot.last_line - 1)
    return replace(plan, stories=(*others, replace(last, spot=spot)))


SPOILT = [without_the_last, without_photos, one_over_another, one_line_short]


@pytest.mark.parametrize("spoil", SPOILT)
def test_a_spoilt_plan_is_seen(spoil: Callable[[PagePlan], PagePlan]) -> None:
    task, plan = whole()
    assert faults(task, (spoil(plan),)) != []


@pytest.mark.parametrize(("across", "down"), [(1, 0), (0, 1), (-500, 0), (0, 700)])
def test_a_frame_that_slips_is_seen(across: int, down: int) -> None:
    """By so many points: the column that stands last on the right, next to the edge."""
    task, plan = whole()
    (made,) = made_up(task, (plan,)).pages
    assert list(ink_faults(made, task.layout)) == []
    texts = [frame for frame in made.frames if frame.story]
    last = max(texts, key=lambda frame: (frame.rect.x, frame.rect.y))
    moved = replace(last.rect, x=last.rect.x + Length.pt(across), y=last.rect.y + Length.pt(down))
    frames = tuple(replace(one, rect=moved) if one is last else one for one in made.frames)
    assert list(ink_faults(replace(made, frames=frames), task.layout)) != []


def test_a_photo_over_text_is_seen() -> None:
    task, plan = whole()
    (made,) = made_up(task, (plan,)).pages
    (photo,) = made.pictures
    tall = replace(photo, rect=replace(photo.rect, height=photo.rect.height * 2))
    spoilt: PageLayout = replace(made, pictures=(tall,))
    assert any("photo" in fault for fault in ink_faults(spoilt, task.layout))


def test_a_pin_that_is_not_kept_is_seen() -> None:
    task, plan = whole()
    (a_page,) = task.issue.pages
    one = plan.stories[0]
    other = (one.spot.first_column, one.spot.last_column + 1)
    place = Placement(one.story.name, 0, other, None, NOWHERE)
    pinned = replace(plan, page=replace(a_page, placements=(place,)))
    assert [fault for fault in faults(task, (pinned,)) if "pinned" in fault] != []


def test_a_filler_that_stands_twice_is_seen() -> None:
    """Two pages that are planned with the same short item: once is well, twice is not."""
    filler = story("short", body(9))
    pages = (page(), page())
    task = flow_over(2, 4, 52, SOME)
    task = replace(task, issue=replace(task.issue, pages=pages, fillers=(filler,)))
    rank = task.layout.ranks["short"]
    here = StoryPlan(filler, Spot(1, 1, 41, 52), rank, ())
    said = [faults(task, tuple(_pages(pages, ((here,), second)))) for second in ((), (here,))]
    once, twice = ([one for one in found if one.startswith("filler")] for found in said)
    assert (once, len(twice)) == ([], 1)


def _pages(pages: tuple[Page, ...], stories: Iterable[tuple[StoryPlan, ...]]) -> Iterator[PagePlan]:
    for number, (a_page, plans) in enumerate(zip(pages, stories, strict=True), 1):
        yield PagePlan(number, a_page, 6 if number == 1 else 0, number == 2, plans)
