"""Casting off: how long a story's copy is, and how much longer or shorter it can be made.

A `Castoff` holds lengths in grid lines and no lines of text, so that page make-up can ask
thousands of times whether a story fills a rectangle; see `banxin.makeup.fill`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from banxin.makeup.copyfit import COST_A_POINT, LINE_POINTS
from banxin.makeup.galley import Galley, Piece, TextPiece


@dataclass(frozen=True, slots=True)
class CastText:
    """A paragraph.

    Attributes:
        lines: How many it takes at its best.
        costs: Of each looseness that it may have, in points of `banxin.makeup.copyfit`; 0 costs 0.
            Of two that cost the same the first is taken.
        begun: Its first lines were set before.
    """

    lines: int
    costs: Mapping[int, int]
    begun: bool = False


@dataclass(frozen=True, slots=True)
class CastSolid:
    """A piece that stays whole.

    Attributes:
        lines: Without white.
        white: Lines kept clear above it; dropped at a column's top.
        most_white: What ``white`` may grow to.
        white_below: The same below it, dropped at a column's foot.
        keep_lines: How many lines of the next paragraph must stand under it.
    """

    lines: int
    white: int
    most_white: int
    white_below: int
    keep_lines: int


CastPiece: TypeAlias = CastText | CastSolid


@dataclass(frozen=True, slots=True)
class Castoff:
    """A galley's lengths, in reading order."""

    pieces: tuple[CastPiece, ...]

    @property
    def lines(self) -> int:
        """In one column, with nothing loosened."""
        return tail_lines(self.pieces)[0]


def cast_off(galley: Galley) -> Castoff:
    """The lengths of a galley. What its paragraphs may gain or lose was found when it was set."""
    return Castoff(tuple(_piece(piece) for piece in galley.pieces))


def tail_lines(pieces: tuple[CastPiece, ...]) -> tuple[int, ...]:
    """By piece, the lines from it to the end if it stood at a column's top; at last, zero."""
    tails = [0]
    for number in range(len(pieces) - 1, -1, -1):
        here = pieces[number]
        follower = pieces[number + 1] if number + 1 < len(pieces) else None
        tails.append(here.lines + white_between(here, follower) + tails[-1])
    return tuple(reversed(tails))


def white_between(above: CastPiece, below: CastPiece | None) -> int:
    """The least white between two pieces of one column."""
    if below is None:
        return 0
    under = above.white_below if isinstance(above, CastSolid) else 0
    over = below.white if isinstance(below, CastSolid) else 0
    return max(under, over)


def _piece(piece: Piece) -> CastPiece:
    if isinstance(piece, TextPiece):
        points = {
            by: LINE_POINTS * abs(by) + max(cost, 0) // COST_A_POINT
            for by, cost in piece.loosenesses
        }
        costs = {**points, 0: 0}
        ordered = {by: costs[by] for by in sorted(costs, key=lambda by: (abs(by), by))}
        return CastText(piece.lines, ordered, piece.text.resumes)
    return CastSolid(
        piece.lines,
        piece.white_lines,
        max(piece.most_white, piece.white_lines),
        piece.white_below,
        piece.keep_lines,
    )
