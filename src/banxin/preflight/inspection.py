"""The inspection: every rule is put to one file, and a rule that fails to answer is a finding."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from banxin.diagnostics import Diagnostic, PagePlace, Severity, error, note
from banxin.preflight.collation import collate
from banxin.preflight.facts import PdfFacts
from banxin.preflight.order import Order
from banxin.preflight.plates import expose
from banxin.preflight.printed import printed_of
from banxin.preflight.reading import Locked, NotAPdf, read
from banxin.preflight.rule import Finding, Rule
from banxin.preflight.rules import RULES
from banxin.preflight.verdict import Answer, FileFacts, Outcome, Verdict, file_facts

# What a mistake in a rule looks like from outside. It must never look like a pass.
_RULE_BROKE = (
    ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError,
    ValueError,
)  # fmt: skip

# A book may have a thousand. To expose more takes longer than anyone waits for an answer.
_PAGES_MOST = 1000

_OUTCOMES = {Severity.ERROR: Outcome.FAIL, Severity.WARNING: Outcome.WARN}
_OFF = "off"


def inspect(pdf: bytes, order: Order) -> Verdict:
    """What stands between this file and the printer it was ordered from.

    Reads nothing but the bytes and raises nothing: a file that cannot be read is itself
    a finding. Findings about a page have a `PagePlace`; those about the file have none.
    """
    try:
        facts = read(pdf)
    except Locked:
        return refused(error("preflight-encrypted"), order)
    except NotAPdf as cause:
        return refused(error("preflight-not-pdf", cause=str(cause)), order)
    if len(facts.pages) > _PAGES_MOST:
        return refused(error("preflight-too-heavy", cause=f"{len(facts.pages)} pages"), order)
    collation = collate(printed_of(facts.pages), order.manuscript) if order.manuscript else None
    plates = expose(pdf, facts.pages, order.ticket)
    facts = replace(facts, plates=plates, collation=collation)
    return Verdict(order, file_facts(facts), put(RULES, facts, order))


def refused(cause: Diagnostic, order: Order) -> Verdict:
    """The verdict on a file of which only one rule can say anything: the one that refuses it."""
    unread = note("preflight-unasked-unread")
    answers = (
        Answer(rule, Outcome.FAIL, (cause,))
        if rule.id == cause.code
        else Answer(rule, Outcome.SKIP, unasked=unread)
        for rule in RULES
    )
    return Verdict(order, FileFacts(), tuple(answers))


def put(rules: Iterable[Rule], facts: PdfFacts, order: Order) -> tuple[Answer, ...]:
    """The answers of ``rules``, in their order."""
    return tuple(_answer(rule, facts, order) for rule in rules)


def _answer(rule: Rule, facts: PdfFacts, order: Order) -> Answer:
    seen = order.ticket.preflight.get(rule.id)
    reason = seen.reason if seen else ""
    if seen and seen.weight == _OFF:
        return Answer(rule, Outcome.OFF, reason=reason)
    severity = Severity(seen.weight) if seen else rule.severity
    try:
        if (unasked := rule.unasked(facts, order)) is not None:
            return Answer(rule, Outcome.SKIP, unasked=unasked, reason=reason)
        found = tuple(_diagnostic(rule, severity, each) for each in rule.judge(facts, order))
    except _RULE_BROKE as cause:
        what = f"{type(cause).__name__}: {cause}"
        broke = error("preflight-rule-broken", rule=rule.id, cause=what)
        return Answer(rule, Outcome.ERROR, (broke,), reason=reason)
    return Answer(rule, _OUTCOMES[severity] if found else Outcome.PASS, found, reason=reason)


def _diagnostic(rule: Rule, severity: Severity, finding: Finding) -> Diagnostic:
    place = PagePlace(finding.page, finding.box) if finding.page else None
    return Diagnostic(rule.id, severity, place, finding.params)
