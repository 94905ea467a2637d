"""Rules about overprint: black that must, white that must not."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.diagnostics import Severity
from banxin.measure import Length
from banxin.preflight.facts import PdfFacts
from banxin.preflight.order import Order
from banxin.preflight.painted import ShownText
from banxin.preflight.rule import Finding, Rule
from banxin.preflight.rules.inked import (
    drawn_on,
    is_on,
    is_solid_black,
    leaves_plates_alone,
    may_vanish,
)


def _black_knockout(pdf: PdfFacts, order: Order) -> Iterator[Finding]:
    ink = order.ticket.ink
    if not ink.black_overprints:
        return
    for page in pdf.pages:
        found = [
            text
            for text in page.content.texts
            if text.visible
            and text.size < Length.pt(ink.black_below_pt)
            and is_on(page.inked, text.box)
            and _knocks_out_black(text)
        ]
        if found:
            params: dict[str, str | int] = {
                "wanted": f"{ink.black_below_pt:g}",
                "count": len(found),
            }
            yield Finding(page.number, found[0].box, params)


def _knocks_out_black(text: ShownText) -> bool:
    return any(
        is_solid_black(paint.colour) and not leaves_plates_alone(paint) for paint in text.paints
    )


def _white_overprint(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    for page in pdf.pages:
        if found := [each for each in drawn_on(page) if any(map(may_vanish, each.paints))]:
            yield Finding(page.number, found[0].box, {"count": len(found)})


RULES = (
    Rule(
        "preflight-black-knockout",
        "P23",
        Severity.ERROR,
        "size from the ticket; ISO 32000-2:2020, 8.6.7; GWG 2015, 100 % black text",
        _black_knockout,
    ),
    Rule(
        "preflight-white-overprint",
        "P24",
        Severity.ERROR,
        "ISO 32000-2:2020, 8.6.7; GWG 2015, white text and white paths",
        _white_overprint,
    ),
)
