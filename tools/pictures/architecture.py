"""Parts of an overseas Chinese house, built in low relief: windows, mouldings, columns, arcades.

All lengths are pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from tools.pictures.paint import Colour, rgb
from tools.pictures.relief import Relief, arch, box

PLASTER = rgb("d9c7a2")
TRIM = rgb("eadcbc")
SHADE = rgb("6d675c")
IRON = rgb("4f5d57")
GLASS = rgb("2c3438")

Span: TypeAlias = tuple[float, float]
"""Left and right, or top and bottom."""

Frame: TypeAlias = tuple[float, float, float, float]
"""Left, top, right and bottom."""


@dataclass(frozen=True, slots=True)
class Wall:
    """What a part is fixed to.

    Attributes:
        relief: The surface it becomes part of.
        z: How far the wall stands out.
        u: The unit of all mouldings: about a hundredth of the façade's width.
    """

    relief: Relief
    z: float
    u: float


def shade(colour: Colour, factor: float) -> Colour:
    red, green, blue = colour
    return red * factor, green * factor, blue * factor


def cornice(
    wall: Wall, span: Span, top: float, colour: Colour = TRIM, steps: int = 3, dentils: bool = True
) -> float:
    """A stepped moulding that juts out furthest at the top; returns its lower edge."""
    r, z, u = wall.relief, wall.z, wall.u
    left, right = span
    y = top
    for step in range(steps):
        out = (steps - step) * 1.0 * u
        high = (1.5 if step == 0 else 1.0) * u
        rounded = step % 2 == 1
        edge = box(left - out, y, right + out, y + high)
        if rounded:
            r.mould(edge, z + out * 0.7, u * 0.9, colour, along="y")
        else:
            r.fill(edge, z + out * 1.3, colour)
        y += high
    if dentils:
        pitch = 1.7 * u
        count = max(2, int((right - left) / pitch))
        pitch = (right - left) / count
        for i in range(count):
            x = left + (i + 0.2) * pitch
            r.fill(box(x, y, x + 0.6 * pitch, y + 1.1 * u), z + 0.9 * u, colour)
        y += 1.3 * u
    return y


def string_course(wall: Wall, span: Span, top: float, colour: Colour = TRIM) -> None:
    """A plain band between two storeys."""
    r, z, u = wall.relief, wall.z, wall.u
    left, right = span
    r.fill(box(left, top, right, top + 0.5 * u), z + 0.9 * u, colour)
    r.mould(box(left, top + 0.5 * u, right, top + 1.2 * u), z, 0.7 * u, colour, along="y")


def window(
    wall: Wall,
    place: tuple[float, float],
    size: tuple[float, float],
    open_leaf: float = 0.0,
    hood: str = "gable",
) -> None:
    """A small barred window with iron leaves; ``open_leaf`` 0 shut to 1 wide open."""
    r, z, u = wall.relief, wall.z, wall.u
    (x, top), (width, height) = place, size
    left, right, bottom = x - width / 2, x + width / 2, top + height
    frame = 0.28 * width
    r.fill(box(left - frame, top - frame, right + frame, bottom + frame * 0.6), z + 0.6 * u, TRIM)
    _hood(wall, x, top - frame, width / 2 + frame * 1.6, hood)
    r.fill(box(left, top, right, bottom), z - 2.2 * u, GLASS)
    for i in range(1, 4):
        bar = left + width * i / 4
        r.fill(box(bar - 0.09 * u, top, bar + 0.09 * u, bottom), z - 0.9 * u, shade(IRON, 0.8))
    if open_leaf < 1:
        edge = x + open_leaf * width / 2
        r.fill(box(edge, top, right, bottom), z - 0.3 * u, IRON)
        r.fill(box(left, top, x - open_leaf * width / 2, bottom), z - 0.3 * u, IRON)
        for rivet in np.linspace(top + 0.1 * height, bottom - 0.1 * height, 5):
            r.ball((right - 0.12 * width, float(rivet)), (0.13 * u, 0.13 * u), z - 0.3 * u, 0.2 * u)
    r.fill(
        box(left - frame * 1.5, bottom + 0.3 * frame, right + frame * 1.5, bottom + frame),
        z + 1.5 * u,
        TRIM,
    )


def _hood(wall: Wall, x: float, y: float, half: float, kind: str) -> None:
    r, z, u = wall.relief, wall.z, wall.u
    if kind == "gable":
        r.fill([(x - half, y), (x, y - half * 0.75), (x + half, y)], z + 1.3 * u, TRIM)
        r.fill(
            [(x - half * 0.6, y - 0.25 * u), (x, y - half * 0.52), (x + half * 0.6, y - 0.25 * u)],
            z + 0.5 * u,
            shade(PLASTER, 0.92),
        )
    else:
        r.fill(arch(x - half, x + half, y, y, half * 0.62), z + 1.3 * u, TRIM)
        r.fill(
            arch(x - half * 0.66, x + half * 0.66, y - 0.2 * u, y - 0.2 * u, half * 0.36),
            z + 0.5 * u,
            shade(PLASTER, 0.92),
        )


def column(wall: Wall, x: float, span: Span, radius: float, colour: Colour = TRIM) -> None:
    """A round column with base and a capital of two scrolls."""
    r, z = wall.relief, wall.z
    top, bottom = span
    cap, foot = radius * 1.5, radius * 1.1
    r.mould(box(x - radius, top + cap, x + radius, bottom - foot), z, radius, colour)
    for grow, y0, y1 in (
        (1.55, bottom - foot * 0.45, bottom),
        (1.3, bottom - foot, bottom - foot * 0.45),
    ):
        r.fill(box(x - radius * grow, y0, x + radius * grow, y1), z + radius * grow * 0.8, colour)
    r.fill(
        box(x - radius * 1.65, top, x + radius * 1.65, top + cap * 0.3), z + radius * 1.5, colour
    )
    r.mould(
        box(x - radius * 1.2, top + cap * 0.3, x + radius * 1.2, top + cap), z, radius * 1.1, colour
    )
    for side in (-1, 1):
        r.ball(
            (x + side * radius * 1.15, top + cap * 0.62),
            (radius * 0.5, radius * 0.5),
            z + radius * 0.7,
            radius * 0.6,
            colour,
        )
        r.ball(
            (x + side * radius * 1.15, top + cap * 0.62),
            (radius * 0.2, radius * 0.2),
            z + radius * 1.2,
            radius * 0.4,
            shade(colour, 0.8),
        )


def arcade(wall: Wall, frame: Frame, bays: int, deep: float = 9.0, paint: Colour = PLASTER) -> None:
    """A row of round arches on columns in front of a dark gallery."""
    r, z, u = wall.relief, wall.z, wall.u
    left, top, right, bottom = frame
    pitch = (right - left) / bays
    radius = pitch * 0.085
    spring = top + pitch * 0.56
    r.fill(box(left, top, right, bottom), z, paint)
    for i in range(bays):
        a, b = left + i * pitch + radius, left + (i + 1) * pitch - radius
        _ring(wall, (a + b) / 2, spring, (b - a) / 2)
        r.fill(arch(a, b, spring, bottom), z - deep * u, shade(SHADE, 0.92))
        door = (b - a) * 0.26
        r.fill(
            arch((a + b) / 2 - door, (a + b) / 2 + door, spring + pitch * 0.22, bottom),
            z - (deep + 2) * u,
            shade(GLASS, 0.8),
        )
        key = pitch * 0.07
        crown = spring - (b - a) / 2
        r.fill(
            [
                (a + (b - a) / 2 - key * 1.3, crown - 2.0 * key),
                (a + (b - a) / 2 + key * 1.3, crown - 2.0 * key),
                (a + (b - a) / 2 + key * 0.8, crown + 1.5 * key),
                (a + (b - a) / 2 - key * 0.8, crown + 1.5 * key),
            ],
            z + 1.5 * u,
            TRIM,
        )
    for i in range(bays + 1):
        column(Wall(r, z + 0.2 * u, u), left + i * pitch, (spring - radius, bottom), radius)


def _ring(wall: Wall, x: float, spring: float, half: float) -> None:
    r, z, u = wall.relief, wall.z, wall.u
    for grow, out in ((1.24, 0.8), (1.12, 1.3)):
        r.fill(
            arch(x - half * grow, x + half * grow, spring, spring, half * grow), z + out * u, TRIM
        )


def balustrade(wall: Wall, frame: Frame, count: int, behind: Colour = SHADE) -> None:
    """Turned balusters between two rails."""
    r, z, u = wall.relief, wall.z, wall.u
    left, top, right, bottom = frame
    rail = (bottom - top) * 0.17
    r.fill(box(left, top, right, bottom), z - 3.5 * u, shade(behind, 0.8))
    pitch = (right - left) / count
    for i in range(count):
        x = left + (i + 0.5) * pitch
        for share, y0, y1 in (
            (0.30, 0.0, 0.14),
            (0.17, 0.10, 0.32),
            (0.33, 0.30, 0.78),
            (0.20, 0.74, 0.90),
            (0.32, 0.88, 1.0),
        ):
            high = bottom - top - 2 * rail
            y_a, y_b = top + rail + y0 * high, top + rail + y1 * high
            if share == 0.33:
                r.ball(
                    (x, (y_a + y_b) / 2),
                    (share * pitch, (y_b - y_a) / 2),
                    z - 0.8 * u,
                    share * pitch,
                    TRIM,
                )
            else:
                r.mould(
                    box(x - share * pitch, y_a, x + share * pitch, y_b),
                    z - 0.8 * u,
                    share * pitch,
                    TRIM,
                )
    r.fill(box(left, bottom - rail, right, bottom), z + 0.3 * u, TRIM)
    r.mould(box(left, top, right, top + rail), z + 0.4 * u, 0.8 * u, TRIM, along="y")
