"""What crowns an overseas Chinese house: curled gables, urns, and corner turrets."""

from __future__ import annotations

import numpy as np

from tools.pictures.architecture import GLASS, PLASTER, TRIM, Span, Wall, shade
from tools.pictures.relief import box, ellipse


def gable(wall: Wall, x: float, base: float, half: float, height: float) -> None:
    """A curled gable between two scrolls, with a round window and a knob on top."""
    r, z, u = wall.relief, wall.z, wall.u
    outline = _gable_outline(x, base, half, height)
    r.fill(outline, z + 1.4 * u, TRIM)
    inner = [(x + (px - x) * 0.86, base + (py - base) * 0.88) for px, py in outline]
    r.fill(inner, z + 0.4 * u, PLASTER)
    for side in (-1, 1):
        for turn, radius in ((1.0, 0.16), (0.9, 0.075)):
            r.ball(
                (x + side * half * 0.78, base - height * 0.17),
                (half * radius * turn, half * radius * turn),
                z + u,
                half * radius * 0.7,
                TRIM if radius > 0.1 else shade(PLASTER, 0.85),
            )
    centre = base - height * 0.5
    r.fill(ellipse(x, centre, half * 0.27, half * 0.27), z + 1.8 * u, TRIM)
    r.fill(ellipse(x, centre, half * 0.21, half * 0.21), z - 1.2 * u, shade(PLASTER, 0.75))
    for angle in np.arange(0, 2 * np.pi, np.pi / 4):
        r.ball(
            (x + half * 0.115 * float(np.cos(angle)), centre + half * 0.115 * float(np.sin(angle))),
            (half * 0.05, half * 0.05),
            z - 1.0 * u,
            half * 0.05,
            TRIM,
        )
    r.ball((x, centre), (half * 0.06, half * 0.06), z - 0.8 * u, half * 0.07, TRIM)
    tip = base - height
    r.fill(
        box(x - half * 0.1, tip - half * 0.08, x + half * 0.1, tip + half * 0.02), z + 2 * u, TRIM
    )
    r.ball((x, tip - half * 0.18), (half * 0.11, half * 0.13), z + u, half * 0.1, TRIM)


def _gable_outline(x: float, base: float, half: float, height: float) -> list[tuple[float, float]]:
    t = np.linspace(0, 1, 30)
    shoulder = [(half * (1 - 0.42 * float(s)), height * (0.05 + 0.45 * float(s) ** 2.2)) for s in t]
    turn = np.linspace(0, np.pi / 2, 30)
    head = [
        (half * 0.5 * float(np.cos(a)), height * (0.56 + 0.44 * float(np.sin(a)))) for a in turn
    ]
    right = [(half, 0.0), *shoulder, (half * 0.5, height * 0.5), *head]
    return [(x + a, base - b) for a, b in right] + [(x - a, base - b) for a, b in reversed(right)]


def urn(wall: Wall, x: float, base: float, radius: float) -> None:
    """A knob on a pedestal, as they stand on parapets."""
    r, z, u = wall.relief, wall.z, wall.u
    r.fill(box(x - radius, base - radius * 1.2, x + radius, base), z + u, TRIM)
    r.mould(
        box(x - radius * 0.4, base - radius * 1.7, x + radius * 0.4, base - radius * 1.2),
        z,
        radius * 0.4,
        TRIM,
    )
    r.ball((x, base - radius * 2.5), (radius * 0.85, radius * 0.95), z, radius * 0.8, TRIM)
    r.ball((x, base - radius * 3.55), (radius * 0.3, radius * 0.38), z, radius * 0.3, TRIM)


def swallow_nest(wall: Wall, x: float, span: Span, radius: float) -> None:
    """A domed corner turret (燕子窝) on a tapering foot, with slits to shoot through."""
    r, z, u = wall.relief, wall.z, wall.u
    top, bottom = span
    r.mould(box(x - radius, top, x + radius, bottom), z, radius, PLASTER)
    for i in range(24):
        share = float(np.cos(i / 24 * np.pi / 2)) ** 0.8
        y = bottom + i * radius * 0.05
        band = 1.0 if i % 8 else 1.06
        r.mould(
            box(x - radius * share * band, y, x + radius * share * band, y + radius * 0.07),
            z,
            radius * share * band,
            TRIM if i % 8 == 0 else PLASTER,
        )
    r.ball((x, bottom + radius * 1.2), (radius * 0.16, radius * 0.2), z, radius * 0.16, TRIM)
    for y in (top, bottom - 0.6 * u):
        r.mould(box(x - radius * 1.1, y, x + radius * 1.1, y + 1.3 * u), z, radius * 1.12, TRIM)
    middle = (top + bottom) / 2
    for offset in (-0.55, 0.0, 0.55):
        slit = x + offset * radius
        r.fill(
            box(slit - 0.35 * u, middle - 1.8 * u, slit + 0.35 * u, middle + 2.4 * u),
            z + radius * 0.25,
            GLASS,
        )
    r.ball((x, top), (radius * 1.02, radius * 0.95), z, radius, TRIM)
    r.fill(box(x - radius * 1.1, top, x + radius * 1.1, top + 0.02), None)
    r.mould(box(x - radius, top + 0.3 * u, x + radius, middle - 2.6 * u), z, radius, PLASTER)
    r.mould(box(x - radius * 1.1, top, x + radius * 1.1, top + 1.3 * u), z, radius * 1.12, TRIM)
    r.ball((x, top - radius * 1.02), (0.5 * u, 0.8 * u), z, 0.5 * u, TRIM)
