"""Step 7: which breaks are taken.

One door, `choose_breaks`, so that another way of choosing can take its place.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import Final

from banxin.typeset.breaks import Rank
from banxin.typeset.matter import Matter
from banxin.typeset.model import EM, MilliEm
from banxin.typeset.places import O_ANYWHERE, O_GAPS, O_RELUCTANT, O_SPACES
from banxin.typeset.room import Room

# Prices are whole numbers: 1000 is one place of an otherwise solid line opened by a tenth of an em.
_DISCOURAGED_PRICE: Final = 10_000
_ORPHAN_PRICE: Final = 100_000
_NO_PLACE_PRICE: Final = 10_000_000
# A line is not tried with more room left than this, unless nothing better exists.
_LOOSEST: Final = 2 * EM
_LOOK_BACK: Final = 6
_EVEN_THEN_ALL: Final = (O_ANYWHERE, O_SPACES, O_GAPS, O_RELUCTANT)
_FAILURE: Final = 4


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
    chosen = _greedy(matter, ranks, room)
    if not _ends_in_orphan(matter, chosen):
        return chosen
    pushed_in = _rebroken(matter, ranks, room, chosen, pushing_in=True)
    if pushed_in:
        return pushed_in
    dear = replace(room, orphan_price=_ORPHAN_PRICE)
    return _rebroken(matter, ranks, dear, chosen, pushing_in=False) or chosen


def _greedy(matter: Matter, ranks: list[Rank], room: Room, start: int = 0) -> list[int]:
    ends: list[int] = []
    while start < matter.count:
        candidates = _candidates(matter, ranks, room, start)
        best = min(candidates, key=lambda candidate: (candidate.price, -candidate.end))
        ends.append(best.end)
        start = best.end
    return ends


def _ends_in_orphan(matter: Matter, ends: list[int]) -> bool:
    return len(ends) > 1 and ends[-2] > matter.orphans


def _rebroken(
    matter: Matter, ranks: list[Rank], room: Room, ends: list[int], *, pushing_in: bool
) -> list[int] | None:
    """The paragraph with one line longer (or shorter) and no orphan; None where no way is."""
    for line in reversed(range(max(len(ends) - 1 - _LOOK_BACK, 0), len(ends) - 1)):
        candidates = _candidates(matter, ranks, room, ends[line - 1] if line else 0)
        for candidate in sorted(candidates, key=lambda candidate: candidate.price):
            if candidate.end == ends[line] or (candidate.end > ends[line]) is not pushing_in:
                continue
            tail = _greedy(matter, ranks, room, candidate.end)
            whole = [*ends[:line], candidate.end, *tail]
            if not _ends_in_orphan(matter, whole) and _is_even(matter, room, whole):
                return whole
    return None


def _is_even(matter: Matter, room: Room, ends: list[int]) -> bool:
    """Whether no line near the end, but for the last, opens wider than a bad place."""
    for line in range(max(len(ends) - 2 - _LOOK_BACK, 0), len(ends) - 1):
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
        least = room.shortest(matter, first, shown)
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
            least = room.shortest(matter, first, shown)
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
    price += room.orphan_price * (end > matter.orphans)
    return _Candidate(end, price)


def _price_of_reducing(matter: Matter, first: int, end: int, amount: MilliEm) -> int:
    """By the square, as for opening, times the share of all blank that is used up.

    Up to forty em a measure this keeps pushing in before pushing out for the same amount; twice
    the amount loses to it, since two commas cut to the ink show more than a twentieth of an em
    at ten places.
    """
    ready = matter.slack[end - 1] - matter.slack[first]
    price = amount**3 // (400 * max(ready, 1))
    last_step = matter.reductions[-1]
    beyond = amount - (ready - last_step[end - 1] + last_step[first])
    return price + 2 * max(beyond, 0)


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
    anywhere, *others = [matter.opening_counts[step - 1] for step in _EVEN_THEN_ALL]
    places = anywhere[end - 1] - anywhere[first]
    if amount <= room.bad_opening * places:
        return price + amount * amount // (10 * max(places, 1))
    places += sum(counts[end - 1] - counts[first] for counts in others)
    if not places:
        return price + _NO_PLACE_PRICE
    return price + _FAILURE * amount * amount // (10 * places)
