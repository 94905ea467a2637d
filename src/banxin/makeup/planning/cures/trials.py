"""Trying out changes to a page: each is put to the planner, as many as there is patience for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from banxin.content.model import Spot
from banxin.layout import Layout, Rank
from banxin.makeup.assign import ranks_by_weight
from banxin.makeup.plan import OpenPage
from banxin.makeup.planning.amounts import taken_by
from banxin.makeup.planning.casts import CastingOff
from banxin.makeup.planning.forming import forms_of
from banxin.makeup.planning.guests import Guest
from banxin.makeup.planning.page import plan_page

PATIENCE: Final = 2400
"""What all trials of one page may cost; see `_cost`."""

_QUICK: Final = 6
"""Stories of a page that is tried in a moment; each more doubles the search."""

_STEPS: Final = 16
"""The widest steps in which an amount is looked for: so many lines, or parts of its range."""


@dataclass(frozen=True, slots=True)
class Case:
    """A page that is to be filled with its stories.

    Attributes:
        guests: From the heaviest down.
        area: What is to be filled.
        standing: Rectangles inside it that are taken already.
        by: What casts stories off.
        bare: It was made up with lines at its foot left empty.
    """

    draft: OpenPage
    guests: tuple[Guest, ...]
    area: Spot
    standing: tuple[Spot, ...]
    by: CastingOff
    bare: bool = False

    @property
    def layout(self) -> Layout:
        return self.by.stone.layout

    @property
    def room(self) -> int:
        """The column lines that its stories share."""
        taken = sum(box.shared(self.area) for box in self.standing)
        return self.area.columns * self.area.lines - taken

    @property
    def over(self) -> int:
        """Column lines that they take too many at the least; below zero they may all fit."""
        return taken_by(self.guests, self.by).least - self.room

    @property
    def empty(self) -> int:
        """Column lines that they leave at the most; below zero they may fill it."""
        return self.room - taken_by(self.guests, self.by).most

    @property
    def lacks(self) -> bool:
        """Whether it wants more rather than less."""
        return self.bare or self.empty > 0

    def having(self, guests: Sequence[Guest]) -> Case:
        """The same page with other stories; each takes the rank of its new weight."""
        before = self._by_weight(len(self.guests))
        usual = {
            guest.cast.story.name
            for guest, rank in zip(self.guests, before, strict=True)
            if guest.rank == rank
        }
        ranks = self._by_weight(len(guests))
        ranked = [
            replace(guest, order=order, rank=rank)
            if guest.cast.story.name in usual
            else replace(guest, order=order)
            for order, (guest, rank) in enumerate(zip(guests, ranks, strict=True))
        ]
        return replace(self, guests=tuple(ranked))

    def changing(self, number: int, guest: Guest | None) -> Case | None:
        """The same page with another guest in one's stead; None where there is none."""
        if guest is None:
            return None
        guests = (*self.guests[:number], guest, *self.guests[number + 1 :])
        return replace(self, guests=guests)

    def _by_weight(self, count: int) -> list[Rank]:
        ranks = ranks_by_weight(self.layout)
        return [next(ranks) for _ in range(count)]


class Trials:
    """Puts changed pages to the planner until patience is spent, `PATIENCE` or less."""

    def __init__(self, patience: int = PATIENCE) -> None:
        self._left = patience

    def spend(self, stories: int) -> bool:
        """Whether there is patience for one more page of so many stories."""
        self._left -= _cost(stories)
        return self._left >= 0

    def holds(self, case: Case | None) -> bool:
        """Whether a page fills; one whose amounts cannot fit is not even tried."""
        if case is None or not case.guests or case.over > 0 or case.empty > 0:
            return False
        if any(forms_of(guest, case.by).span == (0, 0) for guest in case.guests):
            return False
        if not self.spend(len(case.guests)):
            return False
        return bool(plan_page(case.guests, case.area, case.standing, case.by))

    def least(self, first: int, most: int, case_of: Callable[[int], Case | None]) -> int | None:
        """The first amount with which a page fills, while one less does not; None for none.

        Steps that grow find one that does, halving then the least between it and the last that
        did not; an amount between two that fail may be passed over, and where patience ends
        before, one less may do as well.
        """
        opening = case_of(first)
        slow = opening and _cost(len(opening.guests)) * _STEPS > PATIENCE
        failed, amount, step = first - 1, first, _STEPS // 2 if slow else 1
        widest = max((most - first) // _STEPS, _STEPS)
        while not self.holds(case_of(amount)):
            if amount >= most or self._left <= 0:
                return None
            failed, amount, step = amount, min(amount + step, most), min(step * 2, widest)
        while amount - failed > 1:
            middle = (amount + failed) // 2
            if self.holds(case_of(middle)):
                amount = middle
            else:
                failed = middle
        return amount


def _cost(stories: int) -> int:
    """Of one trial: the square of its stories, doubled by each beyond the quick ones."""
    return min(max(stories, 1) ** 2 << max(stories - _QUICK, 0), PATIENCE // 2)
