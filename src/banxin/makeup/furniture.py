"""What stands on a page besides its stories: masthead or folio line, foot lines, boxes."""

from __future__ import annotations

from banxin.content.model import Issue
from banxin.diagnostics import Diagnostic
from banxin.layout import Layout
from banxin.makeup.furniture_masthead import place_masthead
from banxin.makeup.furniture_parts import (
    PlacedFurniture,
    rows_in,
    rule,
    spread,
    texts_of,
    together,
)
from banxin.makeup.grid import ColumnGrid
from banxin.makeup.marked import MarkedPage
from banxin.makeup.model import Frame, Part
from banxin.measure import Length, Rect
from banxin.typeset import Composer


def place_furniture(
    page: MarkedPage, issue: Issue, layout: Layout, grid: ColumnGrid, composer: Composer
) -> tuple[PlacedFurniture, tuple[Diagnostic, ...]]:
    """Place a page's furniture around and above its grid."""
    if page.plan.masthead:
        placed, findings = place_masthead(page, issue, layout, grid, composer)
    else:
        placed, findings = _place_folio(page, layout, grid, composer), ()
    return together((placed, _place_footer(page, layout, grid, composer))), findings


def _place_folio(
    page: MarkedPage, layout: Layout, grid: ColumnGrid, composer: Composer
) -> PlacedFurniture:
    """The folio line over the type area, a rule under it."""
    voice = layout.furniture
    texts = spread(texts_of(page, Part.FOLIO), grid.width, voice, composer)
    height = voice.leading * rows_in(texts)
    rect = Rect(grid.x, Length.mm(layout.page.folio_mm), grid.width, height)
    under = rule(rect.x, rect.bottom, rect.width, layout.weights.rule_pt, layout.accent)
    return PlacedFurniture((Frame(rect, "", texts),), rules=(under,))


def _place_footer(
    page: MarkedPage, layout: Layout, grid: ColumnGrid, composer: Composer
) -> PlacedFurniture:
    """The foot lines under the type area, a hairline over them."""
    voice = layout.furniture
    marked_texts = texts_of(page, Part.FOOTER)
    if not marked_texts:
        return PlacedFurniture()
    texts = spread(marked_texts, grid.width, voice, composer)
    top = grid.top_of(grid.lines + 1) + grid.leading // 2
    rect = Rect(grid.x, top, grid.width, voice.leading * rows_in(texts))
    over = rule(rect.x, rect.y, rect.width, layout.weights.hairline_pt, voice.colour)
    return PlacedFurniture((Frame(rect, "", texts),), rules=(over,))
