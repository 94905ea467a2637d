"""A street of arcades (骑楼) in one-point perspective: sun on the right-hand side, shade on the left.

World coordinates are metres: X to the right of the street's middle, Y up, Z away from the eye.
"""

from __future__ import annotations

import numpy as np

from tools.pictures import architecture as house
from tools.pictures.handwriting import character
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
    wash,
)
from tools.pictures.relief import Relief, Sun, arch, box, ellipse
from tools.pictures.tower import paste

WIDTH, HEIGHT = 2700, 1800
VANISH_X, VANISH_Y, FOCAL, EYE = 1230.0, 1090.0, 1500.0, 1.75
STREET, GALLERY, CEILING, PITCH = 5.0, 3.0, 3.9, 4.4
NEAR, HOUSES = 4.2, 13
SKY_Z = -400.0
FOG = 105.0
HAZE = rgb("e6d3ae")
SUNNY = Sun((0.55, -0.70, 0.62), rgb("d8a870"), rgb("66737f"), 0.08, 120)
SHADY = Sun((-0.3, -0.9, 0.6), rgb("30333a"), rgb("66717c"), 0.08, 50)
PAINTS = tuple(
    rgb(code)
    for code in ("dccaa4", "cbb79a", "d7bfa0", "bfc0ac", "d8c9b0", "c9a98c", "c3c6c0", "e0cfa6")
)
BOARDS = tuple(rgb(code) for code in ("7c2f25", "2d4a4a", "23262a", "8a6a32", "33475c", "6b3a2c"))


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
                _person(canvas, x, depth, kind)
    _glow(canvas)
    return canvas


def at(x: float, y: float, z: float) -> tuple[float, float]:
    """Where a point of the street stands in the picture."""
    return VANISH_X + FOCAL * x / z, VANISH_Y - FOCAL * (y - EYE) / z


def _fog(z: float) -> float:
    return float(1 - np.exp(-max(0.0, z - 10) / FOG))


def _misted(colour: Colour, z: float) -> Colour:
    fog = _fog(z)
    return (
        colour[0] + (HAZE[0] - colour[0]) * fog,
        colour[1] + (HAZE[1] - colour[1]) * fog,
        colour[2] + (HAZE[2] - colour[2]) * fog,
    )


