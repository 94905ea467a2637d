"""Pouring a galley into column parts: exactly full as a `Fill` says, or so that they end level.

The parts are taken in reading order. A column never starts with a paragraph's last line
(单行不成页, L4); where keeping that costs a line, the column ends a line short and the
caller reports it. A paragraph's first line may stand alone at a column's foot: a hole there
would show more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from banxin.makeup.columns import ColumnPart
from banxin.makeup.fill import Fill
from banxin.makeup.galley import Piece, SolidPiece, TextPiece, loosened
from banxin.makeup.model import PlacedText
from banxin.makeup.stone import Stone


@dataclass(frozen=True, slots=True)
class PouredPiece:
    """A piece, or a part of a paragraph, with the grid line that its first line stands on."""

    piece: Piece
    line: int


@dataclass(frozen=True, slots=True)
class PouredPart:
    """A column part with what was poured into it; ``used`` counts lines from its top."""

    part: ColumnPart
    pieces: tuple[PouredPiece, ...]
    used: int

    @property
    def short(self) -> int:
        """Lines left empty at the foot."""
        return self.part.lines - self.used


@dataclass(frozen=True, slots=True)
class Flow:
    """A galley poured: the parts in reading order, and the pieces that found no room."""

    parts: tuple[PouredPart, ...]
    rest: tuple[Piece, ...]
    floor: int


def pour_filled(
    pieces: tuple[Piece, ...], parts: Sequence[ColumnPart], floor: int, fill: Fill, stone: Stone
) -> Flow:
    """Pour a galley as it was found to fill the parts; ``pieces`` begin where the fill began."""
    chosen = tuple(
        replace(piece, white_lines=choice)
        if isinstance(piece, SolidPiece)
        else loosened(piece, choice, stone)
        for piece, choice in zip(pieces, fill.choices, strict=False)
    )
    return pour(chosen + pieces[len(chosen) :], parts, floor)


def pour_level(pieces: tuple[Piece, ...], parts: Sequence[ColumnPart], floor: int) -> Flow:
    """Pour so that the columns end on one line, as high up as the text allows.

    Lines that do not divide are shared out, so that the columns' feet differ by one line at most,
    beside the line that the rule about a paragraph's last line may cost.

    Args:
        pieces: The galley.
        parts: In reading order; those that reach ``floor`` are the columns' feet.
        floor: The rectangle's last line.
    """
    full = pour(pieces, parts, floor)
    if full.rest or not parts:
        return full
    low, high, best = min(part.first_line for part in parts), floor, full
    while low < high:
        middle = (low + high) // 2
        poured = pour(pieces, _clipped(parts, middle, floor), middle)
        if poured.rest:
            low = middle + 1
        else:
            best, high = poured, middle
    return _evened(pieces, best)


def _evened(pieces: tuple[Piece, ...], flow: Flow) -> Flow:
    """The same floor with the lines that are missing shared out: one line from each last column.

    Where lines do not divide, the last column alone would end short by all of them, which shows
    as a hole; a step of one line does not.
    """
    missing = _missing(flow)
    feet = [order for order, part in enumerate(flow.parts) if part.part.last_line == flow.floor]
    for count in range(len(feet) - 1, 0, -1):
        shortened = feet[-count:]
        parts = [
            replace(poured.part, last_line=flow.floor - 1) if order in shortened else poured.part
            for order, poured in enumerate(flow.parts)
        ]
        evened = pour(pieces, [part for part in parts if part.lines], flow.floor)
        if not evened.rest and _missing(evened) <= missing:
            return evened
    return flow


def _missing(flow: Flow) -> int:
    """Empty lines under the text of the columns' feet, down to the floor."""
    feet = (part for part in flow.parts if part.part.last_line >= flow.floor - 1)
    return sum(flow.floor - part.part.first_line + 1 - part.used for part in feet)


def pour(pieces: tuple[Piece, ...], parts: Sequence[ColumnPart], floor: int) -> Flow:
    """Pour pieces into parts from the first to the last, cutting paragraphs where it is legal."""
    rest = list(pieces)
    poured = tuple(_fill(part, rest) for part in parts)
    return Flow(poured, tuple(rest), floor)


def _clipped(parts: Sequence[ColumnPart], floor: int, lowest: int) -> list[ColumnPart]:
    return [
        replace(part, last_line=min(part.last_line, floor)) if part.last_line == lowest else part
        for part in parts
        if part.first_line <= floor or part.last_line != lowest
    ]


def _fill(part: ColumnPart, rest: list[Piece]) -> PouredPart:
    """Take from ``rest`` what one part holds."""
    done: list[PouredPiece] = []
    used = foot = 0
    while rest:
        piece = rest[0]
        if isinstance(piece, SolidPiece):
            white = max(piece.white_lines, foot) if done else 0
            if used + white + piece.lines + _kept(rest) > part.lines:
                break
            done.append(PouredPiece(piece, part.first_line + used + white))
            used, foot = used + white + piece.lines, piece.white_below
            rest.pop(0)
            continue
        take = _take(piece, part.lines - used - foot)
        if take == 0:
            break
        done.append(PouredPiece(_cut(piece, 0, take), part.first_line + used + foot))
        used, foot = used + foot + take, 0
        if take < piece.lines:
            rest[0] = _cut(piece, take, piece.lines)
            break
        rest.pop(0)
    return PouredPart(part, tuple(done), used)


def _kept(pieces: Sequence[Piece]) -> int:
    """Lines that must stand under the first of the pieces, a solid one, in its own column."""
    first = pieces[0]
    if isinstance(first, TextPiece) or len(pieces) < 2 or not first.keep_lines:
        return 0
    follower = pieces[1]
    if isinstance(follower, SolidPiece):
        white = max(first.white_below, follower.white_lines)
        return white + follower.lines + _kept(pieces[1:])
    # One line more than is kept may not be parted from its paragraph's last line.
    whole = follower.lines <= first.keep_lines + 1
    return first.white_below + (follower.lines if whole else first.keep_lines)


def _take(piece: TextPiece, room: int) -> int:
    """How many of a paragraph's lines go into ``room`` lines: all, or never all but the last."""
    if piece.lines <= room:
        return piece.lines
    if room == piece.lines - 1:
        room -= 1
    return max(room, 0)


def _cut(piece: TextPiece, start: int, end: int) -> TextPiece:
    text: PlacedText = piece.text
    return TextPiece(replace(text, lines=text.lines[start:end], resumes=text.resumes or start > 0))
