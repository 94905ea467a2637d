"""What a ticket says of our rules must be about rules that there are."""

from __future__ import annotations

from difflib import get_close_matches

from banxin.diagnostics import BadContent, SourcePlace, error
from banxin.preflight.rules import RULES
from banxin.ticket import Ticket


def require_known_rules(ticket: Ticket) -> None:
    """Stop at a ``[preflight.RULE]`` that means no rule of ours.

    A misspelt name would otherwise leave on what the printer has switched off, or worse, leave
    at a warning what the printer wants refused.

    Raises:
        BadContent: ``ticket-rule-unknown`` for each.
    """
    known = [rule.id for rule in RULES]
    place = SourcePlace(ticket.name)
    faults = [
        error("ticket-rule-unknown", place, rule=rule, known=_nearest(rule, known))
        for rule in ticket.preflight
        if rule not in known
    ]
    if faults:
        raise BadContent(faults)


def _nearest(rule: str, known: list[str]) -> str:
    """Names are alike behind their common beginning, so only the rest is compared."""
    endings = {name.removeprefix("preflight-"): name for name in known}
    near = get_close_matches(rule.removeprefix("preflight-"), endings, 3, cutoff=0.5)
    return "、".join(endings[name] for name in near) or "docs/preflight.md"
