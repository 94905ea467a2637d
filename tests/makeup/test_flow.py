"""Pouring a galley into column parts, as properties of any galley and any columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.makeup.paper import LAYOUT

from banxin.makeup.castoff import Castoff, cast_off
from banxin.makeup.columns import ColumnPart
from banxin.makeup.fill import Fill, fill, fill_first
from banxin.makeup.flow import Flow, PouredPart, pour, pour_filled, pour_level
from banxin.makeup.galley import Galley, Look, Piece, SolidPiece, TextPiece
from banxin.makeup.grid import grid_of
from banxin.makeup.model import Part, PlacedLine, PlacedText
from banxin.makeup.stone import Stone
from banxin.measure import ZERO, Length
from banxin.typeset import Adjustment, Composer, Line, OneEm, Setting

KEPT = 2
STONE = Stone(LAYOUT, grid_of(LAYOUT), Composer(OneEm()))


def lines_named(name: str, count: int) -> tuple[PlacedLine, ...]:
    """Lines that can be told apart, with nothing else true about them."""
    solid = Adjustment(Setting.SOLID)
    return tuple(
        PlacedLine(Line((), 0, 0, (f"{name}{n}",), (0,), (1,), (0,), (0,), (0,), 0, solid), ZERO)
        for n in range(1, count + 1)
    )


def placed(name: str, count: int) -> PlacedText:
    lines = lines_named(name, count)
    return PlacedText(Part.BODY, lines, ZERO, Length.pt(9), Length.pt(13), "black")


def text(name: str, count: int) -> TextPiece:
    return TextPiece(placed(name, count))


def head(name: str, count: int, white: int = 1) -> SolidPiece:
    return SolidPiece((placed(name, 1),), count, Look.SECTION, white, 0, KEPT)


def box(name: str, count: int) -> SolidPiece:
    return SolidPiece((placed(name, 1),), count, Look.BOX)


@st.composite
def galleys(draw: st.DrawFn, *, heads: bool = True) -> tuple[Piece, ...]:
    kinds = st.sampled_from(["text", "text", "text", "head", "box"] if heads else ["text"])
    pieces: list[Piece] = []
    for order, kind in enumerate(draw(st.lists(kinds, min_size=1, max_size=12))):
        name = f"{kind}{order}."
        if kind == "text":
            pieces.append(text(name, draw(st.integers(1, 14))))
        elif kind == "head":
            pieces.append(head(name, draw(st.integers(1, 3)), draw(st.integers(0, 2))))
        else:
            pieces.append(box(name, draw(st.integers(2, 6))))
    return tuple(pieces)


@st.composite
def columns(draw: st.DrawFn) -> tuple[ColumnPart, ...]:
    """Columns of one rectangle, some of them cut in two or shortened by a photo."""
    floor = draw(st.integers(4, 25))
    parts = []
    for column in range(1, draw(st.integers(1, 5)) + 1):
        top, cut = draw(st.integers(1, 3)), draw(st.sampled_from([0, 0, 0, 1, 2]))
        middle = draw(st.integers(top, floor))
        if cut < 2:
            parts.append(ColumnPart(column, top, middle if cut else floor))
        else:
            parts.append(ColumnPart(column, top, middle))
            below = middle + draw(st.integers(2, 6))
            parts += [ColumnPart(column, below, floor)] if below <= floor else []
    return tuple(parts)


def level(parts: int, lines: int) -> tuple[ColumnPart, ...]:
    return tuple(ColumnPart(column, 1, lines) for column in range(1, parts + 1))


def floor_of(parts: Sequence[ColumnPart]) -> int:
    return max(part.last_line for part in parts)


def names(pieces: Sequence[Piece]) -> list[str]:
    return [
        line.line.text
        for piece in pieces
        for one in (piece.texts if isinstance(piece, SolidPiece) else (piece.text,))
        for line in one.lines
    ]


def poured_names(flow: Flow) -> list[str]:
    return names([poured.piece for part in flow.parts for poured in part.pieces])


def both(pieces: tuple[Piece, ...], parts: tuple[ColumnPart, ...]) -> list[Flow]:
    return [pour(pieces, parts, floor_of(parts)), pour_level(pieces, parts, floor_of(parts))]


@settings(deadline=None)
@given(galleys(), columns())
def test_every_line_once_and_in_order(
    pieces: tuple[Piece, ...], parts: tuple[ColumnPart, ...]
) -> None:
    for flow in both(pieces, parts):
        assert poured_names(flow) + names(flow.rest) == names(pieces)


@settings(deadline=None)
@given(galleys(), columns())
def test_nothing_leaves_its_part_or_lies_over_another(
    pieces: tuple[Piece, ...], parts: tuple[ColumnPart, ...]
) -> None:
    for flow in both(pieces, parts):
        for part in flow.parts:
            feet = [(one.line, one.line + one.piece.lines - 1) for one in part.pieces]
            assert all(above[1] < below[0] for above, below in pairwise(feet))
            if feet:
                assert feet[0][0] == part.part.first_line
                assert feet[-1][1] == part.part.first_line + part.used - 1
                assert feet[-1][1] <= part.part.last_line
            else:
                assert part.used == 0
            assert part.part in parts or any(
                part.part.column == one.column and part.part.first_line == one.first_line
                for one in parts
            )


@settings(deadline=None)
@given(galleys(), columns())
def test_no_part_starts_with_a_paragraphs_last_line(
    pieces: tuple[Piece, ...], parts: tuple[ColumnPart, ...]
) -> None:
    """单行不成页: a paragraph of one line is no such line, it is all of its paragraph."""
    last = {names([p])[-1] for p in pieces if isinstance(p, TextPiece) and p.lines > 1}
    for flow in both(pieces, parts):
        opening = {names([part.pieces[0].piece])[0] for part in flow.parts if part.pieces}
        assert not opening & last


@settings(deadline=None)
@given(galleys(), columns())
def test_a_section_head_has_its_lines_under_it(
    pieces: tuple[Piece, ...], parts: tuple[ColumnPart, ...]
) -> None:
    """As many as it keeps, or all of a shorter paragraph; through heads that follow heads."""
    followers = {id(one): other for one, other in pairwise(pieces)}
    for flow in both(pieces, parts):
        for part in flow.parts:
            for order, poured in enumerate(part.pieces):
                follower = followers.get(id(poured.piece))
                if (
                    isinstance(poured.piece, TextPiece)
                    or not poured.piece.keep_lines
                    or not follower
                ):
                    continue
                assert len(part.pieces) > order + 1, "a head stands alone at a column's foot"
                under = part.pieces[order + 1].piece
                assert under.lines >= min(KEPT, follower.lines)


@settings(deadline=None)
@given(galleys(), columns())
def test_white_stands_over_solid_pieces_but_never_at_a_columns_top(
    pieces: tuple[Piece, ...], parts: tuple[ColumnPart, ...]
) -> None:
    for flow in both(pieces, parts):
        for part in flow.parts:
            for above, below in pairwise(part.pieces):
                white = below.line - above.line - above.piece.lines
                over = below.piece.white_lines if isinstance(below.piece, SolidPiece) else 0
                under = above.piece.white_below if isinstance(above.piece, SolidPiece) else 0
                assert white == max(over, under)


@settings(deadline=None)
@given(galleys(), columns())
def test_only_the_rules_leave_a_column_short_before_the_text_ends(
    pieces: tuple[Piece, ...], parts: tuple[ColumnPart, ...]
) -> None:
    """What stands next could not have begun here.

    A solid piece with its white and its kept lines is too tall for the room; of a paragraph
    nothing may be taken but all, or all but at least two lines, so it leaves one line at most.
    """
    for flow in both(pieces, parts):
        after = [*(poured for part in flow.parts for poured in part.pieces)]
        reached = 0
        for part in flow.parts:
            reached += len(part.pieces)
            following = [one.piece for one in after[reached:]] + list(flow.rest)
            if following:
                assert part.short < _least_unit(part, following)


def _least_unit(part: PouredPart, following: Sequence[Piece]) -> int:
    above = part.pieces[-1].piece if part.pieces else None
    foot = above.white_below if isinstance(above, SolidPiece) else 0
    first = following[0]
    if isinstance(first, TextPiece):
        return foot + 2
    white = max(foot, first.white_lines) if above else 0
    unit = white + first.lines
    for one, other in pairwise(following):
        if isinstance(one, TextPiece) or not one.keep_lines:
            break
        # A paragraph of three lines may not leave its last, so all three are wanted.
        unit += other.lines if isinstance(other, SolidPiece) or other.lines < 4 else KEPT
        unit += max(one.white_below, other.white_lines) if isinstance(other, SolidPiece) else 0
    return unit


@settings(deadline=None)
@given(galleys(), columns())
def test_columns_end_as_high_up_as_the_text_allows(
    pieces: tuple[Piece, ...], parts: tuple[ColumnPart, ...]
) -> None:
    """A floor one line higher, with the parts that reach it cut there, leaves text over."""
    floor = floor_of(parts)
    flow = pour_level(pieces, parts, floor)
    if flow.rest:
        return
    assert flow.floor <= floor
    if flow.floor > min(part.first_line for part in parts):
        assert pour(pieces, cut(parts, floor, flow.floor - 1), flow.floor - 1).rest
    assert all(
        part.part.last_line <= flow.floor for part in flow.parts if reaches(part.part, parts, floor)
    )


def cut(parts: Sequence[ColumnPart], floor: int, at: int) -> list[ColumnPart]:
    """The parts with their feet at another line; those that a photo ends stay as they are."""
    ends = [at if part.last_line == floor else part.last_line for part in parts]
    return [
        ColumnPart(part.column, part.first_line, end)
        for part, end in zip(parts, ends, strict=True)
        if part.first_line <= end
    ]


def reaches(part: ColumnPart, parts: Sequence[ColumnPart], floor: int) -> bool:
    return any(
        one.last_line == floor and (one.column, one.first_line) == (part.column, part.first_line)
        for one in parts
    )


@settings(deadline=None)
@given(galleys(), columns())
@example(
    (head("h", 1), text("a", 5), text("b", 1), head("i", 3)),
    (ColumnPart(1, 1, 8), ColumnPart(2, 1, 8), ColumnPart(3, 1, 3)),
)
def test_levelling_stays_inside_the_parts_that_were_given(
    pieces: tuple[Piece, ...], parts: tuple[ColumnPart, ...]
) -> None:
    """A part that ends at a photo ends there, whatever becomes of the columns' feet."""
    given_to = {(part.column, part.first_line): part.last_line for part in parts}
    for poured in pour_level(pieces, parts, floor_of(parts)).parts:
        part = poured.part
        assert part.last_line <= given_to[part.column, part.first_line]


