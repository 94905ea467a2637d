"""A street of arcades (骑楼) in one-point perspective: sun on the right side, shade on the left."""

from __future__ import annotations

import numpy as np

from tools.pictures.paint import (
    Plane,
    blurred,
    gradient,
    grid,
    noise,
    rgb,
    smoothstep,
    wash,
)
from tools.pictures.passers import walker
from tools.pictures.perspective import paste
from tools.pictures.relief import Sun, ellipse
from tools.pictures.shopfront import PAINTS, SKY_Z, front, gallery, pier_side, signboard
from tools.pictures.street import (
    EYE,
    FOCAL,
    FOG,
    HAZE,
    HEIGHT,
    PITCH,
    STREET,
    VANISH_X,
    VANISH_Y,
    WIDTH,
    at,
    flat,
    fog,
    misted,
)

NEAR, HOUSES = 4.2, 13
SUNNY = Sun((0.55, -0.70, 0.62), rgb("d8a870"), rgb("66737f"), 0.08, 120)
SHADY = Sun((-0.3, -0.9, 0.6), rgb("30333a"), rgb("66717c"), 0.08, 50)


def picture() -> Plane:
    canvas = _sky()
    _clock_tower(canvas)
    _ground(canvas)
    random = np.random.default_rng(19)
    people = _people()
    for i in reversed(range(HOUSES)):
        z = NEAR + i * PITCH
        for side in (-1, 1):
            _house(canvas, side, z, i, random)
        for x, depth, kind in people:
            if z <= depth < z + PITCH:
                walker(canvas, x, depth, kind)
    _glow(canvas)
    return canvas


def _sky() -> Plane:
    x, y = grid(WIDTH, HEIGHT)
    canvas = gradient(
        [(0.0, rgb("5b7d90")), (0.45, rgb("9fb2b0")), (0.85, rgb("ecd5a8")), (1.0, rgb("f3e0b8"))],
        y / VANISH_Y + 0.06 * x / WIDTH,
    )
    cloud = noise(WIDTH, HEIGHT, (1100, 260), 14, 6)
    wash(canvas, rgb("f3e1bd"), 0.8 * smoothstep(0.05, 1.1, cloud))
    wash(canvas, rgb("8296a0"), 0.35 * smoothstep(0.3, 1.2, -cloud))
    return canvas


def _clock_tower(canvas: Plane) -> None:
    z, tone = 78.0, misted(rgb("6f7f86"), 80)
    light = misted(rgb("c9a878"), 80)
    for wide, low, high in (
        (9.0, 0.0, 9.0),
        (4.2, 9.0, 17.5),
        (4.8, 17.0, 17.8),
        (3.2, 17.8, 20.0),
    ):
        flat(
            canvas,
            [
                at(-wide / 2, low, z),
                at(-wide / 2, high, z),
                at(wide / 2, high, z),
                at(wide / 2, low, z),
            ],
            tone,
        )
        flat(
            canvas,
            [
                at(wide * 0.1, low, z),
                at(wide * 0.1, high, z),
                at(wide / 2, high, z),
                at(wide / 2, low, z),
            ],
            light,
        )
    flat(canvas, [at(-1.8, 20, z), at(0, 22.6, z), at(1.8, 20, z)], tone)
    centre = at(0, 14.6, z)
    flat(canvas, ellipse(*centre, 23, 23), misted(rgb("f3ead2"), 50))
    for dx, dy in ((0, -16), (10, 5)):
        flat(
            canvas,
            [
                (centre[0] - 2, centre[1]),
                (centre[0] + dx, centre[1] + dy),
                (centre[0] + 2, centre[1]),
            ],
            rgb("5a5f60"),
        )


