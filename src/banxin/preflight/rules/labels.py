"""Rules about what a file says of itself, in Info and in XMP."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from banxin.diagnostics import Severity
from banxin.preflight.facts import Label, PdfFacts
from banxin.preflight.order import Order
from banxin.preflight.rule import Finding, Rule

_X4 = "PDF/X-4"
_SETTLED = frozenset({"True", "False"})
# Where dates have no zone, the same moment may be written as two.
_ZONES = ("+", "Z")
_ONCE = frozenset({"pdfx"})  # in XMP alone, for X-4


def _x4_missing(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    have = pdf.xmp.pdfx if pdf.xmp else ""
    if have != _X4:
        yield Finding(params={"have": have or "—"})


def _trapped(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    """One of the two must say it; where both do and differ, another rule speaks."""
    said = [label.trapped for label in (pdf.info, pdf.xmp) if label is not None]
    if not any(each in _SETTLED for each in said):
        yield Finding(params={"have": next(filter(None, said), "—")})


def _labels_differ(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    if pdf.xmp is None:
        return
    for field in fields(Label):
        info, xmp = getattr(pdf.info, field.name), getattr(pdf.xmp, field.name)
        if field.name not in _ONCE and info and xmp and not _agree(info, xmp):
            yield Finding(params={"key": field.name, "info": info, "xmp": xmp})


def _agree(one: str, other: str) -> bool:
    if one == other:
        return True
    moments = one[:1].isdigit() and other[:1].isdigit() and "T" in one and "T" in other
    return moments and not all(any(zone in each[19:] for zone in _ZONES) for each in (one, other))


RULES = (
    Rule(
        "preflight-x4-missing",
        "P01",
        Severity.ERROR,
        "ISO 15930-7:2010, 6.1.1: GTS_PDFXVersion in XMP",
        _x4_missing,
    ),
    Rule(
        "preflight-trapped",
        "P05",
        Severity.ERROR,
        "ISO 15930-7:2010, 6.11: Trapped is True or False",
        _trapped,
    ),
    Rule(
        "preflight-labels-differ",
        "P05",
        Severity.ERROR,
        "ISO 15930-7:2010, 6.1.2: Info and XMP agree",
        _labels_differ,
    ),
)
