"""Every rule of the page: a drawing that breaks it, and one that only just does not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.makeup.paper import LAYOUT
from tools.page_drawing import drawn

from banxin.content.model import Spot
from banxin.layout import Layout
from banxin.makeup import PageShape
from banxin.makeup.judging import PRICES, Fault, PageRule, judge, score


def faults(page: PageShape, rule: PageRule, layout: Layout = LAYOUT) -> list[Fault]:
    return [fault for fault in judge(page, layout) if fault.rule is rule]


def amounts(page: PageShape, rule: PageRule, layout: Layout = LAYOUT) -> list[int]:
    return [fault.amount for fault in faults(page, rule, layout)]


DECENT = """
A^ A^ A^ B^
A^ A^ A^ b|
a| a# a# b|
a| a# a# b|
a| a# a# b|
a| a# a# b|
a| a# a# b|
a| .. .. b|
a| a| a| b|
a| a| a| b|
a| a| a| b|
a| a| a| b|
a| a| a| ..
a| a| .. ..
a| a| C^ C^
a| a| c| c|
a| a| c| c|
a| a| c| c|
.. .. c| c|
D^ D^ c| c|
d| d| c| c|
d| d| c| c|
d| d| c| c|
d| d| c| c|
d| d| c| c|
d| d| c| c|
"""


def test_a_decent_page_has_little_to_mind() -> None:
    """B begins beside A, sizes far apart: a quarter of a plain 碰题. C is twice as large as B."""
    page = drawn(DECENT, titles={"A": 40, "B": 20, "C": 18, "D": 16})
    assert score(judge(page, LAYOUT)).parts == {
        PageRule.AREA_ORDER: 5,
        PageRule.HEADS_LEVEL: 15,
    }


# Holes


def test_lines_that_a_text_does_not_reach() -> None:
    page = drawn("""
        A^ A^
        a| a|
        a| a_
        a_ a_
    """)
    assert amounts(page, PageRule.ROOM) == [3]
    assert faults(page, PageRule.HOLE) == []


def test_a_hole_is_what_goes_beyond_the_white_between_stories() -> None:
    """The small paper allows two lines between stories: of three, the third is a hole."""
    page = drawn("""
        A^ A^ B^
        a| a| b|
        .. .. b|
        .. .. b|
        .. .. b|
        C^ C^ b|
        c| c| b|
    """)
    (hole,) = faults(page, PageRule.HOLE)
    assert (hole.spot, hole.amount, hole.points) == (Spot(1, 2, 5, 5), 2, 200)


def test_white_that_the_layout_allows_is_no_hole() -> None:
    page = drawn("""
        A^ A^ B^
        a| a| b|
        .. .. b|
        .. .. b|
        C^ C^ b|
        c| c| b|
    """)
    assert faults(page, PageRule.HOLE) == []


def test_a_masthead_has_white_under_it_and_an_inner_page_none_at_its_top() -> None:
    page = drawn("""
        .. ..
        .. ..
        .. ..
        A^ A^
        a| a|
    """)
    assert amounts(replace(page, first_line=2), PageRule.HOLE) == []
    assert amounts(page, PageRule.HOLE) == [6]


def test_holes_apart_are_told_apart() -> None:
    page = drawn("""
        A^ B^ C^
        a| b| c|
        .. b| ..
        D^ D^ D^
        d| d| d|
    """)
    narrow = LAYOUT.model_copy(
        update={"makeup": LAYOUT.makeup.model_copy(update={"gap_lines": (0, 0)})}
    )
    assert [fault.spot for fault in faults(page, PageRule.HOLE, narrow)] == [
        Spot(1, 1, 3, 3),
        Spot(3, 3, 3, 3),
    ]


@pytest.mark.parametrize(
    ("below_photo", "white", "hole"), [("a|", 1, 0), ("a|", 2, 1), ("a#", 2, 0), ("a#", 3, 1)]
)
def test_white_beside_a_photo_is_one_line_and_two_between_photos(
    below_photo: str, white: int, hole: int
) -> None:
    page = drawn("A^\na#\n" + "..\n" * white + below_photo)
    assert sum(amounts(page, PageRule.HOLE)) == hole


def test_a_page_that_ends_early_is_not_full_but_has_no_hole() -> None:
    page = drawn("""
        A^ A^ B^
        a| a| b|
        a| a| ..
        .. .. ..
        .. .. ..
    """)
    assert amounts(page, PageRule.FOOT_EMPTY) == [6]
    assert [fault.spot for fault in faults(page, PageRule.HOLE)] == [Spot(3, 3, 3, 3)]


def test_standing_matter_fills_a_page() -> None:
    page = drawn("""
        A^ A^
        a| a|
        [] []
    """)
    assert faults(page, PageRule.FOOT_EMPTY) == []


def test_a_notch_is_no_hole_where_somebody_has_it() -> None:
    taken = """
        A^ A^ A^
        a| a| a|
        a| a| a|
        a| .. ..
        a| B^ B^
        a| b| b|
    """
    assert faults(drawn(taken), PageRule.HOLE) == []
    assert drawn(taken).stories[0].notch == Spot(2, 3, 5, 6)
    empty = replace(drawn(taken), stories=drawn(taken).stories[:1])
    assert amounts(empty, PageRule.HOLE) == [6]


# Weight


def test_the_lead_belongs_on_top() -> None:
    page = drawn("""
        B^ B^
        b| b|
        b| b|
        b| b|
        A^ A^
        a| a|
    """)
    (fault,) = faults(page, PageRule.PLACE_ORDER)
    assert (fault.stories, fault.amount, fault.points) == (("A", "B"), 1, 128)
    assert fault.points >= (PRICES[PageRule.PLACE_ORDER].strong or 0)


def test_of_two_that_are_level_the_heavier_stands_left() -> None:
    page = drawn("""
        B^ A^
        b| a|
    """)
    (fault,) = faults(page, PageRule.PLACE_ORDER)
    assert fault.points == 64
    assert fault.points < (PRICES[PageRule.PLACE_ORDER].strong or 0)


@pytest.mark.parametrize("drop", [3, 4])
def test_a_few_lines_lower_is_still_level(drop: int) -> None:
    """A begins on line 1 + ``drop`` at the left: level with B up to three lines."""
    above = "B^ ..\n" + "b| ..\n" * (drop - 1)
    page = drawn(
        "\n".join(" ".join(reversed(row.split())) for row in above.splitlines()) + "\nA^ b|\na| b|"
    )
    assert len(faults(page, PageRule.PLACE_ORDER)) == (drop > 3)


def test_lighter_stories_pay_by_steps_of_weight() -> None:
    page = drawn("""
        A^ A^ A^
        a| a| a|
        D^ C^ C^
        d| c| c|
        d| c| c|
        d| c| c|
        d| B^ B^
        d| b| b|
    """)
    assert [(f.stories, f.amount, f.points) for f in faults(page, PageRule.PLACE_ORDER)] == [
        (("B", "C"), 1, 16),
        (("B", "D"), 2, 32),
        (("C", "D"), 1, 8),
    ]


def test_a_rest_from_another_page_has_no_rank() -> None:
    page = drawn("""
        B^ B^
        b| b|
        b| b|
        b| b|
        a| a|
        a| a|
    """)
    assert faults(page, PageRule.PLACE_ORDER) == []


def test_a_lighter_title_may_be_a_tenth_larger() -> None:
    page = """
        A^ A^
        a| a|
        B^ B^
        b| b|
        C^ C^
        c| c|
    """
    near = drawn(page, titles={"A": 40, "B": 20, "C": 22})
    assert faults(near, PageRule.TITLE_ORDER) == []
    over = drawn(page, titles={"A": 40, "B": 20, "C": 28.6})
    (fault,) = faults(over, PageRule.TITLE_ORDER)
    assert (fault.stories, fault.amount, fault.points) == (("B", "C"), 43, 19)
    lead = drawn(page, titles={"A": 20, "B": 30, "C": 10})
    assert [fault.points for fault in faults(lead, PageRule.TITLE_ORDER)] == [60]


def test_a_lighter_story_may_be_half_as_large_again() -> None:
    def page(lines: int) -> PageShape:
        return drawn("A^ A^\n" + "a| a|\n" * 9 + "B^ B^\n" + "b| b|\n" * (lines - 1))

    assert faults(page(15), PageRule.AREA_ORDER) == []
    (fault,) = faults(page(30), PageRule.AREA_ORDER)
    assert (fault.amount, fault.points) == (200, 40)


# Heads


def heads_level(drawing: str, **titles: float) -> list[int]:
    return amounts(drawn(drawing, titles=titles), PageRule.HEADS_LEVEL)


SIDE_BY_SIDE = """
    A^ A^ B^
    A^ A^ B^
    a| a| b|
    a| a| b|
    a| a| b|
