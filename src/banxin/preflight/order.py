"""The order (委印单): what was ordered of the printer, and what a file is therefore judged by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from banxin.measure import Length
from banxin.ticket import Ticket


@dataclass(frozen=True, slots=True)
class Trim:
    """The size a page has once it is cut (成品尺寸)."""

    width: Length
    height: Length

    def __str__(self) -> str:
        return f"{self.width.in_mm:g} × {self.height.in_mm:g} mm"


@dataclass(frozen=True, slots=True)
class Order:
    """What was ordered. Only the ticket is always there: a stray file comes without the rest.

    Attributes:
        ticket: What the printer asks for.
        trim: None where nobody has said what size the product shall have.
        pages: How many pages were ordered; None where nobody has said.
        manuscript: A story's name to its text, in the order in which it is to be read; empty
            where the copy is not at hand. Stories are in the order of the issue.
    """

    ticket: Ticket
    trim: Trim | None = None
    pages: int | None = None
    manuscript: Mapping[str, str] = field(default_factory=dict)
