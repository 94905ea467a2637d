"""A rule is a value: its name, its weight, where it comes from, and the question itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from banxin.diagnostics import Severity
from banxin.measure import Rect
from banxin.preflight.facts import PdfFacts
from banxin.ticket import Ticket


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule objects to; page 0 means the whole file."""

    page: int = 0
    box: Rect | None = None
    params: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule:
    """One question put to a file.

    Attributes:
        id: The diagnostic's code; its words, way out and reason stand in the catalogue.
        severity: The same for all of its findings.
        source: The clause or habit that it comes from.
        judge: Facts and ticket in, findings out; opens nothing.
    """

    id: str
    severity: Severity
    source: str
    judge: Callable[[PdfFacts, Ticket], Iterator[Finding]]
