"""Rules about fonts and type: what is not in the file is not on the plate."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from banxin.diagnostics import Severity
from banxin.preflight.facts import PdfFacts
from banxin.preflight.order import Order
from banxin.preflight.painted import Font
from banxin.preflight.rule import Finding, Rule
from banxin.preflight.rules.inked import is_on

# A face put in place of a missing one; as a choice it is rare in print.
_STAND_IN = "Courier"
# ISO 32000-2:2020, table 104: neither filled nor stroked.
_INVISIBLE = frozenset({3, 7})


def _not_embedded(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    """Text that only serves searching may go without its font."""
    return _fonts(pdf, lambda font: not font.embedded, but_for=_INVISIBLE)


def _stand_in(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    return _fonts(pdf, lambda font: font.name.split("+")[-1].startswith(_STAND_IN))


def _not_subset(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    return _fonts(pdf, lambda font: font.embedded and not font.subset)


def _not_unicode(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    return _fonts(pdf, lambda font: not font.to_unicode)


def _type3(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    return _fonts(pdf, lambda font: font.kind == "Type3")


def _fonts(
    pdf: PdfFacts, wrong: Callable[[Font], bool], but_for: frozenset[int] = frozenset()
) -> Iterator[Finding]:
    """One finding a font, at its first use."""
    seen: set[Font] = set()
    for page in pdf.pages:
        for text in page.content.texts:
            if text.font is None or text.font in seen or text.mode in but_for:
                continue
            seen.add(text.font)
            if wrong(text.font):
                yield Finding(page.number, text.box, {"font": text.font.name})


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
            if text.visible and is_on(page.inked, text.box) and text.size < order.ticket.type.least
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
        "preflight-font-courier",
        "P14",
        Severity.WARNING,
        "GWG 2015, Courier: what RIPs print for a font that is missing",
        _stand_in,
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
