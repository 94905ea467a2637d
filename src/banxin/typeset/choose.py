"""Step 7: which breaks are taken: those of the whole paragraph that cost least.

Knuth and Plass, Breaking Paragraphs into Lines, 1981. Chinese has a break at nearly every
character, so what may follow from one is cut to the few ends that a line from there can reach;
the work grows in step with the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import compress
from operator import add, sub
from typing import Final, TypeAlias

from banxin.typeset.breaks import LAST_LEGAL, Rank
from banxin.typeset.matter import Matter
from banxin.typeset.model import EM, MilliEm
from banxin.typeset.price import (
    FAR_TOO_WIDE,
    Prices,
    PricesByRoom,
    Tone,
    price_last,
    price_overrun,
)
from banxin.typeset.prices import BREAKING, OPPOSITE, ORPHAN
from banxin.typeset.profile import Profile
from banxin.typeset.room import Room

# At first no line is tried that would leave more of its room than a quarter, which is as far as
# a place may open. Where all ways are worse than a hole, every line is tried.
_LOOSEST_SHARE: Final = 4
_LEAST_WINDOW: Final[MilliEm] = 2 * EM
_BAD_WAY: Final = 100_000
NOWHERE: Final = 1 << 62
_BREAKING: Final = tuple(
    BREAKING[Rank(rank)].amount if rank <= LAST_LEGAL else 0 for rank in range(max(Rank) + 1)
)
_PRICED: Final = re.compile(b"[%c-%c]" % (Rank.COUNTED, LAST_LEGAL))
_TONES: Final = len(Tone)
_CLASH: Final = Tone.SQUEEZED + Tone.OPENED

Offer: TypeAlias = tuple[int, int, int]
"""A line from a break: the number of the break at its end, its cost with that of ending there,
and how it looks."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Where lines end: cluster numbers, each the start of the line that follows; and their costs.

    A line's cost holds its own price, its break's, and what its neighbour before it adds.
    """

    ends: list[int]
    costs: list[int]


@dataclass(frozen=True, slots=True)
class Ways:
    """Every line that a paragraph may have, as a graph of its legal breaks.

    Attributes:
        at: Cluster numbers where lines may begin or end, from 0 to the paragraph's end.
        runs_to: By break, up to where on the runway a line that ends there is filled.
        sums: By break, the running sum of profiles that belongs to a line's end.
        reach: Where each break stands on the runway.
        penalties: By break: its own price, and that of an orphan it would leave.
        window: How much of its room a line may leave, unless nothing better exists.
        prices: By room.
        known: By break, what `lines_from` found: it is asked more than once.
    """

    matter: Matter
    room: Room
    at: list[int]
    runs_to: list[MilliEm]
    sums: list[Profile]
    reach: list[MilliEm]
    penalties: list[int]
    window: MilliEm
    prices: dict[MilliEm, Prices]
    known: dict[int, list[Offer]]

    def lines_from(self, begin: int) -> list[Offer]:
        """The lines that may begin at a break, the shortest first."""
        found = self.known.get(begin)
        if found is None:
            found = self.known[begin] = self._find_lines(begin)
        return found

    def missing(self, begin: int, end: int) -> MilliEm:
        """How much the line between two breaks is narrower than its room; below zero, wider."""
        return self._limit(self._first(begin), self.room.of(begin)) - self.runs_to[end]

    def profile(self, begin: int, end: int) -> Profile:
        """What the places of the line between two breaks can give and take."""
        return self.sums[end] - self.matter.sums[self._first(begin)]

    def is_loose(self, begin: int, end: int) -> bool:
        """Whether a line leaves so much room that it is only taken where there is no other."""
        room = self.room.of(begin)
        return self.reach[end] - self.reach[begin] < room - self.window

    def _first(self, begin: int) -> int:
        """The first cluster that a line from a break paints."""
        matter, number = self.matter, self.at[begin]
        return min(matter.skips[number], matter.count - 1) if matter.skips else number

    def _limit(self, first: int, room: MilliEm) -> MilliEm:
        """Where on the runway a line that begins with a cluster has filled its room."""
        return self.matter.runway[first] + self.matter.spacing.lefts[first] + room

    def _find_lines(self, begin: int) -> list[Offer]:
        room = self.room.of(begin)
        prices = self.prices[room]
        first = self._first(begin)
        limit = self._limit(first, room)
        before = self.matter.sums[first]
        runs_to, sums, penalties = self.runs_to, self.sums, self.penalties
        last = len(sums) - 1
        nearest = bisect_left(self.reach, self.reach[begin] + room - self.window, begin + 1)
        found: list[Offer] = []
        for end in range(nearest, last):
            weighed = prices[sums[end] - before, limit - runs_to[end]]
            cost, tone = weighed
            if cost >= 0:
                found.append((end, cost + penalties[end], tone))
            elif weighed is FAR_TOO_WIDE:
                break
        else:
            cost, tone = price_last(
                sums[last] - before,
                limit - runs_to[last],
                room,
                justified=self.room.justified,
            )
            if cost >= 0:
                found.append((last, cost, tone))
        return found or [self._last_resort(begin, min(nearest, last), prices)]

    def _last_resort(self, begin: int, nearest: int, prices: Prices) -> Offer:
        """The fullest legal line, however loose; else the shortest one, however long."""
        for end in range(nearest, begin, -1):
            cost, tone = prices[self.profile(begin, end), self.missing(begin, end)]
            if cost >= 0:
                return end, cost + self.penalties[end], tone
        cost, tone = price_overrun(max(-self.missing(begin, begin + 1), 0))
        return begin + 1, cost + self.penalties[begin + 1], tone


def find_ways(matter: Matter, room: Room, known: PricesByRoom) -> Ways:
    """The graph of a paragraph's lines; what is known goes on from paragraph to paragraph."""
    legal = matter.legal
    at = [0, *compress(range(1, matter.count + 1), legal)]
    reach = [0, *compress(matter.runway[1:], legal)]
    return Ways(
        matter,
        room,
        at,
        _runs_to(matter, at, reach),
        _sums(matter, at),
        reach,
        _penalties(matter, at),
        max(_LEAST_WINDOW, room.measure // _LOOSEST_SHARE),
        {width: known[width, room.justified] for width in (room.of(0), room.of(1))},
        {},
    )


def _runs_to(matter: Matter, at: list[int], reach: list[MilliEm]) -> list[MilliEm]:
    """By break; the first has no line before it."""
    spacing, tails = matter.spacing, matter.tails
    if matter.drops:
        lasts = [matter.drops[number] - 1 for number in at[1:]]
        ends = [matter.runway[i + 1] - spacing.gaps[i] - tails[i] for i in lasts]
    else:
        trimmed = map(add, spacing.gaps, tails)
        ends = list(map(sub, reach[1:], compress(trimmed, matter.legal)))
        lasts = [number - 1 for number in at[1:]] if matter.hyphens else [matter.count - 1]
    if matter.hyphens:
        for number, last in enumerate(lasts):
            ends[number] += sum(matter.hyphens.get(last, ()))
    last = lasts[-1]
    ends[-1] = matter.runway[last + 1] - spacing.gaps[last] - matter.tail(matter.count, last)
    return [0, *ends]


def _sums(matter: Matter, at: list[int]) -> list[Profile]:
    if matter.drops:
        return [0, *(matter.sums[matter.drops[number] - 1] for number in at[1:])]
    return [0, *compress(matter.sums, matter.legal)]


def _penalties(matter: Matter, at: list[int]) -> list[int]:
    ranks = matter.ranks
    penalties = [_BREAKING[ranks[i - 1]] for i in at] if _PRICED.search(ranks) else [0] * len(at)
    for number in range(len(at) - 2, 0, -1):
        if at[number] <= matter.orphans:
            break
        penalties[number] += ORPHAN.amount
    penalties[-1] = 0
    return penalties


def choose_breaks(ways: Ways) -> Chosen:
    """The way through the whole paragraph that costs least; see `_cheapest`.

    A line that is not opened may be far too short and yet not dear, so of ragged lines all are
    looked at.
    """
    if not ways.room.justified:
        return _cheapest(all_ways(ways))
    chosen = _cheapest(ways)
    return _cheapest(all_ways(ways)) if is_bad(chosen) else chosen


def is_bad(chosen: Chosen) -> bool:
    """Whether a line costs so much that every other way is worth a look."""
    return max(chosen.costs) > _BAD_WAY


def all_ways(ways: Ways, share: int = 1) -> Ways:
    """The same with every line that may stand, however loose, or up to a share of its room."""
    return replace(ways, window=ways.room.measure // share, known={})


def _cheapest(ways: Ways) -> Chosen:
    """The way through the whole paragraph that costs least; of two, the fuller first lines.

    The cheapest way to each break is kept for each tone of the line that ends there, since a
    squeezed line and an opened one do not stand well under each other. No way is followed that
    already costs more than the whole paragraph broken line by line.
    """
    last = len(ways.at) - 1
    bound = _price_line_by_line(ways)
    totals = [[NOWHERE] * (last + 1) for _ in range(_TONES)]
    before = [[0] * (last + 1) for _ in range(_TONES)]
    reached = bytearray(last + 1)
    solid, squeezed, opened = totals
    begin = solid[0] = 0
    while begin < last:
        best = best_before(solid[begin], squeezed[begin], opened[begin])
        for end, cost, tone in ways.lines_from(begin):
            total, came = best[tone]
            total += cost
            if total <= bound and total <= totals[tone][end]:
                totals[tone][end] = total
                before[tone][end] = begin * _TONES - came
                reached[end] = 1
        begin = reached.find(1, begin + 1)
    return _traced(ways, totals, before)


def _price_line_by_line(ways: Ways) -> int:
    """What the paragraph costs if each line takes the end that is cheapest for itself."""
    last = len(ways.at) - 1
    begin = came = total = 0
    while begin < last:
        least = NOWHERE
        for end, cost, tone in ways.lines_from(begin):
            if cost <= least:
                begin, least, looks = end, cost, tone
        total += least
        if came + looks == _CLASH:
            total += OPPOSITE.amount
        came = looks
    return total


def best_before(solid: int, squeezed: int, opened: int) -> tuple[tuple[int, int], ...]:
    """For a line of each tone: the least it can follow on, and minus the tone of that line.

    Of two that cost the same, it follows the one that was opened or squeezed: the lines further
    up are solid then.
    """
    clash = OPPOSITE.amount
    if squeezed == opened == NOWHERE:
        return (solid, 0), (solid, 0), (solid, 0)
    if solid == opened == NOWHERE:
        return (squeezed, -1), (squeezed, -1), (squeezed + clash, -1)
    if solid == squeezed == NOWHERE:
        return (opened, -2), (opened + clash, -2), (opened, -2)
    return (
        min((solid, 0), (squeezed, -1), (opened, -2)),
        min((solid, 0), (squeezed, -1), (opened + clash, -2)),
        min((solid, 0), (squeezed + clash, -1), (opened, -2)),
    )


def _traced(ways: Ways, totals: list[list[int]], before: list[list[int]]) -> Chosen:
    end = len(ways.at) - 1
    tone = min(range(_TONES), key=lambda tone: totals[tone][end])
    numbers: list[int] = []
    spent: list[int] = []
    while end:
        numbers.append(ways.at[end])
        spent.append(totals[tone][end])
        end, tone = divmod(before[tone][end], _TONES)
    numbers.reverse()
    spent.reverse()
    return Chosen(numbers, list(map(sub, spent, [0, *spent[:-1]])))
