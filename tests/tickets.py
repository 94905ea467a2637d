"""Tickets that differ from a shipped one in just what a test is about."""

from __future__ import annotations

from typing import Any

from banxin.ticket import Ticket


def changed(ticket: Ticket, **parts: dict[str, Any]) -> Ticket:
    """The ticket with some keys of its parts changed, such as ``photos={"ppi": 72}``."""
    table = ticket.model_dump()
    for name, keys in parts.items():
        table[name] = {**table[name], **keys}
    return Ticket.model_validate(table)
