"""What a paragraph may fill."""

from __future__ import annotations

from dataclasses import dataclass

from banxin.typeset.matter import Matter
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

    def of(self, start: int) -> MilliEm:
        """The room of the line that starts at a cluster number."""
        return self.measure - (self.hanging if start else self.indent)

    def shortest(self, matter: Matter, first: int, end: int) -> MilliEm:
        """The least width of a line: only justified text is ever squeezed."""
        return matter.least(first, end) if self.justified else matter.natural(first, end)
