"""Cures for contradictions: a pin released, a box moved, a story held over, each one tried.

What contradicts itself is never searched, so there is no page that failed to begin with. A change
is tried where nothing contradicts itself any more, and told where the page fills with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from banxin.content.model import Issue
from banxin.diagnostics import Diagnostic, note
from banxin.makeup.plan import OpenPage, PagePlan
from banxin.makeup.planning.casts import CastingOff
from banxin.makeup.planning.cures.between import Pages
from banxin.makeup.planning.cures.conflicts import conflicts
from banxin.makeup.planning.cures.of_boxes import Change, boxes_elsewhere
from banxin.makeup.planning.cures.of_pages import chosen
from banxin.makeup.planning.cures.proposals import Cure, Proposal
from banxin.makeup.planning.cures.trials import Case, Trials
from banxin.makeup.planning.issue import plan_issue
from banxin.makeup.planning.open_pages import MOST_STORIES, area_of, standing_of
from banxin.makeup.stone import Stone

_MOST_TOLD: Final = 2
"""Of a page; what settles a contradiction is soon chosen."""

_MOST_KEPT: Final = 9
"""Stories of a crowded page that may stay; with more a trial is long."""

_RELEASE: Final = 30
_HOLD: Final = 60


def conflict_cures(
    drafts: Sequence[PagePlan | OpenPage], issue: Issue, stone: Stone
) -> Iterator[Diagnostic]:
    """What would settle the contradictions of each page and let it fill.

    Args:
        drafts: Every page, settled or open.
        issue: What is to be made up.
        stone: What it is made up on.
    """
    pages = Pages(tuple(drafts), issue, stone)
    for draft in drafts:
        if isinstance(draft, OpenPage) and any(conflicts([draft], issue, stone)):
            yield from _of_page(draft, pages, Trials())


def _of_page(draft: OpenPage, pages: Pages, trials: Trials) -> Iterator[Diagnostic]:
    if draft.number == len(pages.drafts) and not (draft.page.stories or pages.issue.flow):
        yield from pages.fewer(draft.number - 1, trials)
    changes = list(_changes(draft, pages))
    # Another leading for the whole page is what the planner itself would come to last.
    for step in (None, *pages.stone.layout.makeup.steps):
        by = CastingOff(pages.stone.stepped(step))
        ways = [_proposal(change, draft, pages, by, trials) for change in changes]
        found = chosen(ways, _MOST_TOLD)
        yield from (cure.told for cure in found)
        if found:
            return


def _proposal(
    change: Change, draft: OpenPage, pages: Pages, by: CastingOff, trials: Trials
) -> Proposal:
    def tried() -> Cure | None:
        fills = _fills(replace(draft, page=change.page), pages, by, trials)
        return Cure(change.price, change.told) if fills else None

    return Proposal(change.price, change.told.code, tried)


def _fills(draft: OpenPage, pages: Pages, by: CastingOff, trials: Trials) -> bool:
    """Whether nothing contradicts itself on a page, and its stories fill it."""
    before = pages.issue.pages
    changed = (*before[: draft.number - 1], draft.page, *before[draft.number :])
    issue, stone = replace(pages.issue, pages=changed), pages.stone
    if any(conflicts([draft], issue, by.stone)):
        return False
    if issue.flow and len(pages.drafts) > 1:
        drafts = [draft if one.number == draft.number else one for one in pages.drafts]
        planned = plan_issue(drafts, issue, stone, lambda: trials.spend(len(draft.page.stories)))
        return not planned.shortfalls
    case = _case(draft, issue, by)
    return case is not None and trials.holds(case)


def _case(draft: OpenPage, issue: Issue, by: CastingOff) -> Case | None:
    """The page with everyone who is to stand on it; a planner without time names them."""
    planned = plan_issue([draft], issue, by.stone, lambda: False)
    if not planned.shortfalls:
        return None
    (shortfall,) = planned.shortfalls
    return Case(draft, shortfall.guests, area_of(draft, by.stone), standing_of(draft), by)


def _changes(draft: OpenPage, pages: Pages) -> Iterator[Change]:
    yield from _released(draft)
    yield from boxes_elsewhere(draft, pages.stone)
    yield from _held_over(draft)


def _released(draft: OpenPage) -> Iterator[Change]:
    """A photo's pin, all pins of a story, or all of the page."""
    page = draft.page
    photos = [pin for pin in page.placements if pin.photo]
    for pin in photos:
        kept = tuple(one for one in page.placements if one is not pin)
        told = note(
            "cure-release-photo", pin.place, story=pin.story, photo=pin.photo, page=draft.number
        )
        yield Change(_RELEASE - 1, replace(page, placements=kept), told)
    stories = dict.fromkeys(pin.story for pin in page.placements)
    for story in stories:
        own = [pin for pin in page.placements if pin.story == story]
        if all(pin.photo for pin in own) and len(own) == 1:
            continue
        kept = tuple(pin for pin in page.placements if pin.story != story)
        told = note("cure-release-pin", own[0].place, story=story, page=draft.number)
        yield Change(_RELEASE, replace(page, placements=kept), told)
    if len(stories) > 1:
        told = note("cure-release-all", page.place, pins=len(page.placements), page=draft.number)
        yield Change(_RELEASE * len(stories), replace(page, placements=()), told)


def _held_over(draft: OpenPage) -> Iterator[Change]:
    """Without what has no text, or of a crowd without the lightest."""
    page = draft.page
    for story in page.stories:
        if not story.blocks and len(page.stories) > 1:
            stories = tuple(one for one in page.stories if one is not story)
            pins = tuple(pin for pin in page.placements if pin.story != story.name)
            told = note("cure-hold", page.place, stories=story.name, page=draft.number)
            yield Change(_HOLD, replace(page, stories=stories, placements=pins), told)
    if len(page.stories) <= MOST_STORIES:
        return
    for kept in range(_MOST_KEPT, 0, -1):
        stories = page.stories[:kept]
        names = {story.name for story in stories}
        pins = tuple(pin for pin in page.placements if pin.story in names)
        held = len(page.stories) - kept
        told = note("cure-keep", page.place, page=draft.number, stories=kept, held=held)
        yield Change(_HOLD + held, replace(page, stories=stories, placements=pins), told)
