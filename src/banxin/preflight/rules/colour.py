"""Rules about colour: no screen colours anywhere, and black text in black ink alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from banxin.diagnostics import Severity
from banxin.measure import Length
from banxin.preflight.facts import PdfFacts
from banxin.preflight.order import Order
from banxin.preflight.painted import Colour, Inks, ShownText, Space, Use
from banxin.preflight.rule import Finding, Rule
from banxin.preflight.rules.inked import is_mixed_black, is_on, several_inks

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
            text
            for text in page.content.texts
            if text.visible and meant(text) and is_on(page.inked, text.box) and _mixed(text)
        ]
        if found:
            mixed = next(iter(_mixed(found[0])))
            inks = "/".join(f"{round(share * 100)}" for share in mixed.components)
            yield Finding(page.number, found[0].box, {"inks": inks, "count": len(found)})


def _mixed(text: ShownText) -> list[Colour]:
    return [paint.colour for paint in text.paints if is_mixed_black(paint.colour)]


def _type_mixed(pdf: PdfFacts, order: Order) -> Iterator[Finding]:
    least = order.ticket.type.mixed_least
    for page in pdf.pages:
        found = [
            text
            for text in page.content.texts
            if text.visible
            and text.size < least
            and is_on(page.inked, text.box)
            and any(several_inks(paint.colour) for paint in text.paints)
        ]
        if found:
            worst = min(found, key=lambda text: text.size)
            params: dict[str, str | int] = {
                "have": f"{worst.size.in_pt:.2f}",
                "wanted": f"{least.in_pt:g}",
                "count": len(found),
            }
            yield Finding(page.number, worst.box, params)


def _cmyk_tagged(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    return _tagged(pdf, own=True)


def _cmyk_other(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    return _tagged(pdf, own=False)


def _tagged(pdf: PdfFacts, *, own: bool) -> Iterator[Finding]:
    """CMYK with a profile: the output intent's own, byte for byte, or another."""
    intended = {intent.profile.digest for intent in pdf.intents}
    for page in pdf.pages:
        for used in page.content.uses:
            space = used.space
            if space.inks is Inks.CMYK and space.profile and (space.profile in intended) is own:
                yield Finding(page.number, used.box, {"count": used.count})


def _blend_missing(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    for page in pdf.pages:
        first = page.content.transparent
        spaces = [used.space for used in page.content.uses if used.use is Use.PAGE]
        if first is not None and not any(_blends_on_press(space) for space in spaces):
            yield Finding(page.number, first)


def _blends_on_press(space: Space) -> bool:
    """Screens have a rule of their own; only none, or grey, is meant here."""
    return space.inks is Inks.CMYK or space.is_for_screens


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
    Rule(
        "preflight-cmyk-tagged",
        "P18",
        Severity.ERROR,
        "ISO 15930-7:2010, 6.2.4.2: no ICCBased CMYK with the output intent's own profile",
        _cmyk_tagged,
    ),
    Rule(
        "preflight-cmyk-other",
        "P18",
        Severity.WARNING,
        "GWG 2015, CMYK-only variants: no CMYK of another printing condition",
        _cmyk_other,
    ),
    Rule(
        "preflight-type-mixed",
        "P21",
        Severity.WARNING,
        "smallest type in several inks from the ticket; GWG 2015, small text",
        _type_mixed,
    ),
    Rule(
        "preflight-blend-missing",
        "P33",
        Severity.WARNING,
        "ISO 32000-2:2020, 11.4.7; GWG 2015, transparency blend space",
        _blend_missing,
    ),
)
