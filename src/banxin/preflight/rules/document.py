"""Rules about the file as a whole: lock, damage, output intent, things to click on."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.diagnostics import Severity
from banxin.preflight.facts import PdfFacts
from banxin.preflight.order import Order
from banxin.preflight.painted import Control
from banxin.preflight.rule import Finding, Rule

# ISO 15930-7:2010, 6.17: the only kinds that may lie inside the bleed.
_PRINTERS_OWN = frozenset({"PrinterMark", "TrapNet"})


def _encrypted(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    if pdf.encrypted:
        yield Finding()


def _damaged(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    if pdf.repairs:
        yield Finding(params={"count": len(pdf.repairs), "cause": pdf.repairs[0]})


def _page_unreadable(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    for page in pdf.pages:
        if page.trouble:
            yield Finding(page.number, params={"cause": page.trouble})


def _intent_missing(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    if not pdf.intents:
        yield Finding()


def _intent_many(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    if len(pdf.intents) > 1:
        yield Finding(params={"count": len(pdf.intents)})


def _intent_profile(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    for intent in pdf.intents:
        have = f"{intent.profile.kind} {intent.profile.space}".strip()
        if have != "prtr CMYK":
            yield Finding(params={"have": have or "—"})


def _intent_other(pdf: PdfFacts, order: Order) -> Iterator[Finding]:
    for intent in pdf.intents:
        if intent.condition != order.ticket.condition.name:
            yield Finding(
                params={"have": intent.condition or "—", "wanted": order.ticket.condition.name}
            )


def _annotation(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    for page in pdf.pages:
        for each in page.annotations:
            if each.kind not in _PRINTERS_OWN and each.box.overlaps(page.inked):
                yield Finding(page.number, each.box, {"kind": each.kind})


def _form(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    if pdf.fields:
        yield Finding(params={"count": pdf.fields})


def _script(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    for kind in pdf.actions:
        yield Finding(params={"kind": kind})
    for page in pdf.pages:
        for kind in page.actions:
            yield Finding(page.number, params={"kind": kind})


def _layers(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    if pdf.layers:
        yield Finding(params={"count": len(pdf.layers), "names": "、".join(pdf.layers[:5])})


def _transfer(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    return _controls(pdf, Control.TRANSFER, Control.HALFTONE)


def _postscript(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    return _controls(pdf, Control.POSTSCRIPT, Control.OPI, Control.REFERENCE)


def _controls(pdf: PdfFacts, *meant: Control) -> Iterator[Finding]:
    for page in pdf.pages:
        for control in page.content.controls:
            if control in meant:
                yield Finding(page.number, params={"kind": str(control)})


RULES = (
    Rule(
        "preflight-encrypted",
        "P04",
        Severity.ERROR,
        "ISO 15930-7:2010, 6.14: no encryption; GWG 2015 delivery check",
        _encrypted,
    ),
    Rule(
        "preflight-damaged",
        "",
        Severity.ERROR,
        "ISO 32000-2:2020, 7.5 (file structure)",
        _damaged,
    ),
    Rule(
        "preflight-page-unreadable",
        "",
        Severity.ERROR,
        "ISO 32000-2:2020, 7.8 (content streams)",
        _page_unreadable,
    ),
    Rule(
        "preflight-intent-missing",
        "P02",
        Severity.ERROR,
        "ISO 32000-2:2020, 14.11.5; ISO 15930-7:2010, 6.2.2",
        _intent_missing,
    ),
    Rule(
        "preflight-intent-many",
        "P02",
        Severity.ERROR,
        "ISO 15930-7:2010, 6.2.2: one output intent of kind GTS_PDFX",
        _intent_many,
    ),
    Rule(
        "preflight-intent-profile",
        "P02",
        Severity.ERROR,
        "ISO 15930-7:2010, 6.2.2; ICC.1:2022, 7.2.5 and 7.2.6 (header)",
        _intent_profile,
    ),
    Rule(
        "preflight-intent-other",
        "P03",
        Severity.ERROR,
        "the condition that the ticket orders",
        _intent_other,
    ),
    Rule(
        "preflight-annotation",
        "P35",
        Severity.ERROR,
        "ISO 15930-7:2010, 6.17 (annotations)",
        _annotation,
    ),
    Rule(
        "preflight-form",
        "P35",
        Severity.ERROR,
        "ISO 15930-7:2010, 6.17 (annotations): no fields to fill in",
        _form,
    ),
    Rule(
        "preflight-script",
        "P35",
        Severity.ERROR,
        "ISO 15930-7:2010, 6.18 (actions and JavaScript)",
        _script,
    ),
    Rule(
        "preflight-layers",
        "P34",
        Severity.WARNING,
        "ISO 32000-2:2020, 8.11; GWG 2015, optional content",
        _layers,
    ),
    Rule(
        "preflight-transfer",
        "P36",
        Severity.ERROR,
        "ISO 15930-7:2010, 6.12 and 6.13 (transfer curves, halftones)",
        _transfer,
    ),
    Rule(
        "preflight-postscript",
        "P36",
        Severity.ERROR,
        "ISO 15930-7:2010, 6.5 to 6.7 (PostScript, reference XObjects, OPI)",
        _postscript,
    ),
)
