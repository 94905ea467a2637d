"""One story placed: head, photos and columns in its rectangle, full to the last line or told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.makeup.paper import LAYOUT, NOWHERE, body, han, issue, page, photo, story, text

from banxin.content.model import BodyBlock, BodyParagraph, SectionHead, Spot
from banxin.diagnostics import Diagnostic
from banxin.layout import MakeUp
from banxin.makeup.castoff import CastSolid, CastText, cast_off
from banxin.makeup.columns import ColumnPart
from banxin.makeup.copyfit import COST_A_POINT, HEAD_POINTS, LINE_POINTS
from banxin.makeup.fill import LEAST_TURNED, fill
from banxin.makeup.fit import head_room
from banxin.makeup.galley import NO_GALLEY, Galley, TextPiece, set_galley
from banxin.makeup.grid import grid_of
from banxin.makeup.heads import measure_head
from banxin.makeup.marked import MarkedStory, made_here, marked
from banxin.makeup.markup import mark_up
from banxin.makeup.model import Part
from banxin.makeup.place import PlacedStory, place_story
from banxin.makeup.plan import PagePlan, PhotoPlan, StoryPlan
from banxin.makeup.setting import copy_of
from banxin.makeup.stone import Stone
from banxin.typeset import Composer, OneEm

STONE = Stone(LAYOUT, grid_of(LAYOUT), Composer(OneEm(), LAYOUT.lines.settings))


def with_limits(**limits: int) -> Stone:
    layout = LAYOUT.model_copy(update={"makeup": MakeUp.model_validate(limits)})
    return replace(STONE, layout=layout)


STIFF = with_limits(looseness=0, section_white_lines=0, head_lines=0)

# A title of one character takes 48 points, 5 above it and 10 below: five lines.
HEAD = 5
SECTION = SectionHead(text("标"), text("句"))
JUMP = "（下转第2版）"


def marked_story(
    *blocks: BodyBlock,
    spot: Spot,
    notch: Spot | None = None,
    photos: tuple[PhotoPlan, ...] = (),
    title: str = "题",
) -> MarkedStory:
    told = story("one", *blocks, title=(title,), photos=tuple(plan.photo for plan in photos))
    plan = StoryPlan(told, spot, LAYOUT.ranks["lead"], photos, notch=notch)
    on_page = page(told)
    (made,) = mark_up((PagePlan(1, on_page, 0, False, (plan,)),), issue(on_page), LAYOUT)
    return made.stories[0]


def turning(found: MarkedStory) -> MarkedStory:
    """The same with a line that says where it goes on."""
    jump = marked(Part.JUMP, made_here(JUMP, NOWHERE), LAYOUT.end_byline, LAYOUT)
    return replace(found, jump=jump)


def placed(
    found: MarkedStory, *, stone: Stone = STONE, goes_on: bool = False, opening: Galley = NO_GALLEY
) -> tuple[PlacedStory, Sequence[Diagnostic]]:
    return place_story(found, opening, stone, goes_on=goes_on)


def words(found: PlacedStory, *parts: Part) -> str:
    return "".join(
        line.line.text
        for frame in found.frames
        for one in frame.texts
        if one.part in (parts or (Part.BODY,))
        for line in one.lines
    )


def words_in(galley: Galley) -> str:
    return "".join(
        line.line.text
        for piece in galley.pieces
        if isinstance(piece, TextPiece)
        for line in piece.text.lines
    )


def legs(found: PlacedStory) -> list[tuple[int, int, int]]:
    return [(leg.column, leg.first_line, leg.last_line) for leg in found.shape.legs]


def foot(line: int) -> float:
    """The bottom of a line, in points from the page's top."""
    return (STONE.grid.top_of(line + 1)).in_pt


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.one_of(st.integers(1, 15).map(body), st.just(SECTION)), min_size=3, max_size=9),
    st.integers(2, 4),
    st.integers(-2, 4),
)
def test_a_filled_story_ends_on_its_last_line_in_every_column(
    blocks: list[BodyBlock], columns: int, more: int
) -> None:
    """What is filled is filled on paper, in as many characters as before; else it is told."""
    galley = set_galley(marked_story(*blocks, spot=Spot(1, 4, 1, 40)).blocks, STONE)
    lines = max(cast_off(galley).lines + more, columns) // columns + HEAD
    spot = Spot(1, columns, 1, min(lines, 40))
    found, findings = placed(marked_story(*blocks, spot=spot))
    parts = {Part.BODY, Part.SECTION, Part.SECTION_LABEL}
    if any(leg.empty for leg in found.shape.legs) or found.rest.pieces:
        codes = {"story-room", "story-overset", "piece-too-tall"}
        assert [one.code in codes for one in findings] == [True]
        return
    assert findings == ()
    feet = [
        (frame.rect.y + frame.texts[-1].bottom).in_pt
        for frame in found.frames
        if frame.texts[0].part in parts
    ]
    assert len(feet) == columns
    ends_with_head = isinstance(blocks[-1], SectionHead)
    assert all(one == foot(spot.last_line) for one in (feet[:-1] if ends_with_head else feet))
    written = [block.text.plain for block in blocks if isinstance(block, BodyParagraph)]
    assert words(found) == "".join(written)


