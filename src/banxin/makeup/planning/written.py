"""A plan as the desk would have written it: the places of all stories and photos of a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from banxin.content import WrittenPage
from banxin.content.model import Issue, Placement, Spot
from banxin.layout import Layout, Rank
from banxin.makeup.plan import PagePlan, StoryPlan
from banxin.makeup.planning.choices import PageChoice


def written(page: PagePlan | PageChoice, layout: Layout, way: int = 0) -> WrittenPage:
    """What stands in `issue.toml` where one of a page's ways is chosen, counted from 0.

    Read again it gives the same page: whatever the search was free to choose is fixed. A page
    that was settled before is as the desk has written it.
    """
    if isinstance(page, PagePlan):
        desk = page.page
        names = tuple(story.name for story in desk.stories)
        return WrittenPage(names, desk.continues, desk.placements, desk.step)
    begun = [plan for plan in page.ways[way].stories if not plan.turned_from]
    rests = [plan for plan in page.ways[way].stories if plan.turned_from]
    return WrittenPage(
        stories=tuple(plan.story.name for plan in begun),
        continues=rests[0].story.name if rests else "",
        places=tuple(_places(page, layout, way)),
        step=(page.step.size_pt, page.step.leading_pt) if page.step else None,
    )


def settled(issue: Issue, page: PagePlan | PageChoice, layout: Layout, way: int = 0) -> Issue:
    """The issue as it would be read if one of its pages were written, and nothing else.

    A later page that takes the rest of a story is told so, since only there it can be said.
    """
    if isinstance(page, PagePlan):
        return issue
    now = written(page, layout, way)
    known = {story.name: story for story in (*issue.stories, *issue.fillers)}
    pages = list(issue.pages)
    pages[page.draft.number - 1] = replace(
        page.draft.page,
        stories=tuple(known[name] for name in now.stories),
        continues=now.continues,
        placements=now.places,
        step=now.step,
    )
    for plan in page.ways[way].stories:
        if plan.turns_to:
            there = pages[plan.turns_to - 1]
            pages[plan.turns_to - 1] = replace(there, continues=plan.story.name)
    return replace(
        issue,
        pages=tuple(pages),
        flow=tuple(story for story in issue.flow if story.name not in now.stories),
        fillers=tuple(story for story in issue.fillers if story.name not in now.stories),
    )


def _places(page: PageChoice, layout: Layout, way: int) -> Iterator[Placement]:
    place, chosen = page.draft.page.place, page.ways[way]
    for plan, fit in zip(chosen.stories, chosen.fits, strict=True):
        rank = "" if plan.turned_from else _name(plan.rank, layout)
        columns, lines = _across(plan.spot), _down(plan.spot)
        yield Placement(plan.story.name, 0, columns, lines, place, plan.notch, rank)
        for number, spot in zip(_numbers(plan), fit.photos, strict=True):
            yield Placement(plan.story.name, number, _across(spot), _down(spot), place)


def _numbers(plan: StoryPlan) -> list[int]:
    """Which photos of its story stand with it, counted from 1."""
    return [plan.story.photos.index(photo.photo) + 1 for photo in plan.photos]


def _name(rank: Rank | None, layout: Layout) -> str:
    return next((name for name, known in layout.ranks.items() if known == rank), "")


def _across(spot: Spot) -> tuple[int, int]:
    return spot.first_column, spot.last_column


def _down(spot: Spot) -> tuple[int, int]:
    return spot.first_line, spot.last_line
