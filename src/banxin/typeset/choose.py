"""Step 7: which breaks are taken.

One door, `choose_breaks`, so that another way of choosing can take its place.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Final

from banxin.typeset.breaks import Rank
from banxin.typeset.matter import Matter
from banxin.typeset.model import EM, MilliEm
from banxin.typeset.places import O_ANYWHERE, O_GAPS, O_RELUCTANT, O_SPACES

# Prices are whole numbers: 1000 is one place of an otherwise solid line opened by a tenth of an em.
_DISCOURAGED_PRICE: Final = 6_000
_ORPHAN_PRICE: Final = 20_000
_NO_PLACE_PRICE: Final = 10_000_000
# A line is not tried with more room left than this, unless nothing better exists.
_LOOSEST: Final = 2 * EM
_LOOK_BACK: Final = 6


@dataclass(frozen=True, slots=True)
class Room:
    """How long lines may be, and how they fill it.

    Attributes:
        first, later: The measure less the indent, and less the hanging indent.
        justified: See `Paragraph`.
        bad_opening: See `LineSettings`.
    """

    first: MilliEm
    later: MilliEm
    justified: bool
    bad_opening: MilliEm

    def of(self, start: int) -> MilliEm:
        return self.later if start else self.first


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A line's end: the next line starts at ``end``; ``price`` 0 is a solid line."""

    end: int
    price: int


def choose_breaks(matter: Matter, ranks: list[Rank], room: Room) -> list[int]:
    """The cluster numbers after which lines end, as starts of the lines that follow.

    Line by line takes the cheapest end: solid before reduced before expanded, so that pushing a
    character in (推入) goes before pushing it out. A last line of one character (孤字) is then
    cured by pushing in on one of the lines before it or, failing that, by pulling one more
    character down, as long as no place opens wider than a bad one.
    """
    chosen = _greedy(matter, ranks, room, 0)
    if not _ends_in_orphan(matter, chosen):
        return chosen
    return _cured(matter, ranks, room, chosen) or chosen


def _greedy(matter: Matter, ranks: list[Rank], room: Room, start: int) -> list[int]:
    ends: list[int] = []
    while start < matter.count:
        candidates = _candidates(matter, ranks, room, start)
        best = min(candidates, key=lambda candidate: (candidate.price, -candidate.end))
        ends.append(best.end)
        start = best.end
    return ends


def _ends_in_orphan(matter: Matter, ends: list[int]) -> bool:
    return len(ends) > 1 and ends[-2] > matter.orphans


def _cured(matter: Matter, ranks: list[Rank], room: Room, ends: list[int]) -> list[int] | None:
    """The same paragraph with one line before the last broken elsewhere; None where no way is."""
    lines = range(max(len(ends) - 1 - _LOOK_BACK, 0), len(ends) - 1)
    for pushing_in in (True, False):
        for line in reversed(lines):
            start = ends[line - 1] if line else 0
            for candidate in _candidates(matter, ranks, room, start):
                if candidate.end == ends[line] or (candidate.end > ends[line]) is not pushing_in:
                    continue
                tail = [candidate.end, *_greedy(matter, ranks, room, candidate.end)]
                whole = ends[:line] + tail
                if not _ends_in_orphan(matter, whole) and _is_even(matter, room, whole, line):
                    return whole
    return None


def _is_even(matter: Matter, room: Room, ends: list[int], changed: int) -> bool:
    """Whether no line from ``changed`` on but the last opens wider than a bad place."""
    for line in range(changed, len(ends) - 1):
        start = ends[line - 1] if line else 0
        first = matter.skip_spaces(start)
        end = matter.drop_spaces(first, ends[line])
        missing = room.of(start) - matter.natural(first, end)
        if room.justified and missing > room.bad_opening * max(end - first - 1, 1):
            return False
    return True


def _candidates(matter: Matter, ranks: list[Rank], room: Room, start: int) -> list[_Candidate]:
    """Every sensible end of a line that starts here; never empty."""
    first = matter.skip_spaces(start)
    space = room.of(start)
    nearest = bisect_left(matter.runway, matter.runway[first] + space - _LOOSEST)
    nearest = min(max(nearest, first + 1), matter.count)
    found: list[_Candidate] = []
    for end in range(nearest, matter.count + 1):
        shown = matter.drop_spaces(first, end)
        least = matter.least(first, shown) if room.justified else matter.natural(first, shown)
        if least > space + EM:
            break
        if least <= space and ranks[end - 1] <= Rank.DISCOURAGED:
            found.append(_priced(matter, ranks, room, (start, first, shown, end)))
    return found or [_last_resort(matter, ranks, room, (start, first, nearest))]


def _last_resort(
    matter: Matter, ranks: list[Rank], room: Room, span: tuple[int, int, int]
) -> _Candidate:
    """The fullest legal line, however loose; else the shortest one, however long."""
    _, first, nearest = span
    for end in range(nearest, first, -1):
        if ranks[end - 1] <= Rank.DISCOURAGED:
            shown = matter.drop_spaces(first, end)
            least = matter.least(first, shown) if room.justified else matter.natural(first, shown)
            if least <= room.of(span[0]):
                return _Candidate(end, 0)
    legal = (e for e in range(first + 1, matter.count) if ranks[e - 1] <= Rank.DISCOURAGED)
    return _Candidate(next(legal, matter.count), 0)


def _priced(
    matter: Matter, ranks: list[Rank], room: Room, span: tuple[int, int, int, int]
) -> _Candidate:
    start, first, shown, end = span
    missing = room.of(start) - matter.natural(first, shown)
    if end == matter.count:
        price = _price_of_reducing(matter, first, shown, -missing) if missing < 0 else 0
        return _Candidate(end, price)
    if missing < 0:
        price = _price_of_reducing(matter, first, shown, -missing)
    else:
        price = _price_of_opening(matter, first, shown, missing, room)
    price += _DISCOURAGED_PRICE * (ranks[end - 1] is Rank.DISCOURAGED)
    price += _ORPHAN_PRICE * (end > matter.orphans)
    return _Candidate(end, price)


def _price_of_reducing(matter: Matter, first: int, end: int, amount: MilliEm) -> int:
    """Squeezing a mark's whole blank away costs a tenth of opening eleven places for it."""
    price = 0
    for sums in matter.reductions:
        ready = sums[end - 1] - sums[first]
        if ready and amount > 0:
            taken = min(amount, ready)
            price += taken * taken // (2 * ready)
            amount -= taken
    return price


def _price_of_opening(matter: Matter, first: int, end: int, amount: MilliEm, room: Room) -> int:
    if not room.justified:
        return amount * amount // (10 * max(end - first, 1))
    price = 0
    for step in (O_SPACES, O_GAPS):
        sums = matter.openings[step - 1]
        ready = sums[end - 1] - sums[first]
        if ready and amount:
            taken = min(amount, ready)
            price += taken * taken * 5 // ready
            amount -= taken
    for step in (O_ANYWHERE, O_RELUCTANT, O_SPACES):
        counts = matter.opening_counts[step - 1]
        places = counts[end - 1] - counts[first]
        if places:
            steep = 4 if amount > room.bad_opening * places else 1
            return price + steep * step * amount * amount // (30 * places)
    return price + (_NO_PLACE_PRICE if amount else 0)
