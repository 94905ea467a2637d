"""The geometry of an imposed sheet: where each page stands, and how far it is seen.

From PDF's own origin, y growing upwards; the pages stand in the middle of the sheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from banxin.measure import ZERO, Length
from banxin.press.boxes import Box
from banxin.press.imposition_order import Form, Seat


@dataclass(frozen=True, slots=True)
class PageSize:
    """What all pages have in common: the trim as seen upright, and bleed on every side."""

    width: Length
    height: Length
    bleed: Length


@dataclass(frozen=True, slots=True)
class Spacing:
    """How pages are kept apart.

    Attributes:
        gutter: Between trims that are cut, or folded and then cut; none at a spine.
        creep: How far each leaf is moved to the spine for every leaf around it.
        around: Kept free of pages at the sheet's edges, bleed included.
    """

    gutter: Length
    creep: Length
    around: Length


@dataclass(frozen=True, slots=True)
class Placed:
    """One page on the sheet.

    Attributes:
        trim: Where its trim stands.
        seen: What is seen of it: its bleed, but at a spine no further than the fold.
        shift: To the right as seen on the sheet, for creep.
    """

    seat: Seat
    trim: Box
    seen: Box
    shift: Length


@dataclass(frozen=True, slots=True)
class FormPlan:
    """One side of a sheet with everything in its place.

    Attributes:
        block: From the first trim to the last.
        folds_x, folds_y: Where the sheet is folded.
        cuts_x, cuts_y: Where it is cut: the edges of trims that are not folded at a spine.
    """

    placed: tuple[Placed, ...]
    block: Box
    folds_x: tuple[Length, ...]
    folds_y: tuple[Length, ...]
    cuts_x: tuple[Length, ...]
    cuts_y: tuple[Length, ...]


def block_size(form: Form, page: PageSize, gutter: Length) -> tuple[Length, Length]:
    """Width and height from the first trim to the last."""
    gaps = _gaps_across(form, gutter)
    width = page.width * form.columns + sum(gaps, ZERO)
    return width, page.height * form.rows + gutter * (form.rows - 1)


def plan_form(
    form: Form, page: PageSize, spacing: Spacing, sheet: tuple[Length, Length]
) -> FormPlan:
    """Place the pages of one side in the middle of ``sheet``, which is large enough."""
    width, height = block_size(form, page, spacing.gutter)
    left, bottom = (sheet[0] - width) // 2, (sheet[1] - height) // 2
    across = _gaps_across(form, spacing.gutter)
    down = (spacing.gutter,) * (form.rows - 1)
    lefts = _starts(left, page.width, across)
    bottoms = _starts(bottom, page.height, down)
    reach = _Reach(page.bleed, across, down)
    placed = tuple(
        _placed(seat, page, lefts[seat.column], bottoms[seat.row], reach, spacing.creep)
        for seat in form.seats
    )
    block = Box(left, bottom, left + width, bottom + height)
    rights = tuple(start + page.width for start in lefts)
    tops = tuple(start + page.height for start in bottoms)
    return FormPlan(
        placed,
        block,
        folds_x=tuple(
            (rights[c - 1] + lefts[c]) // 2
            for c in range(1, form.columns)
            if form.folds and c not in form.cut
        ),
        folds_y=tuple((tops[r - 1] + bottoms[r]) // 2 for r in range(1, form.rows) if form.folds),
        cuts_x=_cuts(lefts, rights, across),
        cuts_y=_cuts(bottoms, tops, down),
    )


@dataclass(frozen=True, slots=True)
class _Reach:
    bleed: Length
    across: Sequence[Length]
    down: Sequence[Length]

    def left(self, column: int) -> Length:
        return self._inner(self.across[column - 1]) if column else self.bleed

    def right(self, column: int) -> Length:
        return self._inner(self.across[column]) if column < len(self.across) else self.bleed

    def below(self, row: int) -> Length:
        return self._inner(self.down[row - 1]) if row else self.bleed

    def above(self, row: int) -> Length:
        return self._inner(self.down[row]) if row < len(self.down) else self.bleed

    def _inner(self, gap: Length) -> Length:
        return min(self.bleed, gap // 2)


def _placed(
    seat: Seat, page: PageSize, left: Length, bottom: Length, reach: _Reach, creep: Length
) -> Placed:
    trim = Box(left, bottom, left + page.width, bottom + page.height)
    seen = Box(
        left - reach.left(seat.column),
        bottom - reach.below(seat.row),
        trim.right + reach.right(seat.column),
        trim.top + reach.above(seat.row),
    )
    inwards = creep * seat.depth
    return Placed(seat, trim, seen, -inwards if seat.spine_on_the_left_here else inwards)


def _gaps_across(form: Form, gutter: Length) -> tuple[Length, ...]:
    """Between columns: nothing at a spine, where two pages of one leaf pair meet in the fold."""
    row = sorted((seat for seat in form.seats if seat.row == 0), key=lambda seat: seat.column)
    spines = {
        seat.column + 1
        for seat in row
        if form.folds and not seat.spine_on_the_left_here and seat.column + 1 not in form.cut
    }
    return tuple(ZERO if column in spines else gutter for column in range(1, form.columns))


def _starts(first: Length, size: Length, gaps: Sequence[Length]) -> tuple[Length, ...]:
    return tuple(accumulate((size + gap for gap in gaps), initial=first))


def _cuts(
    starts: Sequence[Length], ends: Sequence[Length], gaps: Sequence[Length]
) -> tuple[Length, ...]:
    inner = [
        edge for at, gap in enumerate(gaps) if gap > ZERO for edge in (ends[at], starts[at + 1])
    ]
    return (starts[0], *inner, ends[-1])
