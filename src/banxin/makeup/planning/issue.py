"""All pages of an issue: which stories go on which page, what turns, what helps to fill it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import heappop, heappush
from itertools import combinations, count
from typing import Final, TypeAlias

from banxin.content.model import Issue, Spot, Story
from banxin.layout import PageStep
from banxin.makeup.assign import step_of
from banxin.makeup.judging import is_strong
from banxin.makeup.plan import OpenPage, PagePlan
from banxin.makeup.planning.aids import IN_ORDER, Aids
from banxin.makeup.planning.amounts import taken_by
from banxin.makeup.planning.casts import CastingOff
from banxin.makeup.planning.choices import PageChoice, PlannedIssue, Shortfall
from banxin.makeup.planning.companies import Company, Seating
from banxin.makeup.planning.fitting import PlannedPage
from banxin.makeup.planning.guests import Guest
from banxin.makeup.planning.open_pages import area_of, room_of, standing_of
from banxin.makeup.planning.page import plan_page
from banxin.makeup.planning.prospects import NEVER, Prospect, Prospects, onward_of
from banxin.makeup.planning.rests import Rest, rest_of, rest_of_settled, turned_lines
from banxin.makeup.stone import Stone

_EFFORT: Final = 24
_PAGE_EFFORT: Final = 5
"""Pages that are planned at most to share stories out, and as many more for each page."""

_COMPANIES: Final = 6
"""Ways to share out that are tried of one page."""

_USUAL: Final = 500
"""What a page costs in print beside what is reckoned; one that costs more is worth another try."""

_UGLY: Final = 1200
"""A page that costs more may take a filler though it could do without."""

_FINE: Final = 600
"""Where pages cost more on the average, or one is warned of, better ways are looked for,"""

_BETTER: Final = 8
"""but no more than so many pages are planned from one that was found to the next."""

_RIVALS: Final = 2
"""Companies that are weighed against each other for one page, if they can fill it."""

_RESTS: Final = 4
"""Lengths that a turning story's rest may have, of which the next page takes what it can."""


def plan_issue(
    drafts: Sequence[PagePlan | OpenPage],
    issue: Issue,
    stone: Stone,
    go_on: Callable[[], bool] = lambda: True,
) -> PlannedIssue:
    """Give every story of every open page its place, and every flowing story its page.

    Args:
        drafts: Every page, settled or open.
        issue: What is to be made up.
        stone: What it is made up on.
        go_on: Asked between pages; False ends the search with what it has found.
    """
    sharing = _Sharing(drafts, issue, stone, go_on)
    found = _shared(sharing)
    return PlannedIssue(found) if found else sharing.failing()


def fills(
    drafts: Sequence[PagePlan | OpenPage],
    issue: Issue,
    stone: Stone,
    go_on: Callable[[], bool] = lambda: True,
) -> bool:
    """Whether an issue fills its pages; asks no further where it does not. As `plan_issue`."""
    return _shared(_Sharing(drafts, issue, stone, go_on)) is not None


def _shared(sharing: _Sharing) -> _Pages | None:
    """Every page, with as few aids as can be."""
    return next(filter(None, map(sharing.share, IN_ORDER)), None)


@dataclass(frozen=True, slots=True)
class _State:
    """How far sharing out has come.

    Attributes:
        page: The draft that is next, from 0.
        flow: How many of the flowing stories have their page.
        rest: What an earlier page has left over.
        fillers: Names of those that are used.
    """

    page: int = 0
    flow: int = 0
    rest: Rest | None = None
    fillers: frozenset[str] = frozenset()


_Way: TypeAlias = tuple[PageChoice, _State]
"""A page that was planned, and how far sharing out has come with it."""

_Pages: TypeAlias = tuple[PagePlan | PageChoice, ...]