def _ground(canvas: Plane) -> None:
    top = int(VANISH_Y) + 12
    x, y = grid(WIDTH, HEIGHT - top)
    z = FOCAL * EYE / (y + top - VANISH_Y)
    across = (x - VANISH_X) * z / FOCAL
    row = np.floor(z / 1.1)
    column = np.floor(across / 0.8 + 0.37 * row)
    pick = (np.sin(row * 12.9898 + column * 78.233) * 43758.5453) % 1
    fade = smoothstep(34, 8, z)
    seam = np.minimum(_seam(z / 1.1, 0.035), _seam(across / 0.8 + 0.37 * row, 0.03))
    tone = np.asarray(rgb("a99c86"), np.float32) * (1 + 0.16 * (pick - 0.5) * fade)[..., None]
    tone *= (1 - 0.35 * (1 - seam) * fade)[..., None]
    tone *= (1 + 0.05 * noise(WIDTH, HEIGHT - top, (160, 40), 31, 5))[..., None]
    bump = noise(WIDTH, HEIGHT - top, (500, 60), 32, 3)
    edge = (
        -0.55
        + 0.10 * np.sin(z * 1.43)
        + 0.9 * (np.floor((z - NEAR) / PITCH) % 3 - 1) * 0.35
        + 0.05 * bump
    )
    lit = smoothstep(-0.06, 0.06, across - edge)
    sun = np.asarray(rgb("ffe0ae"), np.float32) * 1.05
    shade = np.asarray(rgb("7e8794"), np.float32)
    tone *= shade + (sun - shade) * lit[..., None]
    mist = 1 - np.exp(-np.clip(z - 10, 0, None) / FOG)
    wash(tone, HAZE, mist.astype(np.float32))
    canvas[top:] = tone


def _seam(place: Plane, width: float) -> Plane:
    near = np.abs(place % 1 - 0.5)
    return smoothstep(0.5, 0.5 - width, near.astype(np.float32))


def _house(canvas: Plane, side: int, z: float, index: int, random: np.random.Generator) -> None:
    sunny = side > 0
    paint = PAINTS[(index * 3 + (0 if sunny else 5)) % len(PAINTS)]
    scale = float(np.clip(FOCAL / z * 1.25, 16, 150))
    gallery(canvas, side, z, index)
    tall = 11.2 + 0.9 * float(np.sin(index * 2.3 + side))
    r = front(paint, scale, tall, index * 2 + (side > 0))
    sun = SUNNY if sunny else SHADY
    lit = r.lit(sun)
    wash(lit, HAZE, fog(z + PITCH / 2))
    cover = smoothstep(SKY_Z + 50, SKY_Z + 250, r.z)
    top = r.height / scale
    near, far = (
        (at(side * STREET, 0, z), at(side * STREET, top, z)),
        (at(side * STREET, 0, z + PITCH), at(side * STREET, top, z + PITCH)),
    )
    corners = [far[1], near[1], near[0], far[0]] if sunny else [near[1], far[1], far[0], near[0]]
    paste(canvas, lit, cover, corners)
    pier_side(canvas, side, z, paint, sunny)
    if index > 0:
        signboard(canvas, side, z, index, random)


def _people() -> list[tuple[float, float, int]]:
    """Where they walk, far ones first, and in which of the shapes below."""
    folk = [
        (-2.2, 44.0, 0),
        (1.0, 50.0, 1),
        (2.9, 36.0, 2),
        (-0.6, 31.0, 1),
        (-0.05, 31.3, 0),
        (1.9, 23.5, 3),
        (-3.2, 21.0, 1),
        (3.6, 17.0, 0),
        (-1.3, 15.2, 2),
        (1.15, 10.4, 3),
        (4.0, 27.0, 1),
    ]
    return sorted(folk, key=lambda one: -one[1])


def _glow(canvas: Plane) -> None:
    """Dusty light that hangs at the street's far end and falls in from the left."""
    x, y = grid(WIDTH, HEIGHT)
    near = np.exp(-(((x - VANISH_X - 40) / 420) ** 2) - ((y - VANISH_Y + 120) / 330) ** 2)
    wash(canvas, rgb("fbe6ba"), (0.26 * near).astype(np.float32))
    beam = blurred(smoothstep(0.2, 1.0, noise(WIDTH, HEIGHT, (900, 900), 66, 2)), 20)
    wash(canvas, rgb("f6dfb0"), (0.06 * beam).astype(np.float32))
