"""Low relief: a height and a colour for every pixel, and a sun that finds edges and casts shadows.

Façades seen straight on and things on a desk seen from above are both of this kind. Heights are
pixels towards the viewer.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tools.pictures.paint import Colour, Plane, Points, blurred, noise, polygons


@dataclass(frozen=True, slots=True)
class Sun:
    """Where the light comes from and what it looks like.

    Attributes:
        towards: From the surface to the sun: x right, y down, z to the viewer; any length.
        warm: The sun's own light. ``sky``: what reaches the shade.
        softness: How fast a shadow's edge widens with distance.
        reach: The longest shadow looked for, in pixels.
    """

    towards: tuple[float, float, float]
    warm: Colour
    sky: Colour
    softness: float = 0.12
    reach: int = 220


class Relief:
    """A surface under construction; later shapes lie over earlier ones."""

    def __init__(self, width: int, height: int, colour: Colour) -> None:
        self.width, self.height = width, height
        self.z: Plane = np.zeros((height, width), np.float32)
        self.colour: Plane = np.full((height, width, 3), colour, np.float32)

    def _window(self, points: Points) -> tuple[slice, slice, Plane]:
        left = max(0, int(min(x for x, _ in points)) - 1)
        top = max(0, int(min(y for _, y in points)) - 1)
        right = min(self.width, int(max(x for x, _ in points)) + 2)
        bottom = min(self.height, int(max(y for _, y in points)) + 2)
        right, bottom = max(right, left + 1), max(bottom, top + 1)
        local = [(x - left, y - top) for x, y in points]
        return slice(top, bottom), slice(left, right), polygons(right - left, bottom - top, [local])

    def fill(self, points: Points, z: float | None, colour: Colour | None = None) -> None:
        """Set the height and the colour inside a polygon; None leaves either as it is."""
        rows, columns, cover = self._window(points)
        if z is not None:
            self.z[rows, columns] += (z - self.z[rows, columns]) * cover
        if colour is not None:
            self._tint(rows, columns, cover, colour)

    def lift(self, points: Points, dz: float, colour: Colour | None = None) -> None:
        """Add to the height inside a polygon."""
        rows, columns, cover = self._window(points)
        self.z[rows, columns] += dz * cover
        if colour is not None:
            self._tint(rows, columns, cover, colour)

    def mould(
        self, points: Points, base: float, depth: float, colour: Colour, along: str = "x"
    ) -> None:
        """A half-round inside a polygon: rounded across x (a column) or across y (a roll)."""
        _, _, cover = self._window(points)
        count = cover.shape[1] if along == "x" else cover.shape[0]
        t = (np.arange(count, dtype=np.float32) + 0.5) / count * 2 - 1
        arc = depth * np.sqrt(np.clip(1 - t * t, 0, 1))
        self.emboss(points, arc[None, :] if along == "x" else arc[:, None], base, colour)

    def emboss(self, points: Points, shape: Plane, base: float, colour: Colour | None) -> None:
        """Heights inside a polygon: ``base`` and on it ``shape``, as large as the polygon's box."""
        rows, columns, cover = self._window(points)
        self.z[rows, columns] += (base + shape - self.z[rows, columns]) * cover
        if colour is not None:
            self._tint(rows, columns, cover, colour)

    def ball(
        self,
        centre: tuple[float, float],
        radii: tuple[float, float],
        base: float,
        depth: float,
        colour: Colour | None = None,
    ) -> None:
        """A half ball, flattened to ``depth``."""
        (x, y), (rx, ry) = centre, radii
        points = ellipse(x, y, rx, ry)
        rows, columns, _ = self._window(points)
        v, u = np.mgrid[rows, columns].astype(np.float32) + np.float32(0.5)
        dome = np.sqrt(np.clip(1 - ((u - x) / rx) ** 2 - ((v - y) / ry) ** 2, 0, 1))
        self.emboss(points, depth * dome.astype(np.float32), base, colour)

    def rod(
        self,
        ends: tuple[tuple[float, float], tuple[float, float]],
        radii: tuple[float, float],
        base: float,
        colour: Colour,
    ) -> None:
        """A round stick from one point to another, as thick at each end as ``radii`` says."""
        (x0, y0), (x1, y1) = ends
        length = float(np.hypot(x1 - x0, y1 - y0))
        across = ((y1 - y0) / length, (x0 - x1) / length)
        outline = [
            (x + side * radius * across[0], y + side * radius * across[1])
            for x, y, radius, side in (
                (x0, y0, radii[0], 1),
                (x1, y1, radii[1], 1),
                (x1, y1, radii[1], -1),
                (x0, y0, radii[0], -1),
            )
        ]
        rows, columns, _ = self._window(outline)
        v, u = np.mgrid[rows, columns].astype(np.float32) + np.float32(0.5)
        along = np.clip(((u - x0) * (x1 - x0) + (v - y0) * (y1 - y0)) / length**2, 0, 1)
        radius = radii[0] + (radii[1] - radii[0]) * along
        away = (u - x0) * across[0] + (v - y0) * across[1]
        arc = np.sqrt(np.clip(1 - (away / radius) ** 2, 0, 1)) * radius
        self.emboss(outline, arc.astype(np.float32), base, colour)

    def _tint(self, rows: slice, columns: slice, cover: Plane, colour: Colour) -> None:
        area = self.colour[rows, columns]
        area += (np.asarray(colour, np.float32) - area) * cover[..., None]

    def weather(self, seed: int, blotch: float, streak: float, cell: float = 160) -> None:
        """Stains: clouds all over, and streaks that rain has drawn downwards."""
        clouds = noise(self.width, self.height, (cell, cell), seed, 6)
        runs = noise(self.width, self.height, (cell / 8, cell * 2.5), seed + 1, 3)
        factor = 1 + blotch * clouds - streak * np.clip(runs, 0, 2)
        self.colour *= np.clip(factor, 0.4, 1.4)[..., None]

    def lit(self, sun: Sun) -> Plane:
        """The surface as seen: sun where no shadow falls, sky light where the hollows let it in."""
        towards = np.asarray(sun.towards, np.float32)
        towards = towards / np.linalg.norm(towards)
        dy, dx = np.gradient(blurred(self.z, 1))
        length = np.sqrt(dx * dx + dy * dy + 1)
        facing = (-dx * towards[0] - dy * towards[1] + towards[2]) / length
        direct = np.clip(facing, 0, 1) / max(0.35, float(towards[2])) * (1 - self._shadow(sun))
        upward = 0.85 - 0.15 * np.clip(dy / length, -1, 1)
        ambient = self._openness() * upward
        warm, sky = np.asarray(sun.warm, np.float32), np.asarray(sun.sky, np.float32)
        light = direct[..., None] * warm + ambient[..., None] * sky
        return np.asarray(self.colour * light, np.float32)

    def _shadow(self, sun: Sun) -> Plane:
        x, y, z = sun.towards
        flat = float(np.hypot(x, y))
        if flat == 0:
            return np.zeros_like(self.z)
        slope = z / flat
        dark = np.zeros_like(self.z)
        distance = 1.0
        while distance < sun.reach:
            right, down = round(x / flat * distance), round(y / flat * distance)
            excess = _ahead(self.z, right, down) - self.z - np.float32(distance * slope)
            np.maximum(dark, excess / np.float32(1 + sun.softness * distance), out=dark)
            distance += max(1.0, distance * 0.022)
        return np.clip(dark, 0, 1)

    def _openness(self) -> Plane:
        hidden = np.zeros_like(self.z)
        for radius, weight in ((3, 0.35), (10, 0.4), (34, 0.45)):
            hollow = np.clip((blurred(self.z, radius) - self.z) / np.float32(radius), 0, 1.2)
            hidden += np.float32(weight) * hollow
        return np.clip(1 - hidden, 0.12, 1)


