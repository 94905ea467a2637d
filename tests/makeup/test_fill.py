"""Exact fill against trying everything: the same parts are filled, at the same cost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from banxin.makeup.castoff import Castoff, CastPiece, CastSolid, CastText
from banxin.makeup.columns import ColumnPart
from banxin.makeup.copyfit import ALONE_POINTS, TURN_INSIDE_POINTS, WHITE_POINTS
from banxin.makeup.fill import (
    LEAST_CARRIED,
    START,
    Fill,
    Position,
    fill,
    fill_first,
)

KEPT = 3


def text(lines: int, **costs: int) -> CastText:
    """``more`` and ``less`` are what a line more and a line less cost."""
    named = {"more": 1, "less": -1}
    return CastText(lines, {0: 0, **{named[name]: cost for name, cost in costs.items()}})


def head(lines: int = 1, white: int = 1, most: int = 2) -> CastSolid:
    return CastSolid(lines, white, max(white, most), 0, KEPT)


def box(lines: int, white: int = 1) -> CastSolid:
    return CastSolid(lines, white, white, white, 0)


def columns(*lines: int) -> tuple[ColumnPart, ...]:
    return tuple(ColumnPart(number, 1, count) for number, count in enumerate(lines, 1))


COSTS = st.dictionaries(st.sampled_from([-1, 1, 2]), st.integers(1, 60)).map(
    lambda costs: {**costs, 0: 0}
)
TEXTS = st.builds(CastText, st.integers(1, 7), COSTS)
SOLIDS = st.one_of(
    st.builds(head, st.integers(1, 2), st.integers(0, 2), st.integers(1, 3)),
    st.builds(box, st.integers(1, 3), st.integers(0, 2)),
)
GALLEYS = st.lists(st.one_of(TEXTS, TEXTS, TEXTS, SOLIDS), min_size=1, max_size=6).map(
    lambda pieces: Castoff(tuple(pieces))
)
PARTS = st.lists(st.integers(1, 9), min_size=1, max_size=4).map(lambda found: columns(*found))


@dataclass(frozen=True)
class State:
    """Somewhere in trying everything: a piece, and a column with so much room.

    Attributes:
        piece, left: What comes next, and how many lines of it are still to come, if some are set.
        column, room: Where it goes.
        above: What stands over it in the same column.
    """

    piece: int
    left: int
    column: int
    room: int
    above: CastPiece | None


class Trying:
    """Every way to set a galley into columns, line by line as a hand would, each with its cost."""

    def __init__(self, castoff: Castoff, lengths: Sequence[int], start: Position) -> None:
        self.pieces, self.lengths, self.start = castoff.pieces, lengths, start

    def ends(self) -> Iterator[tuple[int, State]]:
        """The states with all columns full, and what they cost; one state may come often."""
        first = self.lengths[0] if self.lengths else 0
        yield from self._from(State(self.start.piece, self.start.left, 0, first, None))

    def _from(self, at: State) -> Iterator[tuple[int, State]]:
        if at.room == 0:
            at = self._next_column(at)
        if at.column >= len(self.lengths):
            yield 0, at
            return
        if at.piece == len(self.pieces):
            return
        piece = self.pieces[at.piece]
        if isinstance(piece, CastText):
            begun = {at.left: 0}
            fresh = {piece.lines + by: cost for by, cost in piece.costs.items()}
            for lines, cost in (begun if at.left else fresh).items():
                yield from self._text(at, lines, cost)
        else:
            yield from self._solid(at, piece)

    def _next_column(self, at: State) -> State:
        column = at.column + 1
        room = self.lengths[column] if column < len(self.lengths) else 0
        return replace(at, column=column, room=room, above=None)

    def _text(self, at: State, lines: int, cost: int) -> Iterator[tuple[int, State]]:
        white = at.above.white_below if isinstance(at.above, CastSolid) else 0
        room = at.room - white
        if lines < 1 or room < 1:
            return
        alone = ALONE_POINTS if room == 1 and lines > 1 and not at.left else 0
        if lines <= room:
            state = State(at.piece + 1, 0, at.column, room - lines, text(lines))
            yield from self._adding(cost + alone, state)
            return
        kept = at.above.keep_lines if isinstance(at.above, CastSolid) else 0
        if lines - room >= 2 and room >= min(kept, lines):
            yield from self._adding(cost + alone, State(at.piece, lines - room, at.column, 0, None))

    def _solid(self, at: State, piece: CastSolid) -> Iterator[tuple[int, State]]:
        least = 0
        if at.above:
            below = at.above.white_below if isinstance(at.above, CastSolid) else 0
            least = max(piece.white, below)
        for white in range(least, (max(least, piece.most_white) if at.above else 0) + 1):
            room = at.room - white - piece.lines
            alone = room == 0 and piece.keep_lines and at.piece + 1 < len(self.pieces)
            if room >= 0 and not alone:
                state = State(at.piece + 1, 0, at.column, room, piece)
                yield from self._adding((white - least) * WHITE_POINTS, state)

    def _adding(self, cost: int, at: State) -> Iterator[tuple[int, State]]:
        for more, end in self._from(at):
            yield cost + more, end


def cheapest(castoff: Castoff, parts: Sequence[ColumnPart], start: Position) -> int | None:
    """Of all ways that leave nothing."""
    ends = Trying(castoff, [part.lines for part in parts], start).ends()
    return min((cost for cost, end in ends if end.piece == len(castoff.pieces)), default=None)


def cheapest_turn(castoff: Castoff, parts: Sequence[ColumnPart], least: int) -> int | None:
    """Of all ways that leave at least so many lines, and no paragraph's last one or two."""
    return min(
        (
            cost + (TURN_INSIDE_POINTS if end.left else 0)
            for cost, end in Trying(castoff, [part.lines for part in parts], START).ends()
            if lines_left(castoff, end) >= least
            and (not end.left or end.left >= LEAST_CARRIED)
            and end.piece < len(castoff.pieces)
        ),
        default=None,
    )


