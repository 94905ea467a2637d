"""A watchtower seen over a corner: two faces in relief, a jutting head, a kiosk, and round turrets.

The eye stands far away at the height of the fields, so a face is its relief drawn on a quadrangle
whose far edge is a little shorter.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tools.pictures import architecture as house
from tools.pictures import ornament
from tools.pictures.paint import Colour, Plane, rgb, smoothstep
from tools.pictures.perspective import paste
from tools.pictures.relief import Relief, Sun, box

DETAIL = 2
SKY_Z = -400.0
EVENING = Sun((-0.80, -0.34, 0.52), rgb("dfa468"), rgb("5f6c7d"), 0.06, 160)
SHADE = Sun((0.2, -0.9, 0.5), rgb("22272f"), rgb("4d5b6d"), 0.06, 60)
WIDE, NARROW = 1.81, 0.85


@dataclass(frozen=True, slots=True)
class Tower:
    """What one tower looks like; lengths in picture pixels.

    Attributes:
        x, ground: Where its near corner meets the ground.
        half: Half of a side in plan.
        shaft, head: Heights of the plain part and of the jutting part.
        floors, windows: Rows of windows in the shaft, and how many in a row of the wide face.
        bays: Arches of the loggia on the wide face; 0 for a closed head with windows.
        gable, dome, turrets: What crowns it.
        plaster: The wall's colour.
    """

    x: float
    ground: float
    half: float
    shaft: float
    head: float
    floors: int
    windows: int
    bays: int
    gable: bool
    dome: bool
    turrets: bool
    plaster: Colour = house.PLASTER


@dataclass(frozen=True, slots=True)
class Band:
    """One storey of a tower in the picture: half its side in plan, and where it begins and ends."""

    half: float
    top: float
    bottom: float


def draw(canvas: Plane, tower: Tower, horizon: float) -> None:
    """Lay the tower over the picture, far parts first."""
    shaft_top = tower.ground - tower.shaft
    head_half = tower.half * 1.14
    head_top = shaft_top - tower.head
    if tower.dome:
        _kiosk(canvas, tower, head_top)
    shaft = Band(tower.half, shaft_top - 4, tower.ground)
    crown = tower.head * (0.62 if tower.gable else 0.3)
    head = Band(head_half, head_top - crown, shaft_top + tower.half * 0.16)
    for wide in (True, False):
        _place(canvas, _shaft(tower, wide), tower, shaft, wide, horizon)
    for wide in (True, False):
        _place(canvas, _head(tower, wide, crown), tower, head, wide, horizon)
    if tower.turrets:
        for corner in (-1.33, 1.33, 0.48):
            _turret(canvas, tower.x + (corner - 0.48) * head_half, shaft_top, tower)


def _face_size(half: float, height: float, wide: bool) -> tuple[int, int, float]:
    width = half * (WIDE if wide else NARROW) * DETAIL
    margin = 0.07 * half * DETAIL * (1 if wide else 0.6)
    return round(width + 2 * margin), round(height * DETAIL), margin


def _shaft(tower: Tower, wide: bool) -> Relief:
    width, height, margin = _face_size(tower.half, tower.shaft + 4, wide)
    r = Relief(width, height, tower.plaster)
    r.z[:] = SKY_Z
    left, right = margin, width - margin
    u = (right - left) / (100 if wide else 47)
    r.fill(box(left, 0, right, height + 9), 0, tower.plaster)
    count = tower.windows if wide else max(1, tower.windows // 2)
    pitch = height / (tower.floors + 0.12)
    for floor in range(tower.floors):
        top = pitch * (floor + 0.36)
        if floor:
            house.string_course(house.Wall(r, 0, u), (left - u, right + u), pitch * floor)
        for i in range(count):
            x = left + (i + 0.5) * (right - left) / count
            leaf = ((floor * 7 + i * 3 + tower.bays) % 5) / 5
            house.window(
                house.Wall(r, 0, u * 1.3),
                (x, top),
                (8 * u, pitch * 0.36),
                leaf,
                "round" if floor % 2 else "gable",
            )
    r.fill(box(left, height - 4 * u, right, height + 9), 2 * u, house.shade(tower.plaster, 0.8))
    r.weather(round(tower.x) + wide, 0.07, 0.12, 140)
    _overhang_shadow(r, 13 * u)
    return r


def _overhang_shadow(r: Relief, depth: float) -> None:
    rows = np.arange(r.height, dtype=np.float32)
    r.colour *= (0.42 + 0.58 * smoothstep(depth * 0.55, depth * 1.15, rows))[:, None, None]


def _head(tower: Tower, wide: bool, crown: float) -> Relief:
    half = tower.half * 1.14
    foot = tower.half * 0.16 * DETAIL
    width, height, margin = _face_size(half, tower.head + crown + tower.half * 0.16, wide)
    r = Relief(width, height, tower.plaster)
    r.z[:] = SKY_Z
    left, right = margin, width - margin
    u = (right - left) / (100 if wide else 47)
    z = 30.0
    top, bottom = crown * DETAIL, height - foot
    r.fill(box(left, top, right, bottom), z, tower.plaster)
    bays = tower.bays if wide else max(1, (tower.bays + 1) // 2)
    if tower.bays:
        house.arcade(
            house.Wall(r, z, u),
            (left + 2 * u, top + 7 * u, right - 2 * u, bottom),
            bays,
            9,
            tower.plaster,
        )
        house.balustrade(
            house.Wall(r, z + u, u), (left + 2 * u, bottom - 9 * u, right - 2 * u, bottom), bays * 6
        )
    else:
        count = 3 if wide else 1
        for i in range(count):
            x = left + (i + 0.5) * (right - left) / count
            house.window(
                house.Wall(r, z, u * 1.3),
                (x, top + (bottom - top) * 0.4),
                (9 * u, (bottom - top) * 0.36),
                i / 3,
                "round",
            )
    house.cornice(house.Wall(r, z, u * 1.25), (left, right), top)
    low = house.cornice(house.Wall(r, z, u), (left, right), bottom, dentils=False)
    pitch = (right - left) / (12 if wide else 6)
    for i in range(13 if wide else 7):
        x = left + i * pitch
        for step in range(3):
            r.fill(
                box(
                    x - (1.6 - 0.3 * step) * u,
                    low + step * 2 * u,
                    x + (1.6 - 0.3 * step) * u,
                    low + (step + 1) * 2 * u,
                ),
                z - (2 + 4 * step) * u,
                house.TRIM,
            )
    _crown(house.Wall(r, z, u), tower, (left, right), top, wide)
    r.weather(round(tower.x) + 5 + wide, 0.06, 0.08, 120)
    return r


def _crown(wall: house.Wall, tower: Tower, span: house.Span, top: float, wide: bool) -> None:
    r, z, u = wall.relief, wall.z, wall.u
    left, right = span
    middle = (left + right) / 2
    if tower.gable and wide:
        house.balustrade(house.Wall(r, z, u), (left, top - 9 * u, right, top), 30)
        ornament.gable(house.Wall(r, z, u), middle, top, 25 * u, top * 0.86)
    else:
        house.balustrade(house.Wall(r, z, u), (left, top - 9 * u, right, top), 30 if wide else 14)
    for share in (0.02, 0.24, 0.76, 0.98) if wide else (0.05, 0.95):
        x = left + share * (right - left)
        r.fill(box(x - 2.4 * u, top - 10 * u, x + 2.4 * u, top), z + u, house.TRIM)
        ornament.urn(house.Wall(r, z, u), x, top - 9.5 * u, 2.2 * u)


def _place(canvas: Plane, r: Relief, tower: Tower, band: Band, wide: bool, horizon: float) -> None:
    half, top, bottom = band.half, band.top, band.bottom
    near = tower.x + (half - tower.half) * 0.48
    margin = 0.07 * half * (1 if wide else 0.6)
    reach = half * (WIDE if wide else NARROW)
    far = near - reach if wide else near + reach
    squeeze = 0.05 if wide else 0.035
    outer, inner = (far - margin, near + margin) if wide else (near - margin, far + margin)

    def at(x: float, y: float) -> tuple[float, float]:
        away = abs(x - near) / (reach + margin)
        return x, horizon + (y - horizon) * (1 - squeeze * away)

    corners = [at(outer, top), at(inner, top), at(inner, bottom), at(outer, bottom)]
    cut = (None, near + 1.0) if wide else (near - 0.5, None)
    lit = r.lit(EVENING if wide else SHADE)
    paste(canvas, lit, smoothstep(SKY_Z + 50, SKY_Z + 260, r.z), corners, cut)


def _billboard(canvas: Plane, r: Relief, x: float, top: float) -> None:
    width, height = r.width / DETAIL, r.height / DETAIL
    left = x - width / 2
    corners = [(left, top), (left + width, top), (left + width, top + height), (left, top + height)]
    sun = Sun((-0.86, -0.30, 0.30), EVENING.warm, rgb("566577"), 0.06, 120)
    paste(canvas, r.lit(sun), smoothstep(SKY_Z + 50, SKY_Z + 260, r.z), corners)


def _turret(canvas: Plane, x: float, foot: float, tower: Tower) -> None:
    radius = tower.half * 0.25
    high = tower.head * 0.5
    r = Relief(round(radius * 2.5 * DETAIL), round((high + radius * 3.2) * DETAIL), tower.plaster)
    r.z[:] = SKY_Z
    top = radius * 1.5 * DETAIL
    ornament.swallow_nest(
        house.Wall(r, 0, radius * DETAIL * 0.1),
        r.width / 2,
        (top, top + high * DETAIL),
        radius * DETAIL,
    )
    _billboard(canvas, r, x, foot - high * 1.25 - radius * 1.5)


def _kiosk(canvas: Plane, tower: Tower, base: float) -> None:
    """The domed pavilion behind the parapet: round enough to look the same from every side."""
    half = tower.half * 0.62
    wall, dome = half * 1.15, half * 0.95
    u = half * DETAIL / 45
    r = Relief(
        round(half * 2.5 * DETAIL), round((wall + dome + half * 0.9) * DETAIL), tower.plaster
    )
    r.z[:] = SKY_Z
    x, eaves = r.width / 2, (dome + half * 0.55) * DETAIL
    r.ball((x, eaves), (half * 0.86 * DETAIL, dome * DETAIL), -60, half * DETAIL, house.TRIM)
    tip = eaves - dome * DETAIL
    r.ball((x, tip), (7 * u, 8 * u), -20, 8 * u, house.TRIM)
    r.fill(box(x - 0.6 * u, 0, x + 0.6 * u, tip), 0, house.IRON)
    r.mould(
        box(x - half * DETAIL, eaves, x + half * DETAIL, r.height + 5),
        -60,
        half * DETAIL,
        tower.plaster,
    )
    flat = Relief(round(2 * half * DETAIL), round(wall * DETAIL), tower.plaster)
    house.arcade(
        house.Wall(flat, 0, u * 0.9), (0, 6 * u, flat.width, flat.height), 3, 7, tower.plaster
    )
    left = round(x - half * DETAIL)
    rows = slice(round(eaves), round(eaves) + flat.height)
    bulge = r.z[rows, left : left + flat.width]
    r.z[rows, left : left + flat.width] = bulge + flat.z[: bulge.shape[0], : bulge.shape[1]]
    r.colour[rows, left : left + flat.width] = flat.colour[: bulge.shape[0], : bulge.shape[1]]
    house.cornice(
        house.Wall(r, -20, u * 1.4),
        (x - half * DETAIL * 1.02, x + half * DETAIL * 1.02),
        eaves - 2 * u,
    )
    _billboard(canvas, r, tower.x - tower.half * 0.48, base - wall * 0.72 - eaves / DETAIL)
