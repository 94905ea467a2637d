"""The search behind exact fill, by positions and bits.

The lines of all parts are counted through as one column, from 0, in reading order. A piece that
begins on such a position may end on a few others; sets of positions are kept as the bits of one
whole number, so it is known in microseconds from which positions the end can be reached. Only
those are then priced, piece by piece, the cheapest way to each position being kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from banxin.makeup.castoff import CastPiece, CastSolid, CastText
from banxin.makeup.columns import ColumnPart
from banxin.makeup.copyfit import ALONE_POINTS, TURN_INSIDE_POINTS, WHITE_POINTS

Positions: TypeAlias = int
"""A set of positions: bit n is set where n is in it."""


class Column:
    """The parts' lines, counted through.

    Attributes:
        lines: How many.
        tops, last_lines: The positions of the parts' first and last lines.
    """

    def __init__(self, parts: Sequence[ColumnPart]) -> None:
        self._parts: list[tuple[int, int]] = []
        self.lines = 0
        for part in parts:
            self._parts.append((self.lines, part.lines))
            self.lines += part.lines
        self.tops: Positions = sum(1 << top for top, _ in self._parts)
        self.last_lines: Positions = sum(1 << top + length - 1 for top, length in self._parts)
        self._holding: dict[int, Positions] = {}

    def holding(self, lines: int) -> Positions:
        """The positions from which a part has room for so many lines."""
        found = self._holding.get(lines)
        if found is None:
            found = 0
            for top, length in self._parts:
                if length >= lines:
                    found |= ((1 << (length - lines + 1)) - 1) << top
            self._holding[lines] = found
        return found


@dataclass(frozen=True, slots=True)
class FoundWay:
    """The cheapest way to fill a column.

    Attributes:
        cost: In copyfit points.
        choices: By piece, up to the last one in it; as `banxin.makeup.fill.Fill` has them.
        carried: Lines of that last one that go over the column's end.
    """

    cost: int
    choices: tuple[int, ...]
    carried: int


class _Way(NamedTuple):
    """One way to set a piece.

    Attributes:
        choice: As `FoundWay.choices` has it.
        cost: In copyfit points.
        at_top, inside: From which positions it leads on to the end: parts' tops, and others.
        white: What stands above it, if not at a top.
        lines: Its own.
        alone: On which positions its first line would stand alone.
    """

    choice: int
    cost: int
    at_top: Positions
    inside: Positions
    white: int
    lines: int
    alone: Positions


class _Arrival(NamedTuple):
    """The cheapest way to a position behind a piece: its cost, where the piece began, its choice.

    Where a piece began is the position behind the piece before, above its white.
    """

    cost: int
    before: int
    choice: int


def keeps(piece: CastPiece | None) -> bool:
    """Whether a piece may not stand at a column's foot."""
    return isinstance(piece, CastSolid) and piece.keep_lines > 0


def cheapest_way(
    pieces: tuple[CastPiece, ...], column: Column, ends: Mapping[int, Positions]
) -> FoundWay | None:
    """The cheapest way to set pieces one after the other from position 0; None if there is none.

    Args:
        pieces: In reading order.
        column: What they are to fill.
        ends: By the number of pieces set, the positions that the last of them may end on: the
            column's last, or beyond it what the paragraph has over.
    """
    ways, alive = _ways(pieces, column, ends)
    if not alive & 1:
        return None
    arrivals: list[dict[int, _Arrival]] = [{0: _Arrival(0, 0, 0)}]
    for found in ways:
        arrivals.append(_priced(found, arrivals[-1]))
    finished = [
        (arrival.cost + (TURN_INSIDE_POINTS if at > column.lines else 0), number, at)
        for number, here in enumerate(arrivals)
        for at, arrival in here.items()
        if ends.get(number, 0) >> at & 1
    ]
    cost, number, end = min(finished)
    choices: list[int] = []
    at = end
    for here in arrivals[number:0:-1]:
        choices.append(here[at].choice)
        at = here[at].before
    return FoundWay(cost, tuple(reversed(choices)), end - column.lines)


def _priced(ways: list[_Way], here: dict[int, _Arrival]) -> dict[int, _Arrival]:
    there: dict[int, _Arrival] = {}
    for at, arrival in here.items():
        spent = arrival.cost
        for way in ways:
            choice, cost, at_top, inside, white, lines, alone = way
            if at_top >> at & 1:
                first = at
            elif inside >> at & 1:
                first = at + white
            else:
                continue
            cost += spent
            if alone >> first & 1:
                cost += ALONE_POINTS
            end = first + lines
            known = there.get(end)
            if known is None or cost < known.cost:
                there[end] = _Arrival(cost, at, choice)
    return there


def _ways(
    pieces: tuple[CastPiece, ...], column: Column, ends: Mapping[int, Positions]
) -> tuple[list[list[_Way]], Positions]:
    """By piece, the ways to set it that lead on to an end; and from where the first one does."""
    alive = ends.get(len(pieces), 0)
    ways: list[list[_Way]] = []
    for number in range(len(pieces) - 1, -1, -1):
        piece, above = pieces[number], pieces[number - 1] if number else None
        found = list(
            _text_ways(piece, above, alive, column)
            if isinstance(piece, CastText)
            else _solid_ways(piece, above, alive, column)
        )
        ways.append(found)
        alive = ends.get(number, 0)
        for way in found:
            alive |= way.at_top | way.inside
    ways.reverse()
    return ways, alive


def _text_ways(
    piece: CastText, above: CastPiece | None, alive: Positions, column: Column
) -> Iterator[_Way]:
    white = above.white_below if isinstance(above, CastSolid) else 0
    kept = above.keep_lines if isinstance(above, CastSolid) else 0
    tops = column.tops
    for by, cost in piece.costs.items():
        lines = piece.lines + by
        if lines < 1:
            continue
        # A paragraph that ends one line below a part's top has its last line alone there.
        ends = alive & ~(tops << 1) if lines > 1 else alive
        starts = ends >> lines & column.holding(min(lines, kept) or 1)
        inside = starts >> white & column.holding(white + 1) & ~tops
        # What follows a section head stands under it, so never at a top.
        at_top = 0 if kept else starts & tops
        if inside | at_top:
            alone = column.last_lines if lines > 1 and not piece.begun else 0
            yield _Way(by, cost, at_top, inside, white, lines, alone)


def _solid_ways(
    piece: CastSolid, above: CastPiece | None, alive: Positions, column: Column
) -> Iterator[_Way]:
    tops = column.tops
    starts = alive >> piece.lines & column.holding(piece.lines)
    if not starts:
        return
    least = max(piece.white, above.white_below if isinstance(above, CastSolid) else 0)
    at_top = 0 if keeps(above) else starts & tops
    for white in range(least, max(least, piece.most_white) + 1):
        inside = starts >> white & column.holding(white + piece.lines) & ~tops
        if inside | at_top:
            cost = (white - least) * WHITE_POINTS
            yield _Way(white, cost, at_top, inside, white, piece.lines, 0)
        at_top = 0
