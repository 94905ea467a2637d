"""How figures are given: medians, with the least and the most of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median


def spread(values: Iterable[float], digits: int) -> str:
    """The median, and least to most."""
    found = sorted(values)
    low, mid, high = (f"{value:.{digits}f}" for value in (found[0], median(found), found[-1]))
    return f"{mid} ({low}–{high})"


def ratio(own: Sequence[float], rival: Sequence[float]) -> float:
    """The median of the turns' own ratios, which holds where the machine's speed drifts."""
    return median(mine / its for mine, its in zip(own, rival, strict=True))
