"""Step 7: which breaks are taken: those of the whole paragraph that cost least.

Knuth and Plass, Breaking Paragraphs into Lines, 1981. Chinese has a break at nearly every
character, so what may follow from one is cut to the few ends that a line from there can reach;
the work grows in step with the text.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from banxin.typeset.breaks import LAST_LEGAL, Rank
from banxin.typeset.matter import Matter
from banxin.typeset.model import EM, MilliEm
from banxin.typeset.price import (
    FAR_TOO_WIDE,
    Tone,
    price_last,
    price_line,
    price_overrun,
)
from banxin.typeset.prices import BREAKING, OPPOSITE, ORPHAN
from banxin.typeset.profile import Profile, width_of, with_widths
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
_TONES: Final = len(Tone)

Memory: TypeAlias = dict[Profile, int]
"""Prices of lines by their profile, for one width, justified or not."""


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
        starts, ends: What a line takes its profile from, by the number of its break.
        reach: Where each break stands on the runway.
        penalties: By break: its own price, and that of an orphan it would leave.
        window: How much of its room a line may leave, unless nothing better exists.
        memories: By width.
        known: By break, what `lines_from` found: it is asked more than once.
    """

    matter: Matter
    room: Room
    at: list[int]
    starts: list[Profile]
    ends: list[Profile]
    reach: list[MilliEm]
    penalties: list[int]
    window: MilliEm
    memories: dict[MilliEm, Memory]
    known: dict[int, list[tuple[int, int]]]

    def lines_from(self, begin: int) -> list[tuple[int, int]]:
        """The ends of the lines that may begin at a break, each with its price and tone."""
        found = self.known.get(begin)
        if found is None:
            found = self.known[begin] = self._find_lines(begin)
        return found

    def _find_lines(self, begin: int) -> list[tuple[int, int]]:
        room = self.room.of(self.at[begin])
        memory = self.memories[room]
        start, ends = self.starts[begin], self.ends
        last = len(ends) - 1
        nearest = bisect_left(self.reach, self.reach[begin] + room - self.window, begin + 1)
        found: list[tuple[int, int]] = []
        for end in range(nearest, last):
            profile = ends[end] - start
            price = memory.get(profile)
            if price is None:
                price = memory[profile] = self._price(profile, room)
            if price >= 0:
                found.append((end, price))
            elif price == FAR_TOO_WIDE:
                break
        else:
            price = price_last(ends[last] - start, room, justified=self.room.justified)
            if price >= 0:
                found.append((last, price))
        return found or [self._last_resort(begin, min(nearest, last), room)]

    def _price(self, profile: Profile, room: MilliEm) -> int:
        return price_line(profile, room, justified=self.room.justified)

    def _last_resort(self, begin: int, nearest: int, room: MilliEm) -> tuple[int, int]:
        """The fullest legal line, however loose; else the shortest one, however long."""
        for end in range(nearest, begin, -1):
            price = self._price(self.ends[end] - self.starts[begin], room)
            if price >= 0:
                return end, price
        excess = width_of(self.ends[begin + 1] - self.starts[begin]) - room
        return begin + 1, price_overrun(max(excess, 0))


