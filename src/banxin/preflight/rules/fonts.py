"""Rules about fonts and type: what is not in the file is not on the plate."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from banxin.diagnostics import Severity
from banxin.preflight.facts import PdfFacts
from banxin.preflight.order import Order
from banxin.preflight.painted import Font
from banxin.preflight.rule import Finding, Rule


def _not_embedded(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    return _fonts(pdf, lambda font: not font.embedded)


def _not_subset(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    return _fonts(pdf, lambda font: font.embedded and not font.subset)


def _not_unicode(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    return _fonts(pdf, lambda font: not font.to_unicode)


def _type3(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    return _fonts(pdf, lambda font: font.kind == "Type3")


def _fonts(pdf: PdfFacts, wrong: Callable[[Font], bool]) -> Iterator[Finding]:
    """One finding a font, at its first use."""
    seen: set[Font] = set()
    for page in pdf.pages:
        for text in page.content.texts:
            if text.font is not None and text.font not in seen and wrong(text.font):
                yield Finding(page.number, text.box, {"font": text.font.name})
            if text.font is not None:
                seen.add(text.font)


def _font_unset(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    for page in pdf.pages:
        lost = [text for text in page.content.texts if text.font is None]
        if lost:
            yield Finding(page.number, lost[0].box)


def _type_small(pdf: PdfFacts, order: Order) -> Iterator[Finding]:
    for page in pdf.pages:
        small = [
            text
            for text in page.content.texts
            if text.visible and text.size < order.ticket.type.least
        ]
        if small:
            least = min(small, key=lambda text: text.size)
            params: dict[str, str | int] = {
                "have": f"{least.size.in_pt:.2f}",
                "wanted": f"{order.ticket.type.least.in_pt:g}",
                "count": len(small),
            }
            yield Finding(page.number, least.box, params)


RULES = (
    Rule(
        "preflight-font-missing",
        "P13",
        Severity.ERROR,
        "ISO 15930-7:2010, 6.4: all fonts embedded",
        _not_embedded,
    ),
    Rule(
        "preflight-font-whole",
        "",
        Severity.WARNING,
        "ISO 32000-2:2020, 9.9.2 (font subsets); font licences",
        _not_subset,
    ),
    Rule(
        "preflight-font-unicode",
        "",
        Severity.WARNING,
        "ISO 32000-2:2020, 9.10.3 (ToUnicode)",
        _not_unicode,
    ),
    Rule(
        "preflight-font-type3",
        "",
        Severity.ERROR,
        "printers' habit: Type 3 glyphs lose their hinting and are refused",
        _type3,
    ),
    Rule(
        "preflight-font-unset",
        "",
        Severity.ERROR,
        "ISO 32000-2:2020, 9.3.1: there is no default font",
        _font_unset,
    ),
    Rule(
        "preflight-type-small",
        "P22",
        Severity.WARNING,
        "smallest type from the ticket",
        _type_small,
    ),
)
