"""Whether the inks that are ordered are there to be printed, and not too much of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

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


def colours_over_limit(
    palette: Mapping[str, Sequence[float]], ticket: Ticket, place: Place
) -> Iterator[Diagnostic]:
    """One warning for each colour that is more ink than the paper carries.

    A warning, since a hair of such a colour dries, and preflight measures areas.

    Args:
        palette: A colour's name to its inks in percent.
        ticket: What the paper carries.
        place: Where the issue chooses its ticket.
    """
    most = ticket.ink.limit_percent
    for name, inks in palette.items():
        if sum(inks) > most:
            have = round(sum(inks))
            yield warning("palette-ink", place, colour=name, have=have, name=ticket.name, most=most)
