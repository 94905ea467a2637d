"""The order of imposition: against tables drawn by hand, and against paper that is folded."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.press.folding import (
    Face,
    behind_one_another,
    folded,
    grid,
    inside_one_another,
    read,
)

from banxin.press import Form, PrintedSheet
from banxin.press.imposition_order import BLANK, booklet, side_by_side, work_and_turn

# Drawn from folded and numbered dummies, and the same as in the handbooks; v: head down.
BY_HAND = {
    4: (
        "4 1",
        "2 3",
    ),
    8: (
        "5v 4v / 8 1",
        "3v 6v / 2 7",
    ),
    16: (
        "5v 12v 9v 8v / 4 13 16 1",
        "7v 10v 11v 6v / 2 15 14 3",
    ),
    32: (
        "5v 28v 29v 4v / 12 21 20 13 / 9v 24v 17v 16v / 8 25 32 1",
        "3v 30v 27v 6v / 14 19 22 11 / 15v 18v 23v 10v / 2 31 26 7",
    ),
}
PER_SHEET = sorted(BY_HAND)


def drawn(form: Form) -> str:
    return " / ".join(
        " ".join(f"{face.page}{'v' if face.on_its_head else ''}" for face in row)
        for row in grid(form)
    )


def back_of(sheet: PrintedSheet) -> Form:
    assert sheet.back is not None
    return sheet.back


@pytest.mark.parametrize("per_sheet", PER_SHEET)
@pytest.mark.parametrize("nested", [True, False])
def test_one_sheet_is_as_drawn_by_hand(per_sheet: int, nested: bool) -> None:
    (sheet,) = booklet(per_sheet, per_sheet, nested=nested)
    assert (drawn(sheet.front), drawn(back_of(sheet))) == BY_HAND[per_sheet]


def test_newspaper_of_twelve_pages_in_three_sheets() -> None:
    # 12|1 and 2|11 outside, 10|3 and 4|9 in it, 8|5 and 6|7 in the middle.
    sheets = booklet(12, 4, nested=True)
    assert [(drawn(sheet.front), drawn(back_of(sheet))) for sheet in sheets] == [
        ("12 1", "2 11"),
        ("10 3", "4 9"),
        ("8 5", "6 7"),
    ]


def test_two_sheets_of_eight_inside_one_another() -> None:
    outer, inner = booklet(16, 8, nested=True)
    assert drawn(outer.front) == "13v 4v / 16 1"
    assert drawn(back_of(inner)) == "7v 10v / 6 11"


def test_two_sheets_of_eight_behind_one_another() -> None:
    _, second = booklet(16, 8, nested=False)
    assert drawn(second.front) == "13v 12v / 16 9"
    assert drawn(back_of(second)) == "11v 14v / 10 15"


def upright(pages: int, full: int) -> list[Face]:
    return [Face(page if page <= pages else BLANK, False) for page in range(1, full + 1)]


@given(pages=st.integers(1, 200), per_sheet=st.sampled_from(PER_SHEET), nested=st.booleans())
def test_folded_it_reads_from_the_first_page_to_the_last(
    pages: int, per_sheet: int, nested: bool
) -> None:
    sheets = booklet(pages, per_sheet, nested=nested)
    full = len(sheets) * per_sheet
    assert full - per_sheet < pages <= full
    product = inside_one_another(sheets) if nested else behind_one_another(sheets)
    assert read(product) == upright(pages, full)


@given(pages=st.integers(1, 200), per_sheet=st.sampled_from(PER_SHEET), nested=st.booleans())
def test_every_page_backs_its_neighbour_and_every_spread_meets_at_the_spine(
    pages: int, per_sheet: int, nested: bool
) -> None:
    for sheet in booklet(pages, per_sheet, nested=nested):
        for front, back in zip(grid(sheet.front), grid(back_of(sheet)), strict=True):
            for seen, hidden in zip(front, reversed(back), strict=True):
                assert seen.on_its_head == hidden.on_its_head
                real = sorted({seen.page, hidden.page} - {BLANK})
                # p and p + 1, p being odd; at the end a page may have a blank behind it.
                assert not real or real[0] % 2 == 1
                assert len(real) < 2 or real[1] == real[0] + 1
        for form in (sheet.front, back_of(sheet)):
            for seat in form.seats:
                assert seat.page == BLANK or seat.spine_left == (seat.page % 2 == 1)


def test_the_fold_would_notice_a_wrong_table() -> None:
    (sheet,) = booklet(16, 16, nested=True)
    seats = list(sheet.front.seats)
    first, second = seats[0], seats[-1]
    seats[0], seats[-1] = replace(first, page=second.page), replace(second, page=first.page)
    swapped = PrintedSheet(replace(sheet.front, seats=tuple(seats)), sheet.back)
    assert read(folded(swapped)) != upright(16, 16)
    wrong_head = tuple(replace(seat, turned=False) for seat in sheet.front.seats)
    headless = PrintedSheet(replace(sheet.front, seats=wrong_head), sheet.back)
    assert read(folded(headless)) != upright(16, 16)


def test_the_innermost_leaves_have_most_around_them() -> None:
    depths = [
        {seat.page: seat.depth for form in (s.front, back_of(s)) for seat in form.seats}
        for s in booklet(12, 4, nested=True)
    ]
    assert depths == [
        {12: 0, 1: 0, 2: 0, 11: 0},
        {10: 1, 3: 1, 4: 1, 9: 1},
        {8: 2, 5: 2, 6: 2, 7: 2},
    ]
    (sheet,) = booklet(16, 16, nested=False)
    around = {seat.page: seat.depth for seat in sheet.front.seats}
    assert [around[page] for page in (1, 4, 5, 8, 9, 12, 13, 16)] == [0, 1, 2, 3, 3, 2, 1, 0]


@pytest.mark.parametrize("per_sheet", PER_SHEET)
def test_work_and_turn_prints_the_back_where_the_turned_sheet_wants_it(per_sheet: int) -> None:
    (sheet,) = booklet(per_sheet, per_sheet, nested=True)
    form = work_and_turn(sheet).front
    rows = grid(form)
    # The sheet is turned about its height: what stood left now stands right, seen from behind.
    half = form.columns // 2
    for row, front, back in zip(rows, grid(sheet.front), grid(back_of(sheet)), strict=True):
        assert row[:half] == front
        assert row[half:] == back


def test_n_up_in_reading_order() -> None:
    first, second = side_by_side(8, 3, 2)
    assert drawn(first.front) == "1 2 3 / 4 5 6"
    pages = {(seat.row, seat.column): seat.page for seat in second.front.seats}
    assert pages == {(1, 0): 7, (1, 1): 8}
    assert first.back is None
