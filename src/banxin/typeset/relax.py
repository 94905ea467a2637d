"""Step 6: words and rows of marks that no line can hold get emergency breaks."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.typeset.breaks import Rank
from banxin.typeset.matter import Matter
from banxin.typeset.room import Room


def relax_breaks(matter: Matter, room: Room) -> list[Rank]:
    """The ranks, with breaks inside what is wider than a line made legal.

    First inside words and numbers, without a hyphen; only where that does not help against
    kinsoku, in a row of marks that nobody could set otherwise. A unit that is still too wide
    sticks out, and its line says so.
    """
    ranks = list(matter.ranks)
    for giving_way in (Rank.WORD, Rank.WALL):
        for begin, end in list(_unbroken(ranks)):
            line = matter.span(begin, end)
            if room.least(matter, line) > room.of(line):
                for number in range(begin, end - 1):
                    if ranks[number] is giving_way:
                        ranks[number] = Rank.DISCOURAGED
    return ranks


def _unbroken(ranks: list[Rank]) -> Iterator[tuple[int, int]]:
    start = 0
    for number, rank in enumerate(ranks):
        if rank <= Rank.DISCOURAGED:
            yield start, number + 1
            start = number + 1
