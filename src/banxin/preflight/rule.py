"""A rule is a value: its name, its weight, where it comes from, and the question itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from banxin.diagnostics import Diagnostic, Severity, note
from banxin.measure import Rect
from banxin.preflight.facts import PdfFacts
from banxin.preflight.order import Order


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule objects to; page 0 means the whole file."""

    page: int = 0
    box: Rect | None = None
    params: Mapping[str, str | int] = field(default_factory=dict)


Judge: TypeAlias = Callable[[PdfFacts, Order], Iterator[Finding]]

Unasked: TypeAlias = Callable[[PdfFacts, Order], Diagnostic | None]


def always_asked(_: PdfFacts, __: Order) -> Diagnostic | None:
    """For a rule that the file and the ticket are enough for."""
    return None


def needs_trim(_: PdfFacts, order: Order) -> Diagnostic | None:
    """For a rule about the ordered size."""
    return None if order.trim else note("preflight-unasked-trim")


def needs_page_count(_: PdfFacts, order: Order) -> Diagnostic | None:
    """For a rule about the ordered number of pages."""
    return None if order.pages is not None else note("preflight-unasked-pages")


def needs_manuscript(pdf: PdfFacts, _: Order) -> Diagnostic | None:
    """For a rule that compares the file with the copy."""
    return None if pdf.collation else note("preflight-unasked-manuscript")


@dataclass(frozen=True, slots=True)
class Rule:
    """One question put to a file.

    Attributes:
        id: The diagnostic's code; its title, words, way out and reason stand in the catalogue.
        number: Of the printers' check that it is one of, such as ``P13`` (docs/preflight.md);
            empty for our own.
        severity: The same for all of its findings, unless the ticket sees it otherwise.
        source: The clause or habit that it comes from.
        judge: Facts and order in, findings out; opens nothing.
        unasked: Why it cannot be put to this file, as a note; None where it can.
    """

    id: str
    number: str
    severity: Severity
    source: str
    judge: Judge
    unasked: Unasked = always_asked