"""


def test_heads_side_by_side_are_the_worse_the_more_alike_they_are() -> None:
    assert heads_level(SIDE_BY_SIDE, A=30, B=30) == [1000]
    assert heads_level(SIDE_BY_SIDE, A=40, B=30) == [500]
    assert heads_level(SIDE_BY_SIDE, A=40, B=10) == [250]


def test_heads_that_share_fewer_lines_cost_less() -> None:
    stepped = """
        A^ A^ ..
        A^ A^ B^
        a| a| B^
        a| a| b|
        a| a| b|
    """
    assert heads_level(stepped, A=30, B=30) == [500]


@pytest.mark.parametrize(
    "apart",
    [
        """
        A^ A^ ..
        A^ A^ ..
        a| a| B^
        a| a| b|
        """,
        """
        A^ [] B^
        A^ [] B^
        a| [] b|
        """,
        """
        A^ c# B^
        A^ c# B^
        a| C^ b|
        a| c| b|
        """,
    ],
)
def test_heads_with_something_between_them_are_apart(apart: str) -> None:
    pairs = [
        fault.stories
        for fault in faults(drawn(apart, titles={"A": 30, "B": 30}), PageRule.HEADS_LEVEL)
    ]
    assert ("A", "B") not in pairs


def test_text_stands_under_its_head() -> None:
    page = drawn("""
        A^ A^ a|
        a| a| a|
        a| a| a|
    """)
    (fault,) = faults(page, PageRule.HEAD_APART)
    assert (fault.amount, fault.points) == (1, 100)
    under = drawn("""
        A^ A^ A^
        a| a# a#
        a| a| a|
    """)
    assert faults(under, PageRule.HEAD_APART) == []


def test_text_beside_its_head_in_the_heads_own_columns_is_apart() -> None:
    page = drawn("""
        a| A^
        A^ A^
        a| a|
    """)
    assert amounts(page, PageRule.HEAD_APART) == [1]


def test_a_title_fills_half_of_its_width() -> None:
    page = "A^ A^\na| a|"
    assert amounts(drawn(page, shares={"A": 550}), PageRule.TITLE_LOST) == []
    assert amounts(drawn(page, shares={"A": 240}), PageRule.TITLE_LOST) == [31]


BROADSHEET = LAYOUT.model_copy(
    update={"page": LAYOUT.page.model_copy(update={"trim_mm": (390.0, 545.0)})}
)


def test_a_head_on_the_fold_of_a_broadsheet() -> None:
    """545 mm folds at 272.5; 242.5 mm under the first line's top, at 15 points a line: line 46."""
    on_fold = "A^ A^\n" + "a| a|\n" * 42 + "B^ B^\n" * 4 + "b| b|\n" * 20
    above = "A^ A^\n" + "a| a|\n" * 41 + "B^ B^\n" * 4 + "b| b|\n" * 21
    assert [f.stories for f in faults(drawn(on_fold), PageRule.HEAD_IN_FOLD, BROADSHEET)] == [
        ("B",)
    ]
    assert faults(drawn(above), PageRule.HEAD_IN_FOLD, BROADSHEET) == []
    assert faults(drawn(on_fold), PageRule.HEAD_IN_FOLD) == []


