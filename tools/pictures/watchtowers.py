"""Kaiping watchtowers over ripe rice at dusk: the lead picture."""

from __future__ import annotations

import numpy as np

from tools.pictures import landscape, planting, village
from tools.pictures.paint import Plane, blurred, grid, noise, polygons, rgb, wash
from tools.pictures.tower import Tower, draw

WIDTH, HEIGHT = 3000, 2000
HORIZON, GROUND = 1215.0, 1300.0
TOWERS = (
    Tower(470, 1268, 46, 210, 66, 4, 2, 0, False, False, False, rgb("cdb997")),
    Tower(2505, 1276, 68, 330, 92, 4, 2, 3, False, True, False, rgb("d2bc98")),
    Tower(1010, 1286, 92, 455, 128, 5, 2, 3, True, False, True, rgb("d6c19c")),
    Tower(1850, 1304, 142, 660, 172, 6, 3, 4, True, True, True),
)


def picture() -> Plane:
    canvas = landscape.sky(WIDTH, HEIGHT, HORIZON)
    landscape.hills(canvas, HORIZON + 30)
    landscape.fields(canvas, HORIZON, 1245)
    _far_trees(canvas)
    for tower in TOWERS[:3]:
        draw(canvas, tower, HORIZON)
        _haze(canvas, tower.ground, 0.20)
    _groves(canvas)
    draw(canvas, TOWERS[3], HORIZON)
    village.village(canvas, GROUND + 8, 21)
    _near_trees(canvas)
    _haze(canvas, GROUND, 0.10)
    surface = _pond_shape()
    landscape.pond(canvas, HORIZON, GROUND + 26, surface)
    landscape.blades(canvas, HORIZON, 1345, 81, 1700, surface)
    _farmer(canvas)
    planting.bamboo(
        canvas, planting.Clump(2940, 2090, 1690, 520, 27, 91), rgb("18231f"), rgb("86884c")
    )
    return canvas


def _far_trees(canvas: Plane) -> None:
    random = np.random.default_rng(51)
    line = [
        (float(x), 1262.0 + random.uniform(-4, 6), random.uniform(38, 86))
        for x in range(-20, WIDTH, 34)
    ]
    planting.bushes(canvas, line, 52, rgb("48574f"), rgb("98905f"))


def _groves(canvas: Plane) -> None:
    for x, tall, culms, seed in (
        (1420, 330, 20, 1),
        (2180, 360, 22, 2),
        (700, 250, 16, 3),
        (1240, 260, 16, 4),
        (2330, 270, 14, 5),
    ):
        planting.bamboo(
            canvas,
            planting.Clump(x, 1296, tall, tall * 0.62, culms, seed),
            rgb("2f4036"),
            rgb("a39b58"),
        )


def _near_trees(canvas: Plane) -> None:
    random = np.random.default_rng(53)
    line = [
        (float(x) + random.uniform(-30, 30), 1318.0, random.uniform(34, 74))
        for x in range(540, 2600, 58)
        if random.uniform() < 0.6
    ]
    planting.bushes(canvas, line, 54, rgb("2b3a30"), rgb("a0964f"))
    hedge = [(float(x), 1326.0, random.uniform(18, 34)) for x in range(-10, WIDTH, 22)]
    planting.bushes(canvas, hedge, 55, rgb("33402f"), rgb("a8974f"))


def _haze(canvas: Plane, foot: float, strength: float) -> None:
    x, y = grid(WIDTH, HEIGHT)
    drift = 1 + 0.5 * noise(WIDTH, HEIGHT, (900, 120), 57, 4)
    band = np.exp(-(((y - foot + 40) / 95) ** 2)) * (1.25 - 0.6 * x / WIDTH)
    wash(canvas, rgb("eccf9f"), np.clip(strength * band * drift, 0, 0.8).astype(np.float32))


def _pond_shape() -> Plane:
    parcels = [
        landscape.water_parcel(HORIZON, 1260, across, rows, seed)
        for across, rows, seed in (
            ((-2.3, -0.42), (1418, 1655), 58),
            ((-0.30, 3.55), (1412, 1690), 59),
        )
    ]
    return blurred(polygons(WIDTH, HEIGHT, parcels), 1)


def _farmer(canvas: Plane) -> None:
    """Someone going home along the bank with two baskets on a pole."""
    x, foot, tall = 1146.0, 1556.0, 152.0
    parts = [
        [(-0.10, 0), (-0.13, 0.30), (-0.03, 0.46), (0.0, 0.46), (-0.05, 0.30), (-0.03, 0)],
        [(0.10, 0.02), (0.07, 0.28), (-0.01, 0.46), (0.07, 0.46), (0.13, 0.29), (0.17, 0.03)],
        [
            (-0.09, 0.44),
            (-0.11, 0.62),
            (-0.07, 0.80),
            (0.0, 0.84),
            (0.08, 0.79),
            (0.10, 0.60),
            (0.08, 0.44),
        ],
        [(-0.05, 0.80), (-0.05, 0.93), (0.06, 0.93), (0.05, 0.80)],
        [(-0.21, 0.885), (-0.02, 1.03), (0.03, 1.03), (0.22, 0.885)],
        [(0.07, 0.76), (0.19, 0.70), (0.27, 0.80), (0.24, 0.83), (0.18, 0.75), (0.08, 0.80)],
        [
            (-0.72, 0.755),
            (-0.4, 0.81),
            (0.0, 0.83),
            (0.4, 0.81),
            (0.72, 0.755),
            (0.72, 0.775),
            (0.4, 0.83),
            (0.0, 0.85),
            (-0.4, 0.83),
            (-0.72, 0.775),
        ],
    ]
    for side in (-1, 1):
        hang = 0.70 * side
        parts += [
            [
                (hang - 0.006, 0.765),
                (hang + 0.006, 0.765),
                (hang - 0.12, 0.36),
                (hang - 0.13, 0.36),
            ],
            [
                (hang - 0.006, 0.765),
                (hang + 0.006, 0.765),
                (hang + 0.13, 0.36),
                (hang + 0.12, 0.36),
            ],
            [(hang - 0.16, 0.36), (hang + 0.16, 0.36), (hang + 0.10, 0.14), (hang - 0.10, 0.14)],
        ]
    shapes = [[(x + px * tall, foot - py * tall) for px, py in part] for part in parts]
    wash(canvas, rgb("2a2a26"), polygons(WIDTH, HEIGHT, shapes))
    lit = [
        [(x + px * tall, foot - py * tall) for px, py in part]
        for part in (
            [(-0.21, 0.885), (-0.02, 1.03), (-0.02, 0.90)],
            [(-0.11, 0.62), (-0.07, 0.80), (-0.05, 0.80), (-0.07, 0.60)],
        )
    ]
    wash(canvas, rgb("d9b878"), 0.85 * polygons(WIDTH, HEIGHT, lit))
