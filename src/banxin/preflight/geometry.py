"""From PDF's user space to places on the trimmed page.

Inside the interpreter places are floats in default user space (points, y upwards); facts hold
them as `Rect`s from the trim's top left corner.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import hypot, sqrt
from typing import TypeAlias

from banxin.measure import POINTS_PER_INCH, Length, Rect

# ISO 32000-2:2020, 8.3.3: a b c d e f, points being rows multiplied from the left.
Frame: TypeAlias = tuple[float, float, float, float, float, float]

# Left, bottom, right, top.
Area: TypeAlias = tuple[float, float, float, float]

UPRIGHT: Frame = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Edges:
    """A page box of ISO 32000-2:2020, 14.11.2, from PDF's own origin, y growing upwards."""

    left: Length
    bottom: Length
    right: Length
    top: Length

    @property
    def width(self) -> Length:
        return self.right - self.left

    @property
    def height(self) -> Length:
        return self.top - self.bottom

    @property
    def area(self) -> Area:
        """In points."""
        return self.left.in_pt, self.bottom.in_pt, self.right.in_pt, self.top.in_pt


def within(inner: Frame, outer: Frame) -> Frame:
    """``inner`` as seen where ``outer`` counts: the product inner × outer."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r, a * q + b * s,
        c * p + d * r, c * q + d * s,
        e * p + f * r + t, e * q + f * s + u,
    )  # fmt: skip


def moved(frame: Frame, across: float, up: float) -> Frame:
    """``frame`` with its origin moved by so much of its own units."""
    a, b, c, d, e, f = frame
    return a, b, c, d, e + across * a + up * c, f + across * b + up * d


def placed(frame: Frame, area: Area) -> Area:
    """The upright rectangle around ``area`` where ``frame`` puts it."""
    a, b, c, d, e, f = frame
    left, bottom, right, top = area
    across = (a * left, a * right)
    lean = (c * bottom, c * top)
    rise = (b * left, b * right)
    up = (d * bottom, d * top)
    return (
        e + min(across) + min(lean), f + min(rise) + min(up),
        e + max(across) + max(lean), f + max(rise) + max(up),
    )  # fmt: skip


def around(points: Iterable[tuple[float, float]]) -> Area:
    """The upright rectangle around points, of which there is at least one."""
    across, up = zip(*points, strict=True)
    return min(across), min(up), max(across), max(up)


def common(one: Area, other: Area) -> Area:
    """What both cover; with left beyond right, or bottom above top, where they share nothing."""
    return (
        max(one[0], other[0]), max(one[1], other[1]),
        min(one[2], other[2]), min(one[3], other[3]),
    )  # fmt: skip


def is_seen_in(clip: Area, area: Area) -> bool:
    """Whether any of ``area`` lies in ``clip``; a line without thickness may lie on its edge."""
    left, bottom, right, top = common(clip, area)
    across = left < right or (area[0] == area[2] and left == right)
    return across and (bottom < top or (area[1] == area[3] and bottom == top))


def from_trim(trim: Area, area: Area) -> Rect:
    """``area`` measured from the trim's top left corner, y downwards."""
    return Rect(
        Length.pt(area[0] - trim[0]),
        Length.pt(trim[3] - area[3]),
        Length.pt(area[2] - area[0]),
        Length.pt(area[3] - area[1]),
    )


def seen_from(trim: Edges, box: Edges) -> Rect:
    """A page box measured from the trim's top left corner, y downwards."""
    return Rect(box.left - trim.left, trim.top - box.top, box.width, box.height)


def vertical_scale(frame: Frame) -> float:
    """How much taller ``frame`` makes what stands upright."""
    return hypot(frame[2], frame[3])


def extent(frame: Frame) -> float:
    """By what factor ``frame`` changes areas; 0 where it squeezes them into a line."""
    return abs(frame[0] * frame[3] - frame[1] * frame[2])


def narrowest_scale(frame: Frame) -> float:
    """By how much ``frame`` enlarges where it does so least: its smaller singular value."""
    a, b, c, d, _, _ = frame
    total = a * a + b * b + c * c + d * d
    apart = sqrt(max(0.0, total * total - 4 * extent(frame) ** 2))
    return sqrt(max(0.0, (total - apart) / 2))


def least_ppi(frame: Frame, width_px: int, height_px: int) -> int:
    """Pixels an inch of an image in the unit square, the lesser of across and up; 0 for no size."""
    across, up = hypot(frame[0], frame[1]), vertical_scale(frame)
    if not across or not up:
        return 0
    return round(min(width_px / across, height_px / up) * POINTS_PER_INCH)
