"""Pages that are still to be planned: what of them stories share."""

from __future__ import annotations

from typing import Final

from banxin.content.model import Spot
from banxin.makeup.plan import OpenPage
from banxin.makeup.stone import Stone

WHITE_UNDER_MASTHEAD: Final = 1
"""Clear lines between the masthead and the first story."""

MOST_STORIES: Final = 20
"""No page holds more that anybody could find; the ways to part them could not be gone through."""


def area_of(draft: OpenPage, stone: Stone) -> Spot:
    """What the stories of a page share: everything under the masthead."""
    first = draft.masthead + WHITE_UNDER_MASTHEAD + 1 if draft.masthead else 1
    return Spot(1, stone.grid.columns, first, stone.grid.lines)


def standing_of(draft: OpenPage) -> tuple[Spot, ...]:
    """The rectangles of a page's standing boxes."""
    return tuple(box.spot for box in draft.page.boxes)


def room_of(draft: OpenPage, stone: Stone) -> int:
    """The column lines that a page's stories share."""
    area = area_of(draft, stone)
    return area.room - sum(box.shared(area) for box in standing_of(draft))
