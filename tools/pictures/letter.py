"""A desk by lamplight, from above: a letter home, envelope, abacus, brush, ink stone, coins."""

from __future__ import annotations

import numpy as np

from tools.pictures.paint import Colour, Plane, Points, grid, noise, rgb, smoothstep
from tools.pictures.relief import Relief, Sun, box, ellipse
from tools.pictures.stationery import HEIGHT, WIDTH, Laid, envelope, sheet

WOOD, DARK_WOOD = rgb("6f4f3a"), rgb("4a2f20")


ABACUS = Laid(2130, 96, 2)


def picture() -> Plane:
    relief = _desk()
    _ink_stone(relief)
    _abacus(relief)
    sheet(relief)
    envelope(relief)
    _brush(relief)
    _coins(relief)
    lamp = Sun((-0.62, -0.50, 0.60), rgb("c2a076"), rgb("5c5f66"), 0.10, 200)
    lit = relief.lit(lamp)
    x, y = grid(WIDTH, HEIGHT)
    far = np.hypot((x - 1120) / 1750, (y - 760) / 1250)
    lit *= (1.14 - 0.62 * smoothstep(0.25, 1.15, far))[..., None]
    return lit


def _desk() -> Relief:
    r = Relief(WIDTH, HEIGHT, WOOD)
    grain = noise(WIDTH, HEIGHT, (1500, 34), 1, 6)
    rings = np.sin(noise(WIDTH, HEIGHT, (1900, 150), 2, 4) * 9)
    r.colour *= (1 + 0.13 * grain + 0.07 * rings)[..., None]
    r.z += 1.2 * grain
    for y in (118.0, 560.0, 1010.0, 1480.0):
        r.fill(box(0, y, WIDTH, y + 7), -10, rgb("2a1a12"))
        plank = r.colour[int(y) : int(y) + 440]
        plank *= 0.94 + 0.0003 * (y % 300)
    return r


def _abacus(r: Relief) -> None:
    half_w, half_h, frame = 720.0, 260.0, 34.0
    r.fill(ABACUS.at(box(-half_w, -half_h, half_w, half_h)), 2)
    rods = 13
    pitch = (2 * half_w - 2 * frame - 40) / rods
    for i in range(rods):
        x = -half_w + frame + 20 + (i + 0.5) * pitch
        r.rod(tuple(ABACUS.at([(x, -half_h + 10), (x, half_h - 10)])), (6, 6), 30, rgb("b98f5a"))  # type: ignore[arg-type]
    beam = -70.0
    random = np.random.default_rng(77)
    for i in range(rods):
        x = -half_w + frame + 20 + (i + 0.5) * pitch
        up, down = int(random.integers(0, 3)), int(random.integers(0, 6))
        high = 44.0
        for bead in range(2):
            y = (
                beam - 20 - high * (2 - bead) + high / 2
                if bead >= 2 - up
                else -half_h + frame + high * (bead + 0.5)
            )
            _bead(r, x, y, pitch * 0.44, high * 0.5)
        for bead in range(5):
            y = (
                beam + 18 + high * (bead + 0.5)
                if bead < down
                else half_h - frame - high * (5 - bead - 0.5)
            )
            _bead(r, x, y, pitch * 0.44, high * 0.5)
    for a in (
        (-half_w, -half_h, half_w, -half_h + frame),
        (-half_w, half_h - frame, half_w, half_h),
        (-half_w, beam - 12, half_w, beam + 12),
    ):
        r.fill(ABACUS.at(box(*a)), 62, DARK_WOOD)
    for a in (
        (-half_w, -half_h, -half_w + frame, half_h),
        (half_w - frame, -half_h, half_w, half_h),
    ):
        r.fill(ABACUS.at(box(*a)), 66, DARK_WOOD)
    for x in (-half_w, half_w - frame):
        for y in (-half_h, half_h - frame):
            r.fill(ABACUS.at(box(x - 3, y - 3, x + frame + 3, y + frame + 3)), 70, rgb("a98846"))


