"""Rules about spot colours and registration: every name makes a plate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from banxin.diagnostics import Severity
from banxin.measure import Rect
from banxin.preflight.facts import PageFacts, PdfFacts
from banxin.preflight.order import Order
from banxin.preflight.painted import ALL, NONE, PROCESS, Paint, Spot
from banxin.preflight.rule import Finding, Rule
from banxin.preflight.rules.inked import NO_INK, is_on

_NO_SPOTS = frozenset({*PROCESS, ALL, NONE})
# Pantone's endings tell paper and software apart, not inks: C, U, M, CV, CVC, CVU, CP, UP.
_PANTONE = re.compile(r"^(pantone|pms)(.*?)(cvc|cvu|cvp|cv|cp|up|c|u|m)?$")
# Builds of one spot that print alike: a percent on any plate.
_SAME_BUILD = 0.01


class _Found(NamedTuple):
    name: str
    page: int
    box: Rect | None


def _spots(pdf: PdfFacts) -> dict[str, _Found]:
    """Every spot's name as written, with where it is used first."""
    found: dict[str, _Found] = {}
    for page in pdf.pages:
        for used in page.content.uses:
            for name in used.space.colorants:
                if name not in _NO_SPOTS:
                    found.setdefault(name, _Found(name, page.number, used.box))
    return found


def _ink_of(name: str) -> str:
    """What is left of a name once spelling no longer matters."""
    plain = re.sub(r"[\s_-]+", "", name).casefold()
    pantone = _PANTONE.match(plain)
    return f"pantone{pantone[2]}" if pantone else plain


def _spot_unordered(pdf: PdfFacts, order: Order) -> Iterator[Finding]:
    ordered = {_ink_of(name) for name in order.ticket.ink.spots}
    for spot in _spots(pdf).values():
        if _ink_of(spot.name) not in ordered:
            yield Finding(spot.page, spot.box, {"name": spot.name})


def _spot_names(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    for one, other in combinations(_spots(pdf).values(), 2):
        if _ink_of(one.name) == _ink_of(other.name):
            yield Finding(other.page, other.box, {"name": other.name, "first": one.name})


def _spot_builds(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    first: dict[str, Spot] = {}
    told: set[str] = set()
    for page in pdf.pages:
        for used in page.content.uses:
            for spot in used.space.spots:
                known = first.setdefault(spot.name, spot)
                if spot.name not in told and not _alike(known, spot):
                    told.add(spot.name)
                    yield Finding(page.number, used.box, {"name": spot.name})


def _alike(one: Spot, other: Spot) -> bool:
    """Full tints are compared where they can be reckoned: programs write one build in many ways."""
    if one.build == other.build:
        return True
    if one.alternate != other.alternate or one.solid is None or other.solid is None:
        return False
    return len(one.solid) == len(other.solid) and all(
        abs(a - b) <= _SAME_BUILD for a, b in zip(one.solid, other.solid, strict=True)
    )


def _registration(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    for page in pdf.pages:
        boxes = list(_on_all_plates(page))
        if boxes:
            yield Finding(page.number, boxes[0], {"count": len(boxes)})


def _on_all_plates(page: PageFacts) -> Iterator[Rect]:
    """Places inside the bleed where all plates print; marks outside are what it is for."""
    inside = page.inked
    for text in page.content.texts:
        if any(map(_is_registration, text.paints)) and is_on(inside, text.box):
            yield text.box
    for path in page.content.paths:
        if any(map(_is_registration, path.paints)):
            yield from (part for part in path.parts if is_on(inside, part))
    for picture in page.content.pictures:
        stencil = picture.is_stencil and _is_registration(picture.laid)
        named = picture.space is not None and ALL in picture.space.colorants
        if (stencil or named) and is_on(inside, picture.box):
            yield picture.box


def _is_registration(paint: Paint) -> bool:
    return (paint.colour.plates or {}).get(ALL, 0) > NO_INK


RULES = (
    Rule(
        "preflight-spot-unordered",
        "P27",
        Severity.ERROR,
        "spot inks from the ticket; GWG 2015, spot colour use",
        _spot_unordered,
    ),
    Rule(
        "preflight-spot-names",
        "P28",
        Severity.ERROR,
        "ISO 32000-2:2020, 8.6.6.4: a plate for every name; GWG 2015, spot colour naming",
        _spot_names,
    ),
    Rule(
        "preflight-spot-builds",
        "P28",
        Severity.ERROR,
        "ISO 15930-7:2010, 6.2.4.4; GWG 2015, spot colour ambiguity",
        _spot_builds,
    ),
    Rule(
        "preflight-registration",
        "P29",
        Severity.ERROR,
        "ISO 32000-2:2020, 8.6.6.4 (All); GWG 2015, Separation All",
        _registration,
    ),
)
