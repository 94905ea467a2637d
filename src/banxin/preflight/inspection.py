"""The inspection: every rule is put to one file, and a rule that fails to answer is a finding."""

from __future__ import annotations

from collections.abc import Iterable

from banxin.diagnostics import Diagnostic, PagePlace, error
from banxin.preflight.facts import PdfFacts
from banxin.preflight.reading import Locked, NotAPdf, read
from banxin.preflight.rule import Finding, Rule
from banxin.preflight.rules import RULES
from banxin.ticket import Ticket

# What a mistake in a rule looks like from outside. It must never look like a pass.
_RULE_BROKE = (
    ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError,
    ValueError,
)  # fmt: skip


def inspect(pdf: bytes, ticket: Ticket) -> tuple[Diagnostic, ...]:
    """What stands between this file and the printer described by ``ticket``.

    Reads nothing but the bytes and raises nothing: a file that cannot be read is itself
    a finding. Findings about a page have a `PagePlace`; those about the file have none.
    """
    try:
        facts = read(pdf)
    except Locked:
        return (error("preflight-encrypted"),)
    except NotAPdf as cause:
        return (error("preflight-not-pdf", cause=str(cause)),)
    return put(RULES, facts, ticket)


def put(rules: Iterable[Rule], facts: PdfFacts, ticket: Ticket) -> tuple[Diagnostic, ...]:
    """The findings of ``rules``, in their order."""
    return tuple(found for rule in rules for found in _asked(rule, facts, ticket))


def _asked(rule: Rule, facts: PdfFacts, ticket: Ticket) -> list[Diagnostic]:
    try:
        return [_diagnostic(rule, finding) for finding in rule.judge(facts, ticket)]
    except _RULE_BROKE as cause:
        what = f"{type(cause).__name__}: {cause}"
        return [error("preflight-rule-broken", rule=rule.id, cause=what)]


def _diagnostic(rule: Rule, finding: Finding) -> Diagnostic:
    place = PagePlace(finding.page, finding.box) if finding.page else None
    return Diagnostic(rule.id, rule.severity, place, finding.params)
