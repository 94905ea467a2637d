"""What the desk is told of pages that cannot be filled, and of what would fill them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from banxin.content.model import Issue, Spot
from banxin.diagnostics import Diagnostic, error
from banxin.makeup.plan import OpenPage, PagePlan
from banxin.makeup.planning.casts import CastingOff
from banxin.makeup.planning.choices import PageChoice, PlannedIssue, Shortfall
from banxin.makeup.planning.cures.between import Pages, between
from banxin.makeup.planning.cures.misfits import misfits, missing, not_held, unheld
from banxin.makeup.planning.cures.of_copy import add, cut
from banxin.makeup.planning.cures.of_misfits import misfit_proposals
from banxin.makeup.planning.cures.of_pages import chosen, proposals, released
from banxin.makeup.planning.cures.proposals import Proposal
from banxin.makeup.planning.cures.shares import amounts, least_shared, shared_cure
from banxin.makeup.planning.cures.trials import Case, Trials
from banxin.makeup.planning.guests import Guest
from banxin.makeup.planning.open_pages import area_of, standing_of
from banxin.makeup.stone import Stone

_LESS_PATIENCE: Final = 250
"""For a page that can be printed."""

_PART_OF_PAGE: Final = 4
"""With less white than this part of a page no page less is thought of."""

_FEW: Final = 2
"""Cures of such a page, beside its stories' shares; every check and build waits for them."""


def told(
    planned: PlannedIssue,
    drafts: Sequence[PagePlan | OpenPage],
    issue: Issue,
    stone: Stone,
) -> Iterator[Diagnostic]:
    """Each page for which no plan was found, how much it has too much or too little, and cures.

    Of a page that could only be filled in part, the cures alone; that it is not full is for the
    page lint to say.
    """
    pages = Pages(tuple(drafts), issue, stone)
    for shortfall in planned.shortfalls:
        yield from _short(shortfall, planned.plans, pages)
    if not planned.shortfalls:
        bare = [one for one in planned.pages if isinstance(one, PageChoice) and _rows_empty(one)]
        rows = sum(_rows_empty(one) for one in bare)
        if issue.flow and rows > stone.grid.lines // _PART_OF_PAGE:
            yield from pages.fewer(len(pages.drafts) - 1, Trials(_LESS_PATIENCE))
        for page in bare:
            yield from _cured(_of_choice(page, stone), pages, Trials(_LESS_PATIENCE))


def _short(shortfall: Shortfall, before: Sequence[PagePlan], pages: Pages) -> Iterator[Diagnostic]:
    by = CastingOff(pages.stone)
    draft = shortfall.draft
    area = area_of(draft, pages.stone)
    case = Case(draft, shortfall.guests, area, standing_of(draft), by)
    trials = Trials()
    if not case.guests:
        page = draft.page
        flowing = len(pages.issue.flow)
        yield error(
            "flow-runs-out", page.place, page=draft.number, name=page.name.plain, stories=flowing
        )
        yield from pages.fewer(len(pages.drafts) - 1, trials)
        return
    found = list(misfits(case.guests, area, by))
    if found:
        yield from found
        yield from _cures([*misfit_proposals(case, trials)])
        return
    tight = list(unheld(case.guests, by))
    for guest, spot in tight:
        yield not_held(guest, spot, by)
    if tight:
        yield from _cures([*_pin_proposals(case, tight, trials)])
    else:
        yield _told(case)
        if pages.issue.flow and case.lacks:
            yield from pages.fewer(len(pages.drafts) - 1, trials)
        if pages.later_hold(case, before, trials):
            yield from _cured(case, pages, trials)


def _pin_proposals(
    case: Case, tight: Sequence[tuple[Guest, Spot]], trials: Trials
) -> Iterator[Proposal]:
    """Another length for what is pinned, or its pin released; the whole page must fill then."""
    for guest, spot in tight:
        over, empty = missing(guest, spot, case.by)
        if empty <= 0:
            yield cut(case, guest.order, max(over, 1), trials)
        if over <= 0:
            yield add(case, guest.order, max(empty, 1), trials)
    yield from released(case, trials)


def _told(case: Case) -> Diagnostic:
    page, guests = case.draft.page, case.guests
    lines = max(case.over, case.empty, 0)
    said: dict[str, str | int] = {
        "page": case.draft.number,
        "name": page.name.plain,
        "stories": len(guests),
    }
    if not lines:
        pins = sum(bool(guest.pin or guest.photo_pins) for guest in guests)
        return error("page-unplanned", page.place, pins=pins, **said)
    said |= {"lines": lines, "characters": lines * case.layout.measure_em}
    if case.over > 0:
        return error("page-overset", page.place, **said)
    return error("page-room", page.place, **said)


def _cured(case: Case, pages: Pages, trials: Trials) -> Iterator[Diagnostic]:
    """Each story's share of what is too much or too little, then the cures."""
    ending = not any(guest.turns_to for guest in case.guests)
    lines = least_shared(case, trials) if ending and len(case.guests) > 1 else None
    known = max(case.over, case.empty)
    if known > 0:
        yield from amounts(case, max(known, lines or 0))
    ways = [*proposals(case, trials), *between(case, pages, trials)]
    together = shared_cure(case, lines) if lines else None
    found = chosen(ways, _FEW) if case.bare else chosen(ways)
    cures = [*found, *([together] if together else [])]
    yield from (cure.told for cure in sorted(cures, key=lambda cure: cure.price))


def _cures(ways: Sequence[Proposal]) -> Iterator[Diagnostic]:
    yield from (cure.told for cure in chosen(ways))


def _rows_empty(choice: PageChoice) -> int:
    """The lines at a page's foot that stand empty from edge to edge."""
    shape = choice.ways[0].shape
    feet = [story.spot.last_line for story in shape.stories]
    return shape.lines - max([*feet, *(box.last_line for box in shape.standing)])


def _of_choice(choice: PageChoice, stone: Stone) -> Case:
    """A page that was filled in part, as it would have to be filled."""
    on = stone.stepped(choice.step)
    standing, area = standing_of(choice.draft), area_of(choice.draft, on)
    return Case(choice.draft, choice.guests, area, standing, CastingOff(on), bare=True)