def _flat(canvas: Plane, points: Points, colour: Colour, cover: float = 1.0) -> None:
    """A polygon of one colour, clipped to the picture."""
    left = max(0, int(min(x for x, _ in points)) - 1)
    top = max(0, int(min(y for _, y in points)) - 1)
    right = min(WIDTH, int(max(x for x, _ in points)) + 2)
    bottom = min(HEIGHT, int(max(y for _, y in points)) + 2)
    if right > left and bottom > top:
        mask = polygons(right - left, bottom - top, [[(x - left, y - top) for x, y in points]])
        wash(canvas[top:bottom, left:right], colour, mask * np.float32(cover))


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
    z, tone = 78.0, _misted(rgb("6f7f86"), 80)
    light = _misted(rgb("c9a878"), 80)
    for wide, low, high in (
        (9.0, 0.0, 9.0),
        (4.2, 9.0, 17.5),
        (4.8, 17.0, 17.8),
        (3.2, 17.8, 20.0),
    ):
        _flat(
            canvas,
            [
                at(-wide / 2, low, z),
                at(-wide / 2, high, z),
                at(wide / 2, high, z),
                at(wide / 2, low, z),
            ],
            tone,
        )
        _flat(
            canvas,
            [
                at(wide * 0.1, low, z),
                at(wide * 0.1, high, z),
                at(wide / 2, high, z),
                at(wide / 2, low, z),
            ],
            light,
        )
    _flat(canvas, [at(-1.8, 20, z), at(0, 22.6, z), at(1.8, 20, z)], tone)
    centre = at(0, 14.6, z)
    _flat(canvas, ellipse(*centre, 23, 23), _misted(rgb("f3ead2"), 50))
    for dx, dy in ((0, -16), (10, 5)):
        _flat(
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
    fog = 1 - np.exp(-np.clip(z - 10, 0, None) / FOG)
    wash(tone, HAZE, fog.astype(np.float32))
    canvas[top:] = tone


def _seam(place: Plane, width: float) -> Plane:
    near = np.abs(place % 1 - 0.5)
    return smoothstep(0.5, 0.5 - width, near.astype(np.float32))


def _house(canvas: Plane, side: int, z: float, index: int, random: np.random.Generator) -> None:
    sunny = side > 0
    paint = PAINTS[(index * 3 + (0 if sunny else 5)) % len(PAINTS)]
    scale = float(np.clip(FOCAL / z * 1.25, 16, 150))
    _gallery(canvas, side, z, index)
    tall = 11.2 + 0.9 * float(np.sin(index * 2.3 + side))
    r = _front(paint, scale, tall, index * 2 + (side > 0), random)
    sun = SUNNY if sunny else SHADY
    lit = r.lit(sun)
    wash(lit, HAZE, _fog(z + PITCH / 2))
    cover = smoothstep(SKY_Z + 50, SKY_Z + 250, r.z)
    top = r.height / scale
    near, far = (
        (at(side * STREET, 0, z), at(side * STREET, top, z)),
        (at(side * STREET, 0, z + PITCH), at(side * STREET, top, z + PITCH)),
    )
    corners = [far[1], near[1], near[0], far[0]] if sunny else [near[1], far[1], far[0], near[0]]
    paste(canvas, lit, cover, corners)
    _pier_side(canvas, side, z, paint, sunny)
    if index > 0:
        _sign(canvas, side, z, index, random)


def _gallery(canvas: Plane, side: int, z: float, index: int) -> None:
    """Shop fronts behind the piers, the ceiling over the walk, and its step."""
    inner, far = side * (STREET + GALLERY), z + PITCH
    dark = _misted(rgb("3c352e") if side > 0 else rgb("2b2c2e"), z)
    _flat(
        canvas,
        [at(inner, 0, z), at(inner, CEILING, z), at(inner, CEILING, far), at(inner, 0, far)],
        dark,
    )
    shop = ("c8873f", "5e4a34", "d29a50", "74583a")[index % 4]
    glow = _misted(rgb(shop), z)
    for a, b, low, high, strength in (
        (0.10, 0.90, 0.12, 0.76, 0.45),
        (0.2, 0.8, 0.12, 0.70, 0.75),
        (0.42, 0.6, 0.12, 0.60, 0.5),
    ):
        za, zb = z + PITCH * a, z + PITCH * b
        _flat(
            canvas,
            [
                at(inner, CEILING * low, za),
                at(inner, CEILING * high, za),
                at(inner, CEILING * high, zb),
                at(inner, CEILING * low, zb),
            ],
            glow,
            strength,
        )
    for share in (0.1, 0.37, 0.63, 0.9):
        za = z + PITCH * share
        _flat(
            canvas,
            [
                at(inner, 0, za),
                at(inner, CEILING * 0.8, za),
                at(inner, CEILING * 0.8, za + 0.14),
                at(inner, 0, za + 0.14),
            ],
            _misted(rgb("2a221c"), z),
        )
    outer = side * STREET
    ceiling = _misted(rgb("6a5b48") if side > 0 else rgb("3b3d3f"), z)
    _flat(
        canvas,
        [
            at(outer, CEILING, z),
            at(inner, CEILING, z),
            at(inner, CEILING, far),
            at(outer, CEILING, far),
        ],
        ceiling,
    )
    floor = _misted(rgb("c4a878") if side > 0 else rgb("5b5d5f"), z)
    _flat(
        canvas,
        [at(outer, 0.15, z), at(inner, 0.15, z), at(inner, 0.15, far), at(outer, 0.15, far)],
        floor,
    )
    if side > 0:
        _flat(
            canvas,
            [
                at(outer + 1.3, 0.15, z),
                at(inner, 0.15, z),
                at(inner, 0.15, far),
                at(outer + 1.3, 0.15, far),
            ],
            _misted(rgb("5f5344"), z),
            0.85,
        )
    _flat(
        canvas,
        [at(outer, 0, z), at(outer, 0.15, z), at(outer, 0.15, far), at(outer, 0, far)],
        _misted(rgb("8c7a60") if side > 0 else rgb("4a4c50"), z),
    )


def _pier_side(canvas: Plane, side: int, z: float, paint: Colour, sunny: bool) -> None:
    """The narrow face of a pier that looks down the street at us."""
    tone = _misted(house.shade(paint, 0.66 if sunny else 0.40), z)
    a, b = side * STREET, side * (STREET + 0.6)
    _flat(canvas, [at(a, 0, z), at(a, CEILING, z), at(b, CEILING, z), at(b, 0, z)], tone)
    _flat(
        canvas,
        [at(a, 0, z), at(a, 0.75, z), at(b, 0.75, z), at(b, 0, z)],
        _misted(house.shade(paint, 0.5 if sunny else 0.33), z),
    )
    _flat(
        canvas,
        [
            at(a, CEILING * 0.93, z),
            at(a, CEILING, z),
            at(side * (STREET + 0.68), CEILING, z),
            at(side * (STREET + 0.68), CEILING * 0.93, z),
        ],
        _misted(house.shade(paint, 0.75 if sunny else 0.45), z),
    )


def _front(
    paint: Colour, scale: float, tall: float, kind: int, random: np.random.Generator
) -> Relief:
    """One house front, three storeys and a parapet; openings of the arcade are see-through."""
    crown = 2.6
    wide, high = PITCH * scale, (tall + crown) * scale
    r = Relief(round(wide), round(high), paint)
    r.z[:] = SKY_Z
    u, ground = wide / 60, high

    def up(metres: float) -> float:
        return ground - metres * scale

    r.fill(box(-5, up(tall), wide + 5, ground + 5), 0, paint)
    pier = 0.62 * scale / 2
    head = up(CEILING - (0.45 if kind % 3 else 1.25))
    opening = (
        arch(pier, wide - pier, head, ground + 5, 0.95 * scale)
        if kind % 3 == 0
        else [
            (pier, head),
            (pier + 0.3 * scale, head - 0.2 * scale),
            (wide - pier - 0.3 * scale, head - 0.2 * scale),
            (wide - pier, head),
            (wide - pier, ground + 5),
            (pier, ground + 5),
        ]
    )
    r.fill(opening, SKY_Z)
    for x in (0.0, wide):
        r.lift(
            box(x - pier * 1.15, up(0.8), x + pier * 1.15, ground + 5),
            0.06 * scale,
            house.shade(paint, 0.85),
        )
        r.lift(
            box(x - pier * 1.2, up(CEILING - 0.1), x + pier * 1.2, up(CEILING - 0.42)),
            0.07 * scale,
            house.TRIM,
        )
        r.lift(box(x - pier, up(tall), x + pier, up(CEILING + 0.4)), 0.09 * scale)
    house.cornice(
        r, 0, wide, up(CEILING + 0.5), 0.05 * scale, u, house.shade(house.TRIM, 0.95), 3, False
    )
    storey = (tall - CEILING - 0.9) / 2
    for floor in range(2):
        base = CEILING + 0.75 + floor * storey
        _openings(r, wide, up, base, storey, scale, u, kind + floor)
        if floor == 0:
            house.string_course(r, 0, wide, up(base + storey - 0.22), 0.02 * scale, u)
    house.cornice(r, 0, wide, up(tall), 0.05 * scale, u * 1.1)
    _crown(r, wide, up(tall), scale, u, kind)
    r.weather(kind * 7 + 1, 0.07, 0.12, max(30, scale))
    del random
    return r


def _openings(
    r: Relief, wide: float, up, base: float, storey: float, scale: float, u: float, kind: int
) -> None:  # type: ignore[no-untyped-def]
    count = 3 if kind % 2 else 2
    clear = wide - 0.9 * scale
    for i in range(count):
        x = 0.45 * scale + (i + 0.5) * clear / count
        half = clear / count * 0.31
        top, bottom = up(base + storey * 0.74), up(base + 0.25)
        if kind % 4 == 1:
            r.fill(
                arch(x - half * 1.2, x + half * 1.2, top + half * 0.5, bottom),
                0.05 * scale,
                house.TRIM,
            )
            r.fill(arch(x - half, x + half, top + half * 0.5, bottom), -0.22 * scale, rgb("4a4a42"))
        else:
            r.fill(
                box(x - half * 1.2, top - 0.1 * scale, x + half * 1.2, bottom),
                0.04 * scale,
                house.TRIM,
            )
            r.fill(
                box(x - half * 1.35, top - 0.2 * scale, x + half * 1.35, top - 0.08 * scale),
                0.14 * scale,
                house.TRIM,
            )
            r.fill(box(x - half, top, x + half, bottom), -0.18 * scale, rgb("46463f"))
        leaf = rgb(("5d6f63", "7b5a42", "4d6470")[kind % 3])
        for edge in (-1, 1):
            a, b = sorted((x + edge * half, x + edge * half * 0.34))
            r.fill(box(a, top + 0.55 * scale, b, bottom), -0.07 * scale, leaf)
            for slat in np.arange(top + 0.62 * scale, bottom - 0.05 * scale, 0.11 * scale):
                r.lift(
                    box(
                        a + 0.03 * scale, float(slat), b - 0.03 * scale, float(slat) + 0.05 * scale
                    ),
                    0.03 * scale,
                )
    if kind % 4 != 2:
        house.balustrade(
            r,
            0.34 * scale,
            wide - 0.34 * scale,
            up(base + 0.95),
            up(base),
            16,
            0.12 * scale,
            u,
            house.SHADE,
        )
        r.fill(
            box(0.25 * scale, up(base), wide - 0.25 * scale, up(base - 0.14)),
            0.20 * scale,
            house.TRIM,
        )


def _crown(r: Relief, wide: float, base: float, scale: float, u: float, kind: int) -> None:
    if kind % 3 == 0:
        house.balustrade(r, 0, wide, base - 0.8 * scale, base, 16, 0.05 * scale, u)
        house.gable(r, wide / 2, base, wide * 0.32, 2.1 * scale, 0.05 * scale, u)
    elif kind % 3 == 1:
        r.fill(box(0, base - 0.9 * scale, wide, base + 2), 0.02 * scale, house.PLASTER)
        r.fill(
            arch(wide * 0.25, wide * 0.75, base - 0.8 * scale, base, 0.9 * scale),
            0.10 * scale,
            house.TRIM,
        )
        r.fill(
            arch(wide * 0.30, wide * 0.70, base - 0.75 * scale, base - 0.1 * scale, 0.65 * scale),
            0.02 * scale,
            house.PLASTER,
        )
        house.cornice(
            r, 0, wide * 0.24, base - 0.95 * scale, 0.03 * scale, u * 0.6, house.TRIM, 2, False
        )
        house.cornice(
            r, wide * 0.76, wide, base - 0.95 * scale, 0.03 * scale, u * 0.6, house.TRIM, 2, False
        )
    else:
        house.balustrade(r, 0, wide, base - 0.95 * scale, base, 18, 0.05 * scale, u)
        r.fill(box(wide * 0.36, base - 1.5 * scale, wide * 0.64, base), 0.10 * scale, house.PLASTER)
        house.cornice(
            r,
            wide * 0.36,
            wide * 0.64,
            base - 1.62 * scale,
            0.12 * scale,
            u * 0.6,
            house.TRIM,
            2,
            False,
        )
    for x in (0.05, 0.95):
        r.fill(
            box(wide * x - 0.22 * scale, base - 1.0 * scale, wide * x + 0.22 * scale, base),
            0.12 * scale,
            house.TRIM,
        )
        house.urn(r, wide * x, base - 1.0 * scale, 0.2 * scale, 0.05 * scale, u)


def _sign(canvas: Plane, side: int, z: float, index: int, random: np.random.Generator) -> None:
    """A board hung out over the street, with writing that nobody can read."""
    wide, low, high = 0.78, 4.35 + 0.5 * (index % 2), 6.9 + 0.5 * (index % 3)
    near, far = side * (STREET - 0.25), side * (STREET - 0.25 - wide)
    a, b = sorted((near, far))
    tone = house.shade(
        BOARDS[(index + (3 if side > 0 else 0)) % len(BOARDS)], 1.12 if side > 0 else 0.72
    )
    gold = _misted(rgb("d9b465") if side > 0 else rgb("8f7d55"), z)
    left, top = at(a, high, z)
    right, bottom = at(b, low, z)
    step = (right - left) * 0.06
    _flat(
        canvas,
        [
            (left - step, top - step),
            (right + step, top - step),
            (right + step, bottom + step),
            (left - step, bottom + step),
        ],
        _misted(rgb("2a241e"), z),
    )
    _flat(canvas, box(left, top, right, bottom), _misted(tone, z))
    for c, d in ((left + step, left + step * 1.6), (right - step * 1.6, right - step)):
        _flat(canvas, box(c, top + step, d, bottom - step), gold, 0.8)
    size = (right - left) * 0.62
    count = max(2, int((bottom - top) / (size * 1.2)))
    for i in range(count):
        y = top + (i + 0.5) * (bottom - top) / count
        for mark in character((left + right) / 2, y, size, random):
            _flat(canvas, mark, gold)
    for y in (top + step, bottom - step):
        rod = sorted((at(side * STREET, 0, z)[0], left if side > 0 else right))
        _flat(
            canvas, box(rod[0], y - step * 0.4, rod[1], y + step * 0.4), _misted(rgb("2a241e"), z)
        )


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


def _person(canvas: Plane, x: float, z: float, kind: int) -> None:
    tall = (1.68, 1.62, 1.72, 1.60)[kind]
    lit = x > -0.3
    body = _misted(rgb(("2b2f33", "43342c", "27312f", "3a3230")[kind]), z)
    for part in FIGURES[kind]:
        shadow = [at(x + px * tall + py * tall * 1.1, 0, z + py * tall * 0.9) for px, py in part]
        if lit:
            _flat(canvas, shadow, _misted(rgb("6d6a68"), z), 0.75)
    for part in FIGURES[kind]:
        _flat(canvas, [at(x + px * tall, py * tall, z) for px, py in part], body)
    if lit:
        edge = _misted(rgb("dcb47a"), z)
        for part in RIMS[kind]:
            _flat(canvas, [at(x + px * tall, py * tall, z) for px, py in part], edge, 0.9)


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


def _glow(canvas: Plane) -> None:
    """Dusty light that hangs at the street's far end and falls in from the left."""
    x, y = grid(WIDTH, HEIGHT)
    near = np.exp(-(((x - VANISH_X - 40) / 420) ** 2) - ((y - VANISH_Y + 120) / 330) ** 2)
    wash(canvas, rgb("fbe6ba"), (0.26 * near).astype(np.float32))
    beam = blurred(smoothstep(0.2, 1.0, noise(WIDTH, HEIGHT, (900, 900), 66, 2)), 20)
    wash(canvas, rgb("f6dfb0"), (0.06 * beam).astype(np.float32))
