"""A page in characters: what it shows is counted by hand from the drawing that it was read from."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tools.page_drawing import drawn

from banxin.cli.page_picture import letter, picture
from banxin.content.model import Spot
from banxin.makeup import PageShape
from banxin.makeup.grid import ColumnGrid
from banxin.measure import ZERO, Length
from banxin.messages import columns


def grid(shape: PageShape, column_pt: float = 55) -> ColumnGrid:
    """Lines of 20 points; columns with their gutters three lines wide by default."""
    return ColumnGrid(
        x=ZERO,
        y=ZERO,
        columns=shape.columns,
        lines=shape.lines,
        column_width=Length.pt(column_pt),
        gutter=Length.pt(5),
        leading=Length.pt(20),
        em=Length.pt(10),
    )


PAGE = drawn("""
[] [] []
A^ A^ B^
a# a# b|
a# a# ..
a| a| C^
a| a| c|
""")


def test_every_part_of_a_page_is_seen_where_it_stands() -> None:
    """Three lines are as wide as six characters: five and the gutter."""
    assert picture(PAGE, {"A": [2], "B": [], "C": []}, grid(PAGE), 0) == [
        "+-----------------+",
        "|:::::::::::::::::|",
        "|AAAAAAAAAAA BBBBB|",
        "|A2######### bbbbb|",
        "|###########      |",
        "|aaaaa aaaaa CCCCC|",
        "|aaaaa aaaaa ccccc|",
        "+-----------------+",
    ]


def test_a_masthead_takes_its_lines_from_edge_to_edge() -> None:
    shape = drawn(".. ..\n.. ..\nA^ A^\na| a|")
    rows = picture(shape, {"A": []}, grid(shape), 2)
    assert rows[1:-1] == ["|===========|"] * 2 + ["|AAAAAAAAAAA|", "|aaaaa aaaaa|"]


def test_a_large_page_has_about_as_many_rows_and_loses_no_head() -> None:
    """108 lines make rows of four; heads of two lines stand across two of them or in one."""
    drawing = "\n".join(["A^ A^ A^", *["a| a| a|"] * 10, "B^ B^ B^", *["b| b| b|"] * 42])
    shape = drawn(drawing, each=2)
    rows = picture(shape, {"A": [], "B": []}, grid(shape, 115), 0)[1:-1]
    assert len(rows) == 27
    assert [row[1] for row in rows] == list("A" + "a" * 4 + "B" + "b" * 21)


@pytest.mark.parametrize(("column_pt", "characters"), [(5, 4), (1000, 12)])
def test_columns_are_never_too_narrow_to_be_told_apart_nor_too_wide(
    column_pt: float, characters: int
) -> None:
    shape = drawn("A^ B^\na| b|")
    row = picture(shape, {"A": [], "B": []}, grid(shape, column_pt), 0)[1]
    assert row == f"|{'A' * (characters - 1)} {'B' * (characters - 1)}|"


def test_a_notch_belongs_to_the_story_in_it() -> None:
    shape = drawn("A^ A^\na| a|\na| B^\na| b|")
    assert shape.stories[0].notch == Spot(2, 2, 3, 4)
    rows = picture(shape, {"A": [], "B": []}, grid(shape), 0)
    assert rows[3:5] == ["|aaaaa BBBBB|", "|aaaaa bbbbb|"]


def test_letters_begin_anew_after_z() -> None:
    assert [letter(order) for order in (0, 25, 26)] == ["A", "Z", "A"]


def test_rows_are_as_wide_as_they_are_long() -> None:
    """Nothing in them is wider than one place, in whatever terminal."""
    shape = replace(PAGE, standing=(*PAGE.standing, Spot(1, 1, 6, 6)))
    rows = picture(shape, {"A": [1], "B": [], "C": []}, grid(shape), 0)
    assert {columns(row) for row in rows} == {len(rows[0])}
    assert "".join(rows).isascii()
