"""A watchtower's upper storeys: loggia, gable and corner turrets over a plain wall, in low sun."""

from __future__ import annotations

import numpy as np

from tools.pictures import architecture as house
from tools.pictures import ornament
from tools.pictures.paint import (
    Plane,
    blurred,
    gradient,
    grid,
    noise,
    polygons,
    rgb,
    smoothstep,
    wash,
)
from tools.pictures.relief import Relief, Sun, box

WIDTH, HEIGHT = 2400, 2700
SKY_Z = -500.0


def picture() -> Plane:
    canvas = _sky()
    relief = _tower()
    sun = Sun((-0.75, -0.62, 0.62), rgb("c99a66"), rgb("687686"), 0.05, 330)
    stone = relief.lit(sun)
    stone *= (1 - 0.45 * _leaf_shadow())[..., None] * np.asarray([1, 1.0, 1.02], np.float32)
    cover = smoothstep(SKY_Z + 60, SKY_Z + 330, relief.z)
    wash(canvas, stone, cover)
    return canvas


def _sky() -> Plane:
    x, y = grid(WIDTH, HEIGHT)
    clouds = noise(WIDTH, HEIGHT, (1500, 420), 31, 6)
    sky = gradient(
        [(0, rgb("4d7186")), (0.45, rgb("88a2a6")), (0.85, rgb("d6cba9")), (1, rgb("e8d3a4"))],
        y / HEIGHT + 0.05 * (x / WIDTH),
    )
    wash(sky, rgb("ead9b6"), 0.75 * smoothstep(0.1, 1.3, clouds + 0.35 * (y / HEIGHT)))
    wash(sky, rgb("7c8f98"), 0.35 * smoothstep(0.2, 1.2, -clouds))
    return sky


def _tower() -> Relief:
    r = Relief(WIDTH, HEIGHT, house.PLASTER)
    r.z[:] = SKY_Z
    u = 17.0
    left, right, middle = 470.0, 1930.0, 1200.0
    _pavilion(r, middle, u)
    _shaft(r, left, right, u)
    z = 70.0
    house.arcade(house.Wall(r, z, u), (left - 60, 1040, right + 60, 1560), 5)
    r.fill(box(left - 60, 985, right + 60, 1045), z, house.PLASTER)
    house.balustrade(house.Wall(r, z + 3, u), (left - 60 + 40, 1440, right + 60 - 40, 1560), 34)
    for i in range(6):
        house.column(house.Wall(r, z + 10, u), left - 60 + i * 316, (1190, 1560), 27)
    house.cornice(house.Wall(r, z + 10, u), (left - 110, right + 110), 960)
    foot = house.cornice(house.Wall(r, z, u), (left - 90, right + 90), 1560, dentils=False)
    _brackets(r, left - 60, right + 60, foot, z)
    for x in (left - 70, right + 70):
        ornament.swallow_nest(house.Wall(r, z - 20, u), x, (1130, 1500), 150)
    _parapet(r, left - 110, right + 110, u)
    r.weather(11, 0.055, 0.10, 380)
    return r


def _shaft(r: Relief, left: float, right: float, u: float) -> None:
    r.fill(box(left, 1500, right, HEIGHT + 10), 0, house.PLASTER)
    for x in (left, right - 80):
        for y in range(1720, HEIGHT, 92):
            r.fill(box(x, y, x + 80, y + 82), 10, house.shade(house.PLASTER, 1.04))
    house.string_course(house.Wall(r, 0, u), (left - 14, right + 14), 2235)
    for row, top in enumerate((1850, 2390)):
        for i in range(4):
            x = left + 210 + i * (right - left - 420) / 3
            house.window(
                house.Wall(r, 0, u),
                (x, top),
                (112, 235),
                (0.0, 0.9, 0.35, 0.0, 0.6, 0.0, 0.0, 0.85)[row * 4 + i],
                "round" if row == 0 else "gable",
            )


def _brackets(r: Relief, left: float, right: float, top: float, z: float) -> None:
    pitch = (right - left) / 16
    for i in range(17):
        x = left + i * pitch
        for step in range(4):
            wide, down = 20 - 2.5 * step, top + step * 22
            r.fill(box(x - wide, down, x + wide, down + 23), z - 4 - step * 15, house.TRIM)


def _parapet(r: Relief, left: float, right: float, u: float) -> None:
    z = 60.0
    middle = (left + right) / 2
    r.fill(box(left, 850, right, 962), z - 30, house.shade(house.PLASTER, 0.97))
    for a, b in ((left + 70, middle - 420), (middle + 420, right - 70)):
        house.balustrade(house.Wall(r, z, u), (a, 832, b, 962), 12)
    ornament.gable(house.Wall(r, z - 6, u), middle, 962, 410, 500)
    for x in (left + 36, middle - 452, middle + 452, right - 36):
        r.fill(box(x - 42, 815, x + 42, 962), z + 10, house.TRIM)
        ornament.urn(house.Wall(r, z, u), x, 818, 40)


def _pavilion(r: Relief, x: float, u: float) -> None:
    """The small domed kiosk on the roof, half hidden by the gable."""
    z, eaves, radius, rise = -120.0, 452.0, 270.0, 250.0
    r.ball((x, eaves), (radius, rise), z - 90, 260, house.shade(house.TRIM, 0.9))
    for share in (-0.93, -0.72, -0.4, 0.0, 0.4, 0.72, 0.93):
        turns = np.linspace(0, np.pi / 2, 40)
        side = [
            (x + radius * share * float(np.cos(a)), eaves - rise * float(np.sin(a))) for a in turns
        ]
        r.lift([(px - 4, py) for px, py in side] + [(px + 4, py) for px, py in reversed(side)], 8)
    r.fill(box(x - 62, 158, x + 62, 215), z + 10, house.TRIM)
    r.ball((x, 160), (56, 52), z, 55, house.TRIM)
    r.fill(box(x - 4, 40, x + 4, 115), z, house.IRON)
    r.fill(box(x - 330, eaves + 48, x + 330, 1000), z, house.PLASTER)
    house.arcade(house.Wall(r, z, u * 0.8), (x - 300, 510, x + 300, 860), 3, 7)
    house.cornice(house.Wall(r, z, u * 0.9), (x - 330, x + 330), eaves)


def _leaf_shadow() -> Plane:
    """Bamboo outside the picture lets its shadow fall across the wall's lower left."""
    random = np.random.default_rng(5)
    leaves = []
    for _ in range(420):
        x = random.normal(300, 420)
        y = random.normal(2500, 260) - 0.25 * max(0.0, 700 - x)
        angle = random.normal(0.9, 0.45)
        size = random.uniform(60, 150)
        dx, dy = float(np.cos(angle)) * size, float(np.sin(angle)) * size
        leaves.append(
            [
                (x, y),
                (x + dx * 0.4 - dy * 0.09, y + dy * 0.4 + dx * 0.09),
                (x + dx, y + dy),
                (x + dx * 0.4 + dy * 0.09, y + dy * 0.4 - dx * 0.09),
            ]
        )
    return blurred(polygons(WIDTH, HEIGHT, leaves), 4)
