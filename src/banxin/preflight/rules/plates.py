"""Rules about what a RIP makes of the pages: ink, and paint up to the edge of the bleed."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.diagnostics import Diagnostic, Severity, note
from banxin.preflight.facts import PdfFacts
from banxin.preflight.order import Order
from banxin.preflight.rule import Finding, Rule


def _needs_ghostscript(pdf: PdfFacts, _: Order) -> Diagnostic | None:
    return None if pdf.plates.is_here else note("preflight-unasked-ghostscript")


def _needs_plates(pdf: PdfFacts, order: Order) -> Diagnostic | None:
    if pdf.plates.trouble:
        return note("preflight-unasked-plates")
    return _needs_ghostscript(pdf, order)


def _not_exposed(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    if pdf.plates.trouble:
        yield Finding(params={"cause": pdf.plates.trouble})


def _ink_heavy(pdf: PdfFacts, order: Order) -> Iterator[Finding]:
    for page in pdf.plates.pages:
        for area in page.heavy:
            params: dict[str, str | int] = {
                "have": area.percent,
                "wanted": order.ticket.ink.limit_percent,
                "area": f"{area.area_mm2:g}",
                "most": f"{order.ticket.ink.limit_area_mm2:g}",
            }
            yield Finding(page.number, area.box, params)


def _edge_short(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    for page in pdf.plates.pages:
        for edge in page.short_edges:
            across = edge.side in {"top", "bottom"}
            length = edge.box.width if across else edge.box.height
            yield Finding(page.number, edge.box, {"length": f"{length.in_mm:.0f}"})


RULES = (
    Rule(
        "preflight-not-exposed",
        "",
        Severity.ERROR,
        "Ghostscript, as a RIP that had no part in making the file",
        _not_exposed,
        _needs_ghostscript,
    ),
    Rule(
        "preflight-ink-heavy",
        "P19",
        Severity.ERROR,
        "ink limit and area from the ticket; ISO 12647-2 and -3; GWG 2015, total area coverage",
        _ink_heavy,
        _needs_plates,
    ),
    Rule(
        "preflight-edge-short",
        "P31",
        Severity.ERROR,
        "printers' habit: what reaches the trim runs on to the edge of the bleed",
        _edge_short,
        _needs_plates,
    ),
)