def test_what_a_story_costs_is_what_its_fill_costs() -> None:
    """A paragraph gains the line that a column of 35 has more than 34."""
    found = marked_story(body(20), body(14, "木"), spot=Spot(1, 1, 1, 40))
    done, findings = placed(found, stone=with_limits(head_lines=0))
    parts = [ColumnPart(*leg) for leg in legs(done)]
    chosen = fill(cast_off(set_galley(found.blocks, STONE)), parts)
    assert chosen is not None
    assert findings == ()
    assert done.shape.copyfit == chosen.cost > 0


def test_a_head_grows_where_its_columns_are_all_a_line_too_long() -> None:
    """34 lines in each of four columns, one line each short of the foot."""
    found = marked_story(*(body(34, first) for first in "一木水火"), spot=Spot(1, 4, 1, 40))
    done, findings = placed(found)
    assert findings == ()
    assert done.shape.head == Spot(1, 4, 1, HEAD + 1)
    assert done.shape.copyfit == HEAD_POINTS
    low, told = placed(found, stone=STIFF)
    assert low.shape.head == Spot(1, 4, 1, HEAD)
    assert [(one.code, one.params["lines"]) for one in told] == [("story-room", 4)]


def test_a_taller_head_keeps_its_white_below_and_opens_between_its_parts() -> None:
    told = marked_story(*(body(34, first) for first in "一木水火"), spot=Spot(1, 4, 1, 40))
    assert told.head is not None
    kicker = marked(Part.KICKER, text("引"), LAYOUT.ranks["lead"].kicker, LAYOUT)
    both = replace(told, head=replace(told.head, kicker=kicker))
    lines = measure_head(both.head, "", 4, STONE).lines if both.head else 0
    spot = Spot(1, 4, 1, lines + 1 + 34)
    high, findings = placed(replace(both, plan=replace(both.plan, spot=spot)))
    assert findings == ()
    assert high.shape.head == Spot(1, 4, 1, lines + 1)
    above, title = high.frames[0].texts
    assert (high.frames[0].rect.height - title.bottom).in_pt == LAYOUT.ranks["lead"].below_pt
    assert 5 < (title.top - above.bottom).in_pt <= 5 + 15 / 2
    assert above.top.in_pt >= LAYOUT.ranks["lead"].above_pt


@settings(deadline=None, max_examples=40)
@given(st.integers(1, 30), st.integers(1, 4), st.booleans())
def test_a_head_is_placed_as_it_was_measured(length: int, columns: int, named: bool) -> None:
    blocks = (body(3), body(4, "水")) if named else (body(3),)
    found = marked_story(*blocks, spot=Spot(1, columns, 1, 40), title=han(length))
    assert found.head is not None
    size = measure_head(found.head, copy_of(found.blocks), columns, STONE)
    done, findings = placed(found, stone=STIFF)
    assert done.shape.head == Spot(1, columns, 1, size.lines)
    assert done.shape.title_size == size.title_size
    assert done.shape.title_share == size.title_share
    assert size.too_long == ("head-too-long" in [one.code for one in findings])


def test_a_turning_story_ends_with_its_jump_line() -> None:
    """Columns of 35 lines, the last with 34 and the jump line; the rest begins a paragraph."""
    found = turning(marked_story(body(40), body(29, "木"), body(30, "水"), spot=Spot(1, 2, 1, 40)))
    done, findings = placed(found, goes_on=True)
    assert findings == ()
    assert [leg.empty for leg in done.shape.legs] == [0, 0]
    jump = done.frames[-1]
    assert [one.part for one in jump.texts] == [Part.JUMP]
    assert jump.rect == STONE.grid.rect(Spot(2, 2, 40, 40))
    assert words(done, Part.JUMP) == JUMP
    assert words(done) == body(40).text.plain + body(29, "木").text.plain
    assert words_in(done.rest) == body(30, "水").text.plain


def test_a_story_turns_where_its_rest_is_worth_reading() -> None:
    """Columns of 34 lines. Of 80 twelve are over; of 72, whatever the plan thought, only four."""
    spot = Spot(1, 2, 1, 39)
    done, findings = placed(marked_story(body(80), spot=spot), goes_on=True)
    assert findings == ()
    assert sum(piece.lines for piece in done.rest.pieces) >= LEAST_TURNED
    assert done.shape.copyfit > 0
    done, findings = placed(marked_story(body(72), spot=spot), goes_on=True)
    assert findings == ()
    assert sum(piece.lines for piece in done.rest.pieces) == 4
    assert done.shape.copyfit == 0


