"""Step 6: words and rows of marks that no line can hold get emergency breaks."""

from __future__ import annotations

from dataclasses import replace
from itertools import compress, pairwise

from banxin.typeset.breaks import Rank
from banxin.typeset.matter import Matter, legal_in
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
        matter = replace(matter, ranks=ranks, legal=legal_in(ranks))
    return matter


def _too_wide(matter: Matter, room: Room) -> list[tuple[int, int]]:
    """The unbroken pieces that cannot be squeezed into a line."""
    runway, narrowest, hyphens = matter.runway, room.narrowest, matter.hyphens
    # In most paragraphs no row of breaks that are not legal is long enough, were every cluster as
    # wide as the widest; that is seen at one look. A piece may end with a hyphen.
    widest = max(matter.spacing.widths) + max(matter.spacing.gaps)
    widest_hyphen = max(map(sum, hyphens.values()), default=0)
    fitting = max(narrowest - widest_hyphen, 0) // max(widest, 1)
    if bytes(fitting) not in matter.legal:
        return []
    legal = [0, *compress(range(1, matter.count + 1), matter.legal)]
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
