"""Trees in heaps of leaf dabs, and bamboo, both lit from the left."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tools.pictures.paint import Colour, Plane, Points, polygons, strokes, wash


def bushes(
    picture: Plane, line: list[tuple[float, float, float]], seed: int, dark: Colour, light: Colour
) -> None:
    """Round trees: each (x, foot, size) a heap of leaf dabs, lit from the left."""
    height, width = picture.shape[:2]
    random = np.random.default_rng(seed)
    layers: tuple[list[Points], ...] = ([], [], [])
    for x, foot, size in line:
        for _ in range(int(150 + size)):
            angle, far = random.uniform(0, 2 * np.pi), random.uniform(0, 1) ** 0.5
            px, py = (
                x + np.cos(angle) * far * size * 0.62,
                foot - size * 0.5 + np.sin(angle) * far * size * 0.5,
            )
            sunny = -np.cos(angle) * far * 0.7 - np.sin(angle) * far * 0.6 + random.normal(0, 0.28)
            layer = 0 if sunny < 0 else 1 if sunny < 0.62 else 2
            layers[layer].append(
                _dab(float(px), float(py), size * random.uniform(0.05, 0.11), random)
            )
    for share, shapes in zip((0.0, 0.45, 1.0), layers, strict=True):
        wash(picture, _between(dark, light, share), 0.92 * polygons(width, height, shapes))


def _dab(x: float, y: float, size: float, random: np.random.Generator) -> Points:
    turn = random.uniform(0, np.pi)
    c, s = float(np.cos(turn)), float(np.sin(turn))
    return [
        (x + (c * a - s * b) * size, y + (s * a + c * b) * size)
        for a, b in ((-1, 0), (-0.4, -0.55), (0.5, -0.5), (1, 0), (0.4, 0.55), (-0.5, 0.5))
    ]


@dataclass(frozen=True, slots=True)
class Clump:
    """A clump of bamboo: where it stands, how tall and how wide it is, how many culms."""

    x: float
    foot: float
    tall: float
    spread: float
    culms: int
    seed: int


def bamboo(picture: Plane, clump: Clump, dark: Colour, light: Colour) -> None:
    """A clump of bamboo: culms that nod at the top, and sprays of narrow hanging leaves."""
    x, foot, tall, spread = clump.x, clump.foot, clump.tall, clump.spread
    height, width = picture.shape[:2]
    random = np.random.default_rng(clump.seed)
    for depth in (0.0, 0.5, 1.0):
        stems: list[tuple[Points, float]] = []
        leaves: tuple[list[Points], ...] = ([], [], [])
        for _ in range(max(3, clump.culms // 3)):
            points = _culm(x, foot, tall, spread, random)
            stems.append((points, tall * 0.0075))
            for i in range(9, 30):
                for _ in range(int(random.integers(2, 6))):
                    _spray(leaves, points[i], tall, i / 29, random)
        wash(picture, _between(dark, light, 0.15 + 0.45 * depth), strokes(width, height, stems))
        for share, shapes in zip((0.0, 0.28, 0.9), leaves, strict=True):
            tone = _between(dark, light, share * (0.35 + 0.65 * depth))
            wash(picture, tone, 0.92 * polygons(width, height, shapes))


def _culm(
    x: float, foot: float, tall: float, spread: float, random: np.random.Generator
) -> list[tuple[float, float]]:
    lean = float(random.normal(0, 1))
    high = tall * float(random.uniform(0.66, 1.0)) * (1 - 0.10 * min(2.0, abs(lean)))
    nod = (1 if lean > 0 else -1) * spread * float(random.uniform(0.10, 0.26))
    root = x + float(random.normal(0, spread * 0.10))
    points = []
    for t in np.linspace(0, 1, 30):
        late = max(0.0, float(t) - 0.70) / 0.30
        px = root + lean * spread * 0.30 * float(t) ** 1.9 + nod * late**1.6
        points.append((px, foot - high * float(t) + high * 0.13 * late**2.2))
    return points


def _between(dark: Colour, light: Colour, share: float) -> Colour:
    return (
        dark[0] + (light[0] - dark[0]) * share,
        dark[1] + (light[1] - dark[1]) * share,
        dark[2] + (light[2] - dark[2]) * share,
    )


def _spray(
    leaves: tuple[list[Points], ...],
    joint: tuple[float, float],
    tall: float,
    up: float,
    random: np.random.Generator,
) -> None:
    side = -1 if random.uniform() < 0.5 else 1
    reach = tall * random.uniform(0.005, 0.075) * (1.25 - 0.75 * up)
    cx, cy = joint[0] + side * reach, joint[1] + reach * random.uniform(-0.3, 0.45)
    sunny = 0.42 * -side + 0.35 * (up - 0.6) + random.normal(0.0, 0.30)
    layer = leaves[0 if sunny < 0.05 else 1 if sunny < 0.52 else 2]
    for _ in range(5):
        angle = np.pi / 2 - side * random.uniform(-0.15, 1.1)
        size = tall * random.uniform(0.024, 0.046)
        dx, dy = float(np.cos(angle)) * size, float(np.sin(angle)) * size
        px, py = cx + float(random.normal(0, size * 0.25)), cy + float(random.normal(0, size * 0.2))
        layer.append(
            [
                (px, py),
                (px + dx * 0.35 - dy * 0.075, py + dy * 0.35 + dx * 0.075),
                (px + dx, py + dy),
                (px + dx * 0.35 + dy * 0.075, py + dy * 0.35 - dx * 0.075),
            ]
        )
