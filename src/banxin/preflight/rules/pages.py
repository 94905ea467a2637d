"""Rules about the pages as a whole: size, number, blank ones, spreads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from banxin.diagnostics import Severity
from banxin.measure import Length
from banxin.preflight.facts import PageFacts, PdfFacts
from banxin.preflight.geometry import Edges
from banxin.preflight.order import Order, Trim
from banxin.preflight.painted import Use
from banxin.preflight.rule import Finding, Rule, needs_trim
from banxin.preflight.rules.inked import drawn_on, is_on, is_white
from banxin.ticket import page_count_fault

# Facing pages side by side, with up to a centimetre of gutter or spine between or over them.
_SPREAD_SLACK = Length.mm(10)


def _trim_other(pdf: PdfFacts, order: Order) -> Iterator[Finding]:
    """A page as wide as two is a spread, of which another rule speaks."""
    if order.trim is None:
        return
    for page in pdf.pages:
        if page.trim is None:
            continue
        off = max(
            abs(page.trim.width.mpt - order.trim.width.mpt),
            abs(page.trim.height.mpt - order.trim.height.mpt),
        )
        if off > order.ticket.boxes.trim_tolerance.mpt and not is_spread(page, pdf, order.trim):
            have = Trim(page.product.width, page.product.height)
            yield Finding(page.number, params={"have": str(have), "wanted": str(order.trim)})


def is_spread(page: PageFacts, pdf: PdfFacts, ordered: Trim | None) -> bool:
    """Whether a page is two of the ordered ones side by side.

    Where no size was ordered, two of the file's commonest one.
    """
    single = ordered or _commonest(pdf)
    wide = abs(page.product.width.mpt - 2 * single.width.mpt)
    return (
        wide <= _SPREAD_SLACK.mpt
        and abs(page.product.height.mpt - single.height.mpt) <= _SPREAD_SLACK.mpt
    )


def _commonest(pdf: PdfFacts) -> Trim:
    """Of sizes as common as each other the narrowest: covers and first pages stand alone."""
    sizes = Counter(_size(page.product) for page in pdf.pages)
    width, height = min(sizes, key=lambda size: (-sizes[size], size))
    narrow = min(sizes)
    twice = abs(width.mpt - 2 * narrow[0].mpt) <= _SPREAD_SLACK.mpt
    return Trim(*narrow) if twice and height == narrow[1] else Trim(width, height)


def _size(product: Edges) -> tuple[Length, Length]:
    return product.width, product.height


def _spread(pdf: PdfFacts, order: Order) -> Iterator[Finding]:
    for page in pdf.pages:
        if is_spread(page, pdf, order.trim):
            have = Trim(page.product.width, page.product.height)
            yield Finding(page.number, params={"have": str(have)})


def _pages_unfoldable(pdf: PdfFacts, order: Order) -> Iterator[Finding]:
    """A file of one page may be a plate, where plates are what the printer takes."""
    count = len(pdf.pages)
    if count == 1 and order.ticket.files.parts == "pages":
        return
    if (fault := page_count_fault(count, order.ticket, None)) is not None:
        nearest = str(fault.params["nearest"])
        yield Finding(params={"have": count, "nearest": nearest})


def _page_blank(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    for page in pdf.pages:
        if not page.trouble and not _has_ink(page):
            yield Finding(page.number)


def _has_ink(page: PageFacts) -> bool:
    content = page.content
    if any(used.use is Use.SHADING for used in content.uses):
        return True
    if any(each.visible and is_on(page.inked, each.box) for each in content.pictures):
        return True
    return any(not is_white(paint.colour) for each in drawn_on(page) for paint in each.paints)


RULES = (
    Rule(
        "preflight-trim-other",
        "P07",
        Severity.ERROR,
        "the ordered size, within the ticket's tolerance",
        _trim_other,
        needs_trim,
    ),
    Rule(
        "preflight-pages-unfoldable",
        "P11",
        Severity.ERROR,
        "page counts from the ticket; sheets fold into 4, 8 or 16 pages",
        _pages_unfoldable,
    ),
    Rule(
        "preflight-page-blank",
        "P12",
        Severity.WARNING,
        "GWG 2015, empty pages",
        _page_blank,
    ),
    Rule(
        "preflight-spread",
        "P38",
        Severity.ERROR,
        "printers' habit: single pages, imposed by the printer",
        _spread,
    ),
)
