"""What pages that are settled already leave over to pages that are planned, and how plans read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.makeup.paper import LAYOUT, body, issue, made, on_stone, page, painted, photo, story

from banxin import makeup
from banxin.content.model import Issue, Spot
from banxin.layout import PageStep
from banxin.makeup import PageChoice, PagePlan, Part, PlannedIssue
from banxin.makeup.galley import characters_in
from banxin.makeup.planning.casts import CastingOff
from banxin.makeup.planning.rests import rest_of_settled

PHOTOS = tuple(photo(f"{n}.jpg") for n in range(1, 3))
# 270 lines; a page has room for 160 less the head of the first, and for the photos.
LONG = replace(story("long", *(body(9, chr(ord("一") + n)) for n in range(28))), photos=PHOTOS)
# On page one stands a masthead, which has no part in what is asked here.
FRONT = page(story("front", body(100)), template="one")


def opened(an_issue: Issue) -> Issue:
    """With every page but the first left to the planner."""
    front, *others = an_issue.pages
    return replace(an_issue, pages=(front, *(replace(one, template="") for one in others)))


TURNING = opened(issue(page(LONG, template="one"), page(continues="long")))


def planned(an_issue: Issue) -> PlannedIssue:
    drafts, faults = makeup.assign(an_issue, LAYOUT)
    assert faults == ()
    found = makeup.plan_issue(drafts, an_issue, on_stone())
    assert not found.shortfalls
    return found


def settled_first(an_issue: Issue) -> PagePlan:
    draft = makeup.assign(an_issue, LAYOUT)[0][0]
    assert isinstance(draft, PagePlan)
    return draft


def test_a_settled_page_leaves_over_what_its_columns_do_not_hold() -> None:
    """Counted in characters: those of the story, less those that are painted on page one."""
    rest = rest_of_settled(settled_first(TURNING), None, CastingOff(on_stone()))
    assert rest is not None
    layout = made(TURNING)
    front = painted(replace(layout, pages=layout.pages[:1]), "long", Part.BODY)
    there = sum(len(line.line.text) for line in front)
    assert there > 4 * 30 * 9
    assert characters_in(rest.cast.galley.pieces) == 28 * (8 + 8 * 10) - there
    assert (rest.name, rest.turned_from, rest.photos) == ("long", 1, PHOTOS)


def test_an_open_page_takes_the_rest_of_a_settled_one() -> None:
    _, choice = planned(TURNING).pages
    assert isinstance(choice, PageChoice)
    (plan,) = choice.plan().stories
    assert (plan.story, plan.turned_from, plan.turns_to) == (LONG, 1, 0)
    assert [one.photo for one in plan.photos] == list(PHOTOS)


def test_a_rest_waits_for_the_page_that_the_desk_has_named() -> None:
    short = story("short", *(body(10, chr(ord("丁") + n)) for n in range(14)))
    front, rest = TURNING.pages
    third = planned(opened(issue(front, page(short), rest)))
    names = [[(one.story.name, one.turned_from) for one in plan.stories] for plan in third.plans]
    assert names == [[("long", 0)], [("short", 0)], [("long", 1)]]


def test_a_story_that_fits_leaves_nothing() -> None:
    brief = issue(page(story("long", body(60)), template="one"), page(continues="long"))
    assert rest_of_settled(settled_first(brief), None, CastingOff(on_stone())) is None


def test_a_rest_goes_by_a_page_that_does_not_take_it() -> None:
    rest = rest_of_settled(settled_first(TURNING), None, CastingOff(on_stone()))
    other = settled_first(issue(page(story("other", body(20)), template="one")))
    assert rest_of_settled(other, rest, CastingOff(on_stone())) == rest


def test_a_written_plan_makes_the_same_pages() -> None:
    found = planned(TURNING)
    now = TURNING
    for choice in found.pages:
        now = makeup.settled(now, choice, LAYOUT)
    drafts, faults = makeup.assign(now, LAYOUT)
    assert faults == ()
    assert all(isinstance(draft, PagePlan) for draft in drafts)
    before, after = made(TURNING), made(now)
    assert after.pages == before.pages
    assert after.findings == before.findings


def test_photos_of_a_turning_story_may_stand_on_any_of_its_pages() -> None:
    """By hand: the first photo on page one, the second on page two."""
    front = page(LONG, places=(("long", 0, Spot(1, 4, 1, 40)), ("long", 1, Spot(1, 4, 6, 15))))
    hand = (("long", 0, Spot(1, 4, 1, 40)), ("long", 2, Spot(1, 2, 30, 40)))
    back = page(continues="long", places=hand)
    one, two = makeup.assign(issue(front, back), LAYOUT)[0]
    assert isinstance(one, PagePlan)
    assert isinstance(two, PagePlan)
    assert [photo_.photo for photo_ in one.stories[0].photos] == [PHOTOS[0]]
    assert [photo_.photo for photo_ in two.stories[0].photos] == [PHOTOS[1]]
    # Without a place for the second photo something is left to plan.
    open_, _ = makeup.assign(issue(front, page(continues="long", places=hand[:1])), LAYOUT)[0]
    assert not isinstance(open_, PagePlan)


@pytest.mark.parametrize(("gap", "taller"), [(0, 0), (1, 1), (2, 0)])
def test_a_head_reaches_down_to_a_photo_that_is_near(gap: int, taller: int) -> None:
    """A title of one character takes five lines, and a head may be one line taller."""
    shot = replace(story("one", body(100)), photos=PHOTOS[:1])
    first = 6 + gap
    places = (("one", 0, Spot(1, 4, 1, 40)), ("one", 1, Spot(2, 4, first, first + 9)))
    (shape,) = made(issue(FRONT, page(shot, places=places))).pages[1].shape.stories
    assert shape.photos == (Spot(2, 4, first, first + 9),)
    assert shape.head is not None
    assert shape.head.last_line == 5 + taller or gap > 1


STEP = PageStep(size_pt=10, leading_pt=14)
STEPPED = LAYOUT.model_copy(update={"makeup": LAYOUT.makeup.model_copy(update={"steps": (STEP,)})})


def test_a_page_may_name_one_of_the_layouts_steps() -> None:
    """15 points of leading become 14, so that the type area holds 42 lines for 40."""
    place = (("one", 0, Spot(1, 4, 1, 42)),)
    stepped = replace(page(story("one", body(40)), places=place), step=(10, 14))
    (_, draft), faults = makeup.assign(issue(FRONT, stepped), STEPPED)
    assert faults == ()
    assert isinstance(draft, PagePlan)
    assert draft.step == STEP
    (wide,) = makeup.assign(issue(FRONT, replace(stepped, step=None)), STEPPED)[1]
    assert wide.code == "place-off-grid"
    unknown, _ = makeup.assign(issue(FRONT, replace(stepped, step=(10, 13))), STEPPED)[1]
    assert (unknown.code, unknown.params) == ("step-unknown", {"name": "10/13", "known": "10/14"})


def test_a_step_that_the_layout_lacks_is_told_of_an_open_page_too() -> None:
    there = replace(page(story("one", body(40))), step=(10, 13))
    an_issue = opened(issue(FRONT, there))
    assert [one.code for one in makeup.assign(an_issue, STEPPED)[1]] == ["step-unknown"]
