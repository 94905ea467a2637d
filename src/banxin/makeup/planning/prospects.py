"""Which stories had best share which page, reckoned by amounts before any page is planned.

Sharing a flow of stories out over pages is what breaking a paragraph into lines is: every page
has its badness, by how far the stories on it are from filling it as they stand best, and what is
wanted is the least of all pages together (dynamic programming over the places to break, Knuth
and Plass 1981). A story that turns makes a break inside itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from operator import attrgetter
from typing import Final

from banxin.content.model import Story
from banxin.makeup.assign import ranks_by_weight
from banxin.makeup.fill import LEAST_TURNED
from banxin.makeup.plan import OpenPage, PagePlan
from banxin.makeup.planning.aids import Aids
from banxin.makeup.planning.amounts import Amount, amount_of, white_between
from banxin.makeup.planning.casts import CastingOff
from banxin.makeup.planning.companies import Company
from banxin.makeup.planning.desk import Desk
from banxin.makeup.planning.forming import LEAST_FIRST, LEAST_TO_TURN
from banxin.makeup.planning.guests import Guest
from banxin.makeup.planning.open_pages import room_of
from banxin.makeup.planning.rests import Rest

NEVER: Final = 1_000_000
"""A page that cannot be filled, in points; several such pages cost as many times that."""

_WORST: Final = 1500
"""A page that its stories fill only as tight, or as loose, as they can be."""

_WHITE: Final = 20_000
"""A page that is left white at its foot, and each of its column lines; one had better be."""
_WHITE_LINE: Final = 10
_MOST_WHITE: Final = 4
"""Of so many lines one stays full at the least."""

_TURN: Final = 150
"""A story that goes on on another page."""

_CROWD: Final = 30
"""For the square of the stories beyond half the columns and these:"""
_EASY: Final = 4

_LATER: Final = 1000
"""What cannot be filled, or not wholly, had better be one of the last pages, each by so much."""

_TURNED: Final = 12
"""Lines in which amounts that are turned over are reckoned."""

_RANKS: Final = 64


@dataclass(frozen=True, slots=True)
class Onward:
    """What a story leaves to a later page.

    Attributes:
        lines: About how many.
    """

    name: str
    lines: int
    turned_from: int


@dataclass(frozen=True, slots=True)
class Prospect:
    """Who may share a page, and what that page and all after it are reckoned to cost then."""

    points: int
    company: Company


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to end a page: how many of the flow have their page then, and what goes on."""

    points: int
    flowed: int
    turns: str = ""
    onward: Onward | None = None


@dataclass(frozen=True, slots=True)
class _Turning:
    """A story of a page that may, or must, go on on another.

    Attributes:
        lines: Those of its text that stand on no earlier page.
        saved: What the page need not hold of its photos then: all but the first go over.
    """

    name: str
    lines: int
    saved: Amount = field(default_factory=Amount)


