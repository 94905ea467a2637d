"""Where head, photos and notch leave room for text, by hand."""

from __future__ import annotations

import pytest
from tests.makeup.paper import photo

from banxin.content.model import Spot
from banxin.makeup.columns import ColumnPart, column_parts, head_columns, photo_spot
from banxin.makeup.plan import PhotoPlan

STORY = Spot(1, 4, 11, 40)


def parts(notch: Spot | None, head: Spot | None, *photos: Spot) -> list[tuple[int, int, int]]:
    found = column_parts(STORY, notch, head, photos)
    return [(part.column, part.first_line, part.last_line) for part in found]


@pytest.mark.parametrize(
    ("plan", "spot"),
    [
        (PhotoPlan(photo("a"), (2, 3), 8, "head", None), Spot(2, 3, 5, 12)),
        (PhotoPlan(photo("a"), (2, 3), 8, "top", None), Spot(2, 3, 1, 8)),
        (PhotoPlan(photo("a"), (2, 3), 8, "foot", None), Spot(2, 3, 23, 30)),
        (PhotoPlan(photo("a"), (2, 3), 4, "hand", (9, 12)), Spot(2, 3, 9, 12)),
    ],
)
def test_photo_stands_under_the_head_on_top_at_the_foot_or_where_the_desk_says(
    plan: PhotoPlan, spot: Spot
) -> None:
    assert photo_spot(plan, Spot(1, 4, 1, 30), head_line=4) == spot


def test_columns_begin_under_the_head_or_on_the_first_line() -> None:
    whole = Spot(1, 4, 11, 15)
    assert parts(None, None) == [(1, 11, 40), (2, 11, 40), (3, 11, 40), (4, 11, 40)]
    assert parts(None, whole) == [(1, 16, 40), (2, 16, 40), (3, 16, 40), (4, 16, 40)]
    assert parts(None, Spot(3, 4, 11, 15))[:2] == [(1, 11, 40), (2, 11, 40)]


def test_a_line_is_clear_over_and_under_a_photo_but_not_at_the_edges() -> None:
    """Lines 20 to 27 are the photo's, so text ends on 18 and goes on from 29."""
    head = Spot(1, 4, 11, 15)
    assert parts(None, head, Spot(2, 2, 20, 27))[1:3] == [(2, 16, 18), (2, 29, 40)]
    assert parts(None, head, Spot(2, 2, 16, 23))[1:3] == [(2, 25, 40), (3, 16, 40)]
    assert parts(None, head, Spot(2, 2, 33, 40))[1:3] == [(2, 16, 31), (3, 16, 40)]
    assert parts(None, None, Spot(1, 2, 11, 20))[:2] == [(1, 22, 40), (2, 22, 40)]


def test_a_photo_that_stops_a_line_over_the_foot_leaves_no_part_under_it() -> None:
    assert parts(None, None, Spot(1, 1, 30, 39))[:2] == [(1, 11, 28), (2, 11, 40)]


def test_columns_over_the_notch_end_above_it() -> None:
    """The white is the notch's own."""
    left, right = Spot(1, 2, 31, 40), Spot(4, 4, 31, 40)
    assert parts(left, None) == [(1, 11, 30), (2, 11, 30), (3, 11, 40), (4, 11, 40)]
    assert parts(right, None) == [(1, 11, 40), (2, 11, 40), (3, 11, 40), (4, 11, 30)]
    assert parts(right, None, Spot(4, 4, 23, 30))[-1] == (4, 11, 21)
    assert parts(right, None, Spot(4, 4, 11, 29))[-1] == (3, 11, 40)


@pytest.mark.parametrize(
    ("photos", "room"),
    [
        ((), STORY),
        ((Spot(1, 2, 11, 20),), Spot(3, 4, 11, 40)),
        ((Spot(4, 4, 11, 20),), Spot(1, 3, 11, 40)),
        ((Spot(1, 1, 11, 20), Spot(4, 4, 11, 18)), Spot(2, 3, 11, 40)),
        ((Spot(2, 2, 11, 20),), Spot(3, 4, 11, 40)),
        ((Spot(2, 3, 11, 20),), Spot(1, 1, 11, 40)),
        ((Spot(1, 4, 11, 20),), Spot(1, 4, 22, 40)),
        ((Spot(1, 4, 12, 20),), STORY),
    ],
)
def test_a_photo_on_the_first_line_pushes_the_head_aside_or_down(
    photos: tuple[Spot, ...], room: Spot
) -> None:
    assert head_columns(STORY, photos) == room


def test_a_part_counts_its_lines() -> None:
    assert ColumnPart(1, 11, 40).lines == 30
