"""Sharing an issue's stories out over its pages, from the first page to the last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from heapq import heappop, heappush
from itertools import count
from typing import Final, TypeAlias

from banxin.layout import PageStep
from banxin.makeup.judging import is_strong
from banxin.makeup.plan import OpenPage, PagePlan
from banxin.makeup.planning.aids import Aids
from banxin.makeup.planning.choices import PageChoice, PlannedIssue, Shortfall
from banxin.makeup.planning.desk import Desk
from banxin.makeup.planning.page_ways import PageWay, PageWays, Progress
from banxin.makeup.planning.prospects import NEVER, Prospect, Prospects, onward_of
from banxin.makeup.planning.rests import rest_of_settled

_EFFORT: Final = 24
_PAGE_EFFORT: Final = 5
"""Pages that are planned at most to share stories out, and as many more for each page."""

_COMPANIES: Final = 6
"""Ways to share out that are tried of one page."""

_RIVALS: Final = 2
"""Companies that are weighed against each other for one page, if they can fill it."""

_USUAL: Final = 500
"""What a page costs in print beside what is reckoned; one that costs more is worth another try."""

_FINE: Final = 600
"""Where pages cost more on the average, or one is warned of, better ways are looked for,"""

_BETTER: Final = 8
"""but no more than so many pages are planned from one that was found to the next."""

Pages: TypeAlias = tuple[PagePlan | PageChoice, ...]


class Sharing:
    """Shares stories out with certain aids.

    Args:
        desk: What they are shared out with.
        aids: What may be used to fill a page.
        step: What every open page takes that names none itself.
    """

    def __init__(self, desk: Desk, aids: Aids, step: PageStep | None = None) -> None:
        self._drafts = desk.drafts
        self._desk = desk
        self._by = desk.by[step]
        self._prospects = Prospects(desk, self._by, aids)
        self._ways = PageWays(desk, self._prospects, aids, step)
        self._dead: set[Progress] = set()
        self._least = NEVER

    def best(self) -> Pages | None:
        """Every page; None where it was not found."""
        if self._ahead(Progress()) >= NEVER:
            return None
        self._desk.pages.effort = _EFFORT + _PAGE_EFFORT * len(self._drafts)
        best: Pages | None = None
        for best, points in self._from(Progress(), (), 0):
            self._least = points
            if points <= _FINE * len(best) and not any(map(_is_warned, best)):
                break
            self._desk.pages.effort = min(self._desk.pages.effort, _BETTER)
        return best

    def failing(self) -> PlannedIssue:
        """Every page that can be filled, and those that cannot.

        Each takes what it can; what a page that cannot be filled was to hold counts as held.
        """
        self._desk.pages.effort = _EFFORT + _PAGE_EFFORT * len(self._drafts)
        pages: list[PagePlan | PageChoice] = []
        shortfalls: list[Shortfall] = []
        state = Progress()
        for draft in self._drafts:
            if isinstance(draft, PagePlan):
                pages.append(draft)
                state = self._after_settled(draft, state)
            elif way := next(self._ways_on(draft, state), None):
                pages.append(way[0])
                state = way[1]
            else:
                company = self._companies(state)[0].company
                guests = self._desk.seating.guests(draft, company, (), self._by)
                shortfalls.append(Shortfall(draft, guests))
                rest = None if company.rest else state.rest
                state = replace(state, page=state.page + 1, flow=company.flowed, rest=rest)
        return PlannedIssue(tuple(pages), tuple(shortfalls))

    def _from(self, state: Progress, before: Pages, paid: int) -> Iterator[tuple[Pages, int]]:
        """Every way to share out what is left that is better than what was found before."""
        if state.page == len(self._drafts):
            yield before, paid
            return
        draft = self._drafts[state.page]
        if isinstance(draft, PagePlan):
            yield from self._from(self._after_settled(draft, state), (*before, draft), paid)
            return
        if state in self._dead:
            return
        found = False
        for choice, after in self._ways_on(draft, state):
            now = paid + choice.ways[0].score.total
            if now + self._ahead(after) < self._least:
                for end in self._from(after, (*before, choice), now):
                    found = True
                    yield end
            elif self._least < NEVER:
                found = True
        if not found:
            self._dead.add(state)

    def _after_settled(self, draft: PagePlan, state: Progress) -> Progress:
        rest = rest_of_settled(draft, state.rest, self._desk.by[draft.step])
        return replace(state, page=state.page + 1, rest=rest)

    def _ahead(self, state: Progress) -> int:
        """What all pages that are left are reckoned to cost."""
        return self._prospects.ahead(state.page, state.flow, onward_of(state.rest))

    def _companies(self, state: Progress) -> list[Prospect]:
        """Who may share the next page; nobody who leaves more than the later pages can hold."""
        ahead = self._ahead(state)
        found = self._prospects.companies(state.page, state.flow, state.rest)
        return [one for one in found[:_COMPANIES] if one.points < NEVER or ahead >= NEVER]

    def _ways_on(self, draft: OpenPage, state: Progress) -> Iterator[PageWay]:
        """The next page in every way that is tried, the likeliest to end well first.

        Companies are planned only as long as the next one may still come out better.
        """
        prospects = self._companies(state)
        found: list[tuple[int, int, PageWay]] = []
        number, rivals = count(), 0
        others: list[Iterator[list[PageWay]]] = []
        for place, prospect in enumerate(prospects, 1):
            tries = self._ways.of(draft, prospect.company, state)
            others.append(tries)
            ways = next(tries, [])
            rivals += bool(ways)
            for choice, after in ways:
                points = choice.ways[0].score.total + self._ahead(after)
                heappush(found, (points, next(number), (choice, after)))
            promise = min((one.points + _USUAL for one in prospects[place:]), default=NEVER)
            while found and (rivals >= _RIVALS or found[0][0] <= promise):
                yield heappop(found)[2]
        while found:
            yield heappop(found)[2]
        for tries in others:
            for ways in tries:
                yield from ways


def _is_warned(page: PagePlan | PageChoice) -> bool:
    """Whether the desk would be warned of something on a page."""
    return isinstance(page, PageChoice) and any(map(is_strong, page.ways[0].faults))
