"""One page of an issue with its company on it: what helps to fill it, and what it leaves over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final, TypeAlias

from banxin.content.model import Spot
from banxin.layout import PageStep
from banxin.makeup.assign import step_of
from banxin.makeup.plan import OpenPage
from banxin.makeup.planning.aids import Aids
from banxin.makeup.planning.amounts import taken_by
from banxin.makeup.planning.choices import PageChoice
from banxin.makeup.planning.companies import Company
from banxin.makeup.planning.desk import Desk
from banxin.makeup.planning.fitting import PlannedPage
from banxin.makeup.planning.guests import Guest
from banxin.makeup.planning.open_pages import area_of, room_of, standing_of
from banxin.makeup.planning.prospects import Onward, Prospects
from banxin.makeup.planning.rests import Rest, rest_of, turned_lines

_UGLY: Final = 500
"""A page that costs more may take a filler though it could do without."""

_RESTS: Final = 6
"""Lengths that a turning story's rest may have, of which the next page takes what it can."""


@dataclass(frozen=True, slots=True)
class Progress:
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


PageWay: TypeAlias = tuple[PageChoice, Progress]
"""A page that was planned, and how far sharing out has come with it."""


@dataclass(frozen=True, slots=True)
class _Seated:
    """A company at a page, with fillers, in the look of a step."""

    draft: OpenPage
    step: PageStep | None
    guests: tuple[Guest, ...]
    after: Progress
    rest: Rest | None


class PageWays:
    """Finds the ways to make up one page after the other.

    Args:
        desk: What they are found with.
        prospects: What all pages after one are reckoned to cost.
        aids: What may be used to fill a page.
        step: What every page takes that may not take another for itself.
    """

    def __init__(self, desk: Desk, prospects: Prospects, aids: Aids, step: PageStep | None) -> None:
        self._desk = desk
        self._by = desk.by
        self._prospects = prospects
        self._aids = aids
        self._step = step

    def of(self, draft: OpenPage, company: Company, state: Progress) -> Iterator[list[PageWay]]:
        """The page with a company on it, without aids if it can be, or else with few."""
        asked = step_of(draft.page, self._by[None].stone.layout, [])
        steps = [asked or self._step]
        if self._aids.steps and not (asked or company.turns or company.rest):
            steps += [step for step in self._by if step not in steps]
        for step in steps:
            found: list[PageWay] = []
            for fillers in range(self._aids.fillers + 1):
                found = found or self._with_fillers(draft, company, state, step, fillers)
            if found and not self._aids.fillers and _points(found) > _UGLY:
                found += self._with_fillers(draft, company, state, step, 1)
            if found:
                yield found

    def _with_fillers(
        self,
        draft: OpenPage,
        company: Company,
        state: Progress,
        step: PageStep | None,
        fillers: int,
    ) -> list[PageWay]:
        """The page with so many fillers on it; others are tried only where it is ugly."""
        spare = [story for story in self._desk.issue.fillers if story.name not in state.fillers]
        waiting = None if company.rest else state.rest
        found: list[PageWay] = []
        for chosen in combinations(spare, fillers):
            used = state.fillers | {story.name for story in chosen}
            after = Progress(state.page + 1, company.flowed, waiting, used)
            guests = self._desk.seating.guests(draft, company, chosen, self._by[step])
            found += self._filled(_Seated(draft, step, guests, after, company.rest))
            if found and _points(found) <= _UGLY:
                break
        return found

    def _filled(self, seated: _Seated) -> Iterator[PageWay]:
        """The page as full as it can be, by each amount that it may leave to the next."""
        for area in self._areas(seated):
            by = self._by[seated.step]
            ways = self._desk.pages.ways(seated.draft, seated.guests, area, seated.step, by)
            turning = next((guest for guest in seated.guests if guest.turns_to), None)
            if turning:
                yield from self._turned(seated, turning, ways)
            elif ways:
                yield PageChoice(seated.draft, seated.step, ways, seated.guests), seated.after
            if ways:
                return

    def _turned(
        self, seated: _Seated, guest: Guest, ways: tuple[PlannedPage, ...]
    ) -> Iterator[PageWay]:
        """The ways with each in front that leaves another amount to the next page.

        Not many: those that are best for this page and all after it.
        """
        draft, after = seated.draft, seated.after
        firsts: dict[int, tuple[int, int]] = {}
        for number, way in enumerate(ways):
            lines = turned_lines(way.fits[guest.order], guest.cast)
            if lines not in firsts:
                onward = Onward(guest.cast.story.name, lines, draft.number)
                ahead = self._prospects.ahead(after.page, after.flow, onward)
                firsts[lines] = (way.score.total + ahead, number)
        taken = seated.rest if guest.turned_from else None
        left = taken.photos if taken else guest.cast.story.photos
        for _, number in sorted(firsts.values())[:_RESTS]:
            way = ways[number]
            plan, fit = way.stories[guest.order], way.fits[guest.order]
            rest = rest_of(plan, fit, guest.cast, left, draft.number, self._by[seated.step])
            first = (way, *ways[:number], *ways[number + 1 :])
            choice = PageChoice(draft, seated.step, first, seated.guests)
            yield choice, replace(after, rest=rest or after.rest)

    def _areas(self, seated: _Seated) -> Iterator[Spot]:
        """All of the page's area; with rows to spare also less of it, as little as can be."""
        draft, by = seated.draft, self._by[seated.step]
        area, room = area_of(draft, by.stone), room_of(draft, by.stone)
        amount = taken_by(seated.guests, by)
        if amount.least <= room <= amount.most:
            yield area
        fewest = max((room - amount.most) // area.columns, 1)
        longest = min((room - amount.least) // area.columns, area.lines * 3 // 4)
        lowest = max((box.last_line for box in standing_of(draft)), default=area.first_line)
        for tried in range(self._aids.rows):
            rows = fewest + tried * (tried + 1) // 2
            if rows > longest or area.last_line - rows < lowest:
                return
            yield replace(area, last_line=area.last_line - rows)


def _points(ways: Sequence[PageWay]) -> int:
    """Of the best of them."""
    return min(choice.ways[0].score.total for choice, _ in ways)