# Gaps through the page

FOUR = """
    A^ A^ B^
    a| a| b|
    a| a| b|
    .. .. ..
    C^ D^ D^
    c| d| d|
    c| d| d|
"""


def test_a_gap_through_the_whole_width_cuts_the_page() -> None:
    (fault,) = faults(drawn(FOUR), PageRule.CUT_ACROSS)
    assert (fault.spot, fault.amount, fault.points) == (Spot(1, 3, 4, 4), 1000, 40)


def test_the_masthead_and_advertisements_do_not_cut() -> None:
    page = drawn(
        """
        .. ..
        .. ..
        [] []
        A^ B^
        a| b|
        .. ..
        [] []
        """,
        first_line=2,
    )
    assert faults(page, PageRule.CUT_ACROSS) == []


@pytest.mark.parametrize(
    "spanned",
    [
        """
        A^ A^ B^
        a| a| ..
        a| a| D^
        .. .. d|
        C^ C^ d|
        c| c| d|
        """,
        """
        A^ A^ B^
        a| a| []
        .. .. []
        C^ C^ []
        c| c| ..
        c| c| D^
        c| c| d|
        """,
        """
        A^ A^ B^
        a| a| b|
        .. .. b#
        C^ D^ b#
        c| d| ..
        c| d| b|
        """,
    ],
)
def test_whatever_reaches_across_holds_a_page_together(spanned: str) -> None:
    assert faults(drawn(spanned), PageRule.CUT_ACROSS) == []