def _bead(r: Relief, x: float, y: float, rx: float, ry: float) -> None:
    (px, py) = ABACUS.at([(x, y)])[0]
    r.ball((px, py), (rx, ry), 24, 36, rgb("8a4f30"))
    r.ball((px, py), (rx * 0.30, ry * 0.92), 48, 12, rgb("93583a"))


def _ink_stone(r: Relief) -> None:
    x, y = 120.0, 150.0
    r.fill(_rounded(x, y, 265, 190, 60), 46, rgb("3b3c3e"))
    r.fill(_rounded(x, y, 235, 160, 48), 38, rgb("454648"))
    r.fill(ellipse(x + 20, y + 12, 185, 122), 22, rgb("3a3b3c"))
    r.fill(ellipse(x - 70, y + 4, 78, 92), 15, rgb("141416"))
    wet = ellipse(x - 88, y - 30, 30, 16)
    r.fill(wet, None, rgb("a7a49a"))
    r.rod(((270, 40), (400, 250)), (30, 30), 46, rgb("29282a"))
    r.rod(((290, 72), (341, 154)), (30.5, 30.5), 46, rgb("a5813f"))


def _rounded(x: float, y: float, half_w: float, half_h: float, corner: float) -> Points:
    points = []
    for sx, sy, start in ((1, -1, -90), (1, 1, 0), (-1, 1, 90), (-1, -1, 180)):
        cx, cy = x + sx * (half_w - corner), y + sy * (half_h - corner)
        points += [
            (cx + corner * float(np.cos(angle)), cy + corner * float(np.sin(angle)))
            for angle in np.radians(np.linspace(start, start + 90, 12))
        ]
    return points


def _brush(r: Relief) -> None:
    r.rod(((640, 1640), (1500, 1385)), (17, 15), 30, rgb("b9935a"))
    for t in (0.2, 0.45, 0.72):
        x, y = 640 + 860 * t, 1640 - 255 * t
        r.rod(((x, y), (x + 9, y - 2.7)), (18.5, 18.3), 30, rgb("8f6c3d"))
    r.rod(((560, 1664), (650, 1637)), (21, 20), 28, rgb("55301f"))
    r.rod(((505, 1681), (562, 1664)), (19, 22), 26, rgb("cbbd9e"))
    r.rod(((405, 1716), (506, 1681)), (1.5, 19), 22, rgb("221f1e"))
    r.rod(((1500, 1385), (1522, 1378)), (9, 7), 32, rgb("8a3c2a"))


def _coins(r: Relief) -> None:
    """Silver with a rim and a plain wreath, and cash with a square hole."""
    for x, y, lift in ((2350, 1395, 2), (2500, 1500, 2), (2415, 1465, 14)):
        _coin(r, x, y, 92, lift, rgb("a9a69c"))
        for angle in np.arange(0, 2 * np.pi, np.pi / 14):
            r.ball(
                (x + 58 * float(np.cos(angle)), y + 58 * float(np.sin(angle))), (7, 7), lift + 7, 4
            )
        r.ball((x, y), (34, 34), lift + 6, 7)
    for x, y, turn in ((2215, 1560, 20), (2590, 1340, 50)):
        _coin(r, x, y, 66, 2, rgb("8a6a3c"))
        place = Laid(x, y, turn)
        r.fill(place.at(box(-17, -17, 17, 17)), 0, rgb("4b3222"))
        for a, b, c, d in (
            (-22, -22, 22, -17),
            (-22, 17, 22, 22),
            (-22, -22, -17, 22),
            (17, -22, 22, 22),
        ):
            r.fill(place.at(box(a, b, c, d)), 13, rgb("93733f"))


def _coin(r: Relief, x: float, y: float, radius: float, lift: float, colour: Colour) -> None:
    r.fill(ellipse(x, y, radius, radius), lift + 12, colour)
    r.fill(ellipse(x, y, radius * 0.9, radius * 0.9), lift + 7, colour)
