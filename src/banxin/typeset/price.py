"""What a line costs: whole numbers, so that every machine chooses alike.

1000 is one place of an otherwise solid line opened by a tenth of an em; prices grow by the square
(Knuth and Plass 1981, badness), so that many small openings are cheaper than a large one.
"""

from __future__ import annotations

from typing import Final

from banxin.typeset.breaks import Rank
from banxin.typeset.matter import Matter, Span, within
from banxin.typeset.model import MilliEm
from banxin.typeset.places import O_ANYWHERE, O_GAPS, O_RELUCTANT, O_SPACES
from banxin.typeset.room import Room

# Eleven places opened by almost a tenth of an em: the usual column closes up for 5|期.
_DISCOURAGED: Final = 10_000
_NO_PLACE: Final = 10_000_000
_FAILURE: Final = 4
_FULL_SQUEEZE: Final = 400
_EVEN_THEN_ALL: Final = (O_ANYWHERE, O_SPACES, O_GAPS, O_RELUCTANT)


def price(matter: Matter, ranks: list[Rank], room: Room, line: Span) -> int:
    """The price of a line that fits its room when squeezed; 0 is a solid one, or a last."""
    missing = room.of(line) - matter.natural(line)
    last = line.end == matter.count
    if missing < 0:
        cost = _price_of_reducing(matter, line, -missing)
    else:
        cost = 0 if last else _price_of_opening(matter, room, line, missing)
    if last:
        return cost
    cost += _DISCOURAGED * (ranks[line.end - 1] is Rank.DISCOURAGED)
    return cost + room.orphan_price * (line.end > matter.orphans)


def _price_of_reducing(matter: Matter, line: Span, amount: MilliEm) -> int:
    """By the square, as for opening, times the share of all blank that is used up.

    Up to forty em a measure this keeps pushing in before pushing out for the same amount; twice
    the amount loses to it, since two commas cut to the ink show more than a twentieth of an em
    at ten places.
    """
    ready = matter.give(line)
    cost = amount**3 // (_FULL_SQUEEZE * max(ready, 1))
    beyond = amount - (ready - within(matter.last_reductions, line))
    return cost + 2 * max(beyond, 0)


def _price_of_opening(matter: Matter, room: Room, line: Span, amount: MilliEm) -> int:
    if not room.justified:
        return amount * amount // (10 * (line.shown - line.first))
    cost = 0
    for step in (O_SPACES, O_GAPS):
        ready = within(matter.openings[step - 1], line)
        if ready and amount:
            taken = min(amount, ready)
            cost += taken * taken * 5 // ready
            amount -= taken
    anywhere, *others = [matter.opening_counts[step - 1] for step in _EVEN_THEN_ALL]
    places = within(anywhere, line)
    if amount <= room.bad_opening * places:
        return cost + amount * amount // (10 * max(places, 1))
    places += sum(within(counts, line) for counts in others)
    if not places:
        return cost + _NO_PLACE
    return cost + _FAILURE * amount * amount // (10 * places)