def find_ways(matter: Matter, room: Room, memories: dict[tuple[MilliEm, bool], Memory]) -> Ways:
    """The graph of a paragraph's lines; ``memories`` go on from paragraph to paragraph."""
    at = [0, *(number for number, rank in enumerate(matter.ranks, 1) if rank <= LAST_LEGAL)]
    widths = {room.of(0), room.of(1)}
    return Ways(
        matter,
        room,
        at,
        _starts(matter, at),
        _ends(matter, at),
        [matter.runway[number] for number in at],
        _penalties(matter, at),
        max(_LEAST_WINDOW, room.measure // _LOOSEST_SHARE),
        {width: memories.setdefault((width, room.justified), {}) for width in widths},
        {},
    )


def _starts(matter: Matter, at: list[int]) -> list[Profile]:
    sums, runway, lefts = matter.sums, matter.runway, matter.spacing.lefts
    firsts = at[:-1]
    if matter.skips:
        firsts = [min(matter.skips[number], matter.count - 1) for number in firsts]
    return with_widths([sums[i] for i in firsts], [runway[i] + lefts[i] for i in firsts])


def _ends(matter: Matter, at: list[int]) -> list[Profile]:
    """By break; the first has no line before it."""
    sums, runway, gaps, tails = matter.sums, matter.runway, matter.spacing.gaps, matter.tails
    shown = [matter.drops[i] for i in at] if matter.drops else at
    lasts = [i - 1 for i in shown[1:]]
    widths = [runway[i + 1] - gaps[i] - tails[i] for i in lasts]
    if matter.hyphens:
        for number, last in enumerate(lasts):
            widths[number] += sum(matter.hyphens.get(last, ()))
    widths[-1] = runway[lasts[-1] + 1] - matter.tail(matter.count, lasts[-1])
    return [0, *with_widths([sums[i] for i in lasts], widths)]


def _penalties(matter: Matter, at: list[int]) -> list[int]:
    ranks = matter.ranks
    penalties = [_BREAKING[ranks[i - 1]] for i in at]
    for number in range(len(at) - 2, 0, -1):
        if at[number] <= matter.orphans:
            break
        penalties[number] += ORPHAN.amount
    penalties[-1] = 0
    return penalties


def choose_breaks(ways: Ways) -> Chosen:
    """The way through the whole paragraph that costs least; see `_cheapest`."""
    chosen = _cheapest(ways)
    return _cheapest(all_ways(ways)) if max(chosen.costs) > _BAD_WAY else chosen


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
    totals = [[NOWHERE] * (last + 1) for _ in Tone]
    before = [[(0, 0)] * (last + 1) for _ in Tone]
    totals[Tone.SOLID][0] = 0
    solid, squeezed, opened = totals
    penalties = ways.penalties
    for begin in range(last):
        arrived = (solid[begin], squeezed[begin], opened[begin])
        if min(arrived) > bound:
            continue
        best = best_before(arrived)
        for end, price in ways.lines_from(begin):
            tone = price % _TONES
            total, came = best[tone]
            total += price // _TONES + penalties[end]
            if total <= totals[tone][end]:
                totals[tone][end] = total
                before[tone][end] = (begin, -came)
    return _traced(ways, totals, before, last)


def _price_line_by_line(ways: Ways) -> int:
    """What the paragraph costs if each line takes the end that is cheapest for itself."""
    begin, came, total = 0, int(Tone.SOLID), 0
    while begin < len(ways.at) - 1:
        offers = [
            (price // _TONES + ways.penalties[end], -end, price % _TONES)
            for end, price in ways.lines_from(begin)
        ]
        cost, end, tone = min(offers)
        clash = came + tone == Tone.SQUEEZED + Tone.OPENED
        begin, came, total = -end, tone, total + cost + OPPOSITE.amount * clash
    return total


def best_before(arrived: tuple[int, int, int]) -> tuple[tuple[int, int], ...]:
    """For a line of each tone: the least it can follow on, and minus the tone of that line.

    Of two that cost the same, it follows the one that was opened or squeezed: the lines further
    up are solid then.
    """
    solid, squeezed, opened = arrived
    if squeezed == opened == NOWHERE:
        return ((solid, 0),) * _TONES
    clash = OPPOSITE.amount
    return (
        min((solid, 0), (squeezed, -1), (opened, -2)),
        min((solid, 0), (squeezed, -1), (opened + clash, -2)),
        min((solid, 0), (squeezed + clash, -1), (opened, -2)),
    )


def _traced(
    ways: Ways, totals: list[list[int]], before: list[list[tuple[int, int]]], last: int
) -> Chosen:
    end, tone = last, min(Tone, key=lambda tone: totals[tone][last])
    numbers: list[int] = []
    spent: list[int] = []
    while end:
        numbers.append(end)
        spent.append(totals[tone][end])
        end, tone = before[tone][end][0], Tone(before[tone][end][1])
    numbers.reverse()
    spent.reverse()
    costs = [here - earlier for earlier, here in zip([0, *spent[:-1]], spent, strict=True)]
    return Chosen([ways.at[number] for number in numbers], costs)
