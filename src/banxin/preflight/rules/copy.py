"""Rules about the copy: what the author wrote is what is printed, once and in order."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.diagnostics import Severity
from banxin.preflight.collation_facts import Difference, Fault
from banxin.preflight.facts import PdfFacts
from banxin.preflight.order import Order
from banxin.preflight.rule import Finding, Judge, Rule, needs_manuscript, needs_page_count

_NOTHING = "—"


def _differences(fault: Fault) -> Judge:
    def judge(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
        if pdf.collation is None:
            return
        for each in pdf.collation.differences:
            if each.fault is fault:
                yield Finding(each.page, each.box, _said(each))

    return judge


def _said(difference: Difference) -> dict[str, str | int]:
    return {
        "story": difference.story,
        "before": difference.before or _NOTHING,
        "wanted": difference.wanted or _NOTHING,
        "have": difference.found or _NOTHING,
    }


def _pages_other(pdf: PdfFacts, order: Order) -> Iterator[Finding]:
    if order.pages is not None and len(pdf.pages) != order.pages:
        yield Finding(params={"have": len(pdf.pages), "wanted": order.pages})


_SOURCE = "our own: every character of the copy once and in order"

RULES = (
    Rule(
        "preflight-pages-other",
        "",
        Severity.ERROR,
        "the ordered number of pages",
        _pages_other,
        needs_page_count,
    ),
    Rule(
        "preflight-copy-lost",
        "",
        Severity.ERROR,
        _SOURCE,
        _differences(Fault.LOST),
        needs_manuscript,
    ),
    Rule(
        "preflight-copy-different",
        "",
        Severity.ERROR,
        _SOURCE,
        _differences(Fault.DIFFERENT),
        needs_manuscript,
    ),
    Rule(
        "preflight-copy-moved",
        "",
        Severity.ERROR,
        _SOURCE,
        _differences(Fault.MOVED),
        needs_manuscript,
    ),
    Rule(
        "preflight-copy-doubled",
        "",
        Severity.ERROR,
        _SOURCE,
        _differences(Fault.DOUBLED),
        needs_manuscript,
    ),
)
