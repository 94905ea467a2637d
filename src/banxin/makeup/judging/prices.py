"""What each broken rule costs, and from when on the desk hears of it: the only table of both.

The unit is the point: one empty column line, the worst that a reader sees at once, is 100.
Everything else is weighed against it by what an editor would rather live with: a plain 碰题
is better than one empty line, three of them are not. So a page without holes that costs less
than 100 is a good one. Planners take their estimates from here too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from banxin.makeup.judging.rules import Fault, PageRule

# No rule but those that count lines may cost more than this at one place.
_MOST = 120

LEAD_COUNTS = 3
"""An order of size that the page's first story loses counts so many times,"""

LEAD_PLACE_COUNTS = 8
"""and so many times its place: what stands over the lead is taken for the lead."""


@dataclass(frozen=True, slots=True)
class Price:
    """What one rule costs.

    Attributes:
        points: For `per` of its unit.
        most: For one fault, however large its amount.
        told: From how many points on the desk hears of it; None where it never does.
        strong: From how many points on it is a warning, not a note; None for never.
    """

    points: int
    per: int = 1
    most: int = _MOST
    told: int | None = None
    strong: int | None = None

    def of(self, amount: int) -> int:
        """The points of an amount, in the rule's unit."""
        return min(amount * self.points // self.per, self.most)


_NO_LIMIT = 1_000_000

PRICES: Mapping[PageRule, Price] = MappingProxyType(
    {
        # Column lines at a story's feet: the page looks unfinished. Placing reports them itself.
        PageRule.ROOM: Price(100, most=_NO_LIMIT),
        # Column lines that nobody has, beyond the white the layout allows.
        PageRule.HOLE: Price(100, most=_NO_LIMIT, told=100, strong=300),
        # Column lines below everything: the page is not full. A few rows the desk may want; more
        # than about four of a broadsheet, six of a tabloid, is copy that is missing.
        PageRule.FOOT_EMPTY: Price(100, most=_NO_LIMIT, told=100, strong=3000),
        # Steps of weight between two stories whose places are the wrong way round; half where
        # they stand level and only left and right are changed.
        PageRule.PLACE_ORDER: Price(16, most=240, told=40, strong=80),
        # Per cent by which a lighter story's title is larger, beyond a tenth: sizes within one
        # rank follow the title's length, so little is said for a little.
        PageRule.TITLE_ORDER: Price(60, per=100, most=60, told=30, strong=60),
        # Per cent of a lighter story's larger area, beyond a half: area follows the copy first.
        PageRule.AREA_ORDER: Price(10, per=100, most=40, told=30),
        # Thousandths: how much of the shorter head is level, times how alike the sizes are.
        # Two titles that read as one line mislead; it is the first thing a desk looks for.
        PageRule.HEADS_LEVEL: Price(60, per=1000, told=40),
        # Cuts through the whole width; half of one (500) where one side is one story, which is
        # a banner or a strip. Every page that is cut by cut has one, so it must cost less
        # than two heads on a level.
        PageRule.CUT_ACROSS: Price(40, per=1000, told=40),
        # The same from top to foot: gutters run down any page, so this shows half as much.
        PageRule.CUT_DOWN: Price(20, per=1000, told=20),
        # Column legs that are not under their head: they are read as another story's.
        PageRule.HEAD_APART: Price(100, most=300, told=100, strong=100),
        # Columns in which a text goes on under another's: the reader reads straight on.
        PageRule.LEG_FOLLOWS: Price(50, told=50),
        # Thousandths of the shorter side that photos of two stories share: they look like a pair.
        PageRule.PHOTOS_TOUCH: Price(40, per=1000, told=40),
        # Halves of the page without a photo while several stories have one: the page leans.
        PageRule.PHOTOS_BUNCHED: Price(20, told=40),
        # Per cent by which a lighter photo is larger, beyond a tenth.
        PageRule.PHOTO_ORDER: Price(20, per=100, most=60, told=30),
        # Lines beyond four times the width: a ribbon.
        PageRule.THIN: Price(3, most=60, told=45),
        # Lines that the deepest leg lacks to twice the number of columns: a strip of stubs.
        PageRule.FLAT: Price(6, most=60, told=30),
        # Lines that a leg lacks to five: too few to be seen as a column.
        PageRule.LEG_SHORT: Price(12, told=36),
        # Legs of a single line, on top of being short.
        PageRule.LONE_LINE: Price(40, told=40),
        # Lines that the shortest column lacks to a third of the longest.
        PageRule.LEGS_UNEQUAL: Price(4, most=40, told=20),
        # Per cent of its head that a title lacks to 55: it swims in white.
        PageRule.TITLE_LOST: Price(1, told=30),
        # Heads on the fold of a paper that is sold folded.
        PageRule.HEAD_IN_FOLD: Price(15, told=15),
        # Points, as filling counted them; see `banxin.makeup.castoff`. A line won where nobody
        # sees it is 10 to 40, hundreds show.
        PageRule.COPYFIT: Price(1, most=_NO_LIMIT, told=500),
    }
)


def is_strong(fault: Fault) -> bool:
    """Whether the desk is warned of a fault."""
    strong = PRICES[fault.rule].strong
    return strong is not None and fault.points >= strong
