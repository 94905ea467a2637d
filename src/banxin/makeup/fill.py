"""Exact fill: every column part full to its last line, at the least cost in copyfit points.

`fill` chooses the looseness of every paragraph and the white over every section head so that a
story ends on the last line of its last column; `fill_first` does so for a story that turns, and
chooses where it turns. Both are exact: nothing cheaper fills the parts, and None means that
nothing at all does.

How it is searched for: `banxin.makeup.fill_ways`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from banxin.makeup.castoff import Castoff, CastPiece, CastText, tail_lines, white_between
from banxin.makeup.columns import ColumnPart
from banxin.makeup.fill_ways import Column, Positions, cheapest_way, keeps

LEAST_TURNED: Final = 10
"""Lines of a turned story's rest that are worth turning the page for."""
LEAST_CARRIED: Final = 3
"""Lines of a paragraph that may be carried over to another page."""


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a castoff.

    Attributes:
        piece: Its number, from 0.
        left: How many lines of it are still to come, of a paragraph that was begun; 0 for all.
    """

    piece: int
    left: int = 0


START: Final = Position(0)


@dataclass(frozen=True, slots=True)
class Fill:
    """How parts are filled.

    Attributes:
        cost: In copyfit points; see `banxin.makeup.copyfit`.
        choices: By piece, from the one that it starts with: the looseness of a paragraph, or the
            white over a solid piece (that is dropped where it stands at a column's top).
        rest: Where the story goes on; None where it ends.
    """

    cost: int
    choices: tuple[int, ...]
    rest: Position | None = None


def fill(castoff: Castoff, parts: Sequence[ColumnPart], start: Position = START) -> Fill | None:
    """Fill parts to their last lines with all that a story has left; None where it cannot be.

    No part starts with a paragraph's last line; solid pieces stay whole, with their white, which
    is dropped at the top and the foot of a part; section heads have their lines under them.
    """
    pieces, column = _from(castoff, start), Column(parts)
    return _filled(pieces, column, {len(pieces): 1 << column.lines}, start)


def fill_first(
    castoff: Castoff,
    parts: Sequence[ColumnPart],
    least_left: int = LEAST_TURNED,
    start: Position = START,
) -> Fill | None:
    """Fill parts with the first part of a story, so that at least so many lines are left over.

    Paragraphs' ends are the best places to turn. Of a paragraph that is parted at least
    `LEAST_CARRIED` lines go over.
    """
    pieces, column = _from(castoff, start), Column(parts)
    ends = _turns(pieces, column, least_left)
    return _filled(pieces, column, ends, start) if column.lines else None


def _turns(pieces: tuple[CastPiece, ...], column: Column, least_left: int) -> dict[int, Positions]:
    """Where a story may turn: behind each piece, the positions that leave enough of it."""
    tails = tail_lines(pieces)
    ends: dict[int, Positions] = {}
    for number, piece in enumerate(pieces, 1):
        follower = pieces[number] if number < len(pieces) else None
        found = 0
        if follower and tails[number] >= least_left and not keeps(piece):
            found = 1 << column.lines
        if isinstance(piece, CastText):
            after = tails[number] + white_between(piece, follower)
            least = max(LEAST_CARRIED, least_left - after)
            most = piece.lines + max(piece.costs)
            found |= ((1 << most) - (1 << least)) << column.lines if most > least else 0
        ends[number] = found
    return ends


def _filled(
    pieces: tuple[CastPiece, ...], column: Column, ends: dict[int, Positions], start: Position
) -> Fill | None:
    found = cheapest_way(pieces, column, ends)
    if found is None:
        return None
    number = len(found.choices)
    if found.carried:
        return Fill(found.cost, found.choices, Position(start.piece + number - 1, found.carried))
    rest = Position(start.piece + number) if number < len(pieces) else None
    return Fill(found.cost, found.choices, rest)


def _from(castoff: Castoff, start: Position) -> tuple[CastPiece, ...]:
    pieces = castoff.pieces[start.piece :]
    return (CastText(start.left, {0: 0}, begun=True), *pieces[1:]) if start.left else pieces
