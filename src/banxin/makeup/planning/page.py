"""One page: its stories are cast off, cut out, fitted and judged; the best plans come back."""

from __future__ import annotations

from collections.abc import Sequence

from banxin.content.model import Spot
from banxin.makeup.plan import StoryPlan
from banxin.makeup.planning.casts import CastingOff
from banxin.makeup.planning.cuts import Cuts, Frame
from banxin.makeup.planning.fitting import Fitting, PlannedPage, Rectangle, rectangles
from banxin.makeup.planning.forming import forms_of
from banxin.makeup.planning.guests import Guest
from banxin.makeup.planning.regions import Regions, columns_of, lines_of

_WEIGHED = 4000
"""Cuts of one page whose rectangles are looked at."""

_TRIED = 240
"""Those with other rectangles that are fitted and judged."""


def plan_page(
    guests: Sequence[Guest], area: Spot, standing: Sequence[Spot], by: CastingOff
) -> tuple[PlannedPage, ...]:
    """The best ways to fill an area with stories, every column to its last line; best first.

    Args:
        guests: From the heaviest down.
        area: What is to be filled.
        standing: Rectangles inside it that are taken already.
        by: What casts stories off.
    """
    forms = [forms_of(guest, by) for guest in guests]
    gaps = by.stone.layout.makeup.gap_lines
    cuts = Cuts(forms, gaps, Frame(columns_of(area), lines_of(area)))
    pins = {number: guest.pin for number, guest in enumerate(guests) if guest.pin}
    regions = Regions(cuts, gaps, area, standing, pins)
    fitting = Fitting(guests, forms, area, standing, by)
    planned: dict[tuple[StoryPlan, ...], PlannedPage] = {}
    seen: set[frozenset[Rectangle]] = set()
    for cut in regions.all_best((1 << len(guests)) - 1, _WEIGHED):
        shares = frozenset(rectangles(cut, area))
        if shares in seen or len(seen) == _TRIED:
            continue
        seen.add(shares)
        page = fitting.page(shares)
        if page:
            planned.setdefault(page.stories, page)
    return tuple(sorted(planned.values(), key=lambda page: page.score.total))
