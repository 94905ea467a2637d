"""Parts of an overseas Chinese house, built in low relief: windows, mouldings, arcades, gables.

Every part takes the relief, its place in pixels, the height ``z`` of the wall it stands on, and
``u``, the picture's unit: one hundredth of the façade's width.
"""

from __future__ import annotations

import numpy as np

from tools.pictures.paint import Colour, rgb
from tools.pictures.relief import Relief, arch, box, ellipse

PLASTER = rgb("d9c7a2")
TRIM = rgb("eadcbc")
SHADE = rgb("6d675c")
IRON = rgb("4f5d57")
GLASS = rgb("2c3438")


def shade(colour: Colour, factor: float) -> Colour:
    red, green, blue = colour
    return red * factor, green * factor, blue * factor


def cornice(
    r: Relief,
    left: float,
    right: float,
    top: float,
    z: float,
    u: float,
    colour: Colour = TRIM,
    steps: int = 3,
    dentils: bool = True,
) -> float:
    """A stepped moulding that juts out furthest at the top; returns its lower edge."""
    y = top
    for step in range(steps):
        out = (steps - step) * 1.0 * u
        high = (1.5 if step == 0 else 1.0) * u
        rounded = step % 2 == 1
        edge = box(left - out, y, right + out, y + high)
        if rounded:
            r.mould(edge, None, z + out * 0.7, u * 0.9, colour, along="y")
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


def string_course(
    r: Relief, left: float, right: float, top: float, z: float, u: float, colour: Colour = TRIM
) -> None:
    r.fill(box(left, top, right, top + 0.5 * u), z + 0.9 * u, colour)
    r.mould(box(left, top + 0.5 * u, right, top + 1.2 * u), None, z, 0.7 * u, colour, along="y")


def window(
    r: Relief,
    x: float,
    top: float,
    width: float,
    height: float,
    z: float,
    u: float,
    open_leaf: float = 0.0,
    hood: str = "gable",
) -> None:
    """A small barred window with iron leaves; ``open_leaf`` 0 shut to 1 wide open."""
    left, right, bottom = x - width / 2, x + width / 2, top + height
    frame = 0.28 * width
    r.fill(box(left - frame, top - frame, right + frame, bottom + frame * 0.6), z + 0.6 * u, TRIM)
    _hood(r, x, top - frame, width / 2 + frame * 1.6, z, u, hood)
    r.fill(box(left, top, right, bottom), z - 2.2 * u, GLASS)
    for i in range(1, 4):
        bar = left + width * i / 4
        r.fill(box(bar - 0.09 * u, top, bar + 0.09 * u, bottom), z - 0.9 * u, shade(IRON, 0.8))
    if open_leaf < 1:
        edge = x + open_leaf * width / 2
        r.fill(box(edge, top, right, bottom), z - 0.3 * u, IRON)
        r.fill(box(left, top, x - open_leaf * width / 2, bottom), z - 0.3 * u, IRON)
        for rivet in np.linspace(top + 0.1 * height, bottom - 0.1 * height, 5):
            r.ball(right - 0.12 * width, float(rivet), 0.13 * u, 0.13 * u, z - 0.3 * u, 0.2 * u)
    r.fill(
        box(left - frame * 1.5, bottom + 0.3 * frame, right + frame * 1.5, bottom + frame),
        z + 1.5 * u,
        TRIM,
    )


def _hood(r: Relief, x: float, y: float, half: float, z: float, u: float, kind: str) -> None:
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


