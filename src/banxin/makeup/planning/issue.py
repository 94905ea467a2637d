"""All pages of an issue: which stories go on which page, what turns, what helps to fill it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from banxin.content.model import Issue
from banxin.layout import PageStep
from banxin.makeup.plan import OpenPage, PagePlan
from banxin.makeup.planning.aids import IN_ORDER, Aids
from banxin.makeup.planning.casts import CastingOff
from banxin.makeup.planning.choices import PlannedIssue
from banxin.makeup.planning.companies import Company, Seating
from banxin.makeup.planning.cures.misfits import misfits, unheld
from banxin.makeup.planning.desk import Desk
from banxin.makeup.planning.kept import KeptPlans
from banxin.makeup.planning.open_pages import area_of
from banxin.makeup.planning.planned_pages import PlannedPages
from banxin.makeup.planning.sharing import Pages, Sharing
from banxin.makeup.stone import Stone
from banxin.standing import StandingMatter


def plan_issue(
    drafts: Sequence[PagePlan | OpenPage],
    issue: Issue,
    stone: Stone,
    go_on: Callable[[], bool] = lambda: True,
    kept: StandingMatter | None = None,
) -> PlannedIssue:
    """Give every story of every open page its place, and every flowing story its page.

    Args:
        drafts: Every page, settled or open.
        issue: What is to be made up.
        stone: What it is made up on.
        go_on: Asked between pages; False ends the search with what it has found.
        kept: Where plans of pages are kept from one run to the next; None to keep nothing.
    """
    attempts = _Attempts(drafts, issue, stone, PlannedPages(KeptPlans(kept), go_on, go_on))
    found = attempts.first()
    return PlannedIssue(found) if found else attempts.last().failing()


def fills(
    drafts: Sequence[PagePlan | OpenPage],
    issue: Issue,
    stone: Stone,
    begin: Callable[[], bool] = lambda: True,
) -> bool:
    """Whether an issue fills its pages; asks no further where it does not.

    Args:
        drafts: As of `plan_issue`.
        issue: The same.
        stone: The same.
        begin: Asked before each page; False ends the search.
    """
    pages = PlannedPages(KeptPlans(None), begin, lambda: True)
    return _Attempts(drafts, issue, stone, pages).first() is not None


class _Attempts:
    """Tries to share an issue out with ever more aids."""

    def __init__(
        self,
        drafts: Sequence[PagePlan | OpenPage],
        issue: Issue,
        stone: Stone,
        pages: PlannedPages,
    ) -> None:
        by: dict[PageStep | None, CastingOff] = {None: CastingOff(stone)}
        by |= {step: CastingOff(stone.stepped(step)) for step in stone.layout.makeup.steps}
        self._desk = Desk(tuple(drafts), issue, Seating(issue), pages, by)

    def first(self) -> Pages | None:
        """Every page, with as few aids as can be."""
        for aids in IN_ORDER:
            for step in self._steps(aids):
                if found := Sharing(self._desk, aids, step).best():
                    return found
            if any(map(self._is_hopeless, self._desk.drafts)):
                return None
        return None

    def _is_hopeless(self, draft: PagePlan | OpenPage) -> bool:
        """Whether a story does not fill what the desk has fixed for it, or has no form at all."""
        if isinstance(draft, PagePlan):
            return False
        by = self._desk.by[None]
        own = Company(self._desk.seating.own(draft.page), (), None, 0)
        guests = self._desk.seating.guests(draft, own, (), by)
        return any(misfits(guests, area_of(draft, by.stone), by)) or any(unheld(guests, by))

    def last(self) -> Sharing:
        """With all aids."""
        return Sharing(self._desk, IN_ORDER[-1])

    def _steps(self, aids: Aids) -> Iterator[PageStep | None]:
        """The house's own look; where stories flow, each other one for the whole issue as well.

        A story that turns is set once, so all of its pages have the same leading.
        """
        yield None
        desk = self._desk
        alike = all(isinstance(one, OpenPage) and not one.page.step for one in desk.drafts)
        if aids.steps and desk.seating.flow and alike:
            yield from (step for step in desk.by if step)
