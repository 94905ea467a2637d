"""Tickets (印刷单): what printers ask for. Shipped in ``tickets/``; a user's own file overrides."""

from __future__ import annotations

from banxin.ticket.folding import page_count_fault
from banxin.ticket.inks import colours_over_limit, spots_unnamed
from banxin.ticket.load import load_ticket, shipped_tickets
from banxin.ticket.model import Marks, SpotName, Ticket
from banxin.ticket.write import as_toml

__all__ = [
    "Marks",
    "SpotName",
    "Ticket",
    "as_toml",
    "colours_over_limit",
    "load_ticket",
    "page_count_fault",
    "shipped_tickets",
    "spots_unnamed",
]