def column(
    r: Relief,
    x: float,
    top: float,
    bottom: float,
    radius: float,
    z: float,
    u: float,
    colour: Colour = TRIM,
) -> None:
    """A round column with base and a capital of two scrolls."""
    cap, foot = radius * 1.5, radius * 1.1
    r.mould(box(x - radius, top + cap, x + radius, bottom - foot), None, z, radius, colour)
    for grow, y0, y1 in (
        (1.55, bottom - foot * 0.45, bottom),
        (1.3, bottom - foot, bottom - foot * 0.45),
    ):
        r.fill(box(x - radius * grow, y0, x + radius * grow, y1), z + radius * grow * 0.8, colour)
    r.fill(
        box(x - radius * 1.65, top, x + radius * 1.65, top + cap * 0.3), z + radius * 1.5, colour
    )
    r.mould(
        box(x - radius * 1.2, top + cap * 0.3, x + radius * 1.2, top + cap),
        None,
        z,
        radius * 1.1,
        colour,
    )
    for side in (-1, 1):
        r.ball(
            x + side * radius * 1.15,
            top + cap * 0.62,
            radius * 0.5,
            radius * 0.5,
            z + radius * 0.7,
            radius * 0.6,
            colour,
        )
        r.ball(
            x + side * radius * 1.15,
            top + cap * 0.62,
            radius * 0.2,
            radius * 0.2,
            z + radius * 1.2,
            radius * 0.4,
            shade(colour, 0.8),
        )


def arcade(
    r: Relief,
    left: float,
    right: float,
    top: float,
    bottom: float,
    bays: int,
    z: float,
    u: float,
    deep: float = 9.0,
    wall: Colour = PLASTER,
) -> None:
    """A row of round arches on columns in front of a dark gallery."""
    pitch = (right - left) / bays
    radius = pitch * 0.085
    spring = top + pitch * 0.56
    r.fill(box(left, top, right, bottom), z, wall)
    for i in range(bays):
        a, b = left + i * pitch + radius, left + (i + 1) * pitch - radius
        _ring(r, (a + b) / 2, spring, (b - a) / 2, z, u)
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
        column(r, left + i * pitch, spring - radius, bottom, radius, z + 0.2 * u, u)


def _ring(r: Relief, x: float, spring: float, half: float, z: float, u: float) -> None:
    for grow, out in ((1.24, 0.8), (1.12, 1.3)):
        r.fill(
            arch(x - half * grow, x + half * grow, spring, spring, half * grow), z + out * u, TRIM
        )


def balustrade(
    r: Relief,
    left: float,
    right: float,
    top: float,
    bottom: float,
    count: int,
    z: float,
    u: float,
    behind: Colour = SHADE,
) -> None:
    """Turned balusters between two rails."""
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
                    x,
                    (y_a + y_b) / 2,
                    share * pitch,
                    (y_b - y_a) / 2,
                    z - 0.8 * u,
                    share * pitch,
                    TRIM,
                )
            else:
                r.mould(
                    box(x - share * pitch, y_a, x + share * pitch, y_b),
                    None,
                    z - 0.8 * u,
                    share * pitch,
                    TRIM,
                )
    r.fill(box(left, bottom - rail, right, bottom), z + 0.3 * u, TRIM)
    r.mould(box(left, top, right, top + rail), None, z + 0.4 * u, 0.8 * u, TRIM, along="y")


def gable(r: Relief, x: float, base: float, half: float, height: float, z: float, u: float) -> None:
    """A curled gable between two scrolls, with a round window and a knob on top."""
    outline = _gable_outline(x, base, half, height)
    r.fill(outline, z + 1.4 * u, TRIM)
    inner = [(x + (px - x) * 0.86, base + (py - base) * 0.88) for px, py in outline]
    r.fill(inner, z + 0.4 * u, PLASTER)
    for side in (-1, 1):
        for turn, radius in ((1.0, 0.16), (0.9, 0.075)):
            r.ball(
                x + side * half * 0.78,
                base - height * 0.17,
                half * radius * turn,
                half * radius * turn,
                z + u,
                half * radius * 0.7,
                TRIM if radius > 0.1 else shade(PLASTER, 0.85),
            )
    centre = base - height * 0.5
    r.fill(ellipse(x, centre, half * 0.27, half * 0.27), z + 1.8 * u, TRIM)
    r.fill(ellipse(x, centre, half * 0.21, half * 0.21), z - 1.2 * u, shade(PLASTER, 0.75))
    for angle in np.arange(0, 2 * np.pi, np.pi / 4):
        r.ball(
            x + half * 0.115 * float(np.cos(angle)),
            centre + half * 0.115 * float(np.sin(angle)),
            half * 0.05,
            half * 0.05,
            z - 1.0 * u,
            half * 0.05,
            TRIM,
        )
    r.ball(x, centre, half * 0.06, half * 0.06, z - 0.8 * u, half * 0.07, TRIM)
    tip = base - height
    r.fill(
        box(x - half * 0.1, tip - half * 0.08, x + half * 0.1, tip + half * 0.02), z + 2 * u, TRIM
    )
    r.ball(x, tip - half * 0.18, half * 0.11, half * 0.13, z + u, half * 0.1, TRIM)


