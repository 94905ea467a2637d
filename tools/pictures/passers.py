"""People in the street, as silhouettes with a lit edge; their shapes are shares of their height."""

from __future__ import annotations

from tools.pictures.paint import Plane, rgb
from tools.pictures.relief import ellipse
from tools.pictures.street import at, flat, misted


def walker(canvas: Plane, x: float, z: float, kind: int) -> None:
    tall = (1.68, 1.62, 1.72, 1.60)[kind]
    lit = x > -0.3
    body = misted(rgb(("2b2f33", "43342c", "27312f", "3a3230")[kind]), z)
    for part in FIGURES[kind]:
        shadow = [at(x + px * tall + py * tall * 1.1, 0, z + py * tall * 0.9) for px, py in part]
        if lit:
            flat(canvas, shadow, misted(rgb("6d6a68"), z), 0.75)
    for part in FIGURES[kind]:
        flat(canvas, [at(x + px * tall, py * tall, z) for px, py in part], body)
    if lit:
        edge = misted(rgb("dcb47a"), z)
        for part in RIMS[kind]:
            flat(canvas, [at(x + px * tall, py * tall, z) for px, py in part], edge, 0.9)


def _round(x: float, y: float, rx: float, ry: float) -> list[tuple[float, float]]:
    return [(px, py) for px, py in ellipse(x, y, rx, ry, 24)]


WALKING = [
    [(-0.10, 0.0), (-0.03, 0.02), (0.01, 0.26), (0.03, 0.48), (-0.07, 0.48), (-0.06, 0.25)],
    [(0.10, 0.03), (0.17, 0.05), (0.10, 0.27), (0.06, 0.48), (-0.03, 0.48), (0.05, 0.26)],
    [
        (-0.09, 0.44),
        (-0.11, 0.66),
        (-0.105, 0.80),
        (-0.05, 0.845),
        (0.05, 0.845),
        (0.10, 0.80),
        (0.105, 0.66),
        (0.085, 0.44),
    ],
    [(-0.035, 0.83), (-0.03, 0.88), (0.03, 0.88), (0.035, 0.83)],
    _round(0.0, 0.925, 0.052, 0.068),
]
GOWN = [
    [
        (-0.12, 0.05),
        (-0.10, 0.45),
        (-0.105, 0.78),
        (-0.05, 0.84),
        (0.05, 0.84),
        (0.10, 0.78),
        (0.09, 0.45),
        (0.14, 0.05),
    ],
    [(-0.07, 0.0), (-0.07, 0.06), (-0.01, 0.06), (-0.01, 0.0)],
    [(0.05, 0.0), (0.05, 0.06), (0.12, 0.06), (0.12, 0.0)],
    [(-0.03, 0.83), (-0.03, 0.88), (0.03, 0.88), (0.03, 0.83)],
    _round(0.0, 0.925, 0.052, 0.068),
]
BAG = [
    [(0.08, 0.78), (0.12, 0.76), (0.155, 0.56), (0.15, 0.42), (0.125, 0.42), (0.12, 0.56)],
    [(0.09, 0.24), (0.10, 0.42), (0.18, 0.42), (0.20, 0.24)],
]
PARASOL = [
    [
        (-0.34, 1.04),
        (-0.26, 1.14),
        (-0.12, 1.22),
        (0.03, 1.245),
        (0.18, 1.21),
        (0.30, 1.12),
        (0.36, 1.01),
        (0.25, 1.05),
        (0.14, 1.02),
        (0.02, 1.055),
        (-0.12, 1.03),
        (-0.22, 1.07),
    ],
    [(0.018, 1.2), (0.03, 1.2), (0.085, 0.66), (0.07, 0.66)],
    [(0.07, 0.78), (0.10, 0.76), (0.11, 0.64), (0.06, 0.64)],
]
POLE = (
    [[(-0.75, 0.81), (0.75, 0.81), (0.75, 0.835), (-0.75, 0.835)]]
    + [
        part
        for side in (-0.7, 0.7)
        for part in (
            [(side - 0.006, 0.82), (side + 0.006, 0.82), (side + 0.11, 0.36), (side - 0.11, 0.36)],
            [(side - 0.15, 0.38), (side + 0.15, 0.38), (side + 0.11, 0.16), (side - 0.11, 0.16)],
        )
    ]
    + [[(-0.17, 0.94), (0.0, 1.06), (0.17, 0.94)]]
)
FIGURES = (WALKING, [*GOWN, *BAG], [*WALKING, *POLE], [*GOWN, *PARASOL])
_LEFT = [
    [(-0.105, 0.80), (-0.11, 0.66), (-0.09, 0.46), (-0.07, 0.46), (-0.085, 0.66), (-0.08, 0.80)],
    [(-0.052, 0.925), (-0.03, 0.985), (-0.02, 0.975), (-0.035, 0.90)],
]
RIMS = (
    _LEFT,
    _LEFT,
    [*_LEFT, [(-0.17, 0.94), (0.0, 1.06), (-0.03, 0.95)]],
    [
        *_LEFT,
        [(-0.34, 1.04), (-0.26, 1.14), (-0.12, 1.22), (0.03, 1.245), (-0.06, 1.18), (-0.18, 1.09)],
    ],
)
