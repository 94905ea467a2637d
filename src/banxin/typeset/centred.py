"""Faces whose marks stand in the middle of their squares, as in Taiwan and Hong Kong.

Nothing can be squeezed there: the blank of such a mark lies on both of its sides, and the ink
would be cut. The composer sees that mark by mark and sets it whole; the house should know,
since its lines then come out as if they had no rules of squeezing (rule book, 3.3).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from banxin.typeset.blanks import HALF, blanks_of
from banxin.typeset.classes import CharClass, class_of
from banxin.typeset.model import Metrics

_QUOTES: Final = {
    "“": CharClass.OPEN,
    "‘": CharClass.OPEN,
    "”": CharClass.CLOSE,
    "’": CharClass.CLOSE,
}

SQUEEZED_MARKS: Final = "，。、；：！？“”‘’（）《》〈〉【】「」『』"
"""The marks that simplified Chinese squeezes to one side (clreq #punctuation_width_adjustment)."""


def marks_without_blank(
    metrics: Metrics, face: str, marks: Iterable[str] = SQUEEZED_MARKS
) -> frozenset[str]:
    """Which of ``marks`` the composer cannot squeeze in ``face``, though they are squares.

    A mark that the face draws half an em wide or less has nothing to squeeze, and is not told.

    Args:
        metrics: What the faces answer.
        face: The role to ask.
        marks: Single characters that the metrics know; those that are never squeezed are
            passed over, so that a whole text may be handed in.
    """
    squares = sorted(set(marks) & set(SQUEEZED_MARKS))
    return frozenset(mark for mark in squares if not _has_blank(metrics, face, mark))


def _has_blank(metrics: Metrics, face: str, mark: str) -> bool:
    (advance,) = metrics.advances(mark, face)
    if advance <= HALF:
        return True
    blanks = blanks_of(_QUOTES.get(mark, class_of(mark)), advance, metrics.ink(mark, face))
    return blanks.left > 0 or blanks.right > 0
