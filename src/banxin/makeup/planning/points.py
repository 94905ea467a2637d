"""What the search thinks of an arrangement before its page is judged.

Estimates only: `banxin.makeup.judge` has the last word on a whole page. They stand on its
scale, so that both mean the same by a point.
"""

from __future__ import annotations

from typing import Final

from banxin.makeup.judging import PRICES, PageRule
from banxin.makeup.planning.arrangements import Slot
from banxin.makeup.planning.forms import Form

LEVEL_HEADS: Final = PRICES[PageRule.HEADS_LEVEL].points
CUT_THROUGH: Final = PRICES[PageRule.CUT_ACROSS].points
ORDER_ACROSS: Final = 4
ORDER: Final = PRICES[PageRule.PLACE_ORDER].points
MOST_ORDER: Final = PRICES[PageRule.PLACE_ORDER].most
THIN: Final = 30
FLAT: Final = 30
SHORT_LEG: Final = 12
LEAST_LEG: Final = 3
"""Lines of text that a story has at least under its head;"""
FULL_LEG: Final = 5
"""and that it should have."""
HEAD_LINE: Final = 8
CROP: Final = 80
PHOTO_COLUMN: Final = 6
PHOTO_OVER_HEAD: Final = 6
PHOTO_WIDE: Final = 4
CAPTION_LINE: Final = 40
ODD_WIDTH: Final = 15
UNFITTED: Final = 20


def cut_points(*, through: bool) -> int:
    """A gap from edge to edge of the page."""
    return CUT_THROUGH if through else 0


def photo_points(slot: Slot, columns: int, widths: tuple[int, int]) -> int:
    """A photo away from the middle of its rank's widths, over its head, or as wide as its story."""
    if slot.row:
        return 0
    middle = (min(widths[0], columns) + min(widths[1], columns)) // 2
    points = PHOTO_COLUMN * abs(slot.columns - middle)
    points += PHOTO_OVER_HEAD if slot.at == "top" else 0
    return points + (PHOTO_WIDE if slot.columns == columns > 2 else 0)


def shape_points(form: Form, lines: int, shortest: int) -> int:
    """Too thin, too flat, or legs too short.

    Args:
        form: What stands.
        lines: Its rectangle's height.
        shortest: The same over the corner that it leaves.
    """
    points = 0
    leg = shortest - form.deep + LEAST_LEG
    if leg < FULL_LEG:
        points += SHORT_LEG * (FULL_LEG - leg)
    if form.columns == 1 and lines > 40:
        points += THIN * (lines - 40) // 20
    if form.columns >= 4 and leg * 2 < form.columns * 3:
        points += FLAT
    return points
