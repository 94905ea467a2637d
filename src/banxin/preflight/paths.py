"""Paths: what surrounds them, and how thin a filled bar or a stroke comes out.

Office programs and browsers draw their rules as filled boxes, borders as one box cut out of
another; to the plate such a bar is a line like any stroke.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from math import hypot, isclose
from typing import TypeAlias

from banxin.preflight.geometry import Area, Frame, around, extent, narrowest_scale

Point: TypeAlias = tuple[float, float]

_BOX_CORNERS = 4
# Shorter than four times its thickness it is a dot, not a line; under a point nobody sees either.
_LINE_FROM = 4
_LINE_LEAST_PT = 1.0
_PARTS_MOST = 64
_SAME = 1e-6


@dataclass(slots=True)
class _Piece:
    """A subpath; control points count as points, which at worst makes it larger."""

    points: list[Point]
    is_straight: bool = True


@dataclass(slots=True)
class Path:
    """The current path, in default user space."""

    pieces: list[_Piece] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.pieces)

    def begin(self, point: Point) -> None:
        self.pieces.append(_Piece([point]))

    def go(self, *points: Point) -> None:
        """A line for one point, a curve for two or three."""
        if not self.pieces:
            return
        piece = self.pieces[-1]
        piece.points += points
        piece.is_straight = piece.is_straight and len(points) == 1

    def close(self) -> None:
        if self.pieces:
            self.pieces[-1].points.append(self.pieces[-1].points[0])

    def box(self, *corners: Point) -> None:
        self.pieces.append(_Piece([*corners, corners[0]]))

    @property
    def areas(self) -> list[Area]:
        """Of each subpath, where there are few: a sheet's marks may be one path."""
        if len(self.pieces) > _PARTS_MOST:
            return [self.area]
        return [around(piece.points) for piece in self.pieces]

    @property
    def area(self) -> Area:
        return around(point for piece in self.pieces for point in piece.points)

    def bar(self, *, even_odd: bool) -> tuple[float, Area] | None:
        """Thickness and place of the thinnest filled bar or frame; None without one."""
        if len(self.pieces) == 2 and (frame := _frame(*self.pieces, even_odd=even_odd)):
            return frame
        bars = [bar for piece in self.pieces if (bar := _bar(piece))]
        return min(bars) if bars else None

    def thinnest(self, width: float, frame: Frame) -> float:
        """How thick a stroke of ``width`` in ``frame`` comes out where it is thinnest."""
        least = narrowest_scale(frame)
        if not width or isclose(least * least, extent(frame), rel_tol=1e-3):
            return width * least
        along = [
            width * thickness
            for piece in self.pieces
            if piece.is_straight
            for start, end in pairwise(piece.points)
            if (thickness := _across(frame, end[0] - start[0], end[1] - start[1]))
        ]
        every_one_straight = all(piece.is_straight for piece in self.pieces)
        return min(along) if along and every_one_straight else width * least


def _across(frame: Frame, dx: float, dy: float) -> float:
    """By how much ``frame`` enlarges what lies across a line that is seen to run ``dx``, ``dy``."""
    a, b, c, d, _, _ = frame
    area = extent(frame)
    if not area:
        return 0.0
    own = hypot(d * dx - c * dy, a * dy - b * dx) / area
    return area * own / hypot(dx, dy) if own else 0.0


def _corners(piece: _Piece) -> list[Point]:
    """Its points, without those that repeat the one before."""
    kept: list[Point] = []
    for point in piece.points:
        if not kept or not _close(point, kept[-1]):
            kept.append(point)
    if len(kept) > 1 and _close(kept[0], kept[-1]):
        kept.pop()
    return kept


def _bar(piece: _Piece) -> tuple[float, Area] | None:
    if not piece.is_straight:
        return None
    corners = _corners(piece)
    if len(corners) == 2:
        # A fill without area shows as thin as the device can make it (10.7.4).
        return _line(0.0, _distance(*corners), corners)
    if len(corners) != _BOX_CORNERS:
        return None
    one, two, three, four = corners
    sides = _distance(one, two), _distance(two, three), _distance(three, four), _distance(four, one)
    if not isclose(sides[0], sides[2], rel_tol=0.01) or not isclose(
        sides[1], sides[3], rel_tol=0.01
    ):
        return None
    length = max(sides)
    return _line(abs(_double_area(corners)) / 2 / length, length, corners)


def _line(thickness: float, length: float, corners: list[Point]) -> tuple[float, Area] | None:
    if length < max(_LINE_LEAST_PT, _LINE_FROM * thickness):
        return None
    return thickness, around(corners)


def _frame(one: _Piece, other: _Piece, *, even_odd: bool) -> tuple[float, Area] | None:
    """A border: a box with another cut out of it."""
    first, second = _corners(one), _corners(other)
    if not (_is_upright(one, first) and _is_upright(other, second)):
        return None
    turned = (_double_area(first) > 0) != (_double_area(second) > 0)
    outer, inner = sorted((around(first), around(second)), key=_size, reverse=True)
    gaps = inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3]
    if not (even_odd or turned) or min(gaps) < -_SAME:
        return None
    seen = [gap for gap in gaps if gap > _SAME]
    return (min(seen), outer) if seen else None


def _is_upright(piece: _Piece, corners: list[Point]) -> bool:
    level = all(
        abs(start[0] - end[0]) < _SAME or abs(start[1] - end[1]) < _SAME
        for start, end in pairwise([*corners, corners[0]])
    )
    return piece.is_straight and len(corners) == _BOX_CORNERS and level


def _double_area(corners: list[Point]) -> float:
    return sum(
        start[0] * end[1] - end[0] * start[1] for start, end in pairwise([*corners, corners[0]])
    )


def _size(area: Area) -> float:
    return (area[2] - area[0]) * (area[3] - area[1])


def _distance(one: Point, other: Point) -> float:
    return hypot(other[0] - one[0], other[1] - one[1])


def _close(one: Point, other: Point) -> bool:
    return abs(one[0] - other[0]) < _SAME and abs(one[1] - other[1]) < _SAME
