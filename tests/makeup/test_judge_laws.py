"""What holds of judging any page: sums, mirrors, names."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.makeup.paper import LAYOUT
from tools.page_drawing import drawn

from banxin.content.model import Spot
from banxin.makeup import NO_SHAPE, Leg, PageShape, StoryShape
from banxin.makeup.judging import PRICES, Fault, PageRule, judge, score
from banxin.measure import Length

COLUMNS, LINES = 6, 60

SIDED = {PageRule.PLACE_ORDER}
"""Rules that tell left from right."""


@st.composite
def tilings(draw: st.DrawFn) -> PageShape:
    """A page cut into rectangles, every one a story with a head, text and perhaps a photo."""
    spots = [Spot(1, COLUMNS, 1, LINES)]
    for _ in range(draw(st.integers(0, 9))):
        spot = spots.pop(draw(st.integers(0, len(spots) - 1)))
        spots += _cut(draw, spot)
    orders = draw(st.permutations(range(len(spots))))
    stories = tuple(_story(draw, spot, order) for spot, order in zip(spots, orders, strict=True))
    return PageShape(COLUMNS, LINES, 1, stories, ())


def _cut(draw: st.DrawFn, spot: Spot) -> list[Spot]:
    if draw(st.booleans()) and spot.last_column > spot.first_column:
        column = draw(st.integers(spot.first_column, spot.last_column - 1))
        return [replace(spot, last_column=column), replace(spot, first_column=column + 1)]
    if spot.last_line - spot.first_line > 6:
        line = draw(st.integers(spot.first_line + 2, spot.last_line - 4))
        white = draw(st.integers(0, 3))
        return [replace(spot, last_line=line), replace(spot, first_line=line + white + 1)]
    return [spot]


def _story(draw: st.DrawFn, spot: Spot, order: int) -> StoryShape:
    head = replace(spot, last_line=min(spot.first_line + draw(st.integers(0, 4)), spot.last_line))
    first = head.last_line + 1
    photo = None
    if draw(st.booleans()) and first + 2 <= spot.last_line:
        photo = Spot(spot.first_column, spot.first_column, first, first + 1)
    legs = tuple(
        Leg(column, start, spot.last_line, draw(st.integers(0, spot.last_line - start + 1)))
        for column in range(spot.first_column, spot.last_column + 1)
        for start in (first + 3 if photo and column == spot.first_column else first,)
        if start <= spot.last_line
    )
    size = Length.pt(draw(st.integers(12, 48)))
    share = draw(st.integers(0, 1000))
    photos = (photo,) if photo else ()
    return StoryShape(
        f"s{order}", order, spot, None, head, size, share, photos, legs, draw(st.integers(0, 99))
    )


wild_spots = st.builds(Spot, *[st.integers(-3, 70)] * 4)
wild_stories = st.builds(
    StoryShape,
    story=st.sampled_from("abc"),
    order=st.integers(0, 3),
    spot=wild_spots,
    notch=st.none() | wild_spots,
    head=st.none() | wild_spots,
    title_size=st.integers(0, 50).map(Length.pt),
    title_share=st.integers(0, 1500),
    photos=st.lists(wild_spots, max_size=3).map(tuple),
    legs=st.lists(st.builds(Leg, *[st.integers(-3, 70)] * 4), max_size=4).map(tuple),
    copyfit=st.integers(0, 5000),
)
wild_pages = st.builds(
    PageShape,
    columns=st.integers(1, 8),
    lines=st.integers(1, 60),
    first_line=st.integers(1, 12),
    stories=st.lists(wild_stories, max_size=4).map(tuple),
    standing=st.lists(wild_spots, max_size=2).map(tuple),
)


@given(tilings() | wild_pages)
@settings(deadline=None)
def test_the_total_is_the_sum_of_its_parts_and_of_its_faults(page: PageShape) -> None:
    """Whatever a hand may have written: overlapping, off the grid, upside down."""
    found = judge(page, LAYOUT)
    marks = score(found)
    assert all(fault.points > 0 and fault.points <= PRICES[fault.rule].most for fault in found)
    assert marks.total == sum(marks.parts.values()) == sum(fault.points for fault in found)
    assert set(marks.parts) == {fault.rule for fault in found}
    assert list(marks.parts) == [rule for rule in PageRule if rule in marks.parts]


def mirrored(page: PageShape) -> PageShape:
    def spot(one: Spot) -> Spot:
        return replace(
            one,
            first_column=COLUMNS + 1 - one.last_column,
            last_column=COLUMNS + 1 - one.first_column,
        )

    return replace(
        page,
        stories=tuple(
            replace(
                story,
                spot=spot(story.spot),
                head=story.head and spot(story.head),
                photos=tuple(spot(photo) for photo in story.photos),
                legs=tuple(
                    replace(leg, column=COLUMNS + 1 - leg.column) for leg in reversed(story.legs)
                ),
            )
            for story in page.stories
        ),
    )


def parts_of(page: PageShape, *but: PageRule) -> dict[PageRule, int]:
    parts = score(judge(page, LAYOUT)).parts
    return {rule: points for rule, points in parts.items() if rule not in but}


@given(tilings())
@settings(deadline=None)
def test_only_the_order_of_places_tells_left_from_right(page: PageShape) -> None:
    assert parts_of(mirrored(page), *SIDED) == parts_of(page, *SIDED)


def test_the_order_of_places_does_tell_left_from_right() -> None:
    page = drawn("A^ A^ A^ B^ B^ B^\na| a| a| b| b| b|")
    assert PageRule.PLACE_ORDER not in parts_of(page)
    assert PageRule.PLACE_ORDER in parts_of(mirrored(page))


@given(tilings(), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_neither_names_nor_the_order_in_the_tuple_count(page: PageShape, chance: object) -> None:
    stories = [replace(story, story=f"稿{story.order * 7 % 11}") for story in page.stories]
    stories.reverse()
    assert parts_of(replace(page, stories=tuple(stories))) == parts_of(page)


@given(tilings())
@settings(deadline=None)
def test_every_fault_lies_on_the_page_and_names_stories_of_it(page: PageShape) -> None:
    names = {story.story for story in page.stories}
    for fault in judge(page, LAYOUT):
        spot = fault.spot
        assert 1 <= spot.first_column <= spot.last_column <= COLUMNS
        assert 1 <= spot.first_line <= spot.last_line <= LINES
        assert set(fault.stories) <= names


def test_a_page_with_nothing_on_it_breaks_nothing() -> None:
    assert judge(NO_SHAPE, LAYOUT) == ()
    assert score(()).total == 0


def test_parts_add_up_by_rule() -> None:
    spot = Spot(1, 1, 1, 1)
    found = [Fault(PageRule.HOLE, points, (), spot, 1) for points in (100, 200)]
    found.append(Fault(PageRule.ROOM, 7, (), spot, 1))
    assert score(found).parts == {PageRule.ROOM: 7, PageRule.HOLE: 300}
    assert score(found).total == 307


def test_every_rule_has_a_price() -> None:
    assert set(PRICES) == set(PageRule)
    for price in PRICES.values():
        assert price.strong is None or (price.told or 0) <= price.strong


def test_an_empty_line_is_dearer_than_a_plain_fault_of_any_other_kind() -> None:
    """The scale in one line: one empty line is the unit, one 碰题 is less, two are more."""
    line = PRICES[PageRule.HOLE].of(1)
    level = PRICES[PageRule.HEADS_LEVEL].of(1000)
    assert level < line < 2 * level
    assert PRICES[PageRule.CUT_DOWN].of(1000) < PRICES[PageRule.CUT_ACROSS].of(1000) < level
