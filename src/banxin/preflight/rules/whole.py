"""Rules about whether there is anything to judge; the inspection answers them itself."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.diagnostics import Severity
from banxin.preflight.facts import PdfFacts
from banxin.preflight.order import Order
from banxin.preflight.rule import Finding, Rule


def _settled(_: PdfFacts, __: Order) -> Iterator[Finding]:
    """Facts are there, so the file was read; one that was not is refused without any facts."""
    return iter(())


RULES = (
    Rule(
        "preflight-not-pdf",
        "",
        Severity.ERROR,
        "ISO 32000-2:2020, 7.5 (file structure)",
        _settled,
    ),
    Rule(
        "preflight-too-heavy",
        "",
        Severity.ERROR,
        "our own bounds: a RIP has no more patience (docs/preflight.md)",
        _settled,
    ),
)