def test_a_banner_is_half_a_cut() -> None:
    page = drawn("""
        A^ A^
        a| a|
        .. ..
        B^ C^
        b| c|
    """)
    assert amounts(page, PageRule.CUT_ACROSS) == [500]
    assert faults(page, PageRule.CUT_DOWN) == []


def test_a_gutter_from_top_to_foot_cuts_less() -> None:
    page = drawn("""
        A^ B^
        a| b|
        a| ..
        .. D^
        C^ d|
        c| d|
    """)
    (fault,) = faults(page, PageRule.CUT_DOWN)
    assert (fault.spot, fault.points) == (Spot(1, 2, 1, 6), 20)


# Legs


def test_text_under_another_storys_text_reads_on() -> None:
    page = drawn("""
        A^ A^
        a| a|
        a| a|
        .. ..
        b| b|
        b| b|
    """)
    (fault,) = faults(page, PageRule.LEG_FOLLOWS)
    assert (fault.stories, fault.spot, fault.points) == (("A", "B"), Spot(1, 2, 5, 6), 100)


@pytest.mark.parametrize("between", ["B^ B^", "b# b#", "[] []"])
def test_a_head_a_photo_or_a_box_parts_two_texts(between: str) -> None:
    page = drawn(f"A^ A^\na| a|\n{between}\nb| b|\nb| b|")
    assert faults(page, PageRule.LEG_FOLLOWS) == []


def test_a_text_goes_on_under_itself() -> None:
    assert faults(drawn("A^\na|\n..\na|"), PageRule.LEG_FOLLOWS) == []


def ribbon(lines: int) -> PageShape:
    return drawn("A^ B^ B^\n" + "a| b| b|\n" * (lines - 1))


def test_a_ribbon_is_four_times_as_tall_as_wide() -> None:
    """A column is 100 points wide, a line 15 high: 26 lines are 390, 27 would be 405."""
    assert amounts(ribbon(26), PageRule.THIN) == []
    assert amounts(ribbon(30), PageRule.THIN) == [4]


def test_three_columns_are_six_lines_deep() -> None:
    def page(lines: int) -> PageShape:
        return drawn("A^ A^ A^\n" + "a| a| a|\n" * lines)

    assert amounts(page(6), PageRule.FLAT) == []
    assert amounts(page(4), PageRule.FLAT) == [2]
    narrow = drawn("A^ A^\n" + "a| a|\n" * 3)
    assert faults(narrow, PageRule.FLAT) == []


def stub(lines: int) -> PageShape:
    """Text of so many lines over a photo at the foot."""
    return drawn("A^ A^\n" + "a| a|\n" * lines + ".. a|\n" + "a# a|\n" * 5)


def test_a_leg_has_five_lines() -> None:
    assert amounts(stub(5), PageRule.LEG_SHORT) == []
    assert [(fault.spot, fault.amount) for fault in faults(stub(3), PageRule.LEG_SHORT)] == [
        (Spot(1, 1, 2, 4), 2)
    ]


def test_one_line_alone_costs_more_than_a_short_leg() -> None:
    assert amounts(stub(1), PageRule.LONE_LINE) == [1]
    assert amounts(stub(2), PageRule.LONE_LINE) == []


def test_a_brief_of_one_leg_may_be_short() -> None:
    assert faults(drawn("A^\na|\na|"), PageRule.LEG_SHORT) == []


