"""Sky, hills, village, bamboo and fields at dusk, the light low from the left."""

from __future__ import annotations

import numpy as np

from tools.pictures.paint import (
    Colour,
    Plane,
    Points,
    blurred,
    gradient,
    grid,
    noise,
    polygons,
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


def village(picture: Plane, ground: float, seed: int) -> None:
    """Rows of grey brick houses, gable ends to the light."""
    height, width = picture.shape[:2]
    random = np.random.default_rng(seed)
    for row, lift in ((0, 40.0), (1, 20.0), (2, 0.0)):
        x = 640.0 + 45 * row
        while x < 2420:
            wide, high = random.uniform(66, 92), random.uniform(40, 58) * (1 + 0.10 * row)
            if random.uniform() < (0.75, 0.7, 0.8)[row]:
                _house(
                    picture,
                    x,
                    ground - lift,
                    wide * (1 + 0.1 * row),
                    high,
                    0.80 + 0.10 * row,
                    random,
                )
            x += wide * random.uniform(1.3, 2.3)


def _house(
    picture: Plane,
    x: float,
    ground: float,
    wide: float,
    high: float,
    near: float,
    random: np.random.Generator,
) -> None:
    gable, rise = wide * 0.62, high * 0.52
    top = ground - high
    ridge = (x + gable / 2, top - rise)
    length = wide * random.uniform(1.0, 1.5)
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
        tone = tuple(a + (b - a) * share for a, b in zip(dark, light, strict=True))
        wash(picture, (tone[0], tone[1], tone[2]), 0.92 * polygons(width, height, shapes))


def _dab(x: float, y: float, size: float, random: np.random.Generator) -> Points:
    turn = random.uniform(0, np.pi)
    c, s = float(np.cos(turn)), float(np.sin(turn))
    return [
        (x + (c * a - s * b) * size, y + (s * a + c * b) * size)
        for a, b in ((-1, 0), (-0.4, -0.55), (0.5, -0.5), (1, 0), (0.4, 0.55), (-0.5, 0.5))
    ]


def bamboo(
    picture: Plane,
    x: float,
    foot: float,
    tall: float,
    culms: int,
    spread: float,
    seed: int,
    dark: Colour,
    light: Colour,
) -> None:
    """A clump of bamboo: culms that nod at the top, and sprays of narrow hanging leaves."""
    height, width = picture.shape[:2]
    random = np.random.default_rng(seed)
    for depth in (0.0, 0.5, 1.0):
        stems: list[tuple[Points, float]] = []
        leaves: tuple[list[Points], ...] = ([], [], [])
        for _ in range(max(3, culms // 3)):
            points = _culm(x, foot, tall, spread, random)
            stems.append((points, tall * 0.0075))
            for i in range(9, 30):
                for _ in range(int(random.integers(2, 6))):
                    _spray(leaves, points[i], tall, i / 29, random)
        wash(picture, tuple_of(dark, light, 0.15 + 0.45 * depth), strokes(width, height, stems))
        for share, shapes in zip((0.0, 0.28, 0.9), leaves, strict=True):
            tone = tuple_of(dark, light, share * (0.35 + 0.65 * depth))
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


def tuple_of(dark: Colour, light: Colour, share: float) -> Colour:
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
    for low, high in zip(bands[:-1], bands[1:], strict=True):
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
    width: int,
    height: int,
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
    for index, (side, t) in enumerate(
        [(0, s) for s in steps]
        + [(1, s) for s in steps]
        + [(2, s) for s in steps]
        + [(3, s) for s in steps]
    ):
        share = float(t)
        lateral = {
            0: left + (right - left) * share,
            1: right,
            2: right + (left - right) * share,
            3: left,
        }[side]
        y = {0: far, 1: far + (near - far) * share, 2: near, 3: near + (far - near) * share}[side]
        bump = float(wobble[index]) * 0.012
        y += bump * (y - horizon) * 0.8
        edge.append((vanishing + (lateral + bump * 2) * (y - horizon), y))
    return edge
