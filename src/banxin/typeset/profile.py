"""All that a line can give or take, in one whole number.

The composer weighs dozens of lines for each one that it sets, and needs of each ten sums over its
places. They lie side by side as the digits of one large number, so that the sums of any line are a
single difference of two running sums, and lines that are alike, such as all those of thirteen Han
characters and one comma, have the same number: their price is worked out once and remembered.
"""

from __future__ import annotations

from typing import Final

from banxin.typeset.model import MilliEm
from banxin.typeset.pairs import Opening, Step

_BITS: Final = 28
_MASK: Final = (1 << _BITS) - 1

HOLE_OPENING: Final[MilliEm] = 250
"""Added blank above which a place is a hole, whatever the house wants to be warned of."""

MOST: Final = 1 << (_BITS - 1)
"""No measure may be as wide: a hundred and thirty thousand em."""

STEPS: Final = tuple(step for step in Step if step)
_STEP_SHIFTS: Final = {step: _BITS * order for order, step in enumerate(STEPS)}
_SPACES, _GAPS, _ANYWHERE, _ALL, _RELUCTANT = (_BITS * (len(STEPS) + order) for order in range(5))

Profile = int
"""Of one place, of a line, or a running sum: only the functions of this module read it."""

SOLID_PLACE: Final[Profile] = (1 << _ANYWHERE) + (1 << _ALL)
"""Between two Han characters: nothing to take out, and opened like any other."""

_GIVING: Final[dict[Step, Profile]] = {
    Step.NEVER: 0,
    **{step: 1 << shift for step, shift in _STEP_SHIFTS.items()},
}
_OPENING: Final[dict[Opening, Profile]] = {
    Opening.NEVER: 0,
    Opening.SPACES: 1 << _ALL,
    Opening.GAPS: 1 << _ALL,
    Opening.ANYWHERE: SOLID_PLACE,
    Opening.RELUCTANT: 1 << _RELUCTANT,
}


def place(step: Step, amount: MilliEm, opening: Opening, most: MilliEm = 0) -> Profile:
    """One place: what its step can take out, and how it opens, up to ``most`` where limited."""
    profile = _OPENING[opening]
    if amount > 0:
        profile += amount * _GIVING[step]
    if most:
        profile += most << (_SPACES if opening is Opening.SPACES else _GAPS)
    return profile


def can_give(profile: Profile, step: Step) -> MilliEm:
    """What a step can take out."""
    return profile >> _STEP_SHIFTS[step] & _MASK


def can_take(profile: Profile, opening: Opening) -> MilliEm:
    """What spaces or gaps can take."""
    return profile >> (_SPACES if opening is Opening.SPACES else _GAPS) & _MASK


def places(profile: Profile) -> int:
    """How many places open gladly."""
    return profile >> _ANYWHERE & _MASK


def all_places(profile: Profile) -> int:
    """How many open where a line has holes: all but the reluctant ones."""
    return profile >> _ALL & _MASK


def reluctant_places(profile: Profile) -> int:
    """How many open only where there is no other place."""
    return profile >> _RELUCTANT & _MASK
