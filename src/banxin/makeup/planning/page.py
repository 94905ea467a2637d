"""One page: its stories are cast off, cut out, fitted and judged; the best plans come back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from operator import itemgetter

from banxin.content.model import Spot
from banxin.makeup.judging import LEAD_PLACE_COUNTS, PageRule, place_points
from banxin.makeup.plan import StoryPlan
from banxin.makeup.planning.casts import CastingOff
from banxin.makeup.planning.cut import Frame
from banxin.makeup.planning.cuts import Cuts
from banxin.makeup.planning.fitting import Fitting, PlannedPage
from banxin.makeup.planning.forming import forms_of
from banxin.makeup.planning.forms import box_forms
from banxin.makeup.planning.guests import Guest, Pin
from banxin.makeup.planning.points import FULL_LEG, LEAST_LEG
from banxin.makeup.planning.rectangles import Rectangle, rectangles
from banxin.makeup.planning.regions import Regions
from banxin.makeup.shape import PageShape

_WEIGHED = 300
"""Cuts of one page whose rectangles are looked at."""

_TRIED = 80
"""Those that are judged."""

_SHOWN = 12
"""So many are judged even if they cannot be the best: the desk may choose."""

_IMPROVED = 10
"""The best of them, of which every way to stand in their rectangles is tried."""


_DEAR = 400
"""Points of copyfit for which a page is cut once more, with shorter legs over others."""


def plan_page(
    guests: Sequence[Guest],
    area: Spot,
    standing: Sequence[Spot],
    by: CastingOff,
    go_on: Callable[[], bool] = lambda: True,
) -> tuple[PlannedPage, ...]:
    """The best ways to fill an area with stories, every column to its last line; best first.

    Args:
        guests: From the heaviest down.
        area: What is to be filled.
        standing: Rectangles inside it that are taken already.
        by: What casts stories off.
        go_on: Asked between plans; False ends the search with what it has found.
    """
    if not guests:
        return _only_boxes(area, standing, by)
    forms = [forms_of(guest, by) for guest in guests]
    boxes = [box_forms(box.columns, box.lines) for box in standing]
    gaps = by.stone.layout.makeup.gap_lines
    pins = _pins(guests, standing)
    pinned = sum(1 << number for number in pins)
    frame = Frame(area.columns, area.lines)
    found: tuple[PlannedPage, ...] = ()
    for leg in (FULL_LEG, LEAST_LEG):
        if not go_on() or (found and found[0].score.parts.get(PageRule.COPYFIT, 0) <= _DEAR):
            break
        fitting = Fitting(guests, forms, area, standing, by, leg)
        cuts = Cuts([*forms, *boxes], gaps, frame, fitting.ways, len(guests), pinned, leg)
        everyone = (1 << len(guests) + len(boxes)) - 1
        likeliest = Regions(cuts, area, pins).all_best(everyone, _WEIGHED)
        shares = {frozenset(rectangles(cut, area)): None for cut in likeliest}
        found = _best((*found, *_judged(list(shares), fitting, guests, go_on)))
    return found


def _best(pages: Iterable[PlannedPage]) -> tuple[PlannedPage, ...]:
    """Each page once, the best first."""
    planned: dict[tuple[StoryPlan, ...], PlannedPage] = {}
    for page in pages:
        planned.setdefault(page.stories, page)
    return tuple(sorted(planned.values(), key=lambda page: page.score.total))


def _judged(
    candidates: Sequence[frozenset[Rectangle]],
    fitting: Fitting,
    guests: Sequence[Guest],
    go_on: Callable[[], bool],
) -> tuple[PlannedPage, ...]:
    """The likeliest of them are judged, and of what is best then all ways are tried."""
    least: list[tuple[int, int, frozenset[Rectangle]]] = []
    for shares in candidates:
        copyfit = fitting.copyfit(shares)
        if copyfit is not None:
            least.append((copyfit + _order(shares, guests), len(least), shares))
    found: list[tuple[int, int, PlannedPage, frozenset[Rectangle]]] = []
    best = 0
    for points, number, shares in sorted(least, key=itemgetter(0))[:_TRIED]:
        if (len(found) >= _SHOWN and points >= best) or not go_on():
            break
        page = fitting.page(shares)
        found.append((page.score.total, number, page, shares))
        best = min(best, page.score.total) if best else page.score.total
    found.sort(key=itemgetter(0, 1))
    best_shares = [shares for _, _, _, shares in found[:_IMPROVED]]
    improved = [fitting.improved(shares) for shares in best_shares]
    turned = [page for shares in best_shares for page in fitting.turned(shares)]
    return _best((*improved, *turned, *(page for _, _, page, _ in found[_IMPROVED:])))


def _order(shares: Iterable[Rectangle], guests: Sequence[Guest]) -> int:
    """What the judge says of the order of those stories that have a head."""
    headed = sorted(
        (share for share in shares if share.story < len(guests)), key=lambda one: one.story
    )
    headed = [share for share in headed if not guests[share.story].turned_from]
    points = 0
    for heavy, light in combinations(range(len(headed)), 2):
        times = LEAD_PLACE_COUNTS if heavy == 0 else 1
        points += place_points(headed[heavy].spot, headed[light].spot, light - heavy, times)
    return points


def _only_boxes(area: Spot, standing: Sequence[Spot], by: CastingOff) -> tuple[PlannedPage, ...]:
    """A page without stories is planned where boxes leave nothing of it."""
    room = area.columns * area.lines
    if room > sum(box.shared(area) for box in standing):
        return ()
    grid = by.stone.grid
    shape = PageShape(grid.columns, grid.lines, area.first_line, (), tuple(standing))
    return (PlannedPage((), (), shape, ()),)


def _pins(guests: Sequence[Guest], standing: Sequence[Spot]) -> dict[int, Pin]:
    """What is fixed of the place of stories, by their number, and of boxes, which come after."""
    pins = {
        number: guest.pin or Pin(None, None)
        for number, guest in enumerate(guests)
        if guest.pin or guest.photo_pins
    }
    for number, box in enumerate(standing, len(guests)):
        pins[number] = Pin((box.first_column, box.last_column), (box.first_line, box.last_line))
    return pins
