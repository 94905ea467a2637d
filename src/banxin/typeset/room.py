"""What a paragraph may fill."""

from __future__ import annotations

from dataclasses import dataclass

from banxin.typeset.matter import Matter, Span
from banxin.typeset.model import MilliEm


@dataclass(frozen=True, slots=True)
class Room:
    """The measure with its indents, and how lines fill it.

    Attributes:
        measure, indent, hanging, justified: See `compose` and `Paragraph`.
        bad_opening: See `LineSettings`.
        orphan_price: What a break costs that leaves one character for the last line.
    """

    measure: MilliEm
    indent: MilliEm
    hanging: MilliEm
    justified: bool
    bad_opening: MilliEm
    orphan_price: int = 0

    def of(self, line: Span) -> MilliEm:
        """How wide a line may be."""
        return self.measure - (self.hanging if line.begin else self.indent)

    def least(self, matter: Matter, line: Span) -> MilliEm:
        """How narrow a line can be made: only justified text is ever squeezed."""
        return matter.natural(line) - (matter.give(line) if self.justified else 0)
