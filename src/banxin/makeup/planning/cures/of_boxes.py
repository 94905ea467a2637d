"""Cures that touch standing boxes: one moved to where there is room, or left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from banxin.content.model import Page, Spot, StandingBox
from banxin.diagnostics import Diagnostic, note
from banxin.makeup.furniture_boxes import box_name
from banxin.makeup.grid import overlap
from banxin.makeup.plan import OpenPage
from banxin.makeup.planning.open_pages import area_of
from banxin.makeup.stone import Stone

_PLACES: Final = 2
"""To which one box may be moved, each in other columns."""

_ACROSS: Final = 8
"""A column to the side is as far as so many lines up or down."""

_MOVE: Final = 10
_DROP: Final = 90


@dataclass(frozen=True, slots=True)
class Change:
    """A page as it would be; ``price`` is what the desk minds it."""

    price: int
    page: Page
    told: Diagnostic


def boxes_elsewhere(draft: OpenPage, stone: Stone) -> Iterator[Change]:
    """Each box of a page where else it may stand, and the page without it."""
    for box in draft.page.boxes:
        yield from _moved(draft, box, stone)
        yield _dropped(draft, box)


def _moved(draft: OpenPage, box: StandingBox, stone: Stone) -> Iterator[Change]:
    """A box in the nearest place of some columns that is free, no larger than the page."""
    page, area = draft.page, area_of(draft, stone)
    taken = [one.spot for one in page.boxes if one is not box]
    taken += [pin.spot for pin in page.placements if pin.spot]
    columns, lines = min(box.spot.columns, area.columns), min(box.spot.lines, area.lines)
    places: list[Spot] = []
    for left in range(area.first_column, area.last_column - columns + 2):
        down = (
            Spot(left, left + columns - 1, top, top + lines - 1)
            for top in range(area.first_line, area.last_line - lines + 2)
        )
        free = [spot for spot in down if not any(overlap(spot, other) for other in taken)]
        places += sorted(free, key=lambda spot: _distance(box.spot, spot))[:1]
    for spot in sorted(places, key=lambda spot: _distance(box.spot, spot))[:_PLACES]:
        if spot == box.spot:
            continue
        boxes = tuple(replace(box, spot=spot) if one is box else one for one in page.boxes)
        told = note(
            "cure-move-box",
            box.place,
            box=box_name(box),
            page=draft.number,
            columns=f"{spot.first_column}–{spot.last_column}",
            rows=f"{spot.first_line}–{spot.last_line}",
        )
        yield Change(_MOVE + _distance(box.spot, spot), replace(page, boxes=boxes), told)


def _distance(one: Spot, other: Spot) -> int:
    """In lines; of a box that changes its size, of its upper left corner."""
    across = abs(one.first_column - other.first_column) * _ACROSS
    return across + abs(one.first_line - other.first_line)


def _dropped(draft: OpenPage, box: StandingBox) -> Change:
    boxes = tuple(one for one in draft.page.boxes if one is not box)
    told = note("cure-drop-box", box.place, box=box_name(box), page=draft.number)
    return Change(_DROP, replace(draft.page, boxes=boxes), told)