def _ahead(plane: Plane, right: int, down: int) -> Plane:
    """``plane`` looked at (right, down) pixels further on; nothing stands beyond the edge."""
    height, width = plane.shape
    result = np.zeros_like(plane)
    rows = slice(max(0, -down), min(height, height - down))
    columns = slice(max(0, -right), min(width, width - right))
    source_rows = slice(max(0, down), min(height, height + down))
    source_columns = slice(max(0, right), min(width, width + right))
    if rows.start < rows.stop and columns.start < columns.stop:
        result[rows, columns] = plane[source_rows, source_columns]
    return result


def box(left: float, top: float, right: float, bottom: float) -> Points:
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def ellipse(x: float, y: float, rx: float, ry: float, count: int = 96) -> Points:
    turn = np.linspace(0, 2 * np.pi, count, endpoint=False)
    return [(x + rx * float(np.cos(a)), y + ry * float(np.sin(a))) for a in turn]


def arch(
    left: float, right: float, spring: float, bottom: float, rise: float | None = None
) -> Points:
    """An opening with a round head: ``spring`` is where the curve starts, ``rise`` its height."""
    centre, half = (left + right) / 2, (right - left) / 2
    high = half if rise is None else rise
    turn = np.linspace(np.pi, 2 * np.pi, 40)
    head = [(centre + half * float(np.cos(a)), spring + high * float(np.sin(a))) for a in turn]
    return [*head, (right, bottom), (left, bottom)]
