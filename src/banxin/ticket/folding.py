"""Whether a printer can fold so many pages."""

from __future__ import annotations

from banxin.diagnostics import Diagnostic, Place, warning
from banxin.ticket.model import Ticket


def page_count_fault(pages: int, ticket: Ticket, place: Place | None) -> Diagnostic | None:
    """What to tell the desk of ``pages`` pages that this printer cannot fold; None if it can.

    A warning, since a page more or less is for the desk and the printer to agree on.
    """
    counts = ticket.files.counts
    if not counts or pages in counts:
        return None
    below = [count for count in counts if count < pages][-1:]
    above = [count for count in counts if count > pages][:1]
    nearest = "、".join(map(str, [*below, *above]))
    return warning("page-count", place, pages=pages, name=ticket.name, nearest=nearest)
