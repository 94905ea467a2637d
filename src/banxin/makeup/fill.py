"""Exact fill: every column part full to its last line, at the least cost in copyfit points.

`fill` chooses the looseness of every paragraph and the white over every section head so that a
story ends on the last line of its last column; `fill_first` does so for a story that turns, and
chooses where it turns. Both are exact: nothing cheaper fills the parts, and None means that
nothing at all does.

The parts' lines are counted through from 0, in reading order. A piece that begins on such a
position may end on a few others; sets of positions are kept as the bits of one whole number, so
it is known in microseconds from which positions the end can be reached. Only those are then
priced.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from banxin.makeup.castoff import Castoff, CastPiece, CastSolid, CastText, tail_lines, white_between
from banxin.makeup.columns import ColumnPart

WHITE_POINTS: Final = 30
"""Each line of white more over a section head: dearer than a looseness that nobody sees."""
ALONE_POINTS: Final = 6
"""A paragraph's first line alone at a column's foot."""
HEAD_POINTS: Final = 40
"""Each line that the story's head is taller than it must be."""
TURN_INSIDE_POINTS: Final = 30
"""A story that turns inside a paragraph, and not at one's end."""
LEAST_TURNED: Final = 10
"""Lines of a turned story's rest that are worth turning the page for."""
LEAST_CARRIED: Final = 3
"""Lines of a paragraph that may be carried over to another page."""

_Positions: TypeAlias = int
"""A set of positions: bit n is set where n is in it."""


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
        cost: In copyfit points; see `banxin.makeup.castoff`.
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
    pieces = _from(castoff, start)
    measure = _Measure(parts)
    ends = {len(pieces): 1 << measure.total}
    return _solved(pieces, measure, ends, start)


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
    pieces = _from(castoff, start)
    measure = _Measure(parts)
    tails = tail_lines(pieces)
    ends: dict[int, _Positions] = {}
    for number, above in enumerate(pieces[:-1], 1):
        if tails[number] >= least_left and not _keeps(above):
            ends[number] = 1 << measure.total
    for number, piece in enumerate(pieces, 1):
        if isinstance(piece, CastText):
            after = white_between(piece, pieces[number] if number < len(pieces) else None)
            least = max(LEAST_CARRIED, least_left - tails[number] - after)
            most = piece.lines + max(piece.costs)
            carried = (1 << most) - (1 << least) if most > least else 0
            ends[number] = ends.get(number, 0) | carried << measure.total
    return _solved(pieces, measure, ends, start) if measure.total else None


def _from(castoff: Castoff, start: Position) -> tuple[CastPiece, ...]:
    pieces = castoff.pieces[start.piece :]
    return (CastText(start.left, {0: 0}), *pieces[1:]) if start.left else pieces


def _keeps(piece: CastPiece) -> bool:
    return isinstance(piece, CastSolid) and piece.keep_lines > 0


