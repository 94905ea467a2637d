"""Rules about how the type is set: line edges, the safe zone, the last page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from banxin.diagnostics import Severity
from banxin.measure import Length, Rect
from banxin.preflight.facts import PageFacts, PdfFacts
from banxin.preflight.order import Order
from banxin.preflight.painted import ShownCharacter
from banxin.preflight.rule import Finding, Rule
from banxin.preflight.set_lines import SetLine, set_lines

# GB/T 15834—2011, 5.1.1 to 5.1.5, 5.1.8 and 5.1.10. A dash or an ellipsis may open a line, and a
# middle dot or a solidus may be an ornament.
_NEVER_FIRST = frozenset("，。、；：！？）》〉」』】〕〗”’")
_NEVER_LAST = frozenset("（《〈「『【〔〖“‘")
# 5.1.5 and 5.1.6: these are two squares wide and never part.
_NEVER_PARTED = frozenset("—…")
_TWO = 2

# A page with so little of what the others have is nearly empty.
_NEARLY_EMPTY = 0.1


def _edge_forbidden(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    for page in pdf.pages:
        for above, below in pairwise(set_lines(page)):
            if not above.is_over(below) or min(len(above.text), len(below.text)) < _TWO:
                continue
            if below.text[0] in _NEVER_FIRST:
                yield _mark(page, below, below.first)
            elif above.text[-1] in _NEVER_LAST:
                yield _mark(page, above, above.last)
            elif above.text[-1] == below.text[0] and below.text[0] in _NEVER_PARTED:
                yield _mark(page, below, below.first)


def _mark(page: PageFacts, line: SetLine, mark: ShownCharacter) -> Finding:
    return Finding(page.number, mark.box, {"mark": mark.text, "line": line.text[:12]})


def _safe_zone(pdf: PdfFacts, order: Order) -> Iterator[Finding]:
    """One finding a page and side, since what stands too near one edge does so all along it."""
    for page in pdf.pages:
        product = Rect(Length(0), Length(0), page.product.width, page.product.height)
        seen: dict[str, tuple[Rect, Length]] = {}
        for text in page.content.texts:
            if not text.visible or not text.text.strip() or not text.box.overlaps(product):
                continue
            side, clear = _nearest_edge(text.box, product)
            if clear < order.ticket.boxes.safe:
                nearest = seen.get(side)
                if nearest is None or clear < nearest[1]:
                    seen[side] = (text.box, clear)
        for box, clear in seen.values():
            wanted = str(order.ticket.boxes.safe)
            yield Finding(page.number, box, {"have": str(clear), "wanted": wanted})


def _nearest_edge(box: Rect, product: Rect) -> tuple[str, Length]:
    clear = {
        "left": box.x,
        "top": box.y,
        "right": product.width - box.right,
        "bottom": product.height - box.bottom,
    }
    side = min(clear, key=lambda each: clear[each])
    return side, clear[side]


def _last_page(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    """A blank page is another rule's."""
    if len(pdf.pages) < _TWO:
        return
    *others, last = (_matter(page) for page in pdf.pages)
    usual = sorted(others)[len(others) // 2]
    if 0 < last < _NEARLY_EMPTY * usual:
        share = max(1, round(100 * last / usual))
        yield Finding(pdf.pages[-1].number, params={"have": share})


def _matter(page: PageFacts) -> float:
    """Square millimetres of type and pictures; what overlaps counts twice."""
    content = page.content
    boxes = [each.box for each in content.texts if each.visible]
    boxes += [each.box for each in content.pictures if each.visible]
    return sum(box.width.in_mm * box.height.in_mm for box in boxes)


RULES = (
    Rule(
        "preflight-line-edge",
        "",
        Severity.WARNING,
        "GB/T 15834—2011, 5.1; clreq #prohibition_rules_for_line_start_end",
        _edge_forbidden,
    ),
    Rule(
        "preflight-safe-zone",
        "P32",
        Severity.WARNING,
        "safe zone from the ticket; 3 to 5 mm is what mainland printers ask for",
        _safe_zone,
    ),
    Rule(
        "preflight-page-last",
        "",
        Severity.WARNING,
        "our own: a last page of a few lines is a mistake in the copy fitting",
        _last_page,
    ),
)
