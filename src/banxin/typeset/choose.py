"""Step 7: which breaks are taken.

One door, `choose_breaks`, so that another way of choosing can take its place.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import Final

from banxin.typeset.breaks import Rank
from banxin.typeset.matter import Matter
from banxin.typeset.model import EM
from banxin.typeset.price import price
from banxin.typeset.room import Room

# Above any opening that leaves a line readable, since the cure itself refuses bad ones.
_ORPHAN_PRICE: Final = 100_000
# A line is not tried with more room left than this, unless nothing better exists.
_LOOSEST: Final = 2 * EM
_LOOK_BACK: Final = 6


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
    for number in range(max(len(ends) - 2 - _LOOK_BACK, 0), len(ends) - 1):
        line = matter.span(ends[number - 1] if number else 0, ends[number])
        missing = room.of(line) - matter.natural(line)
        if room.justified and missing > room.bad_opening * max(line.shown - line.first - 1, 1):
            return False
    return True


def _candidates(matter: Matter, ranks: list[Rank], room: Room, begin: int) -> list[_Candidate]:
    """Every sensible end of a line that begins here; never empty."""
    space = room.of(matter.span(begin, begin + 1))
    nearest = bisect_left(matter.runway, matter.runway[begin] + space - _LOOSEST)
    nearest = min(max(nearest, begin + 1), matter.count)
    found: list[_Candidate] = []
    for end in range(nearest, matter.count + 1):
        line = matter.span(begin, end)
        least = room.least(matter, line)
        if least > space + EM:
            break
        if least <= space and ranks[end - 1] <= Rank.DISCOURAGED:
            found.append(_Candidate(end, price(matter, ranks, room, line)))
    return found or [_last_resort(matter, ranks, room, range(begin + 1, nearest + 1))]


def _last_resort(matter: Matter, ranks: list[Rank], room: Room, ends: range) -> _Candidate:
    """The fullest legal line, however loose; else the shortest one, however long."""
    begin = ends.start - 1
    for end in reversed(ends):
        line = matter.span(begin, end)
        if ranks[end - 1] <= Rank.DISCOURAGED and room.least(matter, line) <= room.of(line):
            return _Candidate(end, 0)
    legal = (end for end in range(ends.start, matter.count) if ranks[end - 1] <= Rank.DISCOURAGED)
    return _Candidate(next(legal, matter.count), 0)
