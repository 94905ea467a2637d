"""Overprint (压印): black alone goes on top of what lies under it; everything else knocks out.

ISO 32000-2:2020, 8.6.7: with OPM 1 a DeviceCMYK colour leaves those plates alone on which it
puts no ink. Black type on a tint then keeps the tint under it, and no white edge shows where
the plates are a hair off. White must never do so: it would vanish.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

import pikepdf
from pikepdf import Dictionary, Name

# How ISO 32000-2:2020, 9.3.6 paints glyphs: fill, stroke, both, neither, then the same as clips.
_TEXT_FILLS = frozenset({0, 2, 4, 6})
_TEXT_STROKES = frozenset({1, 2, 5, 6})

_PLAIN_BLENDS = (Name.Normal, Name.Compatible)


class Ink(StrEnum):
    """What a current colour comes to, as far as overprint and spots ask."""

    OTHER = "other"
    FOUR = "four inks"
    BLACK = "black alone"


@dataclass(frozen=True, slots=True)
class Overprint:
    """Whether strokes and fills overprint: OP and op, both with OPM 1."""

    strokes: bool = False
    fills: bool = False

    @property
    def resource(self) -> str:
        if self.strokes == self.fills:
            return "/BanxinOverprint" if self.fills else "/BanxinKnockOut"
        return "/BanxinOverprintStrokes" if self.strokes else "/BanxinOverprintFills"

    def parameters(self) -> Dictionary:
        return Dictionary(Type=Name.ExtGState, OP=self.strokes, op=self.fills, OPM=1)


KNOCK_OUT = Overprint()


@dataclass(frozen=True, slots=True)
class Painting:
    """The graphics state of ISO 32000-2:2020, 8.4.1, as far as it decides on overprint.

    Attributes:
        fill, stroke: The current colours.
        opaque_fills, opaque_strokes: Alpha 1. A black that lets through is a tint of black, and
            so is all the black of a group that does.
        plain: Nothing masked, blend mode Normal.
        text_mode: Of the Tr operator.
        overprint: As last set; None where the file has set something of its own.
    """

    fill: Ink = Ink.OTHER
    stroke: Ink = Ink.OTHER
    opaque_fills: bool = True
    opaque_strokes: bool = True
    plain: bool = True
    text_mode: int = 0
    overprint: Overprint | None = KNOCK_OUT

    def wanted(self, *, fills: bool, strokes: bool) -> Overprint:
        """What painting in these colours must have; both alike where only one is painted."""
        black_fill = self.fill is Ink.BLACK and self.opaque_fills and self.plain
        black_stroke = self.stroke is Ink.BLACK and self.opaque_strokes and self.plain
        if fills and strokes:
            return Overprint(black_stroke, black_fill)
        black = black_fill if fills else black_stroke and strokes
        return Overprint(black, black)

    def wanted_for_text(self) -> Overprint:
        mode = self.text_mode
        return self.wanted(fills=mode in _TEXT_FILLS, strokes=mode in _TEXT_STROKES)

    def after(self, given: pikepdf.Object) -> Painting:
        """The state that an ExtGState of the file's own leads to (ISO 32000-2:2020, 8.4.5)."""
        mask = given.get(Name.SMask, Name("/None"))
        blend = given.get(Name.BM, Name.Normal)
        touches_plain = Name.SMask in given or Name.BM in given
        touches_overprint = any(key in given for key in ("/OP", "/op", "/OPM"))
        return replace(
            self,
            opaque_fills=given.get(Name.ca, 1) == 1 if "/ca" in given else self.opaque_fills,
            opaque_strokes=given.get(Name.CA, 1) == 1 if "/CA" in given else self.opaque_strokes,
            plain=mask == Name("/None") and blend in _PLAIN_BLENDS if touches_plain else self.plain,
            overprint=None if touches_overprint else self.overprint,
        )
