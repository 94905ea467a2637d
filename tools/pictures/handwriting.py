"""Brush writing that looks written and says nothing: made-up characters from real kinds of strokes."""

from __future__ import annotations

import numpy as np

from tools.pictures.paint import Points

Stroke = tuple[tuple[float, float], tuple[float, float], float]
"""From, to (in a square of -1 to 1), and how far the stroke bows."""

PARTS: tuple[tuple[Stroke, ...], ...] = (
    (((-0.9, -0.5), (0.9, -0.6), 0.05), ((0, -1), (0.05, 1), 0.0), ((-0.1, -0.3), (-0.9, 0.7), 0.15),
     ((0.1, -0.3), (0.9, 0.6), -0.12), ((-0.5, 0.6), (0.4, 0.5), 0.0)),
    (((-0.7, -0.8), (-0.75, 0.8), 0.0), ((-0.7, -0.8), (0.7, -0.9), 0.03), ((0.7, -0.9), (0.65, 0.8), 0.0),
     ((-0.7, -0.05), (0.6, -0.12), 0.0), ((-0.7, 0.75), (0.65, 0.68), 0.0)),
    (((-0.6, -0.9), (-0.1, -0.6), 0.1), ((-0.8, -0.25), (-0.3, 0.05), 0.1), ((-0.8, 0.95), (0.1, 0.1), -0.1),
     ((0.2, -0.8), (0.9, -0.85), 0.0), ((0.6, -0.8), (0.5, 0.9), 0.05)),
    (((-0.9, -0.85), (0.9, -0.95), 0.04), ((-0.6, -0.25), (0.6, -0.32), 0.0), ((-1.0, 0.35), (1.0, 0.22), 0.05),
     ((0.0, -1.0), (0.0, 0.3), 0.0), ((0.0, 0.3), (-0.8, 1.0), 0.12), ((0.05, 0.3), (0.9, 0.95), -0.12)),
    (((0.1, -1.0), (-0.8, 0.0), 0.12), ((-0.3, -0.35), (-0.35, 1.0), 0.0), ((0.1, -0.3), (0.9, -0.4), 0.0),
     ((0.5, -0.9), (0.4, 0.85), -0.03), ((0.05, 0.3), (0.9, 0.2), 0.0)),
    (((-0.9, -0.7), (0.85, -0.8), 0.0), ((-0.85, -0.7), (-0.95, -0.25), 0.0), ((0.85, -0.8), (0.7, -0.3), 0.0),
     ((-0.5, 0.0), (0.5, -0.08), 0.0), ((0.0, 0.0), (-0.05, 0.9), 0.0), ((-0.8, 0.9), (0.8, 0.8), 0.04)),
    (((-0.2, -1.0), (-0.9, -0.2), 0.1), ((-0.6, -0.35), (0.6, -0.5), 0.0), ((0.4, -0.5), (-0.9, 0.95), 0.18),
     ((-0.3, 0.0), (0.95, 0.9), -0.15), ((0.1, 0.35), (0.3, 0.55), 0.0)),
)  # fmt: skip


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
        for start, end, bow in PARTS[int(part)]:
            (x0, y0), (x1, y1) = [
                (
                    x + half * (cx + wide * px + float(random.normal(0, 0.05))),
                    y + half * (cy + high * py + float(random.normal(0, 0.05))),
                )
                for px, py in (start, end)
            ]
            shapes.append(stroke((x0, y0), (x1, y1), size * 0.043, bow))
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
