"""Sky, hills, village, bamboo and fields at dusk, the light low from the left."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from tools.pictures.paint import (
    Plane,
    Points,
    blurred,
    gradient,
    grid,
    noise,
    rgb,
    smoothstep,
    strokes,
    wash,
)


def sky(width: int, height: int, horizon: float) -> Plane:
    x, y = grid(width, height)
    warmth = (y / horizon) + 0.10 * (1 - x / width) - 0.03
    picture = gradient(
        [
            (0.0, rgb("45637a")),
            (0.35, rgb("7b98a0")),
            (0.60, rgb("bfb9a2")),
            (0.80, rgb("edc896")),
            (0.97, rgb("fae2b2")),
            (1.2, rgb("fbeac6")),
        ],
        warmth,
    )
    for seed, cell, dense in ((3, (1700, 190), 1.0), (9, (620, 70), 0.55)):
        cloud = noise(width, height, cell, seed, 6)
        lit = cloud - _moved(cloud, -26, 16)
        body = smoothstep(0.15, 1.0, cloud + 0.15 - 0.5 * np.abs(y / horizon - 0.45)) * dense
        wash(picture, rgb("75808a"), 0.55 * body * smoothstep(1.05, 0.35, y / horizon))
        wash(picture, rgb("f4c996"), 0.85 * body * smoothstep(0.0, 0.35, lit))
    glow = np.exp(
        -(((x - 0.10 * width) / (0.55 * width)) ** 2) - ((y - horizon) / (0.30 * horizon)) ** 2
    )
    wash(picture, rgb("fbe2ae"), 0.60 * glow.astype(np.float32))
    return picture


def _moved(plane: Plane, right: int, down: int) -> Plane:
    """The plane shifted; what comes in at an edge repeats it."""
    height, width = plane.shape
    rows = np.clip(np.arange(height) - down, 0, height - 1)
    columns = np.clip(np.arange(width) - right, 0, width - 1)
    return np.asarray(plane[rows[:, None], columns[None, :]], np.float32)


def hills(picture: Plane, horizon: float) -> None:
    """Four ridges, each nearer, darker and sharper than the one before, with haze at their feet."""
    height, width = picture.shape[:2]
    _, y = grid(width, height)
    ridges = (
        (400, 1300, 41, "a3a39b", "dcc49c"),
        (290, 900, 45, "7f8b8c", "c9b793"),
        (175, 620, 43, "5f7277", "ab9f85"),
        (84, 330, 44, "48605e", "8e8a72"),
    )
    for index, (high, cell, seed, dark, haze) in enumerate(ridges):
        line = noise(width, 4, (cell, 4), seed, 7)[0]
        top = horizon - high * (0.72 + 0.42 * line)
        if index == 3:
            top -= 9 * np.abs(noise(width, 4, (46, 4), 77, 4)[0])
        cover = np.clip(y - top[None, :], 0, 1)
        depth = np.clip((y - top[None, :]) / (horizon - top[None, :] + 1), 0, 1)
        folds = noise(width, height, (cell * 0.35, high * 0.9), seed + 10, 5)
        slope = (folds - _moved(folds, -14, 10)) * (0.10 + 0.05 * index)
        tone = gradient([(0, rgb(dark)), (1, rgb(haze))], depth**1.3)
        wash(picture, tone + slope[..., None] * np.asarray([1.0, 0.8, 0.5], np.float32), cover)


def fields(picture: Plane, horizon: float, start: float) -> None:
    """Ripe rice in parcels between banks; rows run to the vanishing point."""
    height, width = picture.shape[:2]
    area = picture[int(start) :]
    x, y = grid(width, height - int(start))
    depth = 100 / (y + start - horizon)
    across = (x - width * 0.42) * depth / 100
    wander = noise(width, height - int(start), (700, 160), 61, 4)
    parcel = (
        np.floor(across / 2.1 + 0.10 * wander) * 7
        + np.floor(np.log(depth) * 2.6 + 0.12 * wander) * 13
    )
    pick = (np.sin(parcel * 12.9898) * 43758.5453) % 1
    tone = gradient(
        [(0.0, rgb("7c7a4a")), (0.4, rgb("a48d4e")), (0.75, rgb("c7a45c")), (1.0, rgb("8d8a55"))],
        pick.astype(np.float32),
    )
    rows = np.sin(across * 62 + wander) * smoothstep(1.6, 0.25, depth)
    mottle = noise(width, height - int(start), (90, 22), 62, 5)
    tone *= (1 + 0.10 * rows + 0.10 * mottle)[..., None]
    edge_a = np.abs((across / 2.1 + 0.10 * wander) % 1 - 0.5) > 0.478
    edge_b = np.abs((np.log(depth) * 2.6 + 0.12 * wander) % 1 - 0.5) > 0.472
    bank = blurred((edge_a | edge_b).astype(np.float32), 1.5)
    wash(tone, rgb("55583a"), 0.8 * bank)
    near = smoothstep(0.0, 1.0, (y / (height - start)))
    tone *= (1.04 - 0.34 * near)[..., None]
    wash(tone, rgb("e6c68c"), 0.45 * smoothstep(0.35, 1.6, depth))
    area[:] = tone


def blades(
    picture: Plane, horizon: float, top: float, seed: int, count: int, spared: Plane
) -> None:
    """Stalks and hanging ears of rice, small and dense far off, long and loose in front."""
    height, width = picture.shape[:2]
    random = np.random.default_rng(seed)
    gusts = noise(width, height, (700, 130), seed, 4)
    bands = np.geomspace(top - horizon, height - horizon + 150, 17) + horizon
    for low, high in pairwise(bands):
        size = (low - horizon) * 0.17
        groups: tuple[list[tuple[Points, float]], ...] = ([], [], [], [])
        for _ in range(count):
            x, y = random.uniform(-40, width + 40), random.uniform(low, high)
            column, row = min(width - 1, max(0, int(x))), min(height - 1, int(y))
            if spared[row, column] > 0.3:
                continue
            wind = 0.30 + 0.22 * float(gusts[row, column])
            _stalk(
                groups, x, y, size * random.uniform(0.7, 1.1), wind + random.normal(0, 0.13), random
            )
        fade = float(np.interp(low, [top, height], [0.98, 0.62]))
        for code, lines in zip(("4d4d2c", "8f7a41", "c49f58", "efd08a"), groups, strict=True):
            tone = rgb(code)
            wash(
                picture,
                (tone[0] * fade, tone[1] * fade, tone[2] * fade),
                0.9 * strokes(width, height, lines),
            )


def _stalk(
    groups: tuple[list[tuple[Points, float]], ...],
    x: float,
    y: float,
    tall: float,
    lean: float,
    random: np.random.Generator,
) -> None:
    bend = [
        (x, y),
        (x + lean * tall * 0.25, y - tall * 0.55),
        (x + lean * tall * 0.7, y - tall * 0.9),
    ]
    groups[int(random.integers(0, 2))].append((bend, max(0.6, tall * 0.020)))
    tip = bend[-1]
    ear = [
        tip,
        (tip[0] + lean * tall * 0.35, tip[1] - tall * 0.03),
        (tip[0] + lean * tall * 0.62, tip[1] + tall * 0.14),
    ]
    groups[2 if random.uniform() < 0.6 else 3].append(
        (ear, max(0.8, tall * random.uniform(0.035, 0.055)))
    )


def pond(picture: Plane, horizon: float, mirror: float, surface: Plane) -> None:
    """Still water: what stands beyond, upside down, a little darker and drawn out by ripples."""
    height, width = picture.shape[:2]
    x, y = grid(width, height)
    ripple = noise(width, height, (240, 9), 71, 3) * (2 + 0.018 * (y - horizon))
    source_y = np.clip(2 * mirror - y + ripple * 1.6, 0, height - 1).astype(np.intp)
    source_x = np.clip(x + ripple * 0.9, 0, width - 1).astype(np.intp)
    image = picture[source_y, source_x] * np.asarray([0.80, 0.84, 0.88], np.float32)
    gleam = smoothstep(0.7, 1.6, noise(width, height, (520, 8), 72, 3))
    wash(image, rgb("f0d6a4"), 0.35 * gleam)
    wash(picture, image, surface)
    rim = blurred(surface, 5)
    dark = np.clip(rim - surface, 0, 1) * 1.7
    wash(picture, rgb("3c3c28"), np.clip(dark, 0, 0.8))


def water_parcel(
    horizon: float,
    vanishing: float,
    across: tuple[float, float],
    rows: tuple[float, float],
    seed: int,
) -> Points:
    """A flooded parcel: straight banks that run to the vanishing point, edges a little uneven."""
    wobble = noise(400, 4, (30, 4), seed, 3)[0]
    steps = np.linspace(0, 1, 100)
    (left, right), (far, near) = across, rows
    edge: list[tuple[float, float]] = []
    for index, (side, t) in enumerate((side, t) for side in range(4) for t in steps):
        share = float(t)
        lateral = (left + (right - left) * share, right, right + (left - right) * share, left)[side]
        y = (far, far + (near - far) * share, near, near + (far - near) * share)[side]
        bump = float(wobble[index]) * 0.012
        y += bump * (y - horizon) * 0.8
        edge.append((vanishing + (lateral + bump * 2) * (y - horizon), y))
    return edge