def test_a_rest_goes_on_under_a_head_of_its_own() -> None:
    """Turned on to page two: the galley that page one left, below a title."""
    first, _ = placed(marked_story(body(60), body(40, "木"), spot=Spot(1, 2, 1, 35)), goes_on=True)
    rest = marked_story(spot=Spot(1, 2, 1, 25))
    done, findings = placed(rest, opening=first.rest)
    assert findings == ()
    assert done.shape.head == Spot(1, 2, 1, HEAD)
    assert words(first) + words(done) == body(60).text.plain + body(40, "木").text.plain
    assert words(done, Part.TITLE) == "题"
    assert done.rest.pieces == ()


def test_an_opening_galley_is_not_set_again() -> None:
    found = marked_story(body(35), spot=Spot(1, 1, 1, 40))
    galley = set_galley(found.blocks, STONE)
    assert placed(found, opening=galley) == placed(found)


def test_text_ends_above_a_notch() -> None:
    """Two columns of 35 and two of 25."""
    found = marked_story(body(120), spot=Spot(1, 4, 1, 40), notch=Spot(3, 4, 31, 40))
    done, findings = placed(found)
    assert findings == ()
    assert legs(done) == [(1, 6, 40), (2, 6, 40), (3, 6, 30), (4, 6, 30)]
    assert done.shape.notch == Spot(3, 4, 31, 40)


def photo_plan(columns: tuple[int, int], lines: int, at: str = "top") -> PhotoPlan:
    return PhotoPlan(photo("1.jpg"), columns, lines, at, None)


def test_a_photo_on_the_first_line_has_the_head_beside_it() -> None:
    """Text begins a line below the photo on the left, below the head on the right."""
    plans = (photo_plan((1, 2), 10),)
    found = marked_story(body(2 * 29 + 2 * 35), spot=Spot(1, 4, 1, 40), photos=plans)
    assert head_room(found.plan) == Spot(3, 4, 1, 40)
    done, findings = placed(found)
    assert findings == ()
    assert done.shape.photos == (Spot(1, 2, 1, 10),)
    assert done.shape.head == Spot(3, 4, 1, HEAD)
    assert legs(done) == [(1, 12, 40), (2, 12, 40), (3, 6, 40), (4, 6, 40)]
    assert done.frames[0].rect == STONE.grid.rect(Spot(3, 4, 1, HEAD))


def test_a_photo_over_the_whole_story_has_the_head_below_it() -> None:
    plans = (photo_plan((1, 4), 10),)
    found = marked_story(body(4 * 24), spot=Spot(1, 4, 1, 40), photos=plans)
    done, findings = placed(found)
    assert findings == ()
    assert done.shape.head == Spot(1, 4, 12, 11 + HEAD)
    assert {leg[1:] for leg in legs(done)} == {(12 + HEAD, 40)}


@pytest.mark.parametrize(
    ("plan", "codes"),
    [
        (photo_plan((1, 2), 8, "foot"), []),
        (photo_plan((3, 4), 8, "foot"), ["photo-no-room"]),
        (photo_plan((3, 5), 8, "head"), ["photo-no-room"]),
    ],
)
def test_a_photo_over_a_notch_or_outside_is_told(plan: PhotoPlan, codes: list[str]) -> None:
    found = marked_story(body(30), spot=Spot(1, 4, 1, 40), notch=Spot(3, 4, 31, 40), photos=(plan,))
    _, findings = placed(found)
    assert [one.code for one in findings if one.code.startswith("photo")] == codes


def test_only_justified_paragraphs_and_section_heads_give_way() -> None:
    found = marked_story(body(6), SECTION, body(6, "木"), spot=Spot(1, 1, 1, 40))
    pieces = cast_off(set_galley(found.blocks, STONE)).pieces
    assert pieces[1] == CastSolid(3, 1, 2, 0, 3)
    for piece in (pieces[0], pieces[2]):
        assert isinstance(piece, CastText)
        assert piece.costs[0] == 0
        assert all(cost >= LINE_POINTS for by, cost in piece.costs.items() if by)
    stiff = cast_off(set_galley(found.blocks, STIFF)).pieces
    assert stiff == (CastText(6, {0: 0}), CastSolid(3, 1, 1, 0, 3), CastText(6, {0: 0}))


def test_points_are_a_share_of_what_the_lines_cost() -> None:
    """Its best lines are solid and free, so all that longer ones cost is the loosening's."""
    found = marked_story(body(30), spot=Spot(1, 1, 1, 40))
    galley = set_galley(found.blocks, STONE)
    (piece,) = galley.pieces
    assert isinstance(piece, TextPiece)
    composer = STONE.composer
    paragraph = found.blocks[0].paragraph  # type: ignore[union-attr]
    for by, cost in piece.loosenesses:
        lines = composer.loosened(paragraph, 10_000, by)
        assert lines is not None
        assert sum(line.cost for line in lines) == cost
        (cast,) = cast_off(galley).pieces
        assert isinstance(cast, CastText)
        assert cast.costs[by] == LINE_POINTS + cost // COST_A_POINT
    assert piece.loosenesses
