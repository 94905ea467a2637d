"""A desk from above: a letter home, its envelope, an abacus, brush, ink stone and coins by lamplight."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tools.pictures.paint import (
    Colour,
    Plane,
    Points,
    blurred,
    grid,
    noise,
    polygons,
    rgb,
    smoothstep,
    strokes,
    wash,
)
from tools.pictures.handwriting import character
from tools.pictures.relief import Relief, Sun, box, ellipse

WIDTH, HEIGHT = 2700, 1800
PAPER, ENVELOPE, RED, INK = rgb("e6dcc6"), rgb("e0d0ae"), rgb("a8402c"), rgb("262320")
WOOD, DARK_WOOD = rgb("6f4f3a"), rgb("4a2f20")


@dataclass(frozen=True, slots=True)
class Laid:
    """Something laid on the desk at an angle; its own coordinates start at its centre."""

    x: float
    y: float
    degrees: float

    def at(self, points: Points) -> list[tuple[float, float]]:
        turn = np.radians(self.degrees)
        c, s = float(np.cos(turn)), float(np.sin(turn))
        return [(self.x + c * u - s * v, self.y + s * u + c * v) for u, v in points]

    def own(self) -> tuple[Plane, Plane]:
        """Its own coordinates for every pixel of the picture."""
        turn = np.radians(self.degrees)
        c, s = float(np.cos(turn)), float(np.sin(turn))
        x, y = grid(WIDTH, HEIGHT)
        return c * (x - self.x) + s * (y - self.y), -s * (x - self.x) + c * (y - self.y)


SHEET, COVER, ABACUS = Laid(930, 990, -6), Laid(1815, 1090, 11), Laid(2130, 96, 2)


def picture() -> Plane:
    relief = _desk()
    _ink_stone(relief)
    _abacus(relief)
    _sheet(relief)
    _envelope(relief)
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


def _sheet(r: Relief) -> None:
    half_w, half_h = 555.0, 640.0
    u, v = SHEET.own()
    fold = np.abs(((u + half_w) / (2 * half_w) * 4) % 2 - 1)
    curl = np.clip(np.abs(v) / half_h - 0.80, 0, 1) ** 2 * 260 + 26 * np.clip(
        -u / half_w - 0.7, 0, 1
    )
    wave = noise(WIDTH, HEIGHT, (500, 500), 4, 4)
    _lay(r, SHEET, half_w, half_h, 7 + 15 * fold + curl + 3.0 * wave, PAPER)
    for i in range(9):
        x = -half_w + 70 + i * (2 * half_w - 140) / 8
        r.fill(SHEET.at(box(x - 1.6, -half_h + 110, x + 1.6, half_h - 110)), None, rgb("c07a60"))
    for y in (-half_h + 110, half_h - 110):
        r.fill(SHEET.at(box(-half_w + 70, y - 2.6, half_w - 70, y + 2.6)), None, rgb("b86850"))
    random = np.random.default_rng(12)
    marks: list[Points] = []
    pitch = (2 * half_w - 140) / 8
    for column in range(8):
        x = half_w - 70 - (column + 0.5) * pitch
        top = -half_h + (
            150 if column not in {0, 1, 7} else (150, 220, 560)[(0, 1, 7).index(column)]
        )
        end = half_h - (150 if column not in {0, 3, 7} else 480)
        while top < end:
            size = random.uniform(62, 78)
            marks += character(x + random.normal(0, 2), top + size / 2, size, random)
            top += size * 1.10
    _write(r, SHEET, marks, 0.9)


def _lay(
    r: Relief, place: Laid, half_w: float, half_h: float, height: Plane, colour: Colour
) -> None:
    """Lay a sheet of paper: what lies under it shows as a slight rise."""
    cover = polygons(WIDTH, HEIGHT, [place.at(_deckle(half_w, half_h))])
    under = blurred(r.z, 14)
    r.z += (np.maximum(under, 0) + height - r.z) * cover
    fibres = noise(WIDTH, HEIGHT, (46, 46), round(half_w), 4)
    stains = noise(WIDTH, HEIGHT, (620, 620), round(half_h), 5)
    tone = np.asarray(colour, np.float32) * (1 + 0.02 * fibres + 0.05 * stains)[..., None]
    wash(r.colour, tone.astype(np.float32), cover)


def _deckle(half_w: float, half_h: float) -> Points:
    random = np.random.default_rng(round(half_w + half_h))
    points = []
    for (x0, y0), (x1, y1) in (
        ((-1, -1), (1, -1)),
        ((1, -1), (1, 1)),
        ((1, 1), (-1, 1)),
        ((-1, 1), (-1, -1)),
    ):
        for t in np.linspace(0, 1, 60, endpoint=False):
            bump = random.normal(0, 0.7)
            points.append(
                (
                    half_w * (x0 + (x1 - x0) * float(t)) + bump,
                    half_h * (y0 + (y1 - y0) * float(t)) + bump,
                )
            )
    return points


def _write(r: Relief, place: Laid, marks: list[Points], strength: float) -> None:
    cover = polygons(WIDTH, HEIGHT, [place.at(mark) for mark in marks])
    dry = 0.82 + 0.18 * noise(WIDTH, HEIGHT, (26, 60), 88, 3)
    wash(r.colour, INK, np.clip(cover * dry * strength, 0, 1).astype(np.float32))


def _envelope(r: Relief) -> None:
    half_w, half_h = 300.0, 610.0
    u, v = COVER.own()
    bulge = 14 * np.clip(1 - (u / half_w) ** 2, 0, 1) * np.clip(1 - (v / half_h) ** 4, 0, 1)
    _lay(
        r,
        COVER,
        half_w,
        half_h,
        16 + bulge + 2.5 * noise(WIDTH, HEIGHT, (380, 380), 6, 4),
        ENVELOPE,
    )
    r.lift(
        COVER.at(
            [
                (-half_w, -half_h + 62),
                (half_w, -half_h + 62),
                (half_w, -half_h + 66),
                (-half_w, -half_h + 66),
            ]
        ),
        -3,
    )
    r.fill(COVER.at(box(-92, -470, 92, 560)), None, RED)
    r.fill(COVER.at(box(-78, -456, 78, 546)), None, rgb("e6d0aa"))
    r.fill(COVER.at(box(-70, -448, 70, 538)), None, rgb("b4503a"))
    r.colour += 0.03 * noise(WIDTH, HEIGHT, (60, 60), 9, 3)[..., None]
    random = np.random.default_rng(34)
    marks: list[Points] = []
    for x, top, end, size in (
        (0.0, -400.0, 440.0, 104.0),
        (195.0, -300.0, 330.0, 66.0),
        (-195.0, 40.0, 520.0, 66.0),
    ):
        while top < end:
            marks += character(x, top + size / 2, size, random)
            top += size * 1.12
    _write(r, COVER, marks, 0.95)
    for x, y, code, kind in ((-196.0, -470.0, "3f6b5c", 0), (-196.0, -300.0, "9c4a35", 1)):
        _stamp(r, x, y, rgb(code), kind)
    _postmark(r, -130.0, -380.0)


def _stamp(r: Relief, x: float, y: float, colour: Colour, kind: int) -> None:
    """A made-up stamp: a sail or a palm in a frame, no country, no value."""
    wide, high = 68.0, 80.0
    edge: list[tuple[float, float]] = []
    for (x0, y0), (x1, y1), count in (
        ((-wide, -high), (wide, -high), 11),
        ((wide, -high), (wide, high), 13),
        ((wide, high), (-wide, high), 11),
        ((-wide, high), (-wide, -high), 13),
    ):
        for i in range(count * 4):
            t = i / (count * 4)
            bite = 4.5 * max(0.0, float(np.sin(2 * np.pi * t * count)))
            nx, ny = (y1 - y0), (x0 - x1)
            length = float(np.hypot(nx, ny))
            edge.append(
                (
                    x + x0 + (x1 - x0) * t - nx / length * -bite * -1,
                    y + y0 + (y1 - y0) * t - ny / length * bite,
                )
            )
    r.lift(COVER.at(edge), 2.5, rgb("eee3c8"))
    r.fill(COVER.at(box(x - 56, y - 68, x + 56, y + 68)), None, colour)
    r.fill(COVER.at(box(x - 49, y - 61, x + 49, y + 61)), None, rgb("e6d9b8"))
    r.fill(COVER.at(box(x - 46, y - 58, x + 46, y + 58)), None, colour)
    light = rgb("e9dcba")
    if kind == 0:
        r.fill(
            COVER.at([(x - 34, y + 24), (x + 36, y + 24), (x + 24, y + 42), (x - 24, y + 42)]),
            None,
            light,
        )
        for shift, tall in ((-18, 48), (8, 66)):
            r.fill(
                COVER.at(
                    [
                        (x + shift, y + 18),
                        (x + shift - 3, y - tall + 20),
                        (x + shift + 24, y - tall + 34),
                        (x + shift + 20, y + 16),
                    ]
                ),
                None,
                light,
            )
    else:
        r.fill(COVER.at(ellipse(x + 16, y - 22, 18, 18)), None, light)
        r.fill(
            COVER.at([(x - 22, y + 46), (x - 12, y + 46), (x - 10, y - 12), (x - 15, y - 12)]),
            None,
            light,
        )
        for angle in (-2.8, -2.2, -1.5, -0.8, -0.2, 0.4, 2.8):
            tip = (x - 12 + 36 * float(np.cos(angle)), y - 12 + 26 * float(np.sin(angle)))
            r.fill(COVER.at([(x - 14, y - 15), tip, (x - 10, y - 8)]), None, light)
    for i in range(5):
        r.fill(
            COVER.at(box(x - 44, y + 46 + i * 2.4 - 1, x + 44, y + 47 + i * 2.4 - 1)), None, light
        )


def _postmark(r: Relief, x: float, y: float) -> None:
    rings = [
        (COVER.at([*ellipse(x, y, radius, radius), ellipse(x, y, radius, radius)[0]]), 4.0)
        for radius in (84.0, 58.0)
    ]
    waves = []
    for i in range(5):
        points = [
            (x + 90 + t * 2.4, y - 44 + i * 22 + 6 * float(np.sin(t / 7))) for t in range(0, 90, 2)
        ]
        waves.append((COVER.at(points), 3.4))
    bars = [(COVER.at([(x - 50, y + d), (x + 50, y + d)]), 3.0) for d in (-12.0, 12.0)]
    worn = np.clip(0.62 + 0.3 * noise(WIDTH, HEIGHT, (50, 50), 23, 4), 0, 0.9)
    wash(r.colour, rgb("3a3632"), strokes(WIDTH, HEIGHT, [*rings, *waves, *bars]) * worn)


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
    r.ball(px, py, rx, ry, 24, 36, rgb("8a4f30"))
    r.ball(px, py, rx * 0.30, ry * 0.92, 48, 12, rgb("93583a"))


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
        for angle in np.radians(np.linspace(start, start + 90, 12)):
            points.append((cx + corner * float(np.cos(angle)), cy + corner * float(np.sin(angle))))
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
            r.ball(x + 58 * float(np.cos(angle)), y + 58 * float(np.sin(angle)), 7, 7, lift + 7, 4)
        r.ball(x, y, 34, 34, lift + 6, 7)
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
