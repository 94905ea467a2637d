"""A small sphere tracer: round things on a table, with soft shadows.

Source: John C. Hart, Sphere Tracing, The Visual Computer 12 (1996). Lengths are world units, y up.
A scene maps points (n, 3) to distances and to the number of the material that is nearest.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from tools.pictures.paint import Plane

Scene: TypeAlias = Callable[[Plane], tuple[Plane, npt.NDArray[np.intp]]]
Vector: TypeAlias = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Eye:
    """Where the picture is seen from, what it looks at, and how wide (``zoom``: focal length)."""

    place: Vector
    target: Vector
    zoom: float

    def rays(self, width: int, height: int) -> Plane:
        """Unit directions (height, width, 3)."""
        ahead = _unit(np.subtract(self.target, self.place))
        right = _unit(np.cross((0, 1, 0), ahead))
        up = np.cross(ahead, right)
        x, y = np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5)
        u, v = (x - width / 2) / height * 2, (height / 2 - y) / height * 2
        directions = u[..., None] * right + v[..., None] * up + self.zoom * ahead
        return np.asarray(_unit(directions), np.float32)


def _unit(vector: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    return np.asarray(vector / np.linalg.norm(vector, axis=-1, keepdims=True), np.float64)


def hit(scene: Scene, origin: Vector, rays: Plane, near: float, far: float) -> Plane:
    """How far each ray goes before it meets something; ``far`` where it meets nothing."""
    travelled = np.full(len(rays), near, np.float32)
    active = np.arange(len(rays))
    start = np.asarray(origin, np.float32)
    for _ in range(90):
        points = start + rays[active] * travelled[active, None]
        distance, _ = scene(points)
        travelled[active] += distance * np.float32(0.9)
        active = active[(distance > 0.002) & (travelled[active] < far)]
        if not len(active):
            break
    return np.minimum(travelled, np.float32(far))


def normals(scene: Scene, points: Plane) -> Plane:
    """Surface directions, from four neighbouring distances."""
    total = np.zeros_like(points)
    for corner in ((1, -1, -1), (-1, -1, 1), (-1, 1, -1), (1, 1, 1)):
        step = np.asarray(corner, np.float32) * np.float32(0.003)
        total += step * scene(points + step)[0][:, None]
    return np.asarray(total / (np.linalg.norm(total, axis=1, keepdims=True) + 1e-9), np.float32)


def shadow(scene: Scene, points: Plane, towards: Plane, far: float, soft: float) -> Plane:
    """Share of a broad light that each point sees; ``soft`` is larger for harder edges."""
    seen = np.ones(len(points), np.float32)
    travelled = np.full(len(points), 0.03, np.float32)
    active = np.arange(len(points))
    for _ in range(44):
        distance, _ = scene(points[active] + towards[active] * travelled[active, None])
        seen[active] = np.minimum(seen[active], 0.5 + 0.5 * soft * distance / travelled[active])
        travelled[active] += np.clip(distance * np.float32(0.75), 0.02, 0.45)
        active = active[(seen[active] > 0) & (travelled[active] < far)]
        if not len(active):
            break
    seen = np.clip(seen, 0, 1)
    return np.asarray(seen * seen * (3 - 2 * seen), np.float32)


def openness(scene: Scene, points: Plane, normal: Plane) -> Plane:
    """How freely sky light reaches each point."""
    hidden = np.zeros(len(points), np.float32)
    for step, weight in ((0.06, 0.9), (0.18, 0.7), (0.42, 0.45), (0.9, 0.28)):
        distance, _ = scene(points + normal * np.float32(step))
        hidden += np.float32(weight / step * 0.5) * np.clip(step - distance, 0, step)
    return np.clip(1 - hidden, 0.1, 1)


def barrel(p: Plane, centre: Vector, radius: float, half: float, edge: float) -> Plane:
    """An upright cylinder with rounded edges."""
    across = np.hypot(p[:, 0] - centre[0], p[:, 2] - centre[2]) - (radius - edge)
    along = np.abs(p[:, 1] - centre[1]) - (half - edge)
    return _corner(across, along) - np.float32(edge)


def bowl(p: Plane, centre: Vector, foot: float, rim: float, height: float, thick: float) -> Plane:
    """A cup: a wall that leans and curves outwards from foot to rim, open at the top."""
    across = np.hypot(p[:, 0] - centre[0], p[:, 2] - centre[2])
    up = (p[:, 1] - centre[1]) / np.float32(height)
    share = np.clip(up, 0.0, 1)
    wall = np.abs(across - (foot + (rim - foot) * share**0.55)) - thick
    wall = np.maximum(wall * np.float32(0.72), np.maximum(-up, up - 1) * np.float32(height))
    floor = _corner(across - foot, np.abs(p[:, 1] - centre[1] - thick) - thick)
    ring = _corner(
        np.abs(across - foot * 0.86) - thick * 0.9, np.abs(p[:, 1] - centre[1] + 0.03) - 0.04
    )
    return np.asarray(np.minimum(np.minimum(wall, floor), ring), np.float32)


def _corner(across: Plane, along: Plane) -> Plane:
    outside = np.hypot(np.maximum(across, 0), np.maximum(along, 0))
    return np.asarray(outside + np.minimum(np.maximum(across, along), 0), np.float32)


def egg(p: Plane, centre: Vector, radii: Vector) -> Plane:
    """An ellipsoid (a bound, not the exact distance)."""
    q = p - np.asarray(centre, np.float32)
    k0 = np.linalg.norm(q / np.asarray(radii, np.float32), axis=1)
    k1 = np.linalg.norm(q / np.square(np.asarray(radii, np.float32)), axis=1)
    return np.asarray(k0 * (k0 - 1) / (k1 + 1e-6), np.float32)


def stick(p: Plane, start: Vector, end: Vector, radii: tuple[float, float]) -> Plane:
    """A rod with round ends that tapers from one radius to the other."""
    a, b = np.asarray(start, np.float32), np.asarray(end, np.float32)
    along = np.clip((p - a) @ (b - a) / np.dot(b - a, b - a), 0, 1)
    away = np.linalg.norm(p - a - along[:, None] * (b - a), axis=1)
    return np.asarray(away - (radii[0] + (radii[1] - radii[0]) * along), np.float32)


def ear(p: Plane, centre: Vector, radii: tuple[float, float], thick: float, turn: float) -> Plane:
    """An upright oval ring, turned about the vertical: a pot's handle."""
    q = p - np.asarray(centre, np.float32)
    c, s = np.cos(turn), np.sin(turn)
    x, z = c * q[:, 0] + s * q[:, 2], -s * q[:, 0] + c * q[:, 2]
    ring = (np.hypot(x / radii[0], q[:, 1] / radii[1]) - 1) * min(radii)
    return np.asarray(np.hypot(ring, z) - thick, np.float32)


def melt(a: Plane, b: Plane, reach: float) -> Plane:
    """Two shapes grown together (Quilez's polynomial smooth minimum)."""
    blend = np.clip(0.5 + 0.5 * (b - a) / reach, 0, 1)
    return np.asarray(b + (a - b) * blend - reach * blend * (1 - blend), np.float32)
