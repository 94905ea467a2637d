"""Metrics without a font: for tests, and for trying the composer in a shell."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

from banxin.typeset.classes import CharClass, class_of
from banxin.typeset.model import EM, InkSpan, MilliEm, Shaped

_HALF: Final = EM // 2
_FULL: Final = frozenset("—…⋯‥“”‘’−※")
_TWO_EM_DASH: Final = "⸺"
_CLEARANCE: Final = 50


class OneEm:
    """Every Han character and full-width mark is one em wide, everything else half an em.

    Combining marks add nothing. The ink of a mark fills the half that clreq gives it.
    Quotation marks are full-width by themselves and half-width within a word.
    """

    def shape(self, text: str, face: str) -> Sequence[Shaped]:  # noqa: ARG002
        pieces: list[Shaped] = []
        in_word = len(text) > 1
        for character in text:
            if class_of(character) is CharClass.EXTEND and pieces:
                pieces[-1] = Shaped(pieces[-1].length + 1, pieces[-1].advance)
            else:
                pieces.append(Shaped(1, _advance(character, in_word=in_word)))
        return pieces

    def advances(self, characters: str, face: str) -> Sequence[MilliEm]:  # noqa: ARG002
        return list(map(_ALONE.__getitem__, characters))

    def ink(self, character: str, face: str) -> InkSpan:  # noqa: ARG002
        advance = _advance(character, in_word=False)
        match class_of(character):
            case CharClass.OPEN:
                return InkSpan(_HALF + _CLEARANCE, advance - _CLEARANCE // 2)
            case CharClass.QUOTE if character in "“‘":
                return InkSpan(_HALF + _CLEARANCE, advance - _CLEARANCE // 2)
            case CharClass.MID:
                return InkSpan(advance // 2 - _CLEARANCE, advance // 2 + _CLEARANCE)
            case kind if kind in _RIGHT_BLANK:
                return InkSpan(_CLEARANCE // 2, _HALF - _CLEARANCE)
            case _:
                return InkSpan(_CLEARANCE // 2, advance - _CLEARANCE // 2)


class _Alone(dict[str, MilliEm]):
    """The advance of each character by itself, worked out once."""

    def __missing__(self, character: str) -> MilliEm:
        advance = self[character] = _advance(character, in_word=False)
        return advance


_ALONE: Final = _Alone()

_RIGHT_BLANK: Final = frozenset(
    {
        CharClass.CLOSE,
        CharClass.QUOTE,
        CharClass.STOP_IN,
        CharClass.STOP_END,
        CharClass.EXCLAMATION,
    }
)


def _advance(character: str, *, in_word: bool) -> int:
    if class_of(character) is CharClass.EXTEND:
        return 0
    if character == _TWO_EM_DASH:
        return 2 * EM
    if character in _FULL:
        return _HALF if in_word and class_of(character) is CharClass.QUOTE else EM
    if class_of(character) is CharClass.FLAG:
        return _HALF
    return EM if unicodedata.east_asian_width(character) in "WF" else _HALF
