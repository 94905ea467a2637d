"""Step 8: blank is taken out or added until a line is as wide as the measure."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from banxin.typeset.matter import Matter, Span
from banxin.typeset.model import Adjustment, MilliEm, Setting
from banxin.typeset.places import (
    O_ANYWHERE,
    O_GAPS,
    O_SPACES,
    OPENING_STEPS,
    REDUCTION_STEPS,
)


def justify(
    matter: Matter, span: Span, missing: MilliEm, bad_opening: MilliEm
) -> tuple[list[MilliEm], Adjustment]:
    """What to add after each cluster of a line, and a summary.

    Reduction uses one step up before the next begins; expansion fills spaces, then gaps, then
    opens all other places evenly, sparing brackets and connectors. Where that would open a place
    wider than ``bad_opening``, every place shares: many small holes show less than a large one.
    What cannot be done is left undone: the line then is shorter or longer than the measure.
    """
    added = [0] * (span.shown - span.first)
    if missing < 0:
        _reduce(matter, span, -missing, added)
        setting = Setting.REDUCED if any(added) else Setting.SOLID
    else:
        _expand(matter, span, missing, bad_opening, added)
        setting = Setting.EXPANDED if any(added) else Setting.LOOSE if missing else Setting.SOLID
    return added, Adjustment(setting, sum(added), max(0, *added))


def _reduce(matter: Matter, span: Span, amount: MilliEm, added: list[MilliEm]) -> None:
    places = matter.places
    for step in REDUCTION_STEPS:
        here = _places_of(places.reduction_steps, span, (step,))
        limits = [places.reductions[i] for i in here]
        taken = min(amount, sum(limits))
        for i, share in zip(here, spread(taken, limits), strict=True):
            added[i - span.first] = -share
        amount -= taken


def _expand(
    matter: Matter,
    span: Span,
    amount: MilliEm,
    bad_opening: MilliEm,
    added: list[MilliEm],
) -> None:
    places = matter.places
    for step in (O_SPACES, O_GAPS):
        here = _places_of(places.opening_steps, span, (step,))
        limits = [places.openings[i] for i in here]
        taken = min(amount, sum(limits))
        for i, share in zip(here, spread(taken, limits), strict=True):
            added[i - span.first] = share
        amount -= taken
    here = _places_of(places.opening_steps, span, (O_ANYWHERE,))
    if amount > bad_opening * len(here):
        here = _places_of(places.opening_steps, span, OPENING_STEPS)
    for i, share in zip(here, spread(amount, [amount] * len(here)), strict=True):
        added[i - span.first] += share


def _places_of(steps: list[int], span: Span, wanted: Collection[int]) -> list[int]:
    """The clusters of a line after which there is a place; never its last."""
    return [i for i in range(span.first, span.shown - 1) if steps[i] in wanted]


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
