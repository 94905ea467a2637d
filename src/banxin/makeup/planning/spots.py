"""Rectangles on the grid, measured."""

from __future__ import annotations

from dataclasses import dataclass

from banxin.content.model import Spot


def columns_of(spot: Spot) -> int:
    """How many columns wide a rectangle is."""
    return spot.last_column - spot.first_column + 1


def lines_of(spot: Spot) -> int:
    """How many lines high a rectangle is."""
    return spot.last_line - spot.first_line + 1


def shared(one: Spot, other: Spot) -> int:
    """Column lines that two rectangles have in common."""
    across = min(one.last_column, other.last_column) - max(one.first_column, other.first_column) + 1
    down = min(one.last_line, other.last_line) - max(one.first_line, other.first_line) + 1
    return max(across, 0) * max(down, 0)


@dataclass(frozen=True, slots=True)
class Rectangle:
    """What was cut out for a story; ``notch`` holds the white above what stands in it."""

    story: int
    spot: Spot
    notch: Spot | None

    @property
    def room(self) -> int:
        """Its column lines."""
        missing = columns_of(self.notch) * lines_of(self.notch) if self.notch else 0
        return columns_of(self.spot) * lines_of(self.spot) - missing
