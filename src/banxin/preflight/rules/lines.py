"""Rules about lines (线): strokes, and the thin filled boxes that most programs draw instead."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from banxin.diagnostics import Severity
from banxin.measure import ZERO, Length, Rect
from banxin.preflight.facts import PageFacts, PdfFacts
from banxin.preflight.order import Order
from banxin.preflight.painted import Paint, PaintedPath
from banxin.preflight.rule import Finding, Rule
from banxin.preflight.rules.inked import is_white, part_on, several_inks

# Slices of one area meet within this, in thousandths of a point.
_MEETING = 50


@dataclass(frozen=True, slots=True)
class _Line:
    width: Length
    paint: Paint
    box: Rect


def _line_hair(pdf: PdfFacts, order: Order) -> Iterator[Finding]:
    return _between(pdf, ZERO, Length.pt(order.ticket.rules.least_pt))


def _line_thin(pdf: PdfFacts, order: Order) -> Iterator[Finding]:
    rules = order.ticket.rules
    return _between(pdf, Length.pt(rules.least_pt), Length.pt(rules.good_pt))


def _line_mixed(pdf: PdfFacts, order: Order) -> Iterator[Finding]:
    least = Length.pt(order.ticket.rules.mixed_least_pt)
    return _found(pdf, least, lambda line: line.width < least and several_inks(line.paint.colour))


def _between(pdf: PdfFacts, least: Length, below: Length) -> Iterator[Finding]:
    return _found(pdf, below, lambda line: least <= line.width < below)


def _found(pdf: PdfFacts, wanted: Length, wrong: Callable[[_Line], bool]) -> Iterator[Finding]:
    """One finding a page, at its thinnest line."""
    for page in pdf.pages:
        if found := [line for line in _lines(page) if wrong(line)]:
            worst = min(found, key=lambda line: line.width)
            params: dict[str, str | int] = {
                "have": f"{worst.width.in_pt:.3g}",
                "wanted": f"{wanted.in_pt:g}",
                "count": len(found),
            }
            yield Finding(page.number, worst.box, params)


def _lines(page: PageFacts) -> Iterator[_Line]:
    """Every line that is seen on the product, in ink. Knocked out of ink it is none."""
    slices = _Edges(page.content.paths)
    for path in page.content.paths:
        here = part_on(page.inked, path) if path.visible else None
        if here is None:
            continue
        if path.stroke and path.line is not None:
            # What is filled as well lies under its own outline.
            if not is_white(path.stroke.colour):
                yield _Line(path.line, path.stroke, here)
            continue
        if path.fill is None or path.bar is None or path.bar_box is None:
            continue
        if not is_white(path.fill.colour) and not slices.continue_beyond(path.bar_box):
            yield _Line(path.bar, path.fill, path.bar_box)


class _Edges:
    """Long sides of filled boxes: gradients are often cut into slices that only look like lines."""

    def __init__(self, paths: tuple[PaintedPath, ...]) -> None:
        self._sides: dict[tuple[int, ...], int] = {}
        for path in paths:
            if path.fill:
                for side in dict.fromkeys(_sides(path.bar_box or path.box)):
                    self._sides[side] = self._sides.get(side, 0) + 1

    def continue_beyond(self, bar: Rect) -> bool:
        """Whether another box begins where the long side of ``bar`` ends, as long as it."""
        level = bar.width > bar.height
        first, second = _sides(bar)[:2] if level else _sides(bar)[2:]
        return self._sides.get(first, 0) > 1 or self._sides.get(second, 0) > 1


def _sides(box: Rect) -> list[tuple[int, ...]]:
    """Top, bottom, left and right, each with where it lies and runs."""
    left, right, top, bottom = (
        round(edge.mpt / _MEETING) for edge in (box.x, box.right, box.y, box.bottom)
    )
    return [
        (0, top, left, right),
        (0, bottom, left, right),
        (1, left, top, bottom),
        (1, right, top, bottom),
    ]


RULES = (
    Rule(
        "preflight-line-hair",
        "P25",
        Severity.ERROR,
        "thinnest line from the ticket; GWG 2015, line width",
        _line_hair,
    ),
    Rule(
        "preflight-line-thin",
        "P25",
        Severity.WARNING,
        "thinnest good line from the ticket; GWG 2015, line width",
        _line_thin,
    ),
    Rule(
        "preflight-line-mixed",
        "P26",
        Severity.WARNING,
        "thinnest line in several inks from the ticket; GWG 2015, thin black lines",
        _line_mixed,
    ),
)