def test_the_shortest_column_is_a_third_of_the_longest() -> None:
    """Eighteen lines beside six, and beside five."""
    assert amounts(drawn("A^ A^\n" + "a| a|\n" * 6 + "a| a#\n" * 12), PageRule.LEGS_UNEQUAL) == []
    assert amounts(drawn("A^ A^\n" + "a| a|\n" * 5 + "a| a#\n" * 13), PageRule.LEGS_UNEQUAL) == [1]


# Photos

APART = """
    A^ A^ B^ B^
    a# a# b| b|
    a# a# b| b|
    .. .. b| b|
    a| a| .. ..
    a| a| b# b#
    a| a| b# b#
"""


def test_photos_of_two_stories_that_touch_across_a_gutter() -> None:
    page = drawn("""
        A^ A^ B^ B^
        a| a# b# b|
        a| a# b# b|
        a| .. b# b|
        a| a| .. b|
        a| a| b| b|
    """)
    (fault,) = faults(page, PageRule.PHOTOS_TOUCH)
    assert (fault.amount, fault.spot) == (1000, Spot(2, 3, 2, 4))
    assert faults(drawn(APART), PageRule.PHOTOS_TOUCH) == []


def test_photos_of_one_story_may_touch() -> None:
    page = drawn("""
        A^ A^ A^
        a# a| a#
        a# a| a#
        .. a# ..
        a| a# a|
        a| a# a|
    """)
    assert faults(page, PageRule.PHOTOS_TOUCH) == []


def test_photos_one_above_the_other_touch_up_to_the_white_between_stories() -> None:
    def page(white: int) -> PageShape:
        return drawn(
            "A^ A^\na| a|\na# a#\na# a#\n" + ".. ..\n" * white + "b# b#\nb# b#\nB^ B^\nb| b|"
        )

    assert amounts(page(2), PageRule.PHOTOS_TOUCH) == [1000]
    assert amounts(page(3), PageRule.PHOTOS_TOUCH) == []


def test_photos_are_spread_over_the_page() -> None:
    bunched = drawn("""
        A^ B^ C^ C^
        a# b# c| c|
        a| b| c| c|
        a| b| c| c|
        a| b| c| c|
        a| b| c| c|
    """)
    assert amounts(bunched, PageRule.PHOTOS_BUNCHED) == [2]
    assert amounts(drawn(APART), PageRule.PHOTOS_BUNCHED) == []
    one_storys = drawn("A^ A^ B^\na# a| b|\n.. a# b|\na| a| b|\na| a| b|\na| a| b|\na| a| b|")
    assert amounts(one_storys, PageRule.PHOTOS_BUNCHED) == []


def test_the_leads_photo_is_the_largest() -> None:
    page = drawn("""
        A^ A^ A^ B^
        a| a| a# b#
        a| a| a# b#
        a| a| .. b#
        a| a| a| b#
        a| a| a| ..
        a| a| a| b|
    """)
    (fault,) = faults(page, PageRule.PHOTO_ORDER)
    assert (fault.stories, fault.amount, fault.points) == (("A", "B"), 100, 54)
    assert faults(drawn(APART), PageRule.PHOTO_ORDER) == []


def test_the_photo_of_a_rest_is_not_held_against_the_page() -> None:
    page = drawn("a# a|\n.. a|\na| a|\nB^ B^\nb# b#\nb# b#\nb| b|")
    assert faults(page, PageRule.PHOTO_ORDER) == []


def test_a_storys_main_photo_is_its_largest() -> None:
    """The first that is drawn is the main photo."""
    page = drawn("""
        A^ A^ A^
        a# a| a|
        .. a| a|
        a| .. ..
        a| a# a#
        a| a# a#
    """)
    (fault,) = faults(page, PageRule.PHOTO_ORDER)
    assert (fault.stories, fault.amount) == (("A", "A"), 300)


def test_copyfit_is_handed_on() -> None:
    page = drawn("A^\na|")
    strained = replace(page, stories=(replace(page.stories[0], copyfit=37),))
    assert [fault.points for fault in faults(strained, PageRule.COPYFIT)] == [37]
    assert faults(page, PageRule.COPYFIT) == []
