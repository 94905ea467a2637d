"""A gongfu tea tray: clay pot, three small cups, and steam against a dim room."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from tools.pictures import march
from tools.pictures.march import Eye, Vector
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
from tools.pictures.relief import box

WIDTH, HEIGHT = 2400, 1800
EYE = Eye((0.5, 5.6, -10.6), (0.1, 0.75, 0.15), 3.35)
TOP = 0.62
CUPS: tuple[Vector, ...] = (
    (0.55, TOP + 0.07, -1.55),
    (1.75, TOP + 0.07, -1.05),
    (1.45, TOP + 0.07, 0.15),
)
POT: Vector = (-1.05, TOP, 0.35)
LAMP = np.asarray((-5.5, 7.5, 4.2), np.float32)
CLAY, PORCELAIN, LIQUOR, TRAY, GROOVE, TIN, LABEL, SAUCER, LEAF, TABLE = range(10)
COLOURS = np.asarray(
    [
        rgb(c)
        for c in (
            "8a4a34",
            "ece6d8",
            "b5651d",
            "6f7f72",
            "39443d",
            "39504a",
            "c8a15a",
            "d9d2c0",
            "2f2a22",
            "5d3f2b",
        )
    ],
    np.float32,
)
GLOSS = np.asarray([0.22, 0.75, 0.9, 0.55, 0.2, 0.5, 0.35, 0.7, 0.15, 0.22], np.float32)


def scene(p: Plane) -> tuple[Plane, npt.NDArray[np.intp]]:
    """Distances to everything on the table, and of which stuff the nearest is."""
    parts = [
        (_pot(p), CLAY),
        (_cups(p), PORCELAIN),
        (_liquor(p), LIQUOR),
        *_tray(p),
        (march.barrel(p, (4.15, 1.05, 3.0), 0.85, 1.05, 0.08), TIN),
        (march.barrel(p, (4.15, 2.22, 3.0), 0.72, 0.16, 0.08), TIN),
        (march.barrel(p, (4.15, 1.0, 3.0), 0.86, 0.42, 0.01), LABEL),
        (march.bowl(p, (-3.62, 0.05, -2.05), 0.55, 0.95, 0.22, 0.045), SAUCER),
        (_leaves(p), LEAF),
        (p[:, 1], TABLE),
    ]
    distances = np.stack([distance for distance, _ in parts])
    stuff = np.asarray([material for _, material in parts])
    nearest = distances.argmin(axis=0)
    return np.asarray(distances.min(axis=0), np.float32), np.asarray(stuff[nearest], np.intp)


def _pot(p: Plane) -> Plane:
    x, y, z = POT
    body = march.egg(p, (x, y + 0.80, z), (1.12, 0.74, 1.12))
    body = march.melt(body, march.barrel(p, (x, y + 0.12, z), 0.72, 0.12, 0.05), 0.18)
    spout = march.stick(
        p, (x + 0.85, y + 0.62, z - 0.45), (x + 1.50, y + 1.22, z - 0.80), (0.27, 0.115)
    )
    body = march.melt(body, spout, 0.22)
    body = np.maximum(
        body,
        -march.stick(
            p, (x + 1.40, y + 1.13, z - 0.745), (x + 1.75, y + 1.45, z - 0.93), (0.075, 0.09)
        ),
    )
    handle = march.ear(p, (x - 1.12, y + 0.88, z + 0.58), (0.50, 0.52), 0.105, -0.48)
    body = march.melt(body, handle, 0.10)
    lid = march.egg(p, (x, y + 1.36, z), (0.66, 0.27, 0.66))
    lid = np.minimum(lid, march.barrel(p, (x, y + 1.37, z), 0.70, 0.05, 0.04))
    knob = march.melt(
        march.egg(p, (x, y + 1.78, z), (0.17, 0.15, 0.17)),
        march.barrel(p, (x, y + 1.62, z), 0.09, 0.1, 0.03),
        0.06,
    )
    return np.minimum(np.minimum(body, lid), knob)


def _cups(p: Plane) -> Plane:
    cups = [march.bowl(p, cup, 0.27, 0.56, 0.52, 0.028) for cup in CUPS]
    return np.asarray(np.minimum.reduce(cups), np.float32)


def _liquor(p: Plane) -> Plane:
    discs = [march.barrel(p, (x, y + 0.33, z), 0.47, 0.05, 0.01) for x, y, z in CUPS]
    return np.asarray(np.minimum.reduce(discs), np.float32)


def _tray(p: Plane) -> list[tuple[Plane, int]]:
    """The tea boat: a drum with a raised rim; its sunk lid has a ring of holes."""
    drum = march.barrel(p, (0.25, 0.33, -0.3), 3.35, 0.33, 0.10)
    sink = march.barrel(p, (0.25, 0.80, -0.3), 3.10, 0.22, 0.04)
    across = np.hypot(p[:, 0] - 0.25, p[:, 2] + 0.3)
    turn = np.arctan2(p[:, 2] + 0.3, p[:, 0] - 0.25)
    arc = (turn / (2 * np.pi) * 44) % 1 - 0.5
    holes = np.hypot(arc * across * (2 * np.pi / 44), across - 2.72) - 0.075
    pit = np.maximum(holes, np.abs(p[:, 1] - TOP) - 0.15)
    drum = np.maximum(np.maximum(drum, -sink), -pit)
    floor = march.barrel(p, (0.25, 0.25, -0.3), 3.0, 0.22, 0.02)
    return [(np.asarray(drum, np.float32), TRAY), (floor, GROOVE)]


def _leaves(p: Plane) -> Plane:
    """A little heap of twisted dry leaves on the saucer."""
    random = np.random.default_rng(3)
    near = np.hypot(p[:, 0] + 3.62, p[:, 2] + 2.05) - 1.2
    far = np.maximum(near, np.abs(p[:, 1] - 0.3) - 0.4)
    result = np.asarray(np.maximum(far, 0.05), np.float32)
    inside = np.flatnonzero(far < 0.06)
    if len(inside):
        q = p[inside]
        heap = np.full(len(q), 9.0, np.float32)
        for _ in range(54):
            a, r = random.uniform(0, 2 * np.pi), 0.55 * random.uniform(0, 1) ** 0.6
            x, z = -3.62 + r * np.cos(a), -2.05 + r * np.sin(a)
            y = 0.14 + 0.26 * (1 - r / 0.6) * random.uniform(0.4, 1)
            b, half = random.uniform(0, np.pi), random.uniform(0.10, 0.2)
            dx, dz, dy = half * np.cos(b), half * np.sin(b), random.normal(0, 0.05)
            heap = np.minimum(
                heap,
                march.stick(q, (x - dx, y - dy, z - dz), (x + dx, y + dy, z + dz), (0.036, 0.016)),
            )
        result[inside] = heap
    return result


def picture() -> Plane:
    canvas = _room()
    rays = EYE.rays(WIDTH, HEIGHT).reshape(-1, 3)
    flat = canvas.reshape(-1, 3)
    for start in range(0, len(rays), 48000):
        part = slice(start, start + 48000)
        flat[part] = _seen(rays[part], flat[part])
    canvas = flat.reshape(HEIGHT, WIDTH, 3)
    _steam(canvas)
    return canvas


def _room() -> Plane:
    """What lies behind the table: a dim wall and a latticed window, both out of focus."""
    x, _ = grid(WIDTH, HEIGHT)
    canvas = gradient([(0.0, rgb("3a4640")), (0.5, rgb("2c3733")), (1.0, rgb("1d2422"))], x / WIDTH)
    panes = [
        box(150 + 190 * i, -40 + 150 * j, 318 + 190 * i, 92 + 150 * j)
        for i in range(5)
        for j in range(2)
    ]
    light = blurred(polygons(WIDTH, HEIGHT, panes), 16)
    halo = blurred(light, 150)
    wash(canvas, rgb("f0dfb6"), 0.95 * light)
    wash(canvas, rgb("e0c892"), np.clip(0.6 * halo, 0, 1))
    return canvas


def _seen(rays: Plane, behind: Plane) -> Plane:
    far = 26.0
    travelled = march.hit(scene, EYE.place, rays, 6.0, far)
    points = np.asarray(EYE.place, np.float32) + rays * travelled[:, None]
    onto = (travelled < far - 0.01) & (points[:, 2] < 7.2)
    colour = behind.copy()
    if onto.any():
        colour[onto] = _shaded(points[onto], rays[onto])
        edge = smoothstep(6.6, 7.2, points[:, 2]) * onto
        colour += (behind - colour) * edge[:, None]
    return colour


def _shaded(points: Plane, rays: Plane) -> Plane:
    _, stuff = scene(points)
    normal = march.normals(scene, points)
    lamp = LAMP - points
    reach = np.linalg.norm(lamp, axis=1, keepdims=True)
    towards = np.asarray(lamp / reach, np.float32)
    lifted = points + normal * np.float32(0.01)
    lit = march.shadow(scene, lifted, towards, 9.0, 7.0) * np.clip((normal * towards).sum(1), 0, 1)
    fill = np.asarray((0.55, 0.5, -0.67), np.float32)
    soft = np.clip(0.5 + 0.5 * normal @ fill, 0, 1)
    sky = march.openness(scene, lifted, normal)
    albedo = _albedo(points, stuff, normal)
    warm, cool = (
        np.asarray((1.48, 1.28, 0.98), np.float32),
        np.asarray((0.45, 0.48, 0.50), np.float32),
    )
    fade = np.clip(1.35 - reach / 26, 0.3, 1.2)
    colour = albedo * (warm * (lit[:, None] * fade) + cool * (sky * (0.55 + 0.75 * soft))[:, None])
    return np.asarray(colour + _sheen(normal, rays, towards, stuff, lit, sky), np.float32)


def _sheen(
    normal: Plane, rays: Plane, towards: Plane, stuff: npt.NDArray[np.intp], lit: Plane, sky: Plane
) -> Plane:
    mirrored = rays - 2 * (rays * normal).sum(1, keepdims=True) * normal
    glint = np.clip((mirrored * towards).sum(1), 0, 1)
    gloss = GLOSS[stuff]
    grazing = (1 - np.clip(-(rays * normal).sum(1), 0, 1)) ** 4
    window = smoothstep(0.80, 0.97, glint) * 0.30 + glint**90 * 0.9
    light = gloss * (window * np.clip(lit * 3 + 0.15, 0, 1) + 0.28 * grazing * sky)
    return np.asarray(light[:, None] * np.asarray((1.0, 0.93, 0.78)), np.float32)


def _albedo(points: Plane, stuff: npt.NDArray[np.intp], normal: Plane) -> Plane:
    colour = COLOURS[stuff].copy()
    x, y, z = points.T
    table = stuff == TABLE
    grain = 0.5 + 0.5 * np.sin(
        z[table] * 9 + 2.2 * np.sin(x[table] * 0.55 + z[table] * 0.7) + 0.8 * np.sin(x[table] * 2.1)
    )
    seam = smoothstep(0.0, 0.03, np.abs((z[table] + 60) % 2.2 - 1.1))
    colour[table] *= ((0.80 + 0.26 * grain) * (0.35 + 0.65 * seam))[:, None]
    china = stuff == PORCELAIN
    height = (y[china] - CUPS[0][1]) / 0.52
    band = (np.abs(height - 0.80) < 0.035) | (np.abs(height - 0.88) < 0.014)
    outside = np.zeros(int(china.sum()), bool)
    for cx, _, cz in CUPS:
        dx, dz = x[china] - cx, z[china] - cz
        outside |= (np.hypot(dx, dz) < 0.60) & (normal[china, 0] * dx + normal[china, 2] * dz > 0)
    painted = colour[china]
    painted[band & outside] = rgb("3f5f86")
    colour[china] = painted
    liquor = stuff == LIQUOR
    edge = np.full(int(liquor.sum()), 9.0)
    for cx, _, cz in CUPS:
        edge = np.minimum(edge, np.hypot(x[liquor] - cx, z[liquor] - cz))
    colour[liquor] *= (0.80 + 0.85 * smoothstep(0.25, 0.46, edge.astype(np.float32)))[:, None]
    clay = stuff == CLAY
    speck = np.sin(x[clay] * 91 + 13 * np.sin(y[clay] * 73)) * np.sin(z[clay] * 83 + y[clay] * 57)
    colour[clay] *= (1 + 0.06 * speck)[:, None]
    return colour


def _project(point: Vector) -> tuple[float, float]:
    ahead = np.subtract(EYE.target, EYE.place)
    ahead = ahead / np.linalg.norm(ahead)
    right = np.cross((0, 1, 0), ahead)
    right = right / np.linalg.norm(right)
    up = np.cross(ahead, right)
    q = np.subtract(point, EYE.place)
    depth = float(q @ ahead)
    return (
        WIDTH / 2 + float(q @ right) / depth * EYE.zoom * HEIGHT / 2,
        HEIGHT / 2 - float(q @ up) / depth * EYE.zoom * HEIGHT / 2,
    )


def _steam(canvas: Plane) -> None:
    """Threads that rise, waver, widen and fade."""
    x, y = grid(WIDTH, HEIGHT)
    drift = noise(WIDTH, HEIGHT, (420, 520), 17, 4)
    veil = np.zeros((HEIGHT, WIDTH), np.float32)
    sources = [(*_project((cx, cy + 0.45, cz)), 620.0, 0.8) for cx, cy, cz in CUPS]
    sources.append((*_project((POT[0] + 1.55, POT[1] + 1.35, POT[2] - 0.85)), 700.0, 1.0))
    random = np.random.default_rng(8)
    for sx, sy, tall, strength in sources:
        for _ in range(5):
            rise = np.clip((sy - y) / tall, 0, 1)
            phase, sway, lean = (
                random.uniform(0, 6.3),
                random.uniform(20, 62),
                random.normal(40, 46),
            )
            centre = (
                sx
                + random.normal(0, 16)
                + lean * rise**1.4
                + sway * rise**0.8 * np.sin(phase + rise * random.uniform(4, 7.5))
                + 80 * rise * drift
            )
            wide = 5 + random.uniform(30, 66) * rise**1.1
            thread = np.exp(-(((x - centre) / wide) ** 2))
            fade = smoothstep(0.0, 0.10, rise) * (1 - rise) ** 1.5 * (sy > y)
            veil += np.float32(strength * 0.30) * (thread * fade).astype(np.float32)
    veil *= 0.75 + 0.5 * smoothstep(-0.8, 1.2, noise(WIDTH, HEIGHT, (120, 240), 18, 5))
    wash(canvas, rgb("f2ead6"), np.clip(veil, 0, 0.75))