def _gable_outline(x: float, base: float, half: float, height: float) -> list[tuple[float, float]]:
    t = np.linspace(0, 1, 30)
    shoulder = [(half * (1 - 0.42 * float(s)), height * (0.05 + 0.45 * float(s) ** 2.2)) for s in t]
    turn = np.linspace(0, np.pi / 2, 30)
    head = [
        (half * 0.5 * float(np.cos(a)), height * (0.56 + 0.44 * float(np.sin(a)))) for a in turn
    ]
    right = [(half, 0.0), *shoulder, (half * 0.5, height * 0.5), *head]
    return [(x + a, base - b) for a, b in right] + [(x - a, base - b) for a, b in reversed(right)]


def urn(r: Relief, x: float, base: float, radius: float, z: float, u: float) -> None:
    """A knob on a pedestal, as they stand on parapets."""
    r.fill(box(x - radius, base - radius * 1.2, x + radius, base), z + u, TRIM)
    r.mould(
        box(x - radius * 0.4, base - radius * 1.7, x + radius * 0.4, base - radius * 1.2),
        None,
        z,
        radius * 0.4,
        TRIM,
    )
    r.ball(x, base - radius * 2.5, radius * 0.85, radius * 0.95, z, radius * 0.8, TRIM)
    r.ball(x, base - radius * 3.55, radius * 0.3, radius * 0.38, z, radius * 0.3, TRIM)


def swallow_nest(
    r: Relief, x: float, top: float, bottom: float, radius: float, z: float, u: float
) -> None:
    """A round corner turret (燕子窝) on a tapering foot, with slits to shoot through and a small dome."""
    r.mould(box(x - radius, top, x + radius, bottom), None, z, radius, PLASTER)
    for i in range(24):
        share = float(np.cos(i / 24 * np.pi / 2)) ** 0.8
        y = bottom + i * radius * 0.05
        band = 1.0 if i % 8 else 1.06
        r.mould(
            box(x - radius * share * band, y, x + radius * share * band, y + radius * 0.07),
            None,
            z,
            radius * share * band,
            TRIM if i % 8 == 0 else PLASTER,
        )
    r.ball(x, bottom + radius * 1.2, radius * 0.16, radius * 0.2, z, radius * 0.16, TRIM)
    for y in (top, bottom - 0.6 * u):
        r.mould(
            box(x - radius * 1.1, y, x + radius * 1.1, y + 1.3 * u), None, z, radius * 1.12, TRIM
        )
    middle = (top + bottom) / 2
    for offset in (-0.55, 0.0, 0.55):
        slit = x + offset * radius
        r.fill(
            box(slit - 0.35 * u, middle - 1.8 * u, slit + 0.35 * u, middle + 2.4 * u),
            z + radius * 0.25,
            GLASS,
        )
    r.ball(x, top, radius * 1.02, radius * 0.95, z, radius, TRIM)
    r.fill(box(x - radius * 1.1, top, x + radius * 1.1, top + 0.02), None)
    r.mould(box(x - radius, top + 0.3 * u, x + radius, middle - 2.6 * u), None, z, radius, PLASTER)
    r.mould(
        box(x - radius * 1.1, top, x + radius * 1.1, top + 1.3 * u), None, z, radius * 1.12, TRIM
    )
    r.ball(x, top - radius * 1.02, 0.5 * u, 0.8 * u, z, 0.5 * u, TRIM)
