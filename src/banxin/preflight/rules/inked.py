"""How a colour is inked: what rules about black, white and overprint ask of it."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.measure import Length, Rect
from banxin.preflight.facts import PageFacts
from banxin.preflight.painted import (
    ALL,
    PROCESS,
    Colour,
    Inks,
    Paint,
    PaintedPath,
    ShownText,
)

# A trace below half a percent is rounding and makes no dot.
NO_INK = 0.005
# Three inks this strong print as dark as black, without any black ink.
_DARK_FROM = 0.6
# GWG 2015, 100 % black text: from here on black ink is meant to look black.
_BLACK_FROM = 0.85
_SOLID_FROM = 1 - NO_INK

*_CHROMATIC, _BLACK = PROCESS


def is_white(colour: Colour) -> bool:
    """No ink on any plate that can be told; full light, for screens."""
    if colour.space.inks is Inks.RGB and colour.components:
        return min(colour.components) >= _SOLID_FROM
    plates = colour.plates
    return plates is not None and max(plates.values(), default=0.0) <= NO_INK


def several_inks(colour: Colour) -> bool:
    """Two plates or more, which must meet on the press."""
    plates = colour.plates or {}
    return plates.get(ALL, 0) > NO_INK or sum(share > NO_INK for share in plates.values()) > 1


def is_solid_black(colour: Colour) -> bool:
    """Full black ink, and no other."""
    plates = colour.plates or {}
    return plates.get(_BLACK, 0) >= _SOLID_FROM and not several_inks(colour)


def is_mixed_black(colour: Colour) -> bool:
    """Looks black, but is not of black ink alone."""
    plates = colour.plates or {}
    chromatic = [plates.get(name, 0.0) for name in _CHROMATIC]
    if plates.get(_BLACK, 0) >= _BLACK_FROM:
        return max(chromatic) > NO_INK
    return min(chromatic) >= _DARK_FROM


def leaves_plates_alone(paint: Paint) -> bool:
    """Whether plates on which the colour has no ink keep what lies under it.

    ISO 32000-2:2020, 8.6.7: overprint mode 1 counts only for DeviceCMYK named as such; DeviceGray
    and ICCBased colours knock out whatever is set. Separations only ever touch their own plate.
    """
    if not paint.overprints:
        return False
    space = paint.colour.space
    return bool(space.colorants) or (space.name == "DeviceCMYK" and paint.nonzero)


def may_vanish(paint: Paint) -> bool:
    """Whether something white may show what lies under it instead of paper.

    A grey white ought to knock out, but RIPs that turn grey into black ink first overprint it
    like DeviceCMYK (GWG 2015, overprint of grey).
    """
    grey = paint.overprints and paint.nonzero and paint.colour.space.inks is Inks.GREY
    return is_white(paint.colour) and (grey or leaves_plates_alone(paint))


# A stroke's box is wider than its paint by half its weight at either end, and writers round.
# What lies on an area by no more than this only touches it.
SLIVER = Length.pt(0.5)


def is_on(area: Rect, box: Rect) -> bool:
    """Whether ``box`` lies on ``area``, also where it has no thickness."""
    return _meets(area.x, area.right, box.x, box.right) and _meets(
        area.y, area.bottom, box.y, box.bottom
    )


def _meets(start: Length, end: Length, first: Length, last: Length) -> bool:
    if first == last:
        return start <= first <= end
    shared = min(end, last) - max(start, first)
    return shared.mpt > min(SLIVER.mpt, (last - first).mpt // 2)


def drawn_on(page: PageFacts) -> Iterator[ShownText | PaintedPath]:
    """Text and paths that are seen on the product, in the order painted within each kind."""
    inked = page.inked
    yield from (text for text in page.content.texts if text.visible and is_on(inked, text.box))
    yield from (path for path in page.content.paths if path.visible and part_on(inked, path))


def part_on(area: Rect, path: PaintedPath) -> Rect | None:
    """The first part of a path that lies on ``area``: all marks of a sheet may be one path."""
    return next((part for part in path.parts if is_on(area, part)), None)
