"""The order of imposition (拼版、折页): which page stands where on a sheet, heads up or down.

Derived from folding and from nothing else: a folded signature is unfolded step by step, and the
pages are found where its leaves come to lie.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias


class Scheme(StrEnum):
    """How sheets become pages in order."""

    SADDLE_STITCH = "saddle-stitch"
    FOLDED = "folded"
    N_UP = "n-up"


BLANK = 0
"""The number of a page that is not there."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A page's place on one side of a sheet.

    Attributes:
        page: From 1; `BLANK` for none.
        column, row: From 0, from the left and from the foot of the side as one looks at it.
        turned: Head down.
        spine_left: Whether the page is bound at its left, as seen upright.
        depth: How many leaves lie around it in the folded product, which push it outwards.
    """

    page: int
    column: int
    row: int
    turned: bool
    spine_left: bool
    depth: int = 0

    @property
    def spine_on_the_left_here(self) -> bool:
        """On the sheet, where a turned page is bound on the other side."""
        return self.spine_left != self.turned


@dataclass(frozen=True, slots=True)
class Form:
    """One side of a sheet, seen from that side.

    Attributes:
        cut: Columns before which the sheet is cut and not folded; with no fold at all, every one.
        folds: Whether the sheet is folded between the pages.
    """

    columns: int
    rows: int
    seats: tuple[Seat, ...]
    folds: bool
    cut: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """One sheet: a side, and another that backs it when the sheet is turned about its height."""

    front: Form
    back: Form | None


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A leaf of an unfolding sheet: the pages that face the reader and the table, heads down?"""

    up: int
    down: int
    turned: bool = False

    def swung_sideways(self) -> _Leaf:
        return _Leaf(self.down, self.up, self.turned)

    def swung_upwards(self) -> _Leaf:
        return _Leaf(self.down, self.up, not self.turned)


_Cell: TypeAlias = tuple[int, int]
_Stacks: TypeAlias = Mapping[_Cell, Sequence[_Leaf]]

# From the folded signature, spine to the left: sideways is the fold made last, at the spine.
# Folds cross each other by turns, as a folding machine makes them.
_SIDEWAYS, _UPWARDS = "sideways", "upwards"
UNFOLDINGS: Mapping[int, tuple[str, ...]] = {
    4: (_SIDEWAYS,),
    8: (_SIDEWAYS, _UPWARDS),
    16: (_SIDEWAYS, _UPWARDS, _SIDEWAYS),
    32: (_SIDEWAYS, _UPWARDS, _SIDEWAYS, _UPWARDS),
}


def booklet(pages: int, per_sheet: int, *, nested: bool) -> tuple[PrintedSheet, ...]:
    """Sheets of ``per_sheet`` pages each, both sides counted; blanks at the end.

    Args:
        pages: How many there are, at least 1.
        per_sheet: A key of `UNFOLDINGS`.
        nested: Sheets lie inside one another and are stitched through the fold; else they
            lie behind one another.
    """
    sheets = -(-pages // per_sheet)
    product = sheets * per_sheet if nested else per_sheet
    return tuple(
        _folded(per_sheet, _numbers(sheet, per_sheet, sheets, nested=nested), pages, product)
        for sheet in range(sheets)
    )


def side_by_side(pages: int, columns: int, rows: int) -> tuple[PrintedSheet, ...]:
    """Sheets printed on one side, pages in reading order from the top left."""
    a_sheet = columns * rows
    return tuple(
        PrintedSheet(
            Form(
                columns,
                rows,
                tuple(
                    Seat(first + place, place % columns, rows - 1 - place // columns, False, True)
                    for place in range(min(a_sheet, pages + 1 - first))
                ),
                folds=False,
                cut=frozenset(range(1, columns)),
            ),
            None,
        )
        for first in range(1, pages + 1, a_sheet)
    )


def work_and_turn(sheet: PrintedSheet) -> PrintedSheet:
    """Both sides beside each other on one form, which prints both sides of a double sheet (自翻版).

    The sheet is turned about its height and printed again from the same plate, then cut down the
    middle into two that are alike.
    """
    front, back = sheet.front, sheet.back
    if back is None:
        raise ValueError("a sheet of one side has nothing to turn")
    beside = tuple(replace(seat, column=seat.column + front.columns) for seat in back.seats)
    form = Form(
        2 * front.columns,
        front.rows,
        (*front.seats, *beside),
        folds=True,
        cut=frozenset({front.columns}),
    )
    return PrintedSheet(form, None)


def _numbers(sheet: int, per_sheet: int, sheets: int, *, nested: bool) -> Sequence[int]:
    """The pages of one sheet in the order in which the folded sheet shows them."""
    if not nested:
        return range(sheet * per_sheet + 1, (sheet + 1) * per_sheet + 1)
    half = per_sheet // 2
    last = sheets * per_sheet - sheet * half
    return (*range(sheet * half + 1, (sheet + 1) * half + 1), *range(last - half + 1, last + 1))


def _folded(per_sheet: int, numbers: Sequence[int], pages: int, product: int) -> PrintedSheet:
    """One sheet; ``product`` is how many pages the leaves that push each other have together."""
    stacks: _Stacks = {(0, 0): [_Leaf(up, up + 1) for up in range(0, per_sheet, 2)]}
    columns = rows = 1
    for step in UNFOLDINGS[per_sheet]:
        stacks = _unfolded(stacks, step, columns, rows)
        columns, rows = (2 * columns, rows) if step == _SIDEWAYS else (columns, 2 * rows)

    def seat(place: int, column: int, row: int, leaf: _Leaf) -> Seat:
        number = numbers[place]
        leaf_at = (number - 1) % product // 2
        depth = min(leaf_at, product // 2 - 1 - leaf_at)
        page = number if number <= pages else BLANK
        return Seat(page, column, row, leaf.turned, number % 2 == 1, depth)

    front, back = [], []
    for (column, row), (leaf,) in sorted(stacks.items()):
        front.append(seat(leaf.up, column, row, leaf))
        back.append(seat(leaf.down, columns - 1 - column, row, leaf))
    return PrintedSheet(
        Form(columns, rows, tuple(front), folds=True), Form(columns, rows, tuple(back), folds=True)
    )


def _unfolded(stacks: _Stacks, step: str, columns: int, rows: int) -> _Stacks:
    """The lower half of every stack, swung out around the left edge or around the head."""
    opened: dict[_Cell, Sequence[_Leaf]] = {}
    for (column, row), stack in stacks.items():
        stays, swings = stack[: len(stack) // 2], stack[len(stack) // 2 :]
        if step == _SIDEWAYS:
            opened[columns + column, row] = stays
            opened[columns - 1 - column, row] = [leaf.swung_sideways() for leaf in reversed(swings)]
        else:
            opened[column, row] = stays
            opened[column, 2 * rows - 1 - row] = [leaf.swung_upwards() for leaf in reversed(swings)]
    return opened
