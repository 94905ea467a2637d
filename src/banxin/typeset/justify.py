"""Step 8: blank is taken out or added until a line is as wide as the measure."""

from __future__ import annotations

from collections.abc import Sequence

from banxin.typeset.matter import Matter, Span
from banxin.typeset.model import Adjustment, MilliEm, Setting
from banxin.typeset.pairs import Opening
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


def justify(matter: Matter, span: Span, missing: MilliEm) -> tuple[list[MilliEm], Adjustment]:
    """What to add after each cluster of a line, and a summary.

    Reduction uses one step up before the next begins; expansion fills spaces, then gaps, then
    opens all other places evenly, sparing brackets and connectors. Where that would open a place
    wider than a hole is, all of these share: many small holes show less than a large one.
    What cannot be done is left undone: the line then is shorter or longer than the measure.
    """
    here = matter.profiles[span.first : span.shown - 1]
    whole = matter.profile(span)
    added = [0] * (span.shown - span.first)
    if missing < 0:
        total = -_reduce(here, whole, -missing, added)
        return added, Adjustment(Setting.REDUCED if total else Setting.SOLID, total)
    if not missing:
        return added, Adjustment(Setting.SOLID)
    total = _expand(here, whole, missing, added)
    return added, Adjustment(Setting.EXPANDED if total else Setting.SHORT, total, max(added))


def _reduce(here: list[Profile], whole: Profile, amount: MilliEm, added: list[MilliEm]) -> MilliEm:
    """Take out an amount, or what there is of it; gives how much that was."""
    left = amount
    for step in STEPS:
        taken = min(left, can_give(whole, step))
        if taken:
            limits = {i: most for i, place in enumerate(here) if (most := can_give(place, step))}
            for i, share in zip(limits, spread(taken, list(limits.values())), strict=True):
                added[i] = -share
            left -= taken
    return amount - left


def _expand(here: list[Profile], whole: Profile, amount: MilliEm, added: list[MilliEm]) -> MilliEm:
    """Add an amount, or nothing where no place opens; gives how much that was."""
    left = amount
    for opening in (Opening.SPACES, Opening.GAPS):
        taken = min(left, can_take(whole, opening))
        if taken:
            limits = {i: most for i, place in enumerate(here) if (most := can_take(place, opening))}
            for i, share in zip(limits, spread(taken, list(limits.values())), strict=True):
                added[i] = share
            left -= taken
    opens = places
    if left > HOLE_OPENING * places(whole):
        opens = all_places if all_places(whole) else reluctant_places
        left = amount
        added[:] = [0] * len(added)
    shared = [i for i, place in enumerate(here) if opens(place)] if left else []
    if shared:
        share, rest = divmod(left, len(shared))
        for order, i in enumerate(shared):
            added[i] += share + (order < rest)
        left = 0
    return amount - left


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