class _Measure:
    """The parts' lines, counted through.

    Attributes:
        total: How many.
        tops: The positions of the parts' first lines.
    """

    def __init__(self, parts: Sequence[ColumnPart]) -> None:
        self._starts: list[tuple[int, int]] = []
        self.total = 0
        for part in parts:
            self._starts.append((self.total, part.lines))
            self.total += part.lines
        self.tops: _Positions = sum(1 << start for start, _ in self._starts)
        self._holding: dict[int, _Positions] = {}

    def holding(self, lines: int) -> _Positions:
        """The positions under which a part has room for so many lines, their own included."""
        found = self._holding.get(lines)
        if found is None:
            found = 0
            for start, length in self._starts:
                if length >= lines:
                    found |= ((1 << (length - lines + 1)) - 1) << start
            self._holding[lines] = found
        return found


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to set a piece.

    Attributes:
        choice: As `Fill.choices` has it.
        cost: In copyfit points.
        at_top, inside: From which positions it leads on to the end: parts' tops, and others.
        white: What stands above it, if not at a top.
        lines: Its own.
        alone: On which positions its first line would stand alone.
    """

    choice: int
    cost: int
    at_top: _Positions
    inside: _Positions
    white: int
    lines: int
    alone: _Positions


def _solved(
    pieces: tuple[CastPiece, ...],
    measure: _Measure,
    ends: dict[int, _Positions],
    start: Position,
) -> Fill | None:
    ways, alive = _ways(pieces, measure, ends)
    if not alive & 1:
        return None
    reached: list[dict[int, tuple[int, int, int]]] = [{0: (0, 0, 0)}]
    best: tuple[int, int, int] | None = None
    total = measure.total
    for number in range(len(pieces) + 1):
        here = reached[number]
        for at in sorted(here):
            if ends.get(number, 0) >> at & 1 and at >= total:
                price = here[at][0] + (TURN_INSIDE_POINTS if at > total else 0)
                if best is None or price < best[0]:
                    best = (price, number, at)
        if number < len(pieces):
            alone_counts = bool(number) or not start.left
            reached.append(_priced(ways[number], here, alone_counts=alone_counts))
    return _traced(best, reached, total, start) if best else None


def _priced(
    ways: list[_Way], here: dict[int, tuple[int, int, int]], *, alone_counts: bool
) -> dict[int, tuple[int, int, int]]:
    """The least that each position behind a piece costs, from where, and by which choice."""
    there: dict[int, tuple[int, int, int]] = {}
    for at, (spent, _, _) in here.items():
        for way in ways:
            if way.at_top >> at & 1:
                first = at
            elif way.inside >> at & 1:
                first = at + way.white
            else:
                continue
            price = spent + way.cost
            if alone_counts and way.alone >> first & 1:
                price += ALONE_POINTS
            end = first + way.lines
            known = there.get(end)
            if known is None or price < known[0]:
                there[end] = (price, at, way.choice)
    return there


def _traced(
    best: tuple[int, int, int],
    reached: list[dict[int, tuple[int, int, int]]],
    total: int,
    start: Position,
) -> Fill:
    cost, number, at = best
    rest = None
    if number < len(reached) - 1 or at > total:
        carried = at - total
        rest = Position(start.piece + number - (1 if carried else 0), carried)
    choices: list[int] = []
    for step in range(number, 0, -1):
        _, at, choice = reached[step][at]
        choices.append(choice)
    return Fill(cost, tuple(reversed(choices)), rest)


def _ways(
    pieces: tuple[CastPiece, ...], measure: _Measure, ends: dict[int, _Positions]
) -> tuple[list[list[_Way]], _Positions]:
    """By piece, the ways to set it that lead on to the end; and from where the first one does."""
    alive = ends.get(len(pieces), 0)
    ways: list[list[_Way]] = []
    for number in range(len(pieces) - 1, -1, -1):
        piece, above = pieces[number], pieces[number - 1] if number else None
        if isinstance(piece, CastText):
            found = list(_text_ways(piece, above, alive, measure))
        else:
            found = list(_solid_ways(piece, above, alive, measure))
        ways.append(found)
        alive = ends.get(number, 0)
        for way in found:
            alive |= way.at_top | way.inside
    ways.reverse()
    return ways, alive


def _text_ways(
    piece: CastText, above: CastPiece | None, alive: _Positions, measure: _Measure
) -> Iterator[_Way]:
    white = above.white_below if isinstance(above, CastSolid) else 0
    kept = above.keep_lines if isinstance(above, CastSolid) else 0
    tops = measure.tops
    last_lines = measure.holding(1) & ~measure.holding(2)
    for by in sorted(piece.costs, key=lambda by: (abs(by), by)):
        lines = piece.lines + by
        if lines < 1:
            continue
        # A paragraph that ends one line below a part's top has its last line alone there.
        ends = alive & ~(tops << 1) if lines > 1 else alive
        starts = ends >> lines & measure.holding(min(lines, kept) or 1)
        inside = starts >> white & measure.holding(white + 1) & ~tops
        # What follows a section head stands under it, so never at a top.
        at_top = 0 if kept else starts & tops
        if inside | at_top:
            alone = last_lines if lines > 1 else 0
            yield _Way(by, piece.costs[by], at_top, inside, white, lines, alone)


def _solid_ways(
    piece: CastSolid, above: CastPiece | None, alive: _Positions, measure: _Measure
) -> Iterator[_Way]:
    tops = measure.tops
    starts = alive >> piece.lines & measure.holding(piece.lines)
    if not starts:
        return
    least = max(piece.white, above.white_below if isinstance(above, CastSolid) else 0)
    at_top = 0 if above and _keeps(above) else starts & tops
    for white in range(least, max(least, piece.most_white) + 1):
        inside = starts >> white & measure.holding(white + piece.lines) & ~tops
        if inside | at_top:
            cost = (white - least) * WHITE_POINTS
            yield _Way(white, cost, at_top, inside, white, piece.lines, 0)
        at_top = 0
