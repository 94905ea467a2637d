"""What one line costs, from its profile alone."""

from __future__ import annotations

from enum import IntEnum
from typing import Final, TypeAlias

from banxin.typeset.model import EM, MilliEm
from banxin.typeset.pairs import Opening
from banxin.typeset.prices import (
    ABOVE_A_TENTH,
    DARK,
    HOLE,
    OPENING,
    OVERRUN,
    RAGGED,
    REDUCING,
)
from banxin.typeset.profile import (
    HOLE_OPENING,
    STEPS,
    Profile,
    all_places,
    can_give,
    can_take,
    places,
    reluctant_places,
)

_HALF: Final = EM // 2
_TENTH: Final = EM // 10


class Tone(IntEnum):
    """Whether a line looks lighter or darker than solid ones."""

    SOLID = 0
    SQUEEZED = 1
    OPENED = 2


_SOLID: Final = int(Tone.SOLID)
_SQUEEZED: Final = int(Tone.SQUEEZED)
_OPENED: Final = int(Tone.OPENED)

Weighed: TypeAlias = tuple[int, int]
"""What a line costs, and its tone; or one of the two below."""

TOO_WIDE: Final[Weighed] = (-1, _SQUEEZED)
"""No squeeze brings this line into its room."""
FAR_TOO_WIDE: Final[Weighed] = (-2, _SQUEEZED)
"""Nor any longer one."""
FREE: Final[Weighed] = (0, _SOLID)


def price_line(profile: Profile, missing: MilliEm, room: MilliEm, *, justified: bool) -> Weighed:
    """The cost of a line that is so much narrower than its room, or wider where below zero."""
    if not justified:
        return _too_wide_by(-missing) if missing < 0 else (_ragged(profile, missing), _SOLID)
    if missing < 0:
        return _squeeze(profile, -missing, room)
    return (_open(profile, missing), _OPENED) if missing else FREE


class Prices(dict[tuple[Profile, MilliEm], Weighed]):
    """What lines cost in one room, by their profile and what is missing, once they were met."""

    def __init__(self, room: MilliEm, *, justified: bool) -> None:
        super().__init__()
        self._room = room
        self._justified = justified

    def __missing__(self, line: tuple[Profile, MilliEm]) -> Weighed:
        price = self[line] = price_line(*line, self._room, justified=self._justified)
        return price


class PricesByRoom(dict[tuple[MilliEm, bool], Prices]):
    """By width and whether lines are justified."""

    def __missing__(self, room: tuple[MilliEm, bool]) -> Prices:
        width, justified = room
        prices = self[room] = Prices(width, justified=justified)
        return prices

    @property
    def count(self) -> int:
        """Of the lines whose price is known."""
        return sum(map(len, self.values()))


def price_last(profile: Profile, missing: MilliEm, room: MilliEm, *, justified: bool) -> Weighed:
    """The same for a paragraph's last line, which is free as long as it need not be squeezed."""
    if missing >= 0:
        return FREE
    return _squeeze(profile, -missing, room) if justified else _too_wide_by(-missing)


def price_overrun(excess: MilliEm) -> Weighed:
    """The cost of a line that sticks out."""
    return OVERRUN.amount * excess, _SOLID


def opens_no_wider(profile: Profile, missing: MilliEm, most: MilliEm) -> bool:
    """Whether a line fills its room, and no place but a space or a gap opens wider than ``most``.

    Spaces and gaps keep to limits of their own.
    """
    left = missing - can_take(profile, Opening.SPACES) - can_take(profile, Opening.GAPS)
    if left <= 0:
        return True
    count = places(profile)
    if left > HOLE_OPENING * count:
        left, count = missing, all_places(profile) or reluctant_places(profile)
    return left <= most * count


def _too_wide_by(excess: MilliEm) -> Weighed:
    return FAR_TOO_WIDE if excess > EM else TOO_WIDE


def _squeeze(profile: Profile, amount: MilliEm, room: MilliEm) -> Weighed:
    tenth = room // 10
    cost = DARK.amount * amount * amount // (tenth * tenth)
    for step in STEPS:
        ready = can_give(profile, step)
        if ready:
            taken = min(amount, ready)
            cost += REDUCING[step].amount * taken * taken // (ready * _HALF)
            amount -= taken
            if not amount:
                return cost, _SQUEEZED
    return _too_wide_by(amount)


def _open(profile: Profile, missing: MilliEm) -> int:
    cost, amount = 0, missing
    for opening in (Opening.SPACES, Opening.GAPS):
        ready = can_take(profile, opening)
        if ready:
            taken = min(amount, ready)
            cost += OPENING[opening].amount * taken * taken // (ready * _HALF)
            amount -= taken
            if not amount:
                return cost
    count = places(profile)
    if amount > HOLE_OPENING * count:
        cost, amount, count = 0, missing, all_places(profile)
        count = count or reluctant_places(profile) or 1
    cost += OPENING[Opening.ANYWHERE].amount * amount * amount // (count * _TENTH * _TENTH)
    cost += ABOVE_A_TENTH.amount * max(amount - _TENTH * count, 0)
    if amount > HOLE_OPENING * count:
        most = HOLE_OPENING * count
        cost += HOLE.amount * amount * amount // (most * most)
    return cost


def _ragged(profile: Profile, missing: MilliEm) -> int:
    count = max(all_places(profile) + reluctant_places(profile), 1)
    return RAGGED.amount * missing * missing // (count * _TENTH * _TENTH)