@settings(deadline=None)
@given(galleys(heads=False), st.integers(1, 8))
def test_plain_columns_end_level(pieces: tuple[Piece, ...], count: int) -> None:
    """In columns of one height every column that is not the text's last ends level with the rest.

    That is at its part's foot, or a line above it where a paragraph's last line would have come
    over the column; or two, never. The floor is the least, so the columns together lack fewer
    lines than there are columns, beside one line more a column that the rule about last lines may
    have cost; and the feet stand at the floor or one line above it, the higher ones at the end.
    """
    flow = pour_level(pieces, level(count, 400), 400)
    assert not flow.rest
    filled = [part for part in flow.parts if part.pieces]
    assert all(part.short <= 1 for part in filled[:-1])
    feet = [part.part.last_line for part in flow.parts]
    assert set(feet) <= {flow.floor, flow.floor - 1}
    assert feet == sorted(feet, reverse=True)
    missing = sum(flow.floor - part.part.first_line + 1 - part.used for part in flow.parts)
    assert missing <= (count - 1) + count


def test_lines_that_do_not_divide_cost_each_last_column_one() -> None:
    """Seventeen lines in five columns: 4 4 3 3 3, and not 4 4 4 4 1."""
    flow = pour_level((text("a", 17),), level(5, 50), 50)
    assert [part.used for part in flow.parts] == [4, 4, 3, 3, 3]


