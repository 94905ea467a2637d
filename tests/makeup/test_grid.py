"""The grid: columns and gutters make up the width, and every spot has its rectangle."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from tests.makeup.paper import LAYOUT

from banxin.content.model import Spot
from banxin.layout import load_layout, shipped_layouts
from banxin.makeup.grid import ColumnGrid, grid_of
from banxin.measure import Length, Rect

# 200 mm are 566.929 points; the 460 of the type area leave 53.464 on the left.
LEFT = Length(53464)
TOP = Length.mm(30)


@pytest.fixture
def grid() -> ColumnGrid:
    return grid_of(LAYOUT)


def test_columns_and_gutters_are_the_type_areas_width(grid: ColumnGrid) -> None:
    assert grid.width == Length.pt(4 * 100 + 3 * 20)
    assert grid.right == LEFT + Length.pt(460)
    assert grid.span(2, 3) == Length.pt(220)
    assert grid.span(4, 4) == Length.pt(100)


def test_type_area_stands_in_the_middle(grid: ColumnGrid) -> None:
    right_margin = LAYOUT.trim_width - grid.right
    assert abs((right_margin - grid.x).mpt) <= 1
    assert (grid.x, grid.y) == (LEFT, TOP)


def test_spot_is_a_rectangle_of_columns_and_lines(grid: ColumnGrid) -> None:
    assert grid.rect(Spot(3, 4, 5, 7)) == Rect(
        LEFT + Length.pt(240), TOP + Length.pt(60), Length.pt(220), Length.pt(45)
    )


def test_neighbouring_columns_are_one_gutter_apart(grid: ColumnGrid) -> None:
    columns = [grid.rect(Spot(n, n, 1, 40)) for n in range(1, 5)]
    assert all(right.x - left.right == Length.pt(20) for left, right in pairwise(columns))
    assert columns[-1].right == grid.right


@pytest.mark.parametrize(("points", "lines"), [(0, 0), (0.001, 1), (15, 1), (15.001, 2), (44, 3)])
def test_a_height_takes_whole_lines(grid: ColumnGrid, points: float, lines: int) -> None:
    assert grid.lines_for(Length.pt(points)) == lines


@pytest.mark.parametrize("name", shipped_layouts())
def test_shipped_type_areas_lie_inside_their_trim(name: str) -> None:
    layout = load_layout(name, Path())
    grid = grid_of(layout)
    foot = grid.top_of(grid.lines + 1)
    # 5 mm: what a printer's knife may take on any side, twice over.
    assert grid.x >= Length.mm(5)
    assert grid.right <= layout.trim_width - Length.mm(5)
    assert foot <= layout.trim_height - Length.mm(5)
    folio_foot = Length.mm(layout.page.folio_mm) + layout.furniture.leading
    assert folio_foot < grid.y