class Prospects:
    """Reckons how an issue's pages may be shared out; every state is reckoned once.

    Args:
        desk: Whose pages they are.
        by: What casts stories off for all of them.
        aids: What may be used to fill a page.
    """

    def __init__(self, desk: Desk, by: CastingOff, aids: Aids) -> None:
        self._drafts = desk.drafts
        self._seating = desk.seating
        self._by = by
        self._layout = by.stone.layout
        self._rows = aids.rows > 0
        lines = sorted((by.cast(story).lengths.lines for story in desk.issue.fillers), reverse=True)
        self._spare = sum(lines[: aids.fillers])
        self._ranks = list(islice(ranks_by_weight(self._layout), _RANKS))
        self._ahead: dict[tuple[int, int, Onward | None], int] = {}
        self._amounts: dict[tuple[str, int, bool], Amount] = {}
        self._own: dict[int, tuple[Guest, ...]] = {}
        self._whole: dict[str, _Turning] = {}

    def ahead(self, page: int, flowed: int, onward: Onward | None) -> int:
        """What all pages from one on cost at the least, in points; `NEVER` and more, never.

        Args:
            page: Its place among the drafts, from 0.
            flowed: How many stories of the flow have their page.
            onward: What an earlier page has left over.
        """
        if page == len(self._drafts):
            return 0 if flowed == len(self._seating.flow) and not onward else NEVER
        key = (page, flowed, onward)
        if key not in self._ahead:
            self._ahead[key] = self._least(page, self._ways(page, flowed, onward))
        return self._ahead[key]

    def _least(self, page: int, ways: list[_Way]) -> int:
        """What the best way to end a page costs with all pages after it."""
        first, *others = sorted(ways, key=attrgetter("points"))
        least = first.points + self.ahead(page + 1, first.flowed, first.onward)
        for way in others:
            if way.points >= least:
                break
            least = min(least, way.points + self.ahead(page + 1, way.flowed, way.onward))
        return least

    def companies(self, page: int, flowed: int, rest: Rest | None) -> list[Prospect]:
        """Who may share an open page, the likeliest first."""
        draft = self._drafts[page]
        onward = onward_of(rest)
        best: dict[tuple[int, str], int] = {}
        for way in self._ways(page, flowed, onward):
            points = way.points + self.ahead(page + 1, way.flowed, way.onward)
            key = (way.flowed, way.turns)
            best[key] = min(points, best.get(key, points))
        due = rest if onward and self._is_due(onward, draft.number) else None
        own, flow = self._seating.own(draft.page), self._seating.flow
        there = self._next_open(page)
        return [
            Prospect(
                points,
                Company(own, flow[flowed:until], due, until, turns, there if turns else 0),
            )
            for points, (until, turns) in sorted((paid, key) for key, paid in best.items())
        ]

    def _ways(self, page: int, flowed: int, onward: Onward | None) -> list[_Way]:
        """Every way to end a page that is worth a thought; at least one, if only to be told."""
        draft = self._drafts[page]
        if isinstance(draft, PagePlan):
            return [_settled(draft, flowed, onward)]
        ways = list(self._open(page, draft, flowed, onward))
        return ways or [_Way(NEVER, flowed, onward=onward)]

    def _open(
        self, page: int, draft: OpenPage, flowed: int, onward: Onward | None
    ) -> Iterator[_Way]:
        due = onward if onward and self._is_due(onward, draft.number) else None
        waiting = None if due else onward
        left, own = self._seating.flow[flowed:], self._own_guests(draft)
        bound = [guest.cast.story.name for guest in own if guest.turns_to]
        here = sum((amount_of(guest, self._by) for guest in own), Amount())
        here += self._rest_amount(due) if due else Amount()
        room, last = room_of(draft, self._by.stone), not self._next_open(page)
        for count in range(len(left) + 1):
            stories = len(own) + bool(due) + count
            if count:
                place = len(own) + count - 1
                here += self._story_amount(left[count - 1], place, alone=stories == 1)
            if last and count < len(left):
                continue
            amount = here + white_between(stories, self._layout)
            until = flowed + count
            if not bound:
                points = self._points(page, amount, room, stories)
                yield _Way(points, until, onward=waiting)
            turning = list(self._turning(own, due, left[count - 1] if count else None))
            for one in turning:
                may = one.name in bound if bound else not last
                if may and not waiting:
                    first = amount.without(one.saved)
                    for turned in self._turned(one, first, room):
                        points = self._points(page, first.less(turned), room, stories)
                        points += 0 if bound else _TURN
                        rest = Onward(one.name, turned, draft.number)
                        yield _Way(points, until, one.name, rest)
            if amount.least - max((one.lines for one in turning), default=0) > room:
                return

    def _turning(
        self, own: Sequence[Guest], due: Onward | None, last: Story | None
    ) -> Iterator[_Turning]:
        """Stories of a page that may, or must, go on on another."""
        for guest in own:
            story = guest.cast.story
            if guest.turns_to or self._seating.may_turn(story):
                yield self._as_turning(guest)
        if last:
            if last.name not in self._whole:
                guest = Guest(self._by.cast(last), 0, self._ranks[-1], last.photos)
                self._whole[last.name] = self._as_turning(guest)
            yield self._whole[last.name]
        if due:
            yield _Turning(due.name, due.lines)

    def _as_turning(self, guest: Guest) -> _Turning:
        """A story whose photos beside the first go over with its rest."""
        name, lines = guest.cast.story.name, guest.cast.lengths.lines
        if len(guest.photos) < 2:
            return _Turning(name, lines)
        first = amount_of(replace(guest, photos=guest.photos[:1]), self._by)
        return _Turning(name, lines, amount_of(guest, self._by).without(first))

    def _turned(self, story: _Turning, amount: Amount, room: int) -> list[int]:
        """Amounts that may go over, so that the page is filled well, or just filled."""
        least = max(LEAST_TURNED, amount.least - room)
        most = min(story.lines - LEAST_FIRST, amount.most - room)
        if story.lines < LEAST_TO_TURN or least > most:
            return []
        best = min(max(amount.likely - room, least), most)
        tried = (least, best, (best + most) // 2, most)
        return sorted({_in_steps(lines) for lines in tried if lines > 0})

    def _points(self, page: int, amount: Amount, room: int, stories: int) -> int:
        """What speaks against a page that shares its room out among stories of such an amount."""
        if not stories:
            return NEVER * bool(room)
        over = amount.least - room
        short = room - amount.most - self._spare
        crowd = max(stories - self._layout.columns // 2 - _EASY, 0)
        points = _CROWD * crowd * crowd
        if over > 0 or short > 0:
            before = len(self._drafts) - page
            if self._rows and 0 < short <= room - room // _MOST_WHITE:
                return points + _WHITE + _LATER * before + _WHITE_LINE * short
            return NEVER + _LATER * before + max(over, short)
        aside = room - amount.likely
        play = (
            amount.most + self._spare - amount.likely if aside > 0 else amount.likely - amount.least
        )
        return points + _WORST * aside * aside // max(play * play, 1)

    def _own_guests(self, draft: OpenPage) -> tuple[Guest, ...]:
        """Who stands on a page by the desk's will."""
        if draft.number not in self._own:
            company = Company(self._seating.own(draft.page), (), None, 0)
            guests = self._seating.guests(draft, company, (), self._by)
            self._own[draft.number] = guests
        return self._own[draft.number]

    def _story_amount(self, story: Story, place: int, *, alone: bool) -> Amount:
        """What a story of the flow takes as the one of such a weight on its page."""
        rank = self._ranks[min(place, _RANKS - 1)]
        key = (story.name, self._by.rank_number(rank), alone)
        if key not in self._amounts:
            guest = Guest(self._by.cast(story), 0, rank, story.photos, any_width=alone)
            self._amounts[key] = amount_of(guest, self._by, alone=alone)
        return self._amounts[key]

    def _rest_amount(self, onward: Onward) -> Amount:
        """What a story's rest takes with its head and the photos that do not stand before."""
        key = (onward.name, -1, True)
        if key not in self._amounts:
            story = self._seating.named(onward.name)
            cast, rank = self._by.cast(story), self._ranks[-1]
            guest = Guest(
                cast, 0, rank, story.photos[1:], turned_from=onward.turned_from, any_width=True
            )
            self._amounts[key] = amount_of(guest, self._by).less(cast.lengths.lines)
        return self._amounts[key].less(-onward.lines)

    def _is_due(self, onward: Onward, number: int) -> bool:
        return self._seating.is_due(onward.name, onward.turned_from, number)

    def _next_open(self, page: int) -> int:
        """The number of the open page after one; 0 for none."""
        later = (draft for draft in self._drafts[page + 1 :] if isinstance(draft, OpenPage))
        return next((draft.number for draft in later), 0)


def onward_of(rest: Rest | None) -> Onward | None:
    """A rest as it is reckoned with."""
    return Onward(rest.name, rest.lines, rest.turned_from) if rest else None


def _settled(draft: PagePlan, flowed: int, onward: Onward | None) -> _Way:
    """A page that the desk has settled may take a rest, and leave one, of an unknown length."""
    for plan in draft.stories:
        if onward and plan.turned_from and plan.story.name == onward.name:
            onward = None
        if plan.turns_to and not onward:
            onward = Onward(plan.story.name, LEAST_TO_TURN, draft.number)
    return _Way(0, flowed, onward=onward)


def _in_steps(lines: int) -> int:
    """In whole steps, and never nothing."""
    return max(lines // _TURNED, 1) * _TURNED
