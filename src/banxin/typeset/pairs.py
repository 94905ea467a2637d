"""What may happen between two neighbours: one entry for each pair of classes.

GB/T 15834—2011 5.1, clreq #punctuation_width_adjustment,
#mixed_text_composition_in_horizontal_writing_mode,
#procedures_for_inter-character_spacing_reduction and
#procedures_for_inter-character_space_expansion; the table of squeezes is the union of both,
with half an em left between a closing and an opening mark.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from banxin.typeset.blanks import BLANK_RIGHT
from banxin.typeset.classes import NARROW, SQUARE, CharClass
from banxin.typeset.model import LineSettings

C = CharClass


class Step(IntEnum):
    """In which order blank is taken out; 0 is never.

    clreq #procedures_for_inter-character_spacing_reduction.
    """

    NEVER = 0
    SPACES = 1
    BRACKETS = 2
    STOPS_IN = 3
    GAPS = 4
    STOPS_END = 5


class Opening(IntEnum):
    """In which order blank is added (clreq #procedures_for_inter-character_space_expansion).

    0 is never. A ``RELUCTANT`` place is opened only where a line would otherwise have holes.
    """

    NEVER = 0
    SPACES = 1
    GAPS = 2
    ANYWHERE = 3
    RELUCTANT = 4


class Blank(IntEnum):
    """What stands between two clusters at their natural setting."""

    NOTHING = 0
    GAP = 1
    CUT_RIGHT = 2
    """The left mark has lost its blank."""
    CUT_LEFT = 3
    """The right mark has lost its blank."""


@dataclass(frozen=True, slots=True)
class Pair:
    """What may happen between two classes.

    Attributes:
        blank: At the natural setting.
        step: When blank is taken out.
        gives_right, gives_left: Whose blank that is: the left cluster's right one, the right
            cluster's left one.
        opening: When blank is added.
        solid: Whether nothing of all this happens, and it opens like two Han characters.
    """

    blank: Blank
    step: Step
    gives_right: bool
    gives_left: bool
    opening: Opening
    solid: bool = False


_CUT_AFTER_RIGHT: Final = BLANK_RIGHT | {C.OPEN, C.MID}
_DASHES: Final = frozenset({C.DASH, C.ELLIPSIS})
_GAPPED: Final = frozenset({C.LATIN, C.DIGIT, C.PREFIX, C.ATOM})
_STEP_AFTER: Final = {
    C.CLOSE: Step.BRACKETS,
    C.STOP_IN: Step.STOPS_IN,
    C.STOP_END: Step.STOPS_END,
    C.EXCLAMATION: Step.STOPS_END,
}
_STIFF: Final = frozenset({C.CONNECTOR, C.HYPHEN, C.SOLIDUS, C.SLASH, C.MID})
_STIFF_BEFORE: Final = _STIFF | {C.OPEN, C.LATIN_OPEN, C.LABEL}
_STIFF_AFTER: Final = _STIFF | {C.CLOSE, C.LATIN_CLOSE, C.POSTFIX}
_SPACES: Final = frozenset({C.SPACE, C.FIXED_SPACE})


class Pairs(dict[tuple[int, int], Pair]):
    """The entries of a house's style, by the classes of left and right cluster."""

    def __init__(self, settings: LineSettings) -> None:
        super().__init__()
        self._settings = settings

    def __missing__(self, met: tuple[int, int]) -> Pair:
        pair = self[met] = _pair(CharClass(met[0]), CharClass(met[1]), self._settings)
        return pair


def _pair(left: CharClass, right: CharClass, settings: LineSettings) -> Pair:
    blank = _blank(left, right, settings)
    if left is C.SPACE:
        return Pair(Blank.NOTHING, Step.SPACES, False, False, Opening.SPACES)
    if blank is Blank.GAP:
        return Pair(blank, Step.GAPS, False, False, Opening.GAPS)
    step, gives_right, gives_left = _reduction(left, right, blank, settings)
    opening = _opening(left, right)
    fixed = blank or step or left is C.FIXED_SPACE or opening is not Opening.ANYWHERE
    return Pair(blank, step, gives_right, gives_left, opening, solid=not fixed)


def _blank(left: CharClass, right: CharClass, settings: LineSettings) -> Blank:
    if left in BLANK_RIGHT:
        return Blank.CUT_RIGHT if right in _CUT_AFTER_RIGHT else Blank.NOTHING
    if right is C.OPEN:
        cuts = left in {C.OPEN, C.MID} or (left in _DASHES and settings.squeeze_after_dash)
        return Blank.CUT_LEFT if cuts else Blank.NOTHING
    gapped = _GAPPED | {C.POSTFIX} if settings.gap_after_postfix else _GAPPED
    met = (left in SQUARE and right in _GAPPED) or (left in gapped and right in SQUARE)
    return Blank.GAP if met else Blank.NOTHING


def _reduction(
    left: CharClass, right: CharClass, blank: Blank, settings: LineSettings
) -> tuple[Step, bool, bool]:
    """Two blanks that meet, 。“, count as the later of their two steps.

    What stands between them is also the sentence's end.
    """
    gives_right = left in _STEP_AFTER and blank is not Blank.CUT_RIGHT
    gives_left = right is C.OPEN and blank is not Blank.CUT_LEFT
    if left in BLANK_RIGHT and right is C.OPEN and not settings.tight_pairs:
        return Step.NEVER, False, False
    later = max(
        _STEP_AFTER.get(left, Step.NEVER),
        Step.BRACKETS if right is C.OPEN else Step.NEVER,
    )
    if later is Step.STOPS_END and not settings.squeeze_stops:
        return Step.NEVER, False, False
    return (later if gives_right or gives_left else Step.NEVER), gives_right, gives_left


def _opening(left: CharClass, right: CharClass) -> Opening:
    within_word = left in NARROW and right in NARROW
    # Between a hyphen and the word on either side of it: cross-reference is never opened.
    in_compound = (left is C.HYPHEN and right in NARROW) or (right is C.HYPHEN and left in NARROW)
    if within_word or in_compound or right in _SPACES or right is C.NOTE:
        return Opening.NEVER
    if left in _STIFF_BEFORE or right in _STIFF_AFTER:
        return Opening.RELUCTANT
    return Opening.ANYWHERE