def lines_left(castoff: Castoff, end: State) -> int:
    """In one column, at their best."""
    above: CastPiece | None = None
    lines = 0
    for number, piece in enumerate(castoff.pieces[end.piece :]):
        if above:
            under = above.white_below if isinstance(above, CastSolid) else 0
            lines += max(under, piece.white if isinstance(piece, CastSolid) else 0)
        lines += end.left if not number and end.left else piece.lines
        above = piece
    return lines


@settings(deadline=None, max_examples=400)
@given(GALLEYS, PARTS, st.integers(0, 4))
@example(Castoff((text(6), head(), text(3))), columns(6, 4), 0)
@example(Castoff((text(9, more=40), text(2))), columns(8, 4), 0)
def test_fills_what_can_be_filled_at_the_least_cost(
    castoff: Castoff, parts: tuple[ColumnPart, ...], left: int
) -> None:
    begun = left >= 2 and isinstance(castoff.pieces[0], CastText)
    start = Position(0, left) if begun else START
    found = fill(castoff, parts, start)
    assert (found.cost if found else None) == cheapest(castoff, parts, start)
    assert found is None or found.rest is None


@st.composite
def fillable(draw: st.DrawFn) -> tuple[Castoff, tuple[ColumnPart, ...]]:
    """Columns about as long as the galley, so that most of them can be filled."""
    castoff = draw(GALLEYS)
    lines = max(castoff.lines + draw(st.integers(-3, 3)), 1)
    count = draw(st.integers(1, min(3, lines)))
    return castoff, columns(*(lines // count + (n < lines % count) for n in range(count)))


@settings(deadline=None, max_examples=400)
@given(fillable())
def test_fills_columns_of_about_its_own_length(
    found: tuple[Castoff, tuple[ColumnPart, ...]],
) -> None:
    castoff, parts = found
    filled = fill(castoff, parts)
    assert (filled.cost if filled else None) == cheapest(castoff, parts, START)


@settings(deadline=None, max_examples=400)
@given(GALLEYS, PARTS, st.integers(1, 9))
def test_turns_where_it_costs_least(
    castoff: Castoff, parts: tuple[ColumnPart, ...], least: int
) -> None:
    found = fill_first(castoff, parts, least)
    assert (found.cost if found else None) == cheapest_turn(castoff, parts, least)
    if found:
        assert found.rest is not None
        end = State(found.rest.piece, found.rest.left, 0, 0, None)
        assert lines_left(castoff, end) >= least


@settings(deadline=None, max_examples=200)
@given(GALLEYS, PARTS, st.integers(1, 5))
def test_what_is_chosen_costs_what_is_said_and_fills_every_line(
    castoff: Castoff, parts: tuple[ColumnPart, ...], least: int
) -> None:
    """The choices alone, with no other left, are filled again, and for nothing but foot lines."""
    for found in (fill(castoff, parts), fill_first(castoff, parts, least)):
        if found:
            fixed = chosen(castoff, found)
            again = fill_first(fixed, parts, 1) if found.rest else fill(fixed, parts)
            assert again is not None
            assert found.cost == again.cost + spent(castoff, found)


def chosen(castoff: Castoff, found: Fill) -> Castoff:
    pieces: list[CastPiece] = []
    for piece, choice in zip(castoff.pieces, found.choices, strict=False):
        if isinstance(piece, CastText):
            pieces.append(CastText(piece.lines + choice, {0: 0}))
        else:
            pieces.append(replace(piece, white=choice, most_white=choice))
    return Castoff((*pieces, *castoff.pieces[len(pieces) :]))


def spent(castoff: Castoff, found: Fill) -> int:
    """Points for loosenesses and whites; a white that a neighbour asks for anyway is free."""
    points = 0
    for number, (piece, choice) in enumerate(zip(castoff.pieces, found.choices, strict=False)):
        if isinstance(piece, CastText):
            points += piece.costs[choice]
            continue
        above = castoff.pieces[number - 1] if number else None
        below = above.white_below if isinstance(above, CastSolid) else 0
        points += (choice - max(piece.white, below)) * WHITE_POINTS
    return points


@pytest.mark.parametrize(
    ("pieces", "lengths", "cost", "choices"),
    [
        ((text(10),), (5, 5), 0, (0,)),
        ((text(10),), (9, 1), None, ()),
        ((text(9, more=12), text(9, more=40)), (10, 9), 12, (1, 0)),
        ((text(9, less=12), text(9, more=11)), (8, 9), 12, (-1, 0)),
        ((text(5), head(), text(4)), (6, 5), None, ()),
        ((text(5), head(), text(4)), (5, 5), 0, (0, 1, 0)),
        ((text(5), head(), text(4)), (12,), WHITE_POINTS, (0, 2, 0)),
        ((text(5, more=20), head(), text(4)), (12,), 20, (1, 1, 0)),
        ((text(4), text(5)), (5, 4), ALONE_POINTS, (0, 0)),
        ((box(3), text(4)), (4, 4), None, ()),
        ((box(3), text(4)), (3, 4), 0, (1, 0)),
        ((box(3), box(2)), (6,), 0, (1, 1)),
        ((text(4),), (), None, ()),
    ],
)
def test_by_hand(
    pieces: tuple[CastPiece, ...], lengths: tuple[int, ...], cost: int | None, choices: object
) -> None:
    found = fill(Castoff(pieces), columns(*lengths))
    assert (found and found.cost) == cost
    assert found is None or found.choices == choices


def test_nothing_fills_nothing() -> None:
    assert fill(Castoff(()), ()) == Fill(0, ())
    assert fill(Castoff(()), columns(3)) is None
    assert fill_first(Castoff(()), columns(3)) is None


@pytest.mark.parametrize(
    ("pieces", "lines", "rest"),
    [
        ((text(6), text(12)), 6, Position(1)),
        ((text(6), text(12)), 7, Position(1, 11)),
        ((text(5, more=35), text(12)), 6, Position(1)),
        ((text(5, more=37), text(12)), 6, Position(1, 11)),
        ((text(18),), 8, Position(0, 10)),
        ((text(18),), 9, None),
        ((text(4), head(), text(12)), 6, None),
        ((text(4), head(), text(13)), 9, Position(2, 10)),
        ((text(5), head(), text(13)), 5, Position(1)),
    ],
)
def test_turns_by_hand(pieces: tuple[CastPiece, ...], lines: int, rest: Position | None) -> None:
    """At least ten lines go over; at a paragraph's end, unless 36 points are saved elsewhere:

    30 for turning inside, and 6 here for a first line alone.
    """
    found = fill_first(Castoff(pieces), columns(lines), 10)
    assert (found and found.rest) == rest


def test_no_paragraphs_end_is_carried_over_alone() -> None:
    """Two lines of the first paragraph would be left, and the second one's ten are enough."""
    assert fill_first(Castoff((text(8), text(10))), columns(6), 10) is None
    assert fill_first(Castoff((text(8), text(10))), columns(5), 10) is not None


def test_the_white_under_a_parted_paragraph_is_left_over_too() -> None:
    """Three lines of it, two of white, a head's one and six: twelve, and not ten."""
    castoff = Castoff((text(8), head(1, white=2), text(6)))
    assert fill_first(castoff, columns(5), 12) is not None
    assert fill_first(castoff, columns(5), 13) is None


def test_a_fill_goes_on_where_the_first_part_stopped() -> None:
    castoff = Castoff((text(6), text(12), text(5)))
    first = fill_first(castoff, columns(8), 10)
    assert first is not None
    assert first.rest == Position(1, 10)
    assert fill(castoff, columns(8, 7), first.rest) == Fill(0, (0, 0))
    assert fill(castoff, columns(8, 8), first.rest) is None
