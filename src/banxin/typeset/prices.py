"""What breaking a paragraph here and not there costs: the one table of the cost model.

All prices are whole numbers in one unit: a thousandth of what it costs to open one place of an
otherwise solid line by a tenth of an em, the least that the eye sees as a hole. A column of
thirteen em that is opened by half an em at its twelve places costs 2,083; by a whole em, 8,333;
one comma cut to its ink, 600. The least sum over a paragraph wins (Knuth and Plass, Breaking
Paragraphs into Lines, 1981).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from banxin.typeset.breaks import Rank
from banxin.typeset.pairs import Opening, Step

KP: Final = "Knuth and Plass 1981"
REDUCE: Final = "clreq #procedures_for_inter-character_spacing_reduction"
EXPAND: Final = "clreq #procedures_for_inter-character_space_expansion"
CLREQ_EDGES: Final = "clreq #prohibition_rules_for_line_start_end"
GB: Final = "GB/T 15835—2011 5.1: a number is read with its counter"
TRADE: Final = "clreq #adjustments_of_orphans_and_widows: 孤字不成行"
EYE: Final = "looked at, sample pages at 13 em"


@dataclass(frozen=True, slots=True)
class Price:
    """A number of the cost model.

    Attributes:
        amount: In the unit of this module.
        of: What it is paid for.
        source: Where the rule stands, or who weighed it.
    """

    amount: int
    of: str
    source: str


REDUCING: Final = {
    Step.SPACES: Price(300, "half an em taken out of word spaces, all that they have", REDUCE),
    Step.BRACKETS: Price(500, "the half em of one bracket or quotation mark", REDUCE),
    Step.STOPS_IN: Price(600, "the half em of one ，、；：", REDUCE),
    Step.GAPS: Price(1_200, "half an em out of Han-Latin gaps, an eighth each", REDUCE),
    Step.STOPS_END: Price(1_600, "the half em of one 。？！", REDUCE),
}
"""By the square of the share that is used of a step, so that a light squeeze is nearly free.

In a column every one of them is below the 2,083 of opening it by the same half em, so that pushing
in goes before pushing out; a line of twenty em is rather opened than robbed of a full stop's blank.
"""
DARK: Final = Price(1_700, "a line squeezed by a tenth of its width; by the square", EYE)
"""Three commas cut to their ink in one column line are a dark knot: two lines share them better."""

OPENING: Final = {
    Opening.SPACES: Price(1_200, "half an em added to word spaces, their limit", EXPAND),
    Opening.GAPS: Price(1_200, "half an em added to Han-Latin gaps, their limit", EXPAND),
    Opening.ANYWHERE: Price(1_000, "a tenth of an em at one place; by the square", KP),
}
ABOVE_A_TENTH: Final = Price(
    60, "each thousandth of an em, at each place, above a tenth of an em", EYE
)
HOLE: Final = Price(
    800_000, "a line with places opened by more than a quarter; by the square of the quarters", EYE
)
OVERRUN: Final = Price(1_000_000, "each thousandth of an em outside the measure", EYE)

BREAKING: Final = {
    Rank.FREE: Price(0, "a break between words, or between Han", CLREQ_EDGES),
    Rank.COUNTED: Price(10_000, "parting a number from what it counts, 2025|年", GB),
    Rank.COMPOUND: Price(1_500, "a break after the author's own hyphen", EYE),
    Rank.HYPHEN: Price(4_000, "a word hyphenated; TeX's 50 of 100 for a line at its limit", KP),
    Rank.ADDRESS: Price(3_000, "an address broken after one of its marks", EYE),
    Rank.FORCED: Price(900_000, "a word cut, or marks parted, that no line can hold", EYE),
}
OPPOSITE: Final = Price(1_500, "an opened line beside a squeezed one", KP)
ORPHAN: Final = Price(700_000, "a last line of fewer than two characters", TRADE)
RAGGED: Final = Price(1_000, "a line left short, where nothing is justified: as for opening", EYE)
