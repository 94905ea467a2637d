"""Flat pictures drawn onto quadrangles: how a façade turns away from the eye."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PIL import Image

from tools.pictures.paint import Plane


def paste(
    canvas: Plane,
    picture: Plane,
    cover: Plane,
    corners: Sequence[tuple[float, float]],
    cut: tuple[float | None, float | None] = (None, None),
) -> None:
    """Draw a picture onto a quadrangle (top left, then clockwise), only between ``cut``."""
    height, width = canvas.shape[:2]
    left = max(0, int(min(x for x, _ in corners)))
    top = max(0, int(min(y for _, y in corners)))
    right = min(width, int(max(x for x, _ in corners)) + 2)
    bottom = min(height, int(max(y for _, y in corners)) + 2)
    if right <= left or bottom <= top:
        return
    size = ((right - left) * 2, (bottom - top) * 2)
    local = [((x - left) * 2, (y - top) * 2) for x, y in corners]
    recipe = _recipe(local, picture.shape[1], picture.shape[0])
    planes = [picture[..., i] * cover for i in range(3)] + [cover]
    warped = []
    for plane in planes:
        image = Image.fromarray(np.ascontiguousarray(plane, np.float32))
        image = image.transform(
            size, Image.Transform.PERSPECTIVE, recipe, Image.Resampling.BILINEAR
        )
        warped.append(np.asarray(image.reduce(2), np.float32))
    colour, alpha = np.stack(warped[:3], axis=-1), np.clip(warped[3], 0, 1)
    columns = np.arange(left, right) + 0.5
    keep = np.ones(right - left, np.float32)
    if cut[0] is not None:
        keep *= np.clip(columns - cut[0] + 0.5, 0, 1)
    if cut[1] is not None:
        keep *= np.clip(cut[1] - columns + 0.5, 0, 1)
    area = canvas[top:bottom, left:right]
    area *= 1 - (alpha * keep)[..., None]
    area += colour * keep[None, :, None]


def _recipe(corners: Sequence[tuple[float, float]], width: int, height: int) -> list[float]:
    """Pillow's eight numbers: from a place in the picture back to the place on the face."""
    rows, goals = [], []
    for (x, y), (u, v) in zip(
        corners, ((0, 0), (width, 0), (width, height), (0, height)), strict=True
    ):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        goals += [u, v]
    return [float(n) for n in np.linalg.solve(np.asarray(rows, float), np.asarray(goals, float))]
