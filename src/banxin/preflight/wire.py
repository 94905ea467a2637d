"""Orders and verdicts as JSON, between a judge in a process of its own and whoever asks it.

JSON and not pickle: the judge has opened a file from anywhere, so its word is checked too.
"""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import TypeAdapter

from banxin.diagnostics import Diagnostic
from banxin.preflight.order import Order
from banxin.preflight.rules import RULES
from banxin.preflight.verdict import Answer, FileFacts, Outcome, Verdict


@dataclass(frozen=True, slots=True)
class _Answer:
    """`Answer`, its rule by name."""

    rule: str
    outcome: Outcome
    findings: tuple[Diagnostic, ...]
    unasked: Diagnostic | None
    reason: str


@dataclass(frozen=True, slots=True)
class _Verdict:
    """`Verdict` without the order, which the asker has."""

    file: FileFacts
    answers: tuple[_Answer, ...]


_ORDERS = TypeAdapter(Order)
_VERDICTS = TypeAdapter(_Verdict)


def order_as_json(order: Order) -> bytes:
    """An order, its ticket and all."""
    return _ORDERS.dump_json(order)


def order_of(text: bytes) -> Order:
    """The order that `order_as_json` wrote."""
    return _ORDERS.validate_json(text)


def verdict_as_json(verdict: Verdict) -> bytes:
    """A verdict without its order."""
    answers = (
        _Answer(each.rule.id, each.outcome, each.findings, each.unasked, each.reason)
        for each in verdict.answers
    )
    return _VERDICTS.dump_json(_Verdict(verdict.file, tuple(answers)))


def verdict_of(text: bytes, order: Order) -> Verdict:
    """The verdict that `verdict_as_json` wrote.

    Raises:
        ValueError: It did not write that, or not about these rules.
    """
    told = _VERDICTS.validate_json(text)
    if [each.rule for each in told.answers] != [rule.id for rule in RULES]:
        raise ValueError("answers to other rules")
    answers = (
        Answer(rule, each.outcome, each.findings, each.unasked, each.reason)
        for rule, each in zip(RULES, told.answers, strict=True)
    )
    return Verdict(order, told.file, tuple(answers))
