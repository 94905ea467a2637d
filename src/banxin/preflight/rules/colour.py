"""Rules about colour: no screen colours anywhere, and black text in black ink alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from banxin.diagnostics import Severity
from banxin.measure import Length
from banxin.preflight.facts import PdfFacts
from banxin.preflight.order import Order
from banxin.preflight.painted import Colour, Inks, ShownText, Space, Use
from banxin.preflight.rule import Finding, Rule

# GWG 2015, 100 % black text: from here on black ink is meant to look black.
_BLACK_FROM = 0.85
# Three inks this strong print as dark as black, without any black ink.
_DARK_FROM = 0.6
# A trace below half a percent is rounding and makes no dot.
_NO_INK = 0.005
# GWG 2015 asks for black alone below 24 pt; above it a supporting ink is a choice.
_HEADLINE = Length.pt(24)


def _screen_paint(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    return _screen_spaces(pdf, Use.PAINT)


def _screen_image(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    return _screen_spaces(pdf, Use.IMAGE)


def _screen_shading(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    return _screen_spaces(pdf, Use.SHADING)


def _screen_blend(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    return _screen_spaces(pdf, Use.PAGE, Use.GROUP, Use.MASK)


def _screen_spaces(pdf: PdfFacts, *uses: Use) -> Iterator[Finding]:
    """One finding a page and space, pointing at the first place where it is painted."""
    for page in pdf.pages:
        for used in page.content.uses:
            if used.use in uses and used.space.is_for_screens:
                called = _called(used.space)
                yield Finding(page.number, used.box, {"space": called, "count": used.count})


def _called(space: Space) -> str:
    return space.name if str(space.inks) in space.name else f"{space.name} {space.inks}"


def _black_mixed(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    return _mixed_black(pdf, lambda text: text.size < _HEADLINE)


def _black_rich(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    return _mixed_black(pdf, lambda text: text.size >= _HEADLINE)


def _mixed_black(pdf: PdfFacts, meant: Callable[[ShownText], bool]) -> Iterator[Finding]:
    for page in pdf.pages:
        found = [
            text for text in page.content.texts if text.visible and meant(text) and _mixed(text)
        ]
        if found:
            mixed = next(iter(_mixed(found[0])))
            inks = "/".join(f"{round(share * 100)}" for share in mixed.components)
            yield Finding(page.number, found[0].box, {"inks": inks, "count": len(found)})


def _mixed(text: ShownText) -> list[Colour]:
    return [paint.colour for paint in text.paints if _is_mixed_black(paint.colour)]


def _is_mixed_black(colour: Colour) -> bool:
    if colour.space.inks is not Inks.CMYK or len(colour.components) != len("CMYK"):
        return False
    *chromatic, black = colour.components
    if black >= _BLACK_FROM:
        return max(chromatic) > _NO_INK
    return min(chromatic) >= _DARK_FROM


RULES = (
    Rule(
        "preflight-rgb",
        "P17",
        Severity.ERROR,
        "GWG 2015, CMYK-only variants: no RGB, Lab or RGB-based colour",
        _screen_paint,
    ),
    Rule(
        "preflight-rgb-image",
        "P17",
        Severity.ERROR,
        "GWG 2015, CMYK-only variants: no RGB or Lab images",
        _screen_image,
    ),
    Rule(
        "preflight-rgb-shading",
        "P17",
        Severity.ERROR,
        "GWG 2015, CMYK-only variants: no RGB or Lab gradients",
        _screen_shading,
    ),
    Rule(
        "preflight-rgb-group",
        "P33",
        Severity.ERROR,
        "ISO 32000-2:2020, 11.4.7; GWG 2015, transparency blend space",
        _screen_blend,
    ),
    Rule(
        "preflight-black-mixed",
        "P20",
        Severity.ERROR,
        "GWG 2015, 100 % black text below 24 pt",
        _black_mixed,
    ),
    Rule(
        "preflight-black-rich",
        "P20",
        Severity.WARNING,
        "GWG 2015 leaves rich black to headlines from 24 pt",
        _black_rich,
    ),
)
