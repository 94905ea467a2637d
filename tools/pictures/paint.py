"""What every picture is painted with: soft masks, clouds of noise, washes, and the varnish.

A picture is an array (height, width, 3) of float32, 0 black to 1 white, in display values: gouache
is mixed by eye, so nothing here is linear light. Coordinates are pixels, x right, y down.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

Plane: TypeAlias = npt.NDArray[np.float32]
Floats: TypeAlias = npt.NDArray[np.floating[Any]]
Points: TypeAlias = Sequence[tuple[float, float]]
Colour: TypeAlias = tuple[float, float, float]

OVERSAMPLING = 3


def rgb(code: str) -> Colour:
    """A colour from its six hexadecimal digits."""
    red, green, blue = (int(code[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return red, green, blue


def sheet(width: int, height: int, colour: Colour) -> Plane:
    return np.full((height, width, 3), colour, np.float32)


def resized(plane: Plane, width: int, height: int) -> Plane:
    """A single plane at another size, bicubic."""
    image = Image.fromarray(np.ascontiguousarray(plane, np.float32))
    return np.asarray(image.resize((width, height), Image.Resampling.BICUBIC), np.float32)


def noise(width: int, height: int, cell: tuple[float, float], seed: int, octaves: int = 4) -> Plane:
    """Cloudy noise about 0, mostly within 1; ``cell``: width and height of the largest blob."""
    total = np.zeros((height, width), np.float32)
    random = np.random.default_rng(seed)
    strength = 1.0
    for octave in range(octaves):
        columns = max(2, round(width / cell[0] * 2**octave) + 2)
        rows = max(2, round(height / cell[1] * 2**octave) + 2)
        if columns > width or rows > height:
            break
        grid = random.standard_normal((rows, columns)).astype(np.float32)
        total += strength * resized(grid, width, height)
        strength *= 0.5
    return total / np.float32(1.2)


def blurred(plane: Plane, radius: float) -> Plane:
    """Three box blurs, which is a Gaussian near enough; edges repeat outwards."""
    size = max(1, round(radius))
    result = plane
    for axis in (0, 1):
        for _ in range(3):
            result = _box_blurred(result, size, axis)
    return result


def _box_blurred(plane: Plane, size: int, axis: int) -> Plane:
    pad = [(0, 0)] * plane.ndim
    pad[axis] = (size + 1, size)
    sums = np.cumsum(np.pad(plane, pad, mode="edge"), axis=axis, dtype=np.float64)
    ahead = np.take(sums, range(2 * size + 1, sums.shape[axis]), axis=axis)
    behind = np.take(sums, range(sums.shape[axis] - 2 * size - 1), axis=axis)
    return ((ahead - behind) / (2 * size + 1)).astype(np.float32)


def polygons(width: int, height: int, shapes: Iterable[Points]) -> Plane:
    """Coverage of filled polygons, 0 to 1, smooth at the edges."""
    scale = OVERSAMPLING
    image = Image.new("L", (width * scale, height * scale))
    draw = ImageDraw.Draw(image)
    for shape in shapes:
        draw.polygon([(x * scale, y * scale) for x, y in shape], fill=255)
    return np.asarray(image.reduce(scale), np.float32) / np.float32(255)


def strokes(width: int, height: int, lines: Iterable[tuple[Points, float]]) -> Plane:
    """Coverage of polylines, each with its own thickness in pixels."""
    scale = OVERSAMPLING
    image = Image.new("L", (width * scale, height * scale))
    draw = ImageDraw.Draw(image)
    for line, thickness in lines:
        points = [(x * scale, y * scale) for x, y in line]
        draw.line(points, fill=255, width=max(1, round(thickness * scale)), joint="curve")
    return np.asarray(image.reduce(scale), np.float32) / np.float32(255)


def wash(picture: Plane, colour: Colour | Plane, cover: Plane | float) -> None:
    """Lay a colour (or a picture of the same size) over, as densely as ``cover`` says."""
    amount = cover[..., None] if isinstance(cover, np.ndarray) else np.float32(cover)
    picture += (np.asarray(colour, np.float32) - picture) * amount


def gradient(stops: Sequence[tuple[float, Colour]], position: Floats) -> Plane:
    """Colours for positions, between the given stops."""
    places = [place for place, _ in stops]
    bands = [np.interp(position, places, [colour[i] for _, colour in stops]) for i in range(3)]
    return np.stack(bands, axis=-1).astype(np.float32)


def smoothstep(low: float, high: float, value: Floats) -> Plane:
    share = np.clip((value - low) / (high - low), 0, 1)
    return np.asarray(share * share * (3 - 2 * share), np.float32)


def grid(width: int, height: int) -> tuple[Plane, Plane]:
    """Column and row of every pixel's centre."""
    x, y = np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5)
    return x.astype(np.float32), y.astype(np.float32)


def brushed(picture: Plane, radius: int) -> Plane:
    """Kuwahara's filter: of four neighbouring squares each pixel takes the calmest one's colour.

    Source: Kuwahara et al. 1976. It leaves edges and turns smooth shading into strokes of gouache.
    """
    grey = picture.mean(axis=2)
    mean = _box_blurred(_box_blurred(picture, radius, 0), radius, 1)
    square = _box_blurred(_box_blurred(grey * grey, radius, 0), radius, 1)
    spread = square - mean.mean(axis=2) ** 2
    best = np.full(grey.shape, np.inf, np.float32)
    result = picture.copy()
    for down in (-radius, radius):
        for right in (-radius, radius):
            rival = _shifted(spread, right, down)
            calmer = rival < best
            best = np.where(calmer, rival, best)
            result = np.where(calmer[..., None], _shifted(mean, right, down), result)
    return result


def _shifted(plane: Plane, right: int, down: int) -> Plane:
    pad = [(abs(down), abs(down)), (abs(right), abs(right))] + [(0, 0)] * (plane.ndim - 2)
    wide = np.pad(plane, pad, mode="edge")
    height, width = plane.shape[:2]
    top, left = abs(down) + down, abs(right) + right
    return np.asarray(wide[top : top + height, left : left + width], np.float32)


def varnished(picture: Plane, seed: int, stroke: int = 3, vignette: float = 0.10) -> Plane:
    """The picture as gouache on rough paper: strokes, grain, tooth, and slightly darker corners."""
    height, width = picture.shape[:2]
    painted = 0.65 * brushed(picture, stroke) + 0.35 * picture
    tooth = noise(width, height, (7, 7), seed, 2)
    fibre = noise(width, height, (90, 40), seed + 1, 5)
    grain = np.random.default_rng(seed + 2).standard_normal((height, width)).astype(np.float32)
    texture = 0.012 * tooth + 0.008 * fibre + 0.014 * blurred(grain, 1) * 3
    x, y = grid(width, height)
    far = ((x / width - 0.5) ** 2 + (y / height - 0.5) ** 2) * 2
    opened = np.clip(painted, 0, 1) ** np.float32(0.92)
    lit = opened * (1 - vignette * far[..., None] * 1.6) + texture[..., None]
    return np.asarray(np.clip(lit, 0, 1), np.float32)


def jpeg_ready(picture: Plane) -> Image.Image:
    return Image.fromarray((np.clip(picture, 0, 1) * 255 + 0.5).astype(np.uint8))
