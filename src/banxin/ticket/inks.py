"""Whether the inks that are ordered are there to be printed."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from banxin.diagnostics import Diagnostic, Place, warning
from banxin.ticket.model import Ticket


def spots_unnamed(known: Collection[str], ticket: Ticket, place: Place) -> Iterator[Diagnostic]:
    """One warning for each spot ink that is ordered and not among those of the layout.

    Args:
        known: The spot inks that the layout's palette names, in its order.
        ticket: What orders them.
        place: Where the issue chooses its ticket.
    """
    named = "、".join(known) or "–"
    for spot in ticket.ink.spots:
        if spot not in known:
            yield warning("spot-unnamed", place, name=ticket.name, spot=spot, known=named)
