"""A paragraph in more or fewer lines than it takes at its best (TeX's looseness).

To every break, the cheapest way there is kept for each number of lines that may stand before it,
so that one search answers for several numbers of lines. Most such states lead nowhere, so before
any cost is added up it is found out which of them can be reached from the paragraph's beginning
and lead to its end in a wanted number: that is quick, since the numbers are kept as bits.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, TypeAlias

from banxin.typeset.choose import NOWHERE, Chosen, Offer, Ways, best_before
from banxin.typeset.justify import justify
from banxin.typeset.matter import Matter
from banxin.typeset.model import MilliEm
from banxin.typeset.pairs import Opening
from banxin.typeset.price import Tone, opens_no_wider
from banxin.typeset.prices import ORPHAN, OVERRUN
from banxin.typeset.profile import can_take

# A paragraph in one line more still has, at any of its breaks, about as many lines behind it as
# at its best; so many more or fewer are followed.
_DETOUR: Final = 3
_USUAL: Final = 2
_TONES: Final = len(Tone)

_Bits: TypeAlias = int
"""A set of numbers of lines, each counted from the least one of `_Band` at its break."""


@dataclass(frozen=True, slots=True)
class _Band:
    """Which numbers of lines are followed at each break: those about as many as at the best.

    Attributes:
        least: By break, the least number of lines before it that is followed.
        bits: As many bits as numbers of lines are followed at any one break.
    """

    least: Sequence[int]
    bits: _Bits

    @classmethod
    def around(cls, ways: Ways, best: Chosen, wanted: Collection[int]) -> _Band:
        """Wide enough for all wanted numbers of lines."""
        furthest = max(abs(lines - len(best.ends)) for lines in wanted)
        straying = max(_USUAL, furthest) + _DETOUR
        numbers = [0, *(bisect_left(ways.at, end) for end in best.ends)]
        least = [1 - straying]
        for line, (begin, end) in enumerate(pairwise(numbers), 1):
            least += [line - straying] * (end - begin)
        return cls(least, (1 << (2 * straying + 1)) - 1)


@dataclass(slots=True)
class _Arrivals:
    """The cheapest ways to a break in one number of lines, by the tone of their last line.

    Attributes:
        costs: Of each way.
        before: Where its last line begins, times three, plus the tone of the line before that.
    """

    costs: list[int] = field(default_factory=lambda: [NOWHERE] * _TONES)
    before: list[int] = field(default_factory=lambda: [0] * _TONES)


def choose_lines(ways: Ways, best: Chosen, wanted: Collection[int]) -> dict[int, Chosen]:
    """The cheapest way through a paragraph in each wanted number of lines that can be had.

    No line may stick out, stay short or open a place wider than a bad one, cut a word by force,
    or leave an orphan.

    Args:
        ways: Every line that is thought of.
        best: The lines that the paragraph takes at its best.
        wanted: Numbers of lines, at least one.
    """
    last = len(ways.at) - 1
    band = _Band.around(ways, best, wanted)
    lines, alive = _alive(ways, band, wanted)
    least = band.least
    arrivals: list[dict[int, _Arrivals]] = [{} for _ in ways.at]
    arrivals[0][0] = _Arrivals([0, NOWHERE, NOWHERE])
    for begin in range(last):
        for done, arrived in arrivals[begin].items():
            before = best_before(*arrived.costs)
            for end, cost, tone in lines[begin]:
                bit = done + 1 - least[end]
                if bit < 0 or not alive[end] >> bit & 1:
                    continue
                there = arrivals[end].get(done + 1)
                if there is None:
                    there = arrivals[end][done + 1] = _Arrivals()
                total, came = before[tone]
                total += cost
                if total <= there.costs[tone]:
                    there.costs[tone] = total
                    there.before[tone] = begin * _TONES - came
    return {count: _traced(ways, arrivals, count) for count in sorted(arrivals[last])}


def _alive(ways: Ways, band: _Band, wanted: Iterable[int]) -> tuple[list[list[Offer]], list[_Bits]]:
    """The good lines from each break, and in what numbers of lines breaks are worth reaching."""
    last = len(ways.at) - 1
    least = band.least
    sure = _widest_limit(ways.matter) <= ways.room.bad_opening
    lines: list[list[Offer]] = [[] for _ in ways.at]
    reached = [0] * (last + 1)
    reached[0] = 1 << -least[0]
    for begin in range(last):
        if reached[begin]:
            lines[begin] = _good_lines(ways, begin, sure=sure)
            for end, _, _ in lines[begin]:
                moved = 1 + least[begin] - least[end]
                reached[end] |= _shifted(reached[begin], moved) & band.bits
    alive = [0] * (last + 1)
    alive[last] = reached[last] & sum(1 << (count - least[last]) for count in wanted)
    for begin in range(last - 1, -1, -1):
        leading = 0
        for end, _, _ in lines[begin]:
            moved = 1 + least[begin] - least[end]
            leading |= _shifted(alive[end], -moved)
        alive[begin] = leading & reached[begin]
    return lines, alive


def _shifted(bits: _Bits, by: int) -> _Bits:
    return bits << by if by >= 0 else bits >> -by


def _widest_limit(matter: Matter) -> MilliEm:
    """The most that any one space or gap of a paragraph may take."""
    limited = {
        profile: max(can_take(profile, Opening.SPACES), can_take(profile, Opening.GAPS))
        for profile in set(matter.profiles)
    }
    return max(limited.values())


def _good_lines(ways: Ways, begin: int, *, sure: bool) -> list[Offer]:
    """The lines that may begin at a break, without the bad ones.

    ``sure`` says that no space or gap can be opened wider than a bad place; then a line is known
    by its profile, and need not be set for a try.
    """
    bad, opened = ways.room.bad_opening, int(Tone.OPENED)
    good: list[Offer] = []
    for offer in ways.lines_from(begin):
        end, cost, tone = offer
        penalty = ways.penalties[end]
        if penalty >= ORPHAN.amount or cost - penalty >= OVERRUN.amount:
            continue
        if tone != opened:
            good.append(offer)
            continue
        missing = ways.missing(begin, end)
        opens_well = opens_no_wider(ways.profile(begin, end), missing, bad)
        if opens_well and (sure or _holds_when_set(ways, begin, end, missing)):
            good.append(offer)
    return good


def _holds_when_set(ways: Ways, begin: int, end: int, missing: MilliEm) -> bool:
    """Whether an opened line, once set, has no place wider than a bad one."""
    line = ways.matter.span(ways.at[begin], ways.at[end])
    _, adjustment = justify(ways.matter, line, missing)
    return adjustment.total == missing and adjustment.widest <= ways.room.bad_opening


def _traced(ways: Ways, arrivals: list[dict[int, _Arrivals]], count: int) -> Chosen:
    end = len(ways.at) - 1
    last = arrivals[end][count].costs
    tone = last.index(min(last))
    numbers: list[int] = []
    spent: list[int] = []
    for done in range(count, 0, -1):
        arrived = arrivals[end][done]
        numbers.append(ways.at[end])
        spent.append(arrived.costs[tone])
        end, tone = divmod(arrived.before[tone], _TONES)
    numbers.reverse()
    spent.reverse()
    costs = [here - earlier for earlier, here in zip([0, *spent[:-1]], spent, strict=True)]
    return Chosen(numbers, costs)
