"""Every way to break a short paragraph, weighed with the composer's prices by another search.

Knows which breaks are legal and what a line costs from the composer; which breaks are taken it
finds by itself, over all pairs of breaks: no window, no bound, nothing pruned.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TypeAlias

from banxin.typeset import Composer, MilliEm, Paragraph
from banxin.typeset.choose import Chosen, Ways
from banxin.typeset.lines import make_lines
from banxin.typeset.price import Tone, price_last, price_line, price_overrun
from banxin.typeset.prices import OPPOSITE, ORPHAN

Edge: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Every:
    """The breaks of a paragraph, by their numbers, and all lines between any two."""

    ways: Ways

    @classmethod
    def of(cls, composer: Composer, paragraph: Paragraph, measure: MilliEm) -> Every:
        ways = composer._ways(paragraph, measure)
        assert ways
        return cls(ways)

    @property
    def last(self) -> int:
        return len(self.ways.at) - 1

    def price(self, begin: int, end: int) -> tuple[int, Tone]:
        """What a line with its break costs, however loose or wide it is, and its tone."""
        ways, room = self.ways, self.ways.room
        profile, missing = ways.profile(begin, end), ways.missing(begin, end)
        price = price_last if end == self.last else price_line
        cost, tone = price(profile, missing, room.of(begin), justified=room.justified)
        if cost < 0:
            cost, tone = price_overrun(-missing)
        return cost + ways.penalties[end], Tone(tone)

    def is_good(self, begin: int, end: int) -> bool:
        """Whether `Composer.loosened` may use this line: whole, filled, without a hole."""
        ways, room = self.ways, self.ways.room
        if ways.penalties[end] >= ORPHAN.amount:
            return False
        available = room.of(begin)
        natural = available - ways.missing(begin, end)
        if natural > 2 * available or (end != self.last and 2 * natural < available):
            return False
        breaks = [ways.at[begin], ways.at[end]] if begin else [ways.at[end]]
        line = make_lines(ways.matter, room, Chosen(breaks, [0] * len(breaks)), 0)[-1]
        filled = line.last or not room.justified or line.width == room.measure
        fits = not (line.overrun or line.forced)
        return filled and fits and line.adjustment.widest <= room.bad_opening

    def least(self) -> int:
        """The cost of the cheapest way."""
        costs: list[dict[Tone, int]] = [{} for _ in self.ways.at]
        costs[0][Tone.SOLID] = 0
        for begin, end in combinations(range(len(self.ways.at)), 2):
            price, tone = self.price(begin, end)
            for before, cost in costs[begin].items():
                total = cost + price + clash(before, tone)
                costs[end][tone] = min(total, costs[end].get(tone, total))
        return min(costs[self.last].values())

    def least_in(self, lines: int) -> int | None:
        """The cost of the cheapest way in so many good lines; None where there is none."""
        good = {edge for edge in combinations(range(len(self.ways.at)), 2) if self.is_good(*edge)}
        prices = {edge: self.price(*edge) for edge in good}
        layer: dict[tuple[int, Tone], int] = {(0, Tone.SOLID): 0}
        for _ in range(lines):
            following: dict[tuple[int, Tone], int] = {}
            for (here, before), cost in layer.items():
                for begin, end in good:
                    if begin == here:
                        price, tone = prices[begin, end]
                        total = cost + price + clash(before, tone)
                        key = (end, tone)
                        following[key] = min(total, following.get(key, total))
            layer = following
        costs = [cost for (end, _), cost in layer.items() if end == self.last]
        return min(costs, default=None)

    def has_good_way(self) -> bool:
        """Whether any way has good lines only."""
        reached = {0}
        for begin, end in combinations(range(len(self.ways.at)), 2):
            if begin in reached and end not in reached and self.is_good(begin, end):
                reached.add(end)
        return self.last in reached

    def one_by_one(self) -> int:
        """The cheapest of all subsets of the inner breaks, each added up by itself."""
        inner = range(1, self.last)
        return min(
            self.total((0, *taken, self.last))
            for count in range(len(inner) + 1)
            for taken in combinations(inner, count)
        )

    def total(self, breaks: tuple[int, ...]) -> int:
        """What the lines between these breaks cost together."""
        before, total = Tone.SOLID, 0
        for begin, end in pairwise(breaks):
            price, tone = self.price(begin, end)
            total += price + clash(before, tone)
            before = tone
        return total

    def greedy(self) -> Iterator[int]:
        """Breaks as a hand compositor takes them: each line as full as it can be squeezed."""
        begin = 0
        while begin < self.last:
            fitting = [end for end, *_ in self.ways.lines_from(begin)]
            begin = max(fitting)
            yield begin


def clash(before: Tone, tone: Tone) -> int:
    return OPPOSITE.amount if {before, tone} == {Tone.SQUEEZED, Tone.OPENED} else 0
