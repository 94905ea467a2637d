"""Pages that were planned once need not be planned again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from banxin.content.model import Spot
from banxin.layout import PageStep
from banxin.makeup.plan import OpenPage
from banxin.makeup.planning.casts import CastingOff
from banxin.makeup.planning.fitting import PlannedPage
from banxin.makeup.planning.guests import Guest
from banxin.makeup.planning.kept import KeptPlans
from banxin.makeup.planning.open_pages import MOST_STORIES, standing_of
from banxin.makeup.planning.page import plan_page

_QUICK = 6
"""Stories of a page that is planned in a moment; each two more cost as much again."""


class PlannedPages:
    """Plans pages, each once, and no more than there is effort for.

    Args:
        kept: Plans of earlier runs.
        begin: Asked before each page; False ends the search.
        go_on: The same between the plans of one page.

    Attributes:
        effort: Pages of few stories that may still be planned.
    """

    def __init__(
        self, kept: KeptPlans, begin: Callable[[], bool], go_on: Callable[[], bool]
    ) -> None:
        self._kept = kept
        self._begin = begin
        self._go_on = go_on
        self._planned: dict[tuple[object, ...], tuple[PlannedPage, ...]] = {}
        self.effort = 0

    def ways(
        self,
        draft: OpenPage,
        guests: Sequence[Guest],
        area: Spot,
        step: PageStep | None,
        by: CastingOff,
    ) -> tuple[PlannedPage, ...]:
        """The plans of one page, the best first; none where the effort is spent."""
        key = (draft.number, step, area, tuple(_known(guest) for guest in guests))
        if key not in self._planned:
            if self.effort <= 0 or len(guests) > MOST_STORIES or not self._begin():
                return ()
            self.effort -= max(1, (len(guests) - _QUICK) // 2)
            standing = standing_of(draft)

            def plan() -> tuple[tuple[PlannedPage, ...], bool]:
                return plan_page(guests, area, standing, by, self._go_on), self._go_on()

            self._planned[key] = self._kept.ways(guests, area, standing, by, plan)
        return self._planned[key]


def _known(guest: Guest) -> tuple[object, ...]:
    """What tells a guest of one page from the others in one issue."""
    return (
        guest.cast.story.name,
        guest.cast.lengths.lines,
        guest.photos,
        guest.turned_from,
        guest.turns_to,
    )
