"""Rules about crop marks (裁切线): as the ticket wants them, and never on the product."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from banxin.diagnostics import Severity
from banxin.measure import ZERO, Length, Rect
from banxin.preflight.facts import PageFacts, PdfFacts
from banxin.preflight.order import Order
from banxin.preflight.rule import Finding, Rule
from banxin.preflight.rules.inked import SLIVER, is_on

# A mark's weight at most, its length at least and at most, and how far it may be off the trim.
_WEIGHT_MOST, _OFF_MOST = Length.pt(1.5), Length.pt(0.75)
_LENGTH_LEAST, _LENGTH_MOST = Length.mm(1.5), Length.mm(30)
# Two at every corner.
_CORNERS_TIMES_TWO = 8
_PRINTERS_OWN = "PrinterMark"


class _Mark(NamedTuple):
    """A line in the run of a trim edge, beyond the corner; ``at`` names edge and end."""

    at: tuple[str, str]
    box: Rect


def _marks(page: PageFacts) -> Iterator[_Mark]:
    if page.trim is None:
        return
    width, height = page.trim.width, page.trim.height
    edges = {"left": ZERO, "right": width, "top": ZERO, "bottom": height}
    for path in page.content.paths:
        for part in path.parts if path.visible else ():
            across = _is_line(part.height, part.width)
            down = _is_line(part.width, part.height)
            if down and (end := _beyond(part.y, part.bottom, height)):
                yield from _on_edge(edges, ("left", "right"), (part.x, part.right), end, part)
            elif across and (end := _beyond(part.x, part.right, width)):
                yield from _on_edge(edges, ("top", "bottom"), (part.y, part.bottom), end, part)


def _is_line(weight: Length, length: Length) -> bool:
    return weight <= _WEIGHT_MOST and _LENGTH_LEAST <= length <= _LENGTH_MOST


def _beyond(start: Length, end: Length, trim: Length) -> str:
    """Before or behind the trimmed page; empty where it lies on it."""
    return "before" if end <= SLIVER else "behind" if start >= trim - SLIVER else ""


def _on_edge(
    edges: dict[str, Length],
    names: tuple[str, str],
    sides: tuple[Length, Length],
    end: str,
    box: Rect,
) -> Iterator[_Mark]:
    middle = Length((sides[0].mpt + sides[1].mpt) // 2)
    for name in names:
        if abs(middle.mpt - edges[name].mpt) <= _OFF_MOST.mpt:
            yield _Mark((name, end), box)


def _marks_missing(pdf: PdfFacts, order: Order) -> Iterator[Finding]:
    if not order.ticket.marks.crop:
        return
    for page in pdf.pages:
        if (
            page.trim is None
            or page.trouble
            or any(each.kind == _PRINTERS_OWN for each in page.annotations)
        ):
            continue
        have = len({mark.at for mark in _marks(page)})
        if have < _CORNERS_TIMES_TWO:
            yield Finding(page.number, params={"have": have})


def _marks_unwanted(pdf: PdfFacts, order: Order) -> Iterator[Finding]:
    if order.ticket.marks.any:
        return
    for page in pdf.pages:
        outside = [mark for mark in _marks(page) if not is_on(page.inked, mark.box)]
        if outside:
            yield Finding(page.number, outside[0].box, {"count": len(outside)})


def _marks_inside(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    for page in pdf.pages:
        inside = [mark for mark in _marks(page) if is_on(page.inked, mark.box)]
        if inside:
            yield Finding(page.number, inside[0].box, {"count": len(inside)})


RULES = (
    Rule(
        "preflight-marks-missing",
        "P30",
        Severity.WARNING,
        "marks from the ticket; ISO 12647-1, register and trim marks",
        _marks_missing,
    ),
    Rule(
        "preflight-marks-unwanted",
        "P30",
        Severity.WARNING,
        "marks from the ticket; newspaper printers place their own",
        _marks_unwanted,
    ),
    Rule(
        "preflight-marks-inside",
        "P30",
        Severity.ERROR,
        "marks lie outside the bleed, or they are printed on the product",
        _marks_inside,
    ),
)
