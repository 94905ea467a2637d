"""What one line costs, from its profile alone."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

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
    width_of,
)

_HALF: Final = EM // 2
_TENTH: Final = EM // 10


class Tone(IntEnum):
    """Whether a line looks lighter or darker than solid ones."""

    SOLID = 0
    SQUEEZED = 1
    OPENED = 2


TOO_WIDE: Final = -1
"""No squeeze brings this line into its room."""
FAR_TOO_WIDE: Final = -2
"""Nor any longer one."""

_TONES: Final = len(Tone)


def price_line(profile: Profile, room: MilliEm, *, justified: bool) -> int:
    """The cost of a line times three, plus its tone; or one of the two above."""
    missing = room - width_of(profile)
    if not justified:
        return _too_wide_by(-missing) if missing < 0 else _ragged(profile, missing)
    if missing < 0:
        return _squeeze(profile, -missing, room)
    if missing == 0:
        return Tone.SOLID
    return _open(profile, missing) * _TONES + Tone.OPENED


def price_last(profile: Profile, room: MilliEm, *, justified: bool) -> int:
    """The same for a paragraph's last line, which is free as long as it need not be squeezed."""
    excess = width_of(profile) - room
    if excess <= 0:
        return Tone.SOLID
    return _squeeze(profile, excess, room) if justified else _too_wide_by(excess)


def may_open_wide(profile: Profile, room: MilliEm, bad: MilliEm) -> bool:
    """Whether a line might open a place wider than ``bad``: a quick look before a close one.

    Word spaces and gaps may do so by themselves, where their limits are wide.
    """
    missing = room - width_of(profile)
    limited = any(can_take(profile, opening) for opening in (Opening.SPACES, Opening.GAPS))
    return missing > 0 and (limited or missing > bad * places(profile))


def price_overrun(excess: MilliEm) -> int:
    """The cost of a line that sticks out, in the form of `price_line`."""
    return OVERRUN.amount * excess * _TONES


def _too_wide_by(excess: MilliEm) -> int:
    return FAR_TOO_WIDE if excess > EM else TOO_WIDE


def _squeeze(profile: Profile, amount: MilliEm, room: MilliEm) -> int:
    tenth = room // 10
    cost = DARK.amount * amount * amount // (tenth * tenth)
    for step in STEPS:
        ready = can_give(profile, step)
        if ready:
            taken = min(amount, ready)
            cost += REDUCING[step].amount * taken * taken // (ready * _HALF)
            amount -= taken
            if not amount:
                return cost * _TONES + Tone.SQUEEZED
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
    return RAGGED.amount * missing * missing // (count * _TENTH * _TENTH) * _TONES
