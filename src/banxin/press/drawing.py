"""Drawing with the path operators of ISO 32000-2:2020, 8.5."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from banxin.measure import ZERO, Length
from banxin.press.slug import PathStep

Point: TypeAlias = tuple[Length, Length]

# How far the handles of a quarter circle stand from its ends, as a share of the radius: the
# usual 4/3 · (√2 − 1), which is off a circle by 0.03 % of the radius.
_QUARTER = 552


class Drawing:
    """A content stream in the making; coordinates from PDF's own origin, y growing upwards."""

    def __init__(self) -> None:
        self._operators: list[str] = []

    def content(self) -> bytes:
        return ("q\n" + "\n".join(self._operators) + "\nQ\n").encode("ascii")

    def colour(
        self, space: str, tint: float = 1, *, strokes: bool = False, fills: bool = False
    ) -> None:
        """A tint of the space with that resource name."""
        if strokes:
            self._operators.append(f"{space} CS {tint:g} SCN")
        if fills:
            self._operators.append(f"{space} cs {tint:g} scn")

    def inks(self, inks: Sequence[float]) -> None:
        """Fill with the four inks, each 0 to 1."""
        self._operators.append(" ".join(f"{ink:g}" for ink in inks) + " k")

    def weight(self, weight: Length) -> None:
        self._operators.append(f"{_n(weight)} w")

    def dash(self, length: Length) -> None:
        """Lines in dashes as long as their gaps; unbroken for zero."""
        self._operators.append(f"[{_n(length) if length > ZERO else ''}] 0 d")

    def line(self, start: Point, end: Point) -> None:
        self._operators.append(f"{_at(start)} m {_at(end)} l S")

    def circle(self, centre: Point, radius: Length) -> None:
        x, y = centre
        r, handle = radius, radius.thousandths(_QUARTER)
        quarters = (
            ((x + r, y + handle), (x + handle, y + r), (x, y + r)),
            ((x - handle, y + r), (x - r, y + handle), (x - r, y)),
            ((x - r, y - handle), (x - handle, y - r), (x, y - r)),
            ((x + handle, y - r), (x + r, y - handle), (x + r, y)),
        )
        curves = " ".join(" ".join(map(_at, quarter)) + " c" for quarter in quarters)
        self._operators.append(f"{_at((x + r, y))} m {curves} s")

    def patch(self, left: Length, bottom: Length, width: Length, height: Length) -> None:
        self._operators.append(f"{_at((left, bottom))} {_at((width, height))} re f")

    def outlines(self, steps: Sequence[PathStep], origin: Point, size: Length) -> None:
        """A line of text whose steps are in thousandths of ``size``."""
        scale = size.in_pt / 1000
        path = (" ".join((*map(str, numbers), operator)) for operator, numbers in steps)
        self._operators.append(f"q {scale:.6f} 0 0 {scale:.6f} {_at(origin)} cm")
        self._operators += [*path, "f", "Q"]


def _n(length: Length) -> str:
    return f"{length.in_pt:.3f}"


def _at(point: Point) -> str:
    x, y = point
    return f"{_n(x)} {_n(y)}"
