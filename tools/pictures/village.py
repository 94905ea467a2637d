"""Rows of grey brick houses at a tower's foot."""

from __future__ import annotations

import numpy as np

from tools.pictures.paint import Plane, Points, polygons, rgb, wash


def village(picture: Plane, ground: float, seed: int) -> None:
    """Rows of grey brick houses, gable ends to the light."""
    random = np.random.default_rng(seed)
    for row, lift in ((0, 40.0), (1, 20.0), (2, 0.0)):
        x = 640.0 + 45 * row
        while x < 2420:
            wide, high = random.uniform(66, 92), random.uniform(40, 58) * (1 + 0.10 * row)
            if random.uniform() < (0.75, 0.7, 0.8)[row]:
                size = (wide * (1 + 0.1 * row), high, wide * random.uniform(1.0, 1.5))
                _house(picture, (x, ground - lift), size, 0.80 + 0.10 * row)
            x += wide * random.uniform(1.3, 2.3)


def _house(
    picture: Plane, corner: tuple[float, float], size: tuple[float, float, float], near: float
) -> None:
    """One house from its left lower corner; ``size`` is width, height to the eaves, and length."""
    (x, ground), (wide, high, length) = corner, size
    gable, rise, top = wide * 0.62, high * 0.52, ground - high
    ridge = (x + gable / 2, top - rise)
    front = [(x, ground), (x, top), ridge, (x + gable, top), (x + gable, ground)]
    side = [
        (x + gable, ground),
        (x + gable, top),
        (x + gable + length, top),
        (x + gable + length, ground),
    ]
    roof = [
        ridge,
        (x + gable + 5, top + 5),
        (x + gable + length + 4, top + 5),
        (ridge[0] + length, ridge[1]),
    ]
    edge = [
        (x - 3, top + 3),
        (ridge[0], ridge[1] - 5),
        (x + gable + 4, top + 4),
        (x + gable, top + 8),
        (ridge[0], ridge[1] + 4),
        (x, top + 8),
    ]
    door = [
        (x + gable * 0.42, ground),
        (x + gable * 0.42, ground - high * 0.5),
        (x + gable * 0.62, ground - high * 0.5),
        (x + gable * 0.62, ground),
    ]
    hole = [
        (x + gable + length * 0.35, top + high * 0.3),
        (x + gable + length * 0.35, top + high * 0.55),
        (x + gable + length * 0.5, top + high * 0.55),
        (x + gable + length * 0.5, top + high * 0.3),
    ]
    for shape, code in (
        (side, "5b5f5e"),
        (front, "cfae7c"),
        (roof, "4a4641"),
        (edge, "d9bd8d"),
        (door, "4a3f36"),
        (hole, "33383a"),
    ):
        _shape(picture, shape, tuple(c * near for c in rgb(code)))


def _shape(picture: Plane, points: Points, colour: tuple[float, ...]) -> None:
    left, top = int(min(x for x, _ in points)) - 2, int(min(y for _, y in points)) - 2
    right, bottom = int(max(x for x, _ in points)) + 3, int(max(y for _, y in points)) + 3
    left, top = max(left, 0), max(top, 0)
    right, bottom = min(right, picture.shape[1]), min(bottom, picture.shape[0])
    if right > left and bottom > top:
        cover = polygons(right - left, bottom - top, [[(x - left, y - top) for x, y in points]])
        wash(picture[top:bottom, left:right], (colour[0], colour[1], colour[2]), cover)
