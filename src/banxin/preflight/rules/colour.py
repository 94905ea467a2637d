"""Rules about colour: no screen colours anywhere, and black text in black ink alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from banxin.diagnostics import Severity
from banxin.measure import Length, Rect
from banxin.preflight.facts import Colour, Inks, PageContent, PdfFacts, ShownText, Space
from banxin.preflight.order import Order
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
    return _screen_spaces(
        pdf, lambda content: ((use.space, use.box) for use in content.screen_colours)
    )


def _screen_image(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    return _screen_spaces(
        pdf, lambda content: ((each.space, each.box) for each in content.pictures if each.space)
    )


def _screen_shading(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    return _screen_spaces(pdf, lambda content: ((space, None) for space in content.shadings))


def _screen_blend(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    return _screen_spaces(pdf, lambda content: ((space, None) for space in content.blends))


def _screen_spaces(
    pdf: PdfFacts, uses: Callable[[PageContent], Iterable[tuple[Space, Rect | None]]]
) -> Iterator[Finding]:
    """One finding a page and space, pointing at the first place where it is painted."""
    for page in pdf.pages:
        places: dict[str, list[Rect | None]] = {}
        for space, box in uses(page.content):
            if space.is_for_screens:
                places.setdefault(_called(space), []).append(box)
        for called, boxes in places.items():
            painted = next((box for box in boxes if box is not None), None)
            yield Finding(page.number, painted, {"space": called, "count": len(boxes)})


def _called(space: Space) -> str:
    return space.name if str(space.inks) in space.name else f"{space.name} {space.inks}"


def _black_mixed(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    return _mixed_black(pdf, lambda text: text.size < _HEADLINE)


def _black_rich(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    return _mixed_black(pdf, lambda text: text.size >= _HEADLINE)


def _mixed_black(pdf: PdfFacts, meant: Callable[[ShownText], bool]) -> Iterator[Finding]:
    for page in pdf.pages:
        found = [
            text
            for text in page.content.texts
            if text.visible and meant(text) and _is_mixed_black(text.colour)
        ]
        if found:
            first = found[0]
            inks = "/".join(f"{round(share * 100)}" for share in first.colour.components)
            yield Finding(page.number, first.box, {"inks": inks, "count": len(found)})


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
