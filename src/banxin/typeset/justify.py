"""Step 8: blank is taken out or added until a line is as wide as the measure."""

from __future__ import annotations

from collections.abc import Sequence

from banxin.typeset.matter import Matter, Span
from banxin.typeset.model import Adjustment, MilliEm, Setting
from banxin.typeset.pairs import Opening
from banxin.typeset.profile import (
    HOLE_OPENING,
    SOLID_PLACE,
    STEPS,
    Profile,
    all_places,
    can_give,
    can_take,
    places,
    reluctant_places,
)


def justify(matter: Matter, span: Span, missing: MilliEm) -> tuple[list[MilliEm], Adjustment]:
    """What to add after each cluster of a line, and a summary.

    Reduction uses one step up before the next begins; expansion fills spaces, then gaps, then
    opens all other places evenly, sparing brackets and connectors. Where that would open a place
    wider than a hole is, all of these share: many small holes show less than a large one.
    What cannot be done is left undone: the line then is shorter or longer than the measure.
    """
    here = matter.profiles[span.first : span.shown - 1]
    added = [0] * (span.shown - span.first)
    if missing < 0:
        _reduce(here, -missing, added)
        setting = Setting.REDUCED if any(added) else Setting.SOLID
    elif missing:
        _expand(here, missing, added)
        setting = Setting.EXPANDED if any(added) else Setting.SHORT
    else:
        setting = Setting.SOLID
    return added, Adjustment(setting, sum(added), max(0, *added))


def _reduce(here: list[Profile], amount: MilliEm, added: list[MilliEm]) -> None:
    giving = [i for i, profile in enumerate(here) if profile != SOLID_PLACE]
    for step in STEPS:
        limits = {i: limit for i in giving if (limit := can_give(here[i], step))}
        if not limits:
            continue
        taken = min(amount, sum(limits.values()))
        for i, share in zip(limits, spread(taken, list(limits.values())), strict=True):
            added[i] = -share
        amount -= taken
        if not amount:
            return


def _expand(here: list[Profile], amount: MilliEm, added: list[MilliEm]) -> None:
    limited = [i for i, profile in enumerate(here) if profile != SOLID_PLACE]
    for opening in (Opening.SPACES, Opening.GAPS):
        limits = {i: limit for i in limited if (limit := can_take(here[i], opening))}
        taken = min(amount, sum(limits.values()))
        for i, share in zip(limits, spread(taken, list(limits.values())), strict=True):
            added[i] = share
        amount -= taken
    shared = [i for i, profile in enumerate(here) if profile == SOLID_PLACE or places(profile)]
    if amount > HOLE_OPENING * len(shared):
        shared = [i for i, profile in enumerate(here) if all_places(profile)]
        shared = shared or [i for i, profile in enumerate(here) if reluctant_places(profile)]
        amount += sum(added)
        added[:] = [0] * len(added)
    if amount and shared:
        share, rest = divmod(amount, len(shared))
        for order, i in enumerate(shared):
            added[i] += share + (order < rest)


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
