"""Step 8: blank is taken out or added until a line is as wide as the measure."""

from __future__ import annotations

from collections.abc import Sequence

from banxin.typeset.matter import Matter
from banxin.typeset.model import Adjustment, MilliEm, Setting
from banxin.typeset.places import (
    O_ANYWHERE,
    O_GAPS,
    O_RELUCTANT,
    O_SPACES,
    REDUCTION_STEPS,
)


def justify(
    matter: Matter, first: int, end: int, missing: MilliEm
) -> tuple[list[MilliEm], Adjustment]:
    """What to add after each cluster of a line, and a summary.

    Reduction uses one step up before the next begins; expansion fills spaces, then gaps, then
    opens all other places evenly. What cannot be done is left undone: the line then is shorter
    or longer than the measure.
    """
    added = [0] * (end - first)
    if missing < 0:
        _reduce(matter, first, end, -missing, added)
        return added, Adjustment(Setting.REDUCED, sum(added), 0)
    _expand(matter, first, end, missing, added)
    setting = Setting.EXPANDED if any(added) else Setting.LOOSE if missing else Setting.SOLID
    return added, Adjustment(setting, sum(added), max(added, default=0))


def _reduce(matter: Matter, first: int, end: int, amount: MilliEm, added: list[MilliEm]) -> None:
    steps = matter.places.reduction_steps
    for step in REDUCTION_STEPS:
        places = [i for i in range(first, end - 1) if steps[i] == step]
        limits = [matter.places.reductions[i] for i in places]
        taken = min(amount, sum(limits))
        for i, share in zip(places, spread(taken, limits), strict=True):
            added[i - first] = -share
        amount -= taken


def _expand(matter: Matter, first: int, end: int, amount: MilliEm, added: list[MilliEm]) -> None:
    steps = matter.places.opening_steps
    for step in (O_SPACES, O_GAPS):
        places = [i for i in range(first, end - 1) if steps[i] == step]
        limits = [matter.places.openings[i] for i in places]
        taken = min(amount, sum(limits))
        for i, share in zip(places, spread(taken, limits), strict=True):
            added[i - first] = share
        amount -= taken
    for step in (O_ANYWHERE, O_RELUCTANT, O_SPACES, O_GAPS):
        places = [i for i in range(first, end - 1) if steps[i] == step]
        if places and amount:
            for i, share in zip(places, spread(amount, [amount] * len(places)), strict=True):
                added[i - first] += share
            return


def spread(amount: MilliEm, limits: Sequence[MilliEm]) -> list[MilliEm]:
    """The same share for each place, none above its limit; ``amount`` is at most their sum.

    The thousandths that do not divide go to the first places, one each, so that a plain line
    has only two different spacings and the painter two spans.
    """
    shares = list(limits)
    open_places = list(range(len(limits)))
    while open_places:
        share, rest = divmod(amount, len(open_places))
        full = [i for i in open_places if limits[i] <= share]
        if not full:
            for order, i in enumerate(open_places):
                shares[i] = share + (order < rest)
            break
        amount -= sum(limits[i] for i in full)
        open_places = [i for i in open_places if limits[i] > share]
    return shares
