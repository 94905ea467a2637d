"""How much room stories take, before any place is looked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from banxin.layout import Layout
from banxin.makeup.planning.casts import CastingOff
from banxin.makeup.planning.forming import forms_of
from banxin.makeup.planning.guests import Guest


@dataclass(frozen=True, slots=True)
class Amount:
    """Column lines, heads and photos included: at the least, as stories stand best, at the most."""

    least: int = 0
    likely: int = 0
    most: int = 0

    def __add__(self, other: Amount) -> Amount:
        return Amount(self.least + other.least, self.likely + other.likely, self.most + other.most)

    def without(self, part: Amount) -> Amount:
        """What is left without a part of it."""
        return Amount(self.least - part.least, self.likely - part.likely, self.most - part.most)

    def less(self, lines: int) -> Amount:
        """The same without so many lines of text."""
        return Amount(self.least - lines, self.likely - lines, self.most - lines)


def amount_of(guest: Guest, by: CastingOff, *, alone: bool = False) -> Amount:
    """What one story takes, without white around it; ``alone``, over all columns of the page."""
    forms = forms_of(guest, by)
    least, most = forms.span_over([by.stone.layout.columns]) if alone else forms.span
    return Amount(least, forms.likely, most)


def taken_by(guests: Sequence[Guest], by: CastingOff) -> Amount:
    """What the stories of one page take together, with the white between them."""
    amount = sum((amount_of(guest, by) for guest in guests), Amount())
    return amount + white_between(len(guests), by.stone.layout)


def white_between(stories: int, layout: Layout) -> Amount:
    """The white between so many stories: none where they stand side by side."""
    least, most = layout.makeup.gap_lines
    each = layout.columns * stories
    return Amount(0, (least + most) * each // 4, most * each)
