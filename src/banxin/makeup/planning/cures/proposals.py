"""A cure, and the proposal that it may be found by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from banxin.diagnostics import Diagnostic
from banxin.makeup.planning.cures.trials import Case, Trials


@dataclass(frozen=True, slots=True)
class Cure:
    """A change that was tried and fills its page; ``price`` is what the desk minds it."""

    price: int
    told: Diagnostic


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change to be tried; ``price`` is the least that it can cost."""

    price: int
    code: str
    tried: Callable[[], Cure | None]


def plain(price: int, case: Case | None, trials: Trials, told: Diagnostic) -> Proposal:
    """A change that is told as it is where it holds."""
    return Proposal(price, told.code, lambda: Cure(price, told) if trials.holds(case) else None)
