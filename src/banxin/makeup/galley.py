"""The galley: a story's body as one long column, in pieces that know where they may be cut.

Every piece counts its height in whole grid lines, so a galley cut anywhere stays on the grid.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from banxin.makeup.grid import ColumnGrid
from banxin.makeup.marked import (
    MarkedBlock,
    MarkedBox,
    MarkedNames,
    MarkedQuote,
    MarkedSection,
    MarkedText,
)
from banxin.makeup.model import PlacedText
from banxin.makeup.setting import (
    copy_of,
    cost_loosened,
    set_loosened,
    set_name_rows,
    set_text,
    set_turned,
)
from banxin.makeup.stone import Stone
from banxin.measure import ZERO, Length
from banxin.typeset import ATOM, Composer

# At least this many text lines follow a section head before its column ends.
LINES_AFTER_HEAD = 3


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A paragraph on the grid; it may be cut between lines.

    Attributes:
        text: Its leading is the grid's.
        marked: What it was composed from; None where it was cut, or is set in rows.
        loosenesses: The lines that it may gain or, below zero, lose, each with the ``Line.cost``
            that its lines then have above their least.
    """

    text: PlacedText
    marked: MarkedText | None = None
    loosenesses: tuple[tuple[int, int], ...] = ()

    @property
    def lines(self) -> int:
        return len(self.text.lines)


class Look(StrEnum):
    """What a solid piece is drawn with: nothing, two rules, or a panel."""

    SECTION = "section"
    QUOTE = "quote"
    BOX = "box"


@dataclass(frozen=True, slots=True)
class SolidPiece:
    """A piece that stays whole: a section head, a pull quote, a box.

    Attributes:
        texts: Placed from the piece's own top, which already stands below ``white_lines``.
        lines: Height in grid lines, without the white.
        white_lines: Kept clear above, dropped at the top of a column.
        white_below: Kept clear below, dropped at the foot of a column.
        keep_lines: How many lines of the next paragraph must stand under it.
        most_white: What ``white_lines`` may grow to where columns are filled; never less.
    """

    texts: tuple[PlacedText, ...]
    lines: int
    look: Look
    white_lines: int = 1
    white_below: int = 1
    keep_lines: int = 0
    most_white: int = 0


Piece: TypeAlias = TextPiece | SolidPiece


@dataclass(frozen=True, slots=True)
class Galley:
    """What is still to be poured of a story.

    Attributes:
        pieces: In reading order.
        total: Characters of the whole story, however many were poured on earlier pages.
    """

    pieces: tuple[Piece, ...]
    total: int


NO_GALLEY = Galley((), 0)


def set_galley(blocks: tuple[MarkedBlock, ...], stone: Stone) -> Galley:
    """Compose a story's body at the base column's measure.

    Finds out at the same time what each paragraph may gain or lose, so a galley should be set
    once for a story and handed on.
    """
    words = copy_of(blocks)
    pieces = tuple(_piece(block, stone, words) for block in blocks)
    return Galley(pieces, characters_in(pieces))


def loosened(piece: TextPiece, by: int, stone: Stone) -> TextPiece:
    """A paragraph in so many lines more or fewer; one of its own ``loosenesses``, or 0."""
    if not by or piece.marked is None:
        return piece
    text = set_loosened(piece.marked, stone.grid.column_width, stone.composer, by)
    return TextPiece(replace(text, leading=stone.grid.leading))


def characters_in(pieces: tuple[Piece, ...]) -> int:
    """Characters in the pieces, no spaces and no pictures: what an editor would have to cut."""
    texts = [
        text
        for piece in pieces
        for text in (piece.texts if isinstance(piece, SolidPiece) else (piece.text,))
    ]
    return sum(
        not (character.isspace() or character == ATOM)
        for text in texts
        for placed in text.lines
        for character in placed.line.text
    )


def _piece(block: MarkedBlock, stone: Stone, words: str) -> Piece:
    layout, grid, composer = stone.layout, stone.grid, stone.composer
    match block:
        case MarkedText():
            return _paragraph(block, stone)
        case MarkedNames((text,), names):
            rows = set_name_rows(text, names, grid.column_width, composer)
            return TextPiece(replace(rows, leading=grid.leading))
        case MarkedSection(texts):
            placed, lines = _centred(
                _stacked(texts, grid.column_width, composer, words), ZERO, grid
            )
            white, most = layout.section.white_lines, layout.makeup.section_white_lines
            return SolidPiece(
                placed, lines, Look.SECTION, white, 0, LINES_AFTER_HEAD, max(white, most)
            )
        case MarkedQuote(texts):
            placed, lines = _centred(
                _stacked(texts, grid.column_width, composer, words), grid.leading // 2, grid
            )
            return SolidPiece(placed, lines, Look.QUOTE)
        case MarkedBox(texts):
            inset = grid.em * layout.box.inset_em
            stack = _stacked(texts, grid.column_width - inset * 2, composer, words, inset)
            placed, lines = _centred(stack, grid.leading // 2, grid)
            return SolidPiece(placed, lines, Look.BOX)


def _paragraph(marked: MarkedText, stone: Stone) -> TextPiece:
    """Only what is justified can be loosened: a ragged line is as long as it is."""
    grid, most = stone.grid, stone.layout.makeup.looseness
    text = set_text(marked, grid.column_width, stone.composer)
    piece = TextPiece(replace(text, leading=grid.leading), marked)
    if not most or not marked.paragraph.justified:
        return piece
    costs = cost_loosened(marked, grid.column_width, stone.composer, most)
    found = tuple((by, cost - costs[0]) for by, cost in costs.items() if by)
    return replace(piece, loosenesses=found)


def _stacked(
    texts: tuple[MarkedText, ...],
    measure: Length,
    composer: Composer,
    words: str,
    inset: Length = ZERO,
) -> tuple[PlacedText, ...]:
    """Texts under each other, each at its own leading; ``words`` is the story's copy."""
    placed: list[PlacedText] = []
    top = ZERO
    for text in texts:
        composed = set_turned(text, measure, composer, words)
        lines = tuple(replace(line, x=line.x + inset) for line in composed.lines)
        placed.append(replace(composed, lines=lines, top=top))
        top = placed[-1].bottom
    return tuple(placed)


def _centred(
    texts: tuple[PlacedText, ...], padding: Length, grid: ColumnGrid
) -> tuple[tuple[PlacedText, ...], int]:
    """Texts centred in as few grid lines as hold them and their padding; and those lines."""
    height = texts[-1].bottom
    lines = grid.lines_for(height + padding * 2)
    slack = (grid.leading * lines - height) // 2
    return tuple(replace(text, top=text.top + slack) for text in texts), lines
