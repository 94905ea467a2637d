"""A letter on ruled paper and its envelope, with made-up writing, stamps and postmark."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tools.pictures.handwriting import character
from tools.pictures.paint import (
    Colour,
    Plane,
    Points,
    blurred,
    grid,
    noise,
    polygons,
    rgb,
    strokes,
    wash,
)
from tools.pictures.relief import Relief, box, ellipse

WIDTH, HEIGHT = 2700, 1800
PAPER, ENVELOPE, RED, INK = rgb("e6dcc6"), rgb("e0d0ae"), rgb("a8402c"), rgb("262320")


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


SHEET, COVER = Laid(930, 990, -6), Laid(1815, 1090, 11)


def sheet(r: Relief) -> None:
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
        y = top
        while y < end:
            size = random.uniform(62, 78)
            marks += character(x + random.normal(0, 2), y + size / 2, size, random)
            y += size * 1.10
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


def envelope(r: Relief) -> None:
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
        y = top
        while y < end:
            marks += character(x, y + size / 2, size, random)
            y += size * 1.12
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
