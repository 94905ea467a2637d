"""Tables of plain text whose columns line up on a terminal, Chinese included."""

from __future__ import annotations

from collections.abc import Sequence

from banxin.messages import columns


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """One line a row; each column as wide as its widest cell, two blanks between."""
    widths = [max(map(columns, cells)) for cells in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell + " " * (width - columns(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    ]
