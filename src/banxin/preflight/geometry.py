"""From PDF's user space to places on the trimmed page."""

from __future__ import annotations

from math import hypot

from pikepdf import Matrix

from banxin.measure import POINTS_PER_INCH, Length, Rect
from banxin.preflight.facts import Edges


class Corners:
    """The rectangle around all points added so far, in default user space."""

    def __init__(self) -> None:
        self._across: list[float] = []
        self._up: list[float] = []

    def add(self, matrix: Matrix, *points: tuple[float, float]) -> None:
        for x, y in points:
            across, up = matrix.transform((x, y))
            self._across.append(across)
            self._up.append(up)

    def seen_from(self, trim: Edges) -> Rect | None:
        """Measured from the trim's top left; None before the first point."""
        if not self._across:
            return None
        edges = Edges(
            Length.pt(min(self._across)),
            Length.pt(min(self._up)),
            Length.pt(max(self._across)),
            Length.pt(max(self._up)),
        )
        return seen_from(trim, edges)


def seen_from(trim: Edges, box: Edges) -> Rect:
    """``box`` measured from the trim's top left corner, y downwards."""
    return Rect(box.left - trim.left, trim.top - box.top, box.width, box.height)


def square(matrix: Matrix, side: float, trim: Edges) -> Rect:
    """Where ``matrix`` puts the square of that side at its origin."""
    corners = Corners()
    corners.add(matrix, (0, 0), (side, 0), (0, side), (side, side))
    return corners.seen_from(trim) or Rect(Length(0), Length(0), Length(0), Length(0))


def vertical_scale(matrix: Matrix) -> float:
    """How much taller ``matrix`` makes what stands upright."""
    return hypot(matrix.c, matrix.d)


def least_ppi(matrix: Matrix, width_px: int, height_px: int) -> int:
    """Pixels an inch of an image in the unit square, the lesser of across and up; 0 for no size."""
    across, up = hypot(matrix.a, matrix.b), vertical_scale(matrix)
    if not across or not up:
        return 0
    return round(min(width_px / across, height_px / up) * POINTS_PER_INCH)