@settings(deadline=None)
@given(galleys(), columns())
def test_pouring_into_what_came_out_changes_nothing(
    pieces: tuple[Piece, ...], parts: tuple[ColumnPart, ...]
) -> None:
    flow = pour_level(pieces, parts, floor_of(parts))
    again = pour(pieces, [part.part for part in flow.parts], flow.floor)
    assert again == flow


@settings(deadline=None)
@given(galleys(), columns())
def test_a_rest_poured_later_is_what_was_left(
    pieces: tuple[Piece, ...], parts: tuple[ColumnPart, ...]
) -> None:
    """A story that goes on: what the next page takes begins where this one stopped."""
    here = pour(pieces, parts, floor_of(parts))
    there = pour(here.rest, level(1, 400), 400)
    assert poured_names(here) + poured_names(there) == names(pieces)
    resumed = [p.text.resumes for p in here.rest if isinstance(p, TextPiece)]
    assert not any(resumed[1:])


@settings(deadline=None, max_examples=300)
@given(galleys(), columns(), st.booleans())
def test_a_filled_galley_stands_in_every_line(
    pieces: tuple[Piece, ...], parts: tuple[ColumnPart, ...], first: bool
) -> None:
    """What was found without a line of text comes out so when the lines are poured."""
    growing = tuple(
        replace(piece, most_white=piece.white_lines + 1)
        if isinstance(piece, SolidPiece) and piece.look is Look.SECTION
        else piece
        for piece in pieces
    )
    castoff = cast_off(Galley(growing, 0))
    found = fill_first(castoff, parts, 3) if first else fill(castoff, parts)
    if found is None:
        return
    flow = pour_filled(growing, parts, floor_of(parts), found, STONE)
    assert [part.short for part in flow.parts] == [0] * len(parts)
    assert poured_names(flow) + names(flow.rest) == names(pieces)
    assert bool(flow.rest) == first
    if found.rest:
        assert len(flow.rest) == len(pieces) - found.rest.piece
        left = found.rest.left or pieces[found.rest.piece].lines
        assert flow.rest[0].lines == left


