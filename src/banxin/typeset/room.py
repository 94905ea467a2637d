"""What a paragraph may fill."""

from __future__ import annotations

from dataclasses import dataclass

from banxin.typeset.model import MilliEm


@dataclass(frozen=True, slots=True)
class Room:
    """The measure with its indents, and how lines fill it.

    Attributes:
        measure, indent, hanging, justified: See `compose` and `Paragraph`.
        bad_opening: See `LineSettings`.
    """

    measure: MilliEm
    indent: MilliEm
    hanging: MilliEm
    justified: bool
    bad_opening: MilliEm

    def of(self, begin: int) -> MilliEm:
        """How wide a line that begins at this cluster may be."""
        return self.measure - (self.hanging if begin else self.indent)

    @property
    def narrowest(self) -> MilliEm:
        return self.measure - max(self.indent, self.hanging)
