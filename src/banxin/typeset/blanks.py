"""How much blank a mark's box holds, asked of the face: its ink decides, not its code point."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from banxin.typeset.classes import CharClass
from banxin.typeset.model import EM, InkSpan, MilliEm

C = CharClass

HALF: Final = EM // 2
# "Never squeeze below the ink and a twentieth of an em": ？in bold faces comes close to it.
_CLEARANCE: Final = 50
# A face that centres its marks (Taiwan, Hong Kong) leaves a third of an em at either side.
_LEAST_BLANK: Final = 400
# The side bearings of a Latin quotation mark or apostrophe in book faces.
_BEARING: Final = 60

BLANK_RIGHT: Final = frozenset({C.CLOSE, C.STOP_IN, C.STOP_END, C.EXCLAMATION})
_CENTRED: Final = frozenset({C.MID, C.SOLIDUS})


@dataclass(frozen=True, slots=True)
class Blanks:
    """Blank in a mark's box, at scale 1000.

    Attributes:
        before, after: Cut wherever the mark stands; below zero where its box is too narrow.
        left, right: What a neighbour, a line's edge or justification may take out.
    """

    before: MilliEm = 0
    after: MilliEm = 0
    left: MilliEm = 0
    right: MilliEm = 0

    def scaled(self, scale: MilliEm) -> Blanks:
        """The same at another scale."""
        before = self.before * scale // EM
        after = (self.before + self.after) * scale // EM - before
        return Blanks(before, after, self.left * scale // EM, self.right * scale // EM)


def blanks_of(kind: CharClass, advance: MilliEm, ink: InkSpan) -> Blanks:
    """The blanks of one measured mark.

    A mark whose ink does not keep to its half has none. A face with one glyph for ’ draws it at
    full width even in "it’s"; there the box is cut to the ink.
    """
    loose = advance - (ink.right - ink.left) - _CLEARANCE
    if kind in _CENTRED:
        excess = min(advance - HALF, max(loose, 0))
        return Blanks(before=excess // 2, after=excess - excess // 2)
    if kind is C.OPEN:
        return Blanks(left=_if_real(min(HALF, loose, ink.left), advance - ink.left))
    if kind in BLANK_RIGHT:
        return Blanks(right=_if_real(min(HALF, loose, advance - ink.right), ink.right))
    if advance <= HALF:
        return Blanks()
    return Blanks(before=max(ink.left - _BEARING, 0), after=max(advance - ink.right - _BEARING, 0))


def _if_real(room: MilliEm, reach: MilliEm) -> MilliEm:
    """The room, if the ink reaches no further than its half: a narrow mark in the middle has none.

    Noto Serif TC's ， and ！ leave 0.44 em on their right, but as much on their left.
    """
    return room if room >= _LEAST_BLANK and reach <= HALF + _CLEARANCE else 0
