"""Step 6: words and rows of marks that no line can hold get emergency breaks."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from banxin.typeset.breaks import LAST_LEGAL, Rank
from banxin.typeset.matter import Matter
from banxin.typeset.pairs import Step
from banxin.typeset.profile import can_give
from banxin.typeset.room import Room


def force_breaks(matter: Matter, room: Room) -> Matter:
    """The matter, with breaks inside what is wider than a line made legal.

    First inside words and numbers, without a hyphen; only where that does not help against
    kinsoku, in a row of marks that nobody could set otherwise. A unit that is still too wide
    sticks out, and its line says so.
    """
    for giving_way in ({Rank.WORD}, {Rank.WALL, Rank.SHUT}):
        wide = _too_wide(matter, room)
        if not wide:
            return matter
        ranks = bytearray(matter.ranks)
        for begin, end in wide:
            for number in range(begin, end - 1):
                if ranks[number] in giving_way:
                    ranks[number] = Rank.FORCED
        matter = replace(matter, ranks=ranks)
    return matter


def _too_wide(matter: Matter, room: Room) -> list[tuple[int, int]]:
    """The unbroken pieces that cannot be squeezed into a line."""
    legal = [0, *(i for i, rank in enumerate(matter.ranks, 1) if rank <= LAST_LEGAL)]
    runway, narrowest, hyphens = matter.runway, room.narrowest, matter.hyphens
    return [
        (begin, end)
        for begin, end in pairwise(legal)
        if runway[end] - runway[begin] + sum(hyphens.get(end - 1, ())) > narrowest
        and _least(matter, room, begin, end) > 0
    ]


def _least(matter: Matter, room: Room, begin: int, end: int) -> int:
    """How far the narrowest setting of a piece exceeds its room."""
    line = matter.span(begin, end)
    give = sum(can_give(matter.profile(line), step) for step in Step if step)
    return matter.natural(line) - give * room.justified - room.of(begin)
