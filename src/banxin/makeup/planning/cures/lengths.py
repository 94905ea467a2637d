"""The same story a little shorter or longer, as the desk would cut or write on at its end."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from banxin.makeup.galley import (
    Galley,
    Look,
    Piece,
    SolidPiece,
    TextPiece,
    characters_in,
    set_galley,
)
from banxin.makeup.marked import MarkedText
from banxin.makeup.planning.casts import Cast, cast_of
from banxin.makeup.stone import Stone
from banxin.typeset import Run

_PARAGRAPH: Final = 6
"""Lines of a paragraph that is written on."""


def shortened(cast: Cast, lines: int, stone: Stone) -> Cast | None:
    """A story cut from its end by so many lines, or by a few more where a section head goes too.

    A byline at its end stays, and so does a box or a quote that is longer than what is still to
    be cut. None where less than a paragraph would be left.
    """
    left = lines
    kept: list[Piece] = []
    pieces = list(cast.galley.pieces)
    while pieces and left > 0:
        piece = pieces.pop()
        if not _may_go(piece, left):
            kept.insert(0, piece)
        elif piece.lines > left:
            kept.insert(0, _cut(piece, piece.lines - left, stone))
            left = 0
        else:
            left -= _height(piece)
            while pieces and _is_section(pieces[-1]):
                left -= _height(pieces.pop())
    short = (*pieces, *kept)
    if left > 0 or sum(piece.lines for piece in short if _is_copy(piece)) < _PARAGRAPH:
        return None
    return _recast(cast, short)


def lengthened(cast: Cast, lines: int, stone: Stone) -> Cast | None:
    """A story written on by so many lines, in paragraphs such as it has; None where it has none."""
    models = [piece for piece in cast.galley.pieces if _is_copy(piece)]
    longest = max(models, key=lambda piece: piece.lines, default=None)
    if not isinstance(longest, TextPiece) or longest.marked is None or longest.lines < 2:
        return None
    most = min(_PARAGRAPH, longest.lines)
    pieces = list(cast.galley.pieces)
    signed = pieces.pop() if not _is_copy(pieces[-1]) else None
    # Every paragraph but the last is the same one, and composing it once is dear enough.
    paragraphs, last = divmod(lines, most)
    if paragraphs:
        pieces += [_cut(longest, most, stone)] * paragraphs
    if last:
        pieces.append(_cut(longest, last, stone))
    return _recast(cast, (*pieces, *([signed] if signed else [])))


def lines_between(one: Cast, other: Cast) -> int:
    """By how many lines two casts differ."""
    return abs(one.lengths.lines - other.lengths.lines)


def characters_between(one: Cast, other: Cast) -> int:
    """By how many characters two casts differ."""
    return abs(characters_in(one.galley.pieces) - characters_in(other.galley.pieces))


def _recast(cast: Cast, pieces: tuple[Piece, ...]) -> Cast:
    galley = Galley(pieces, characters_in(pieces))
    return cast_of(cast.story, cast.words, galley)


def _is_copy(piece: Piece) -> bool:
    """A paragraph of the story itself; a byline at its end is not justified."""
    return isinstance(piece, TextPiece) and (
        piece.marked is None or piece.marked.paragraph.justified
    )


def _height(piece: Piece) -> int:
    """Lines of a piece with the white that goes when it goes."""
    if isinstance(piece, TextPiece):
        return piece.lines
    return piece.lines + piece.white_lines + piece.white_below


def _may_go(piece: Piece, lines: int) -> bool:
    """Whether a piece can be cut, or cut out, where so many lines are to go."""
    return _is_copy(piece) or (isinstance(piece, SolidPiece) and piece.lines <= lines)


def _is_section(piece: Piece) -> bool:
    return isinstance(piece, SolidPiece) and piece.look is Look.SECTION


def _cut(piece: Piece, lines: int, stone: Stone) -> Piece:
    """The first lines of a paragraph, with what it may gain or lose then."""
    if not isinstance(piece, TextPiece) or lines >= piece.lines:
        return piece
    if piece.marked is None:
        return TextPiece(replace(piece.text, lines=piece.text.lines[:lines]))
    end = piece.text.lines[lines - 1].line.end
    (cut,) = set_galley((_first(piece.marked, end),), stone).pieces
    return cut


def _first(marked: MarkedText, characters: int) -> MarkedText:
    """A text down to its n-th character."""
    runs: list[Run] = []
    for run in marked.paragraph.runs:
        if characters > 0:
            runs.append(replace(run, text=run.text[:characters]))
        characters -= len(run.text)
    return replace(marked, paragraph=replace(marked.paragraph, runs=tuple(runs)))
