"""Lengths and rectangles. The only module that knows how big a point, a millimetre or a pixel is.

A `Length` counts whole thousandths of a point, so that sums are exact and every
machine writes the same bytes; TeX counts in whole scaled points for the same reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

# ISO 32000-2:2020, 8.3.2.3: the default user space unit is 1/72 inch, and an inch is 25.4 mm.
POINTS_PER_INCH = 72
MILLIMETRES_PER_INCH = 25.4

_MPT_PER_MM = 1000 * POINTS_PER_INCH / MILLIMETRES_PER_INCH


@dataclass(frozen=True, slots=True, order=True)
class Length:
    """A distance on paper, in whole thousandths of a point (``mpt``). May be negative."""

    mpt: int

    @classmethod
    def pt(cls, points: float) -> Self:
        return cls(round(points * 1000))

    @classmethod
    def mm(cls, millimetres: float) -> Self:
        return cls(round(millimetres * _MPT_PER_MM))

    @property
    def in_pt(self) -> float:
        return self.mpt / 1000

    @property
    def in_mm(self) -> float:
        return self.mpt / _MPT_PER_MM

    @property
    def in_px(self) -> float:
        """In CSS pixels (CSS Values and Units 3, 6.2: 96 to the inch)."""
        return self.mpt * 96 / (1000 * POINTS_PER_INCH)

    @property
    def in_inches(self) -> float:
        return self.mpt / (1000 * POINTS_PER_INCH)

    def __add__(self, other: Length) -> Length:
        return Length(self.mpt + other.mpt)

    def __sub__(self, other: Length) -> Length:
        return Length(self.mpt - other.mpt)

    def __neg__(self) -> Length:
        return Length(-self.mpt)

    def __mul__(self, factor: int) -> Length:
        return Length(self.mpt * factor)

    def __floordiv__(self, divisor: int) -> Length:
        return Length(self.mpt // divisor)

    def thousandths(self, share: int) -> Length:
        """``share`` thousandths of this length: the way from milli-em to paper."""
        return Length(self.mpt * share // 1000)

    def __str__(self) -> str:
        return f"{self.in_mm:.2f} mm"


ZERO = Length(0)


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle on a page; the origin is the trim's top left corner, y grows downwards."""

    x: Length
    y: Length
    width: Length
    height: Length

    @property
    def right(self) -> Length:
        return self.x + self.width

    @property
    def bottom(self) -> Length:
        return self.y + self.height

    def overlaps(self, other: Rect) -> bool:
        """True where the two share an area; touching edges share none."""
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )
