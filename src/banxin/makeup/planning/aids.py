"""What may help to fill a page beside its own stories."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_FILLERS: Final = 3
"""Fillers that one page takes at most."""

_ROWS: Final = 8
"""Heights that are tried of a page that is left white at its foot."""


@dataclass(frozen=True, slots=True)
class Aids:
    """What may be used.

    Attributes:
        fillers: How many at most.
        steps: Whether the whole page may take another size or leading.
        rows: How many heights are tried that leave lines at a page's foot empty.
    """

    fillers: int = 0
    steps: bool = False
    rows: int = 0


IN_ORDER: Final = (
    Aids(),
    Aids(fillers=_FILLERS),
    Aids(fillers=_FILLERS, steps=True),
    Aids(fillers=_FILLERS, steps=True, rows=_ROWS),
)
"""From none to all, as a page may be helped in print."""
