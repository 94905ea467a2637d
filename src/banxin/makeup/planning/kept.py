"""Plans kept from one run to the next, so that an edit plans anew only the pages that it touches.

A plan follows from lengths, not from words: where a story is edited and every length is as it
was, its page is found again. `banxin.standing` sees to it that what comes back is whole, and was
kept for just these lengths.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from banxin.content.model import Spot
from banxin.makeup.castoff import CastText
from banxin.makeup.columns import ColumnPart
from banxin.makeup.fill import Fill, Position
from banxin.makeup.fit import Fit
from banxin.makeup.judging import Fault, PageRule
from banxin.makeup.plan import PhotoPlan, StoryPlan
from banxin.makeup.planning.casts import Cast, CastingOff
from banxin.makeup.planning.fitting import PlannedPage, shape_of
from banxin.makeup.planning.guests import Guest
from banxin.makeup.shape import PageShape
from banxin.standing import StandingMatter, recipe

_MAKEUP = Path(__file__).parents[1]


class KeptPlans:
    """Plans of pages, by everything that they follow from.

    Args:
        matter: Where they are kept; None to keep nothing.
    """

    def __init__(self, matter: StandingMatter | None) -> None:
        self._matter = matter

    def ways(
        self,
        guests: Sequence[Guest],
        area: Spot,
        standing: Sequence[Spot],
        by: CastingOff,
        plan: Callable[[], tuple[tuple[PlannedPage, ...], bool]],
    ) -> tuple[PlannedPage, ...]:
        """The plans of a page, kept or made now.

        Args:
            guests: As of `banxin.makeup.planning.page.plan_page`.
            area: The same.
            standing: The same.
            by: The same.
            plan: Makes them, and says whether it came to its end; else they are not kept.
        """
        if self._matter is None:
            return plan()[0]
        facts = _facts(guests, area, standing, by)
        kept = self._matter.find(facts)
        if kept is not None:
            return _read(kept, guests, area, standing, by)
        ways, ended = plan()
        if ended:
            self._matter.keep(facts, zlib.compress(json.dumps(_written(ways, guests)).encode(), 1))
        return ways


def _facts(guests: Sequence[Guest], area: Spot, standing: Sequence[Spot], by: CastingOff) -> str:
    """Everything that a page's plans follow from, as lengths, sizes and the planner's own code."""
    layout = by.stone.layout
    own = [_of_guest(guest, by) for guest in guests]
    return f"{recipe(_MAKEUP)} {layout.model_dump_json()} {area} {list(standing)} {own}"


def _of_guest(guest: Guest, by: CastingOff) -> tuple[object, ...]:
    widths = range(1, by.stone.layout.columns + 1)
    pins = {number: (pin.columns, pin.lines) for number, pin in sorted(guest.photo_pins.items())}
    return (
        guest.cast.story.name,
        _lengths(guest.cast),
        [by.head(guest.cast, guest.rank, columns, guest.turned_from) for columns in widths],
        [(photo.file.width_px, photo.file.height_px, photo.crop) for photo in guest.photos],
        [by.caption(guest.cast.story, photo, c) for photo in guest.photos for c in widths],
        guest.rank,
        guest.pin,
        pins,
        guest.turned_from,
        guest.turns_to,
        guest.any_width,
    )


def _lengths(cast: Cast) -> list[object]:
    return [
        (piece.lines, sorted(piece.costs.items()), piece.begun)
        if isinstance(piece, CastText)
        else piece
        for piece in cast.lengths.pieces
    ]


def _written(ways: Sequence[PlannedPage], guests: Sequence[Guest]) -> list[object]:
    """Plans as JSON holds them; `_read` reads them back."""
    return [
        [
            [
                _story(plan, fit, guest)
                for plan, fit, guest in zip(way.stories, way.fits, guests, strict=True)
            ],
            [
                (fault.rule.value, fault.points, fault.stories, _numbers(fault.spot), fault.amount)
                for fault in way.faults
            ],
        ]
        for way in ways
    ]


def _story(plan: StoryPlan, fit: Fit, guest: Guest) -> tuple[object, ...]:
    photos = [
        (guest.photos.index(photo.photo), photo.columns, photo.height_lines, photo.at, photo.lines)
        for photo in plan.photos
    ]
    return (
        _numbers(plan.spot),
        plan.notch and _numbers(plan.notch),
        photos,
        fit.head and _numbers(fit.head),
        fit.more,
        [_numbers(photo) for photo in fit.photos],
        [(part.column, part.first_line, part.last_line) for part in fit.parts],
        fit.fill and (fit.fill.cost, fit.fill.choices, _position(fit.fill.rest)),
    )


def _numbers(spot: Spot) -> tuple[int, int, int, int]:
    return spot.first_column, spot.last_column, spot.first_line, spot.last_line


def _position(rest: Position | None) -> tuple[int, int] | None:
    return (rest.piece, rest.left) if rest else None


def _read(
    kept: bytes, guests: Sequence[Guest], area: Spot, standing: Sequence[Spot], by: CastingOff
) -> tuple[PlannedPage, ...]:
    """Plans as they were kept."""
    ways = json.loads(zlib.decompress(kept))
    return tuple(_way(way, guests, area, standing, by) for way in ways)


def _way(
    way: Any, guests: Sequence[Guest], area: Spot, standing: Sequence[Spot], by: CastingOff
) -> PlannedPage:
    stories, faults = way
    both = [_planned(story, guest) for story, guest in zip(stories, guests, strict=True)]
    shapes = tuple(
        shape_of(guest, plan, fit, by) for guest, (plan, fit) in zip(guests, both, strict=True)
    )
    grid = by.stone.grid
    return PlannedPage(
        tuple(plan for plan, _ in both),
        tuple(fit for _, fit in both),
        PageShape(grid.columns, grid.lines, area.first_line, shapes, tuple(standing)),
        tuple(
            Fault(PageRule(rule), points, tuple(names), Spot(*spot), amount)
            for rule, points, names, spot, amount in faults
        ),
    )


def _planned(story: Any, guest: Guest) -> tuple[StoryPlan, Fit]:
    spot, notch, photos, head, more, places, parts, fill = story
    plan = StoryPlan(
        guest.cast.story,
        Spot(*spot),
        guest.rank,
        tuple(
            PhotoPlan(guest.photos[order], _pair(columns), height, at, lines and _pair(lines))
            for order, columns, height, at, lines in photos
        ),
        guest.order,
        notch and Spot(*notch),
        guest.turns_to,
        guest.turned_from,
    )
    fit = Fit(
        head and Spot(*head),
        more,
        tuple(Spot(*place) for place in places),
        tuple(ColumnPart(*part) for part in parts),
        fill and _fill(*fill),
    )
    return plan, fit


def _fill(cost: int, choices: Iterable[int], rest: Sequence[int] | None) -> Fill:
    return Fill(cost, tuple(choices), Position(*rest) if rest else None)


def _pair(numbers: Sequence[int]) -> tuple[int, int]:
    first, last = numbers
    return first, last