class _Sharing:
    """Shares an issue's stories out over its pages, from the first page to the last."""

    def __init__(
        self,
        drafts: Sequence[PagePlan | OpenPage],
        issue: Issue,
        stone: Stone,
        go_on: Callable[[], bool],
    ) -> None:
        self._drafts = tuple(drafts)
        self._issue = issue
        self._go_on = go_on
        self._by: dict[PageStep | None, CastingOff] = {None: CastingOff(stone)}
        self._by |= {step: CastingOff(stone.stepped(step)) for step in stone.layout.makeup.steps}
        self._seating = Seating(issue)
        self._effort = 0
        self._least = NEVER
        self._dead: set[tuple[_State, Aids]] = set()
        self._planned: dict[tuple[object, ...], tuple[PlannedPage, ...]] = {}
        self._prospects: dict[Aids, Prospects] = {}

    def share(self, aids: Aids) -> _Pages | None:
        """Every page, with some aids; None where it was not found."""
        if self._ahead(_State(), aids) >= NEVER:
            return None
        self._effort = _EFFORT + _PAGE_EFFORT * len(self._drafts)
        self._least = NEVER
        best: _Pages | None = None
        for best, points in self._from(_State(), (), 0, aids):
            self._least = points
            if points <= _FINE * len(best) and not any(map(_is_warned, best)):
                break
            self._effort = min(self._effort, _BETTER)
        return best

    def failing(self) -> PlannedIssue:
        """With all aids, every page that can be filled, and those that cannot.

        Each takes what it can; what a page that cannot be filled was to hold counts as held.
        """
        aids = IN_ORDER[-1]
        self._effort = _EFFORT + _PAGE_EFFORT * len(self._drafts)
        pages: list[PagePlan | PageChoice] = []
        shortfalls: list[Shortfall] = []
        state = _State()
        while state.page < len(self._drafts):
            draft = self._drafts[state.page]
            if isinstance(draft, PagePlan):
                pages.append(draft)
                state = self._after_settled(draft, state)
                continue
            way = next(self._ways_on(draft, state, aids), None)
            if way:
                pages.append(way[0])
                state = way[1]
            else:
                company = self._companies(state, aids)[0].company
                guests = self._seating.guests(draft, company, (), self._by[None])
                shortfalls.append(Shortfall(draft, guests))
                rest = None if company.rest else state.rest
                state = replace(state, page=state.page + 1, flow=company.flowed, rest=rest)
        return PlannedIssue(tuple(pages), tuple(shortfalls))

    def _from(
        self, state: _State, before: _Pages, paid: int, aids: Aids
    ) -> Iterator[tuple[_Pages, int]]:
        """Every way to share out what is left that is better than what was found before."""
        if state.page == len(self._drafts):
            yield before, paid
            return
        draft = self._drafts[state.page]
        if isinstance(draft, PagePlan):
            after = self._after_settled(draft, state)
            yield from self._from(after, (*before, draft), paid, aids)
            return
        if (state, aids) in self._dead:
            return
        found = False
        for choice, after in self._ways_on(draft, state, aids):
            now = paid + choice.ways[0].score.total
            if now + self._ahead(after, aids) < self._least:
                for end in self._from(after, (*before, choice), now, aids):
                    found = True
                    yield end
            elif self._least < NEVER:
                found = True
        if not found:
            self._dead.add((state, aids))

    def _after_settled(self, draft: PagePlan, state: _State) -> _State:
        rest = rest_of_settled(draft, state.rest, self._by[draft.step])
        return replace(state, page=state.page + 1, rest=rest)

    def _ahead(self, state: _State, aids: Aids) -> int:
        """What all pages that are left are reckoned to cost."""
        if aids not in self._prospects:
            fillers = self._issue.fillers
            by = self._by[None]
            self._prospects[aids] = Prospects(self._drafts, self._seating, by, fillers, aids)
        return self._prospects[aids].ahead(state.page, state.flow, onward_of(state.rest))

    def _companies(self, state: _State, aids: Aids) -> list[Prospect]:
        """Who may share the next page; nobody who leaves more than the later pages can hold."""
        ahead = self._ahead(state, aids)
        found = self._prospects[aids].companies(state.page, state.flow, state.rest)
        return [one for one in found[:_COMPANIES] if one.points < NEVER or ahead >= NEVER]

    def _ways_on(self, draft: OpenPage, state: _State, aids: Aids) -> Iterator[_Way]:
        """The next page in every way that is tried, the likeliest to end well first.

        Companies are planned only as long as the next one may still come out better.
        """
        prospects = self._companies(state, aids)
        found: list[tuple[int, int, _Way]] = []
        number = count()
        others: list[Iterator[list[_Way]]] = []
        rivals = 0
        for place, prospect in enumerate(prospects):
            tries = self._pages(draft, prospect.company, state, aids)
            others.append(tries)
            ways = next(tries, [])
            rivals += bool(ways)
            for choice, after in ways:
                points = choice.ways[0].score.total + self._ahead(after, aids)
                heappush(found, (points, next(number), (choice, after)))
            promise = min((one.points + _USUAL for one in prospects[place + 1 :]), default=NEVER)
            while found and (rivals >= _RIVALS or found[0][0] <= promise):
                yield heappop(found)[2]
        while found:
            yield heappop(found)[2]
        for tries in others:
            for ways in tries:
                yield from ways

    def _pages(
        self, draft: OpenPage, company: Company, state: _State, aids: Aids
    ) -> Iterator[list[_Way]]:
        """The page with a company on it, without aids if it can be, or else with few."""
        spare = [s for s in self._issue.fillers if s.name not in state.fillers]
        asked = step_of(draft.page, self._by[None].stone.layout, [])
        steps = [asked, *(step for step in self._by if step)] if aids.steps else [asked]
        for step in steps[:1] if company.turns or company.rest or asked else steps:
            found: list[_Way] = []
            for fillers in range(min(aids.fillers, len(spare)) + 1):
                found = self._with_fillers(draft, company, state, aids, step, fillers)
                if found:
                    break
            if found and not aids.fillers and _points(found) > _UGLY:
                found += self._with_fillers(draft, company, state, aids, step, 1)
            if found:
                yield found

    def _with_fillers(
        self,
        draft: OpenPage,
        company: Company,
        state: _State,
        aids: Aids,
        step: PageStep | None,
        fillers: int,
    ) -> list[_Way]:
        """The page with so many fillers on it; others are tried only where it is ugly."""
        spare = [s for s in self._issue.fillers if s.name not in state.fillers]
        found: list[_Way] = []
        for chosen in combinations(spare, fillers):
            found += self._filled(draft, company, chosen, state, step, aids)
            if found and _points(found) <= _UGLY:
                break
        return found

    def _filled(
        self,
        draft: OpenPage,
        company: Company,
        fillers: Sequence[Story],
        state: _State,
        step: PageStep | None,
        aids: Aids,
    ) -> Iterator[_Way]:
        """The page as full as it can be, by each amount that it may leave to the next; not many."""
        by = self._by[step]
        guests = self._seating.guests(draft, company, fillers, by)
        used = state.fillers | {story.name for story in fillers}
        waiting = None if company.rest else state.rest
        for area in self._areas(draft, guests, by, aids):
            ways = self._ways(draft, guests, area, step)
            for first, rest in self._rests(draft, guests, ways, company.rest, by):
                after = _State(state.page + 1, company.flowed, rest or waiting, used)
                yield PageChoice(draft, step, first, guests), after
            if ways:
                return

    def _rests(
        self,
        draft: OpenPage,
        guests: Sequence[Guest],
        ways: tuple[PlannedPage, ...],
        before: Rest | None,
        by: CastingOff,
    ) -> Iterator[tuple[tuple[PlannedPage, ...], Rest | None]]:
        """The ways with each in front that leaves another amount to the next page; not many."""
        turning = [guest for guest in guests if guest.turns_to]
        if not turning:
            if ways:
                yield ways, None
            return
        guest = turning[0]
        seen: set[int] = set()
        for number, way in enumerate(ways):
            fit = way.fits[guest.order]
            lines = turned_lines(fit, guest.cast)
            if lines not in seen and len(seen) < _RESTS:
                seen.add(lines)
                left = before.photos if before and guest.turned_from else guest.cast.story.photos
                plan = way.stories[guest.order]
                rest = rest_of(plan, fit, guest.cast, left, draft.number, by)
                yield (way, *ways[:number], *ways[number + 1 :]), rest

    def _ways(
        self, draft: OpenPage, guests: Sequence[Guest], area: Spot, step: PageStep | None
    ) -> tuple[PlannedPage, ...]:
        """The plans of one page, each found out once; none where the effort is spent."""
        who = tuple(
            (
                guest.cast.story.name,
                guest.cast.lengths.lines,
                guest.photos,
                guest.turned_from,
                guest.turns_to,
            )
            for guest in guests
        )
        key = (draft.number, step, area, who)
        if key not in self._planned:
            if self._effort <= 0 or not self._go_on():
                return ()
            self._effort -= 1
            by = self._by[step]
            self._planned[key] = plan_page(guests, area, standing_of(draft), by, self._go_on)
        return self._planned[key]

    def _areas(
        self, draft: OpenPage, guests: Sequence[Guest], by: CastingOff, aids: Aids
    ) -> Iterator[Spot]:
        """All of the page's area; with rows to spare also less of it, as little as can be."""
        area, room = area_of(draft, by.stone), room_of(draft, by.stone)
        amount = taken_by(guests, by)
        if amount.least <= room <= amount.most:
            yield area
        fewest = max((room - amount.most) // area.columns, 1)
        longest = min((room - amount.least) // area.columns, area.lines * 3 // 4)
        lowest = max((box.last_line for box in standing_of(draft)), default=area.first_line)
        for tried in range(aids.rows):
            rows = fewest + tried * (tried + 1) // 2
            if rows > longest or area.last_line - rows < lowest:
                return
            yield replace(area, last_line=area.last_line - rows)


def _is_warned(page: PagePlan | PageChoice) -> bool:
    """Whether the desk would be warned of something on a page."""
    return isinstance(page, PageChoice) and any(map(is_strong, page.ways[0].faults))


def _points(ways: Sequence[_Way]) -> int:
    """Of the best of them."""
    return min(choice.ways[0].score.total for choice, _ in ways)
