"""Stories shared out over pages: what is told of which page, and what all pages have in common."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.makeup.paper import LAYOUT, body, on_stone, page, story
from tests.makeup.planning_strategies import Wish, issue_on, stories_for

from banxin import makeup
from banxin.content.model import Issue, Page, Story
from banxin.layout import Layout, PageStep
from banxin.makeup import PageChoice, PlannedIssue

COLUMNS, LINES = LAYOUT.page.columns, LAYOUT.page.lines
FIRST = COLUMNS * (LINES - LAYOUT.makeup.masthead_lines - 1)
ROOM = COLUMNS * LINES


def written(room: int, fullness: int, shares: tuple[int, ...], first: int = 0) -> tuple[Story, ...]:
    """Stories that together fill so much of a room, in hundredths, named from a number on."""
    wish = Wish(shares, ((),) * len(shares), (6, 5, 9, 4), (0, 3, 5), fullness)
    return tuple(
        replace(told, name=f"s{first + order}")
        for order, told in enumerate(stories_for(room, COLUMNS, wish))
    )


def planned(an_issue: Issue, layout: Layout = LAYOUT) -> PlannedIssue:
    drafts, _ = makeup.assign(an_issue, layout)
    return makeup.plan_issue(drafts, an_issue, on_stone(layout))


def numbers(found: PlannedIssue) -> tuple[list[int], list[int]]:
    """The pages that were made up, and those that were not."""
    made = [one.draft.number for one in found.pages if isinstance(one, PageChoice)]
    return made, [one.draft.number for one in found.shortfalls]


def test_every_page_that_fails_is_told_where_none_waits_for_another() -> None:
    over = (story("x", *[body(9)] * 60),)
    pages: tuple[Page, ...] = (
        page(*over),
        page(*written(ROOM, 93, (6, 3, 2))),
        page(*(replace(one, name="y") for one in over)),
        page(*written(ROOM, 93, (6, 3, 2), 3)),
    )
    assert numbers(planned(issue_on(pages))) == ([2, 4], [1, 3])


def test_what_is_over_is_told_of_the_last_page() -> None:
    """A story too many for two pages: either might be overset by it, so the second is."""
    flow = written(FIRST + ROOM + ROOM // 3, 95, (5, 5, 5, 4, 4, 4, 3))
    found = planned(issue_on((page(), page()), flow))
    assert numbers(found) == ([1], [2])
    (shortfall,) = found.shortfalls
    (first,) = (one.plan() for one in found.pages if isinstance(one, PageChoice))
    here = {one.story.name for one in first.stories}
    there = {guest.cast.story.name for guest in shortfall.guests}
    assert here | there == {one.name for one in flow}


def test_a_flow_that_no_page_of_the_house_holds_takes_one_leading_for_all() -> None:
    """Full to the last line and a few over: only another leading has the room."""
    body_type = LAYOUT.body
    tighter = PageStep(size_pt=body_type.size_pt, leading_pt=body_type.leading_pt * 20 / 21)
    layout = LAYOUT.model_copy(
        update={"makeup": LAYOUT.makeup.model_copy(update={"steps": (tighter,)})}
    )
    flow = written(FIRST + ROOM, 97, (9, 7))
    bare = planned(issue_on((page(), page()), flow))
    assert bare.shortfalls
    found = planned(issue_on((page(), page()), flow), layout)
    steps = [one.step for one in found.pages if isinstance(one, PageChoice)]
    assert steps == [tighter, tighter]
    assert any(plan.turns_to for one in found.plans for plan in one.stories)


def test_a_story_turns_to_the_page_that_the_desk_has_named() -> None:
    """Not to the next: the page between them is another story's."""
    long, *others = written(FIRST + ROOM // 2, 97, (9, 2, 2))
    between = page(*written(ROOM, 93, (6, 3, 2), 3))
    tail = written(ROOM // 2, 93, (5, 4), 6)
    pages = (page(long, *others), between, page(*tail, continues=long.name))
    found = planned(issue_on(pages))
    assert not found.shortfalls
    first, second, last = found.plans
    assert [one.turns_to for one in first.stories if one.story is long] == [3]
    assert long.name not in {one.story.name for one in second.stories}
    assert [one.turned_from for one in last.stories if one.story.name == long.name] == [1]


@given(
    st.lists(st.integers(2, 9), min_size=5, max_size=9).map(tuple),
    st.sampled_from((90, 94, 97)),
)
@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.too_slow])
def test_stories_keep_the_order_of_their_weight_over_the_pages(
    shares: tuple[int, ...], fullness: int
) -> None:
    """No story begins on a page after one that is lighter, whatever turns."""
    flow = written(FIRST + ROOM, fullness, shares)
    found = planned(issue_on((page(), page()), flow))
    assume(not found.shortfalls)
    begun = [
        plan.story.name
        for one in found.pages
        if isinstance(one, PageChoice)
        for plan in one.plan().stories
        if not plan.turned_from
    ]
    assert begun == [one.name for one in flow]
