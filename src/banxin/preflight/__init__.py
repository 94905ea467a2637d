"""Preflight: the bytes of a finished PDF become a verdict. It never asks whoever made them."""

from __future__ import annotations

from banxin.preflight.inspection import inspect
from banxin.preflight.order import Order, Trim
from banxin.preflight.rule import Rule
from banxin.preflight.rules import RULES
from banxin.preflight.ticketed import require_known_rules
from banxin.preflight.verdict import Answer, Outcome, Verdict

__all__ = [
    "RULES",
    "Answer",
    "Order",
    "Outcome",
    "Rule",
    "Trim",
    "Verdict",
    "inspect",
    "require_known_rules",
]
