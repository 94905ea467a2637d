"""Full search: what it finds is a page, and nothing that a hand can try is better."""

from __future__ import annotations

from itertools import product

import pytest
from bench.pages.desk import open_issue
from bench.pages.exact import Laid, Search
from bench.pages.issue import issue_of
from bench.pages.optimum import known, optimum, small
from bench.pages.problem import load_problem, load_problems
from bench.pages.ways import Notch, Size, Way, Ways

from banxin.content.model import Spot
from banxin.makeup.assign import ranks_by_weight
from banxin.makeup.plan import OpenPage
from banxin.makeup.planning.casts import CastingOff
from banxin.makeup.planning.open_pages import area_of

PAIR = "a4-605"


class Counting(Search):
    """Counts tilings and weighs none, so that a good one does not rule out others."""

    def _choose(self, laid: tuple[Laid, ...], chosen: tuple[Way, ...]) -> None:
        """Nothing to choose."""


def opened(name: str) -> tuple[CastingOff, Spot, list[Ways]]:
    issue = issue_of(load_problem(name))
    stone, drafts = open_issue(issue)
    (draft,) = [one for one in drafts if isinstance(one, OpenPage)]
    by, area = CastingOff(stone), area_of(draft, stone)
    ranks = ranks_by_weight(stone.layout)
    tall = area.last_line - area.first_line + 1
    ways = [
        Ways(story, rank, order, tall, by)
        for order, (story, rank) in enumerate(zip(issue.pages[0].stories, ranks, strict=False))
    ]
    return by, area, ways


def test_two_stories_one_above_the_other_are_all_found_by_hand_too() -> None:
    """Two rectangles tile a page one above the other or side by side, and in no other way."""
    by, area, (one, other) = opened(PAIR)
    columns, tall = area.last_column, area.last_line - area.first_line + 1
    gaps = range(by.stone.layout.makeup.gap_lines[0], by.stone.layout.makeup.gap_lines[1] + 1)
    stacked = sum(
        upper + gap + lower == tall
        for upper, gap, lower in product(one.heights(columns), gaps, other.heights(columns))
    )
    sided = sum(
        tall in one.heights(left) and tall in other.heights(columns - left)
        for left in range(1, columns)
        if left in one.widths and columns - left in other.widths
    )
    # Either may be the upper one, or the left one.
    stories = issue_of(load_problem(PAIR)).pages[0].stories
    found = Counting(stories, area, by, corners=0).run()

    assert found.whole
    assert stacked
    assert found.tilings == 2 * stacked + 2 * sided


def test_a_rectangle_that_the_copy_cannot_fill_has_no_way() -> None:
    _, area, (one, _) = opened(PAIR)
    tall = area.last_line - area.first_line + 1
    columns = one.widths[-1]

    assert not one.of(Size(columns, tall * 2))
    assert not one.of(Size(columns, 4))
    assert Size(3, 20, Notch(1, 5, at_right=True)).cells == 55


def test_the_search_gives_up_when_its_seconds_are_over() -> None:
    by, area, _ = opened(PAIR)
    stories = issue_of(load_problem(PAIR)).pages[0].stories

    assert not Search(stories, area, by, seconds=-1).run().whole


def test_what_is_known_is_found_again() -> None:
    found, made = optimum(load_problem("a4-606"), 30)

    assert found.points == known()["a4-606"].points
    assert found.whole
    assert made
    assert made.made
    assert not [one for one in made.findings if one.severity.value == "error"]


def test_small_problems_have_nothing_pinned() -> None:
    chosen = [problem for problem in load_problems() if small(problem)]

    assert len(chosen) >= 12
    assert all(len(problem.stories) <= 4 for problem in chosen)


@pytest.mark.parametrize("limit", [0, 1])
def test_nothing_cheaper_than_nothing_is_found(limit: int) -> None:
    by, area, _ = opened(PAIR)
    stories = issue_of(load_problem(PAIR)).pages[0].stories

    assert Search(stories, area, by, corners=1, known=limit).run().points is None
