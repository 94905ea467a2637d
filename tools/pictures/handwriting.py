"""Brush writing that says nothing: made-up characters out of real kinds of strokes."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np

from tools.pictures.paint import Points

Stroke: TypeAlias = tuple[int, int, int, int, int]
"""From x, y to x, y in a square of -100 to 100, and by how many hundredths it bows."""

PARTS: tuple[tuple[Stroke, ...], ...] = (
    (
        (-90, -50, 90, -60, 5),
        (0, -100, 5, 100, 0),
        (-10, -30, -90, 70, 15),
        (10, -30, 90, 60, -12),
        (-50, 60, 40, 50, 0),
    ),
    (
        (-70, -80, -75, 80, 0),
        (-70, -80, 70, -90, 3),
        (70, -90, 65, 80, 0),
        (-70, -5, 60, -12, 0),
        (-70, 75, 65, 68, 0),
    ),
    (
        (-60, -90, -10, -60, 10),
        (-80, -25, -30, 5, 10),
        (-80, 95, 10, 10, -10),
        (20, -80, 90, -85, 0),
        (60, -80, 50, 90, 5),
    ),
    (
        (-90, -85, 90, -95, 4),
        (-60, -25, 60, -32, 0),
        (-100, 35, 100, 22, 5),
        (0, -100, 0, 30, 0),
        (0, 30, -80, 100, 12),
        (5, 30, 90, 95, -12),
    ),
    (
        (10, -100, -80, 0, 12),
        (-30, -35, -35, 100, 0),
        (10, -30, 90, -40, 0),
        (50, -90, 40, 85, -3),
        (5, 30, 90, 20, 0),
    ),
    (
        (-90, -70, 85, -80, 0),
        (-85, -70, -95, -25, 0),
        (85, -80, 70, -30, 0),
        (-50, 0, 50, -8, 0),
        (0, 0, -5, 90, 0),
        (-80, 90, 80, 80, 4),
    ),
    (
        (-20, -100, -90, -20, 10),
        (-60, -35, 60, -50, 0),
        (40, -50, -90, 95, 18),
        (-30, 0, 95, 90, -15),
        (10, 35, 30, 55, 0),
    ),
)


def character(x: float, y: float, size: float, random: np.random.Generator) -> list[Points]:
    """One character about a centre: two parts side by side, or one over the other."""
    half = size * 0.46
    boxes = (
        [(-0.52, 0.0, 0.42, 0.9), (0.42, 0.02, 0.55, 0.95)]
        if random.uniform() < 0.62
        else [(0.0, -0.5, 0.85, 0.46), (0.0, 0.48, 0.95, 0.48)]
    )
    chosen = random.permutation(len(PARTS))[:2]
    shapes: list[Points] = []
    for part, (cx, cy, wide, high) in zip(chosen, boxes, strict=True):
        for x0, y0, x1, y1, bow in PARTS[int(part)]:
            start, end = [
                (
                    x + half * (cx + wide * px / 100 + float(random.normal(0, 0.05))),
                    y + half * (cy + high * py / 100 + float(random.normal(0, 0.05))),
                )
                for px, py in ((x0, y0), (x1, y1))
            ]
            shapes.append(stroke(start, end, size * 0.043, bow / 100))
    return shapes


def stroke(
    start: tuple[float, float], end: tuple[float, float], thick: float, bow: float
) -> Points:
    """One brush stroke: it presses in, runs thinner, swells, and leaves in a point."""
    (x0, y0), (x1, y1) = start, end
    length = max(1.0, float(np.hypot(x1 - x0, y1 - y0)))
    nx, ny = (y1 - y0) / length, (x0 - x1) / length
    left, right = [], []
    for t, share in ((0.0, 0.55), (0.10, 1.2), (0.45, 0.78), (0.82, 1.1), (1.0, 0.4)):
        shift = bow * length * 4 * t * (1 - t)
        px, py = x0 + (x1 - x0) * t + nx * shift, y0 + (y1 - y0) * t + ny * shift
        left.append((px + nx * thick * share, py + ny * thick * share))
        right.append((px - nx * thick * share, py - ny * thick * share))
    return [*left, *reversed(right)]
