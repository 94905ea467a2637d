"""Rules about the page boxes: trim, bleed, and how they lie in each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from banxin.diagnostics import Severity
from banxin.measure import ZERO, Length
from banxin.preflight.facts import PdfFacts
from banxin.preflight.geometry import Edges
from banxin.preflight.order import Order
from banxin.preflight.rule import Finding, Rule
from banxin.preflight.rules.pages import is_spread

# PDF writers round to two decimals of a point; nobody's knife sees that.
_ROUNDING = Length.pt(0.02)


def _trim_missing(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    for page in pdf.pages:
        if page.trim is None:
            yield Finding(page.number)


def _bleed_missing(pdf: PdfFacts, order: Order) -> Iterator[Finding]:
    for page in pdf.pages:
        if page.bleed is None and order.ticket.boxes.bleed > ZERO:
            yield Finding(page.number)


def _boxes_nested(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    for page in pdf.pages:
        boxes = [box for box in (page.trim, page.bleed, page.media) if box is not None]
        inside_out = pairwise(boxes)
        if any(min(_margins(inner, outer)) < -_ROUNDING for inner, outer in inside_out):
            yield Finding(page.number)


def _bleed_short(pdf: PdfFacts, order: Order) -> Iterator[Finding]:
    for page in pdf.pages:
        if page.trim is None or page.bleed is None:
            continue
        least = min(_margins(page.trim, page.bleed))
        # Below nothing the boxes are inside out, of which another rule speaks.
        if -_ROUNDING <= least < order.ticket.boxes.bleed - _ROUNDING:
            wanted = str(order.ticket.boxes.bleed)
            yield Finding(page.number, params={"have": str(least), "wanted": wanted})


def _trim_unequal(pdf: PdfFacts, order: Order) -> Iterator[Finding]:
    if order.trim is not None:
        return  # every page is held against the order
    trims = [
        (page.number, page.trim)
        for page in pdf.pages
        if page.trim is not None and not is_spread(page, pdf, order.trim)
    ]
    for number, trim in trims[1:]:
        first = trims[0][1]
        if _differ(trim, first) > order.ticket.boxes.trim_tolerance:
            yield Finding(number, params={"have": _size(trim), "first": _size(first)})


def _crop_other(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    for page in pdf.pages:
        if page.crop is not None and _farthest(page.crop, page.media) > _ROUNDING:
            yield Finding(page.number, params={"have": _size(page.crop)})


def _farthest(one: Edges, other: Edges) -> Length:
    return max(max(margin, -margin) for margin in _margins(one, other))


def _page_turned(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    for page in pdf.pages:
        if page.is_turned:
            yield Finding(page.number)


def _margins(inner: Edges, outer: Edges) -> tuple[Length, ...]:
    return (
        inner.left - outer.left,
        inner.bottom - outer.bottom,
        outer.right - inner.right,
        outer.top - inner.top,
    )


def _differ(one: Edges, other: Edges) -> Length:
    across, up = one.width - other.width, one.height - other.height
    return max(across, -across, up, -up)


def _size(box: Edges) -> str:
    return f"{box.width.in_mm:.2f} × {box.height.in_mm:.2f} mm"


RULES = (
    Rule(
        "preflight-trim-missing",
        "P06",
        Severity.ERROR,
        "ISO 32000-2:2020, 14.11.2; ISO 15930-7:2010, 6.10",
        _trim_missing,
    ),
    Rule(
        "preflight-bleed-missing",
        "P08",
        Severity.ERROR,
        "ISO 32000-2:2020, 14.11.2; bleed from the ticket",
        _bleed_missing,
    ),
    Rule(
        "preflight-boxes-nested",
        "P06",
        Severity.ERROR,
        "ISO 15930-7:2010, 6.10: TrimBox in BleedBox in MediaBox",
        _boxes_nested,
    ),
    Rule(
        "preflight-bleed-short",
        "P08",
        Severity.ERROR,
        "bleed from the ticket; 3 mm is what mainland printers ask for",
        _bleed_short,
    ),
    Rule(
        "preflight-trim-unequal",
        "P07",
        Severity.ERROR,
        "one product has one trim; tolerance from the ticket",
        _trim_unequal,
    ),
    Rule(
        "preflight-crop-other",
        "P09",
        Severity.WARNING,
        "GWG 2015, crop box: the whole sheet, or none",
        _crop_other,
    ),
    Rule(
        "preflight-page-turned",
        "P10",
        Severity.ERROR,
        "GWG 2015, page scaling and orientation: no UserUnit, no Rotate",
        _page_turned,
    ),
)
