"""One house of the arcade street: walk and shop, the front above, the board outside."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tools.pictures import architecture as house
from tools.pictures import ornament
from tools.pictures.handwriting import character
from tools.pictures.paint import Colour, Plane, rgb
from tools.pictures.relief import Relief, arch, box
from tools.pictures.street import CEILING, GALLERY, PITCH, STREET, at, flat, misted

SKY_Z = -400.0
PAINTS = tuple(
    rgb(code)
    for code in ("dccaa4", "cbb79a", "d7bfa0", "bfc0ac", "d8c9b0", "c9a98c", "c3c6c0", "e0cfa6")
)
BOARDS = tuple(rgb(code) for code in ("7c2f25", "2d4a4a", "23262a", "8a6a32", "33475c", "6b3a2c"))


def gallery(canvas: Plane, side: int, z: float, index: int) -> None:
    """Shop fronts behind the piers, the ceiling over the walk, and its step."""
    inner, far = side * (STREET + GALLERY), z + PITCH
    dark = misted(rgb("3c352e") if side > 0 else rgb("2b2c2e"), z)
    flat(
        canvas,
        [at(inner, 0, z), at(inner, CEILING, z), at(inner, CEILING, far), at(inner, 0, far)],
        dark,
    )
    shop = ("c8873f", "5e4a34", "d29a50", "74583a")[index % 4]
    glow = misted(rgb(shop), z)
    for a, b, low, high, strength in (
        (0.10, 0.90, 0.12, 0.76, 0.45),
        (0.2, 0.8, 0.12, 0.70, 0.75),
        (0.42, 0.6, 0.12, 0.60, 0.5),
    ):
        za, zb = z + PITCH * a, z + PITCH * b
        flat(
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
        flat(
            canvas,
            [
                at(inner, 0, za),
                at(inner, CEILING * 0.8, za),
                at(inner, CEILING * 0.8, za + 0.14),
                at(inner, 0, za + 0.14),
            ],
            misted(rgb("2a221c"), z),
        )
    outer = side * STREET
    ceiling = misted(rgb("6a5b48") if side > 0 else rgb("3b3d3f"), z)
    flat(
        canvas,
        [
            at(outer, CEILING, z),
            at(inner, CEILING, z),
            at(inner, CEILING, far),
            at(outer, CEILING, far),
        ],
        ceiling,
    )
    floor = misted(rgb("c4a878") if side > 0 else rgb("5b5d5f"), z)
    flat(
        canvas,
        [at(outer, 0.15, z), at(inner, 0.15, z), at(inner, 0.15, far), at(outer, 0.15, far)],
        floor,
    )
    if side > 0:
        flat(
            canvas,
            [
                at(outer + 1.3, 0.15, z),
                at(inner, 0.15, z),
                at(inner, 0.15, far),
                at(outer + 1.3, 0.15, far),
            ],
            misted(rgb("5f5344"), z),
            0.85,
        )
    flat(
        canvas,
        [at(outer, 0, z), at(outer, 0.15, z), at(outer, 0.15, far), at(outer, 0, far)],
        misted(rgb("8c7a60") if side > 0 else rgb("4a4c50"), z),
    )


def pier_side(canvas: Plane, side: int, z: float, paint: Colour, sunny: bool) -> None:
    """The narrow face of a pier that looks down the street at us."""
    tone = misted(house.shade(paint, 0.66 if sunny else 0.40), z)
    a, b = side * STREET, side * (STREET + 0.6)
    flat(canvas, [at(a, 0, z), at(a, CEILING, z), at(b, CEILING, z), at(b, 0, z)], tone)
    flat(
        canvas,
        [at(a, 0, z), at(a, 0.75, z), at(b, 0.75, z), at(b, 0, z)],
        misted(house.shade(paint, 0.5 if sunny else 0.33), z),
    )
    flat(
        canvas,
        [
            at(a, CEILING * 0.93, z),
            at(a, CEILING, z),
            at(side * (STREET + 0.68), CEILING, z),
            at(side * (STREET + 0.68), CEILING * 0.93, z),
        ],
        misted(house.shade(paint, 0.75 if sunny else 0.45), z),
    )


def front(paint: Colour, scale: float, tall: float, kind: int) -> Relief:
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
        house.Wall(r, 0.05 * scale, u),
        (0, wide),
        up(CEILING + 0.5),
        house.shade(house.TRIM, 0.95),
        3,
        False,
    )
    storey = (tall - CEILING - 0.9) / 2
    for floor in range(2):
        base = CEILING + 0.75 + floor * storey
        storeys = Storey(up(base), storey * scale, scale, kind + floor)
        _openings(house.Wall(r, 0, u), wide, storeys)
        if floor == 0:
            house.string_course(house.Wall(r, 0.02 * scale, u), (0, wide), up(base + storey - 0.22))
    house.cornice(house.Wall(r, 0.05 * scale, u * 1.1), (0, wide), up(tall))
    _crown(house.Wall(r, 0.05 * scale, u), wide, up(tall), scale, kind)
    r.weather(kind * 7 + 1, 0.07, 0.12, max(30, scale))
    return r


@dataclass(frozen=True, slots=True)
class Storey:
    """An upper storey: its floor and height in pixels, pixels in a metre, and which windows."""

    floor: float
    height: float
    scale: float
    kind: int


def _openings(wall: house.Wall, wide: float, storey: Storey) -> None:
    r, u = wall.relief, wall.u
    scale, kind = storey.scale, storey.kind
    count = 3 if kind % 2 else 2
    clear = wide - 0.9 * scale
    for i in range(count):
        x = 0.45 * scale + (i + 0.5) * clear / count
        half = clear / count * 0.31
        top, bottom = storey.floor - storey.height * 0.74, storey.floor - 0.25 * scale
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
            house.Wall(r, 0.12 * scale, u),
            (0.34 * scale, storey.floor - 0.95 * scale, wide - 0.34 * scale, storey.floor),
            16,
            house.SHADE,
        )
        r.fill(
            box(0.25 * scale, storey.floor, wide - 0.25 * scale, storey.floor + 0.14 * scale),
            0.20 * scale,
            house.TRIM,
        )


def _crown(wall: house.Wall, wide: float, base: float, scale: float, kind: int) -> None:
    r, u = wall.relief, wall.u
    if kind % 3 == 0:
        house.balustrade(house.Wall(r, 0.05 * scale, u), (0, base - 0.8 * scale, wide, base), 16)
        ornament.gable(house.Wall(r, 0.05 * scale, u), wide / 2, base, wide * 0.32, 2.1 * scale)
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
            house.Wall(r, 0.03 * scale, u * 0.6),
            (0, wide * 0.24),
            base - 0.95 * scale,
            house.TRIM,
            2,
            False,
        )
        house.cornice(
            house.Wall(r, 0.03 * scale, u * 0.6),
            (wide * 0.76, wide),
            base - 0.95 * scale,
            house.TRIM,
            2,
            False,
        )
    else:
        house.balustrade(house.Wall(r, 0.05 * scale, u), (0, base - 0.95 * scale, wide, base), 18)
        r.fill(box(wide * 0.36, base - 1.5 * scale, wide * 0.64, base), 0.10 * scale, house.PLASTER)
        house.cornice(
            house.Wall(r, 0.12 * scale, u * 0.6),
            (wide * 0.36, wide * 0.64),
            base - 1.62 * scale,
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
        ornament.urn(house.Wall(r, 0.05 * scale, u), wide * x, base - 1.0 * scale, 0.2 * scale)


def signboard(canvas: Plane, side: int, z: float, index: int, random: np.random.Generator) -> None:
    """A board hung out over the street, with writing that nobody can read."""
    wide, low, high = 0.78, 4.35 + 0.5 * (index % 2), 6.9 + 0.5 * (index % 3)
    near, far = side * (STREET - 0.25), side * (STREET - 0.25 - wide)
    a, b = sorted((near, far))
    tone = house.shade(
        BOARDS[(index + (3 if side > 0 else 0)) % len(BOARDS)], 1.12 if side > 0 else 0.72
    )
    gold = misted(rgb("d9b465") if side > 0 else rgb("8f7d55"), z)
    left, top = at(a, high, z)
    right, bottom = at(b, low, z)
    step = (right - left) * 0.06
    flat(
        canvas,
        [
            (left - step, top - step),
            (right + step, top - step),
            (right + step, bottom + step),
            (left - step, bottom + step),
        ],
        misted(rgb("2a241e"), z),
    )
    flat(canvas, box(left, top, right, bottom), misted(tone, z))
    for c, d in ((left + step, left + step * 1.6), (right - step * 1.6, right - step)):
        flat(canvas, box(c, top + step, d, bottom - step), gold, 0.8)
    size = (right - left) * 0.62
    count = max(2, int((bottom - top) / (size * 1.2)))
    for i in range(count):
        y = top + (i + 0.5) * (bottom - top) / count
        for mark in character((left + right) / 2, y, size, random):
            flat(canvas, mark, gold)
    for y in (top + step, bottom - step):
        rod = sorted((at(side * STREET, 0, z)[0], left if side > 0 else right))
        flat(canvas, box(rod[0], y - step * 0.4, rod[1], y + step * 0.4), misted(rgb("2a241e"), z))
