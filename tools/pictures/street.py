"""The arcade street's space: where its points stand in the picture, and how haze takes them.

World coordinates are metres: X to the right of the street's middle, Y up, Z away from the eye.
"""

from __future__ import annotations

import numpy as np

from tools.pictures.paint import Colour, Plane, Points, polygons, rgb, wash

WIDTH, HEIGHT = 2700, 1800
VANISH_X, VANISH_Y, FOCAL, EYE = 1230.0, 1090.0, 1500.0, 1.75
STREET, GALLERY, CEILING, PITCH = 5.0, 3.0, 3.9, 4.4
"""Half the street's width, the walk's depth and height, and one house's width."""

HAZE, FOG = rgb("e6d3ae"), 105.0


def at(x: float, y: float, z: float) -> tuple[float, float]:
    """Where a point of the street stands in the picture."""
    return VANISH_X + FOCAL * x / z, VANISH_Y - FOCAL * (y - EYE) / z


def fog(z: float) -> float:
    return float(1 - np.exp(-max(0.0, z - 10) / FOG))


def misted(colour: Colour, z: float) -> Colour:
    share = fog(z)
    return (
        colour[0] + (HAZE[0] - colour[0]) * share,
        colour[1] + (HAZE[1] - colour[1]) * share,
        colour[2] + (HAZE[2] - colour[2]) * share,
    )


def flat(canvas: Plane, points: Points, colour: Colour, cover: float = 1.0) -> None:
    """A polygon of one colour, clipped to the picture."""
    left = max(0, int(min(x for x, _ in points)) - 1)
    top = max(0, int(min(y for _, y in points)) - 1)
    right = min(WIDTH, int(max(x for x, _ in points)) + 2)
    bottom = min(HEIGHT, int(max(y for _, y in points)) + 2)
    if right > left and bottom > top:
        mask = polygons(right - left, bottom - top, [[(x - left, y - top) for x, y in points]])
        wash(canvas[top:bottom, left:right], colour, mask * np.float32(cover))
