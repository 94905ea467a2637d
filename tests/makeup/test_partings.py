"""Rules between stories, drawn on a page in round numbers and read back as columns and lines.

A column is 100 points, a gutter 20, a line 15; a rule is half a point.
"""

from __future__ import annotations

import pytest
from tests.makeup.paper import LAYOUT

from banxin.content.model import Spot
from banxin.makeup.grid import grid_of
from banxin.makeup.partings import partings
from banxin.makeup.shape import PageShape, StoryShape
from banxin.measure import ZERO

GRID = grid_of(LAYOUT)


def story(spot: Spot, *photos: Spot, notch: Spot | None = None, name: str = "one") -> StoryShape:
    return StoryShape(name, 0, spot, notch, None, ZERO, 0, photos, ())


def rules(
    *stories: StoryShape, standing: tuple[Spot, ...] = ()
) -> set[tuple[str, float, float, float]]:
    """``upright``, gutter's number, first and last line; ``level``, line, first and last column.

    A level rule's line is that on whose middle it lies; a half is the edge of two.
    """
    found = set()
    for rule in partings(PageShape(4, 40, 1, stories, standing), LAYOUT, GRID):
        rect = rule.rect
        left, top = (rect.x - GRID.x).in_pt, (rect.y - GRID.y).in_pt
        if rect.width < rect.height:
            assert rect.width.in_pt == 0.5
            gutter = (left + 0.25 + 10) / 120
            found.add(("upright", gutter, top / 15 + 1, (top + rect.height.in_pt) / 15))
        else:
            assert rect.height.in_pt == 0.5
            across = (left + rect.width.in_pt + 20) / 120
            found.add(("level", round((top + 0.25) / 15 + 0.5, 2), left / 120 + 1, across))
    return found


ABOVE = story(Spot(1, 4, 1, 20))


@pytest.mark.parametrize(
    ("stories", "drawn"),
    [
        ((ABOVE,), set()),
        (
            (story(Spot(1, 2, 1, 40)), story(Spot(3, 4, 5, 30))),
            {("upright", 2, 5, 30)},
        ),
        ((ABOVE, story(Spot(1, 4, 23, 40))), {("level", 21.5, 1, 4)}),
        ((ABOVE, story(Spot(1, 4, 22, 40))), {("level", 21, 1, 4)}),
        ((ABOVE, story(Spot(1, 4, 21, 40))), {("level", 20.5, 1, 4)}),
        ((ABOVE, story(Spot(1, 4, 25, 40))), set()),
        (
            (ABOVE, story(Spot(1, 2, 22, 40)), story(Spot(3, 4, 22, 40))),
            {("level", 21, 1, 4), ("upright", 2, 22, 40)},
        ),
        (
            (ABOVE, story(Spot(1, 2, 22, 40)), story(Spot(3, 4, 23, 40))),
            {("level", 21, 1, 2), ("level", 21.5, 3, 4), ("upright", 2, 23, 40)},
        ),
        (
            (story(Spot(1, 1, 1, 40)), story(Spot(2, 4, 1, 20)), story(Spot(2, 4, 23, 40))),
            {("upright", 1, 1, 40), ("level", 21.5, 2, 4)},
        ),
    ],
)
def test_rules_between_rectangles(stories: tuple[StoryShape, ...], drawn: set[object]) -> None:
    assert rules(*stories) == drawn


def test_rules_follow_a_notch() -> None:
    """The notch holds the line of white over the story that stands in it."""
    around = story(Spot(1, 4, 1, 40), notch=Spot(3, 4, 21, 40))
    inside = story(Spot(3, 4, 22, 40))
    assert rules(around, inside) == {("upright", 2, 22, 40), ("level", 21, 3, 4)}


def test_the_edge_of_a_photo_or_a_box_parts_by_itself() -> None:
    left = story(Spot(1, 2, 1, 40), Spot(1, 2, 11, 20))
    assert rules(left, story(Spot(3, 4, 1, 40))) == {("upright", 2, 1, 10), ("upright", 2, 21, 40)}
    topped = story(Spot(1, 4, 22, 40), Spot(1, 4, 22, 30))
    assert rules(ABOVE, topped) == set()
    half = story(Spot(1, 4, 22, 40), Spot(1, 2, 22, 30))
    assert rules(ABOVE, half) == {("level", 21, 1, 4)}
    footed = story(Spot(1, 4, 1, 20), Spot(1, 4, 11, 20))
    assert rules(footed, story(Spot(1, 4, 22, 40))) == {("level", 21, 1, 4)}


def test_a_standing_box_needs_no_rule_and_none_runs_through_it() -> None:
    box = Spot(3, 4, 31, 40)
    assert rules(story(Spot(1, 2, 1, 40)), standing=(box,)) == set()
    assert rules(story(Spot(3, 4, 1, 29)), standing=(box,)) == set()
    assert rules(story(Spot(1, 2, 1, 40)), story(Spot(3, 4, 1, 29)), standing=(box,)) == {
        ("upright", 2, 1, 29)
    }


def test_nothing_is_drawn_inside_a_story_or_beside_empty_lines() -> None:
    assert rules(story(Spot(1, 1, 1, 20)), story(Spot(3, 4, 1, 40))) == set()