def test_the_white_that_was_chosen_stands_over_a_section_head() -> None:
    """Eleven lines for twelve: the head, after five lines of text, has two above it."""
    pieces = (text("a", 5), replace(head("h", 1), most_white=2), text("b", 4))
    parts = level(1, 12)
    found = fill(cast_off(Galley(pieces, 0)), parts)
    assert found is not None
    flow = pour_filled(pieces, parts, 12, found, STONE)
    assert [poured.line for poured in flow.parts[0].pieces] == [1, 8, 9]


def test_the_rest_of_a_paragraph_may_stand_a_line_at_a_foot() -> None:
    """It is no first line that stands alone there."""
    (rest,) = pour((text("a", 9),), level(1, 5), 5).rest
    (cast,) = cast_off(Galley((rest,), 0)).pieces
    assert fill(Castoff((cast,)), (ColumnPart(1, 1, 1), ColumnPart(2, 1, 3))) == Fill(0, (0,))


def by_part(flow: Flow) -> str:
    columns_ = (names([one.piece for one in part.pieces]) for part in flow.parts)
    return " / ".join(" ".join(column) for column in columns_)


@pytest.mark.parametrize(
    ("pieces", "count", "poured"),
    [
        ((text("a", 6),), 3, "a1 a2 / a3 a4 / a5 a6"),
        ((text("a", 7),), 3, "a1 a2 a3 / a4 a5 / a6 a7"),
        ((text("a", 1), text("b", 1), text("c", 1)), 3, "a1 / b1 / c1"),
        ((text("a", 4), head("h", 1), text("b", 2)), 2, "a1 a2 a3 a4 / h1 b1 b2"),
    ],
)
def test_by_hand(pieces: tuple[Piece, ...], count: int, poured: str) -> None:
    assert by_part(pour_level(pieces, level(count, 50), 50)) == poured


def test_a_head_takes_all_three_lines_rather_than_part_the_last() -> None:
    """Two of three would leave the last line alone; one would be too few under the head."""
    pieces = (text("a", 3), head("h", 1, white=0), text("b", 3))
    flow = pour(pieces, [ColumnPart(1, 1, 6), ColumnPart(2, 1, 6)], 6)
    assert by_part(flow) == "a1 a2 a3 / h1 b1 b2 b3"


def test_a_head_over_a_head_takes_the_lower_ones_lines_along() -> None:
    pieces = (text("a", 2), head("h", 1), head("i", 1), text("b", 2))
    flow = pour(pieces, [ColumnPart(1, 1, 7), ColumnPart(2, 1, 7)], 7)
    assert by_part(flow) == "a1 a2 / h1 i1 b1 b2"


def test_without_columns_everything_is_left() -> None:
    assert pour_level((text("a", 2),), (), 10).rest == (text("a", 2),)
    assert pour_level((), (), 10) == Flow((), (), 10)
