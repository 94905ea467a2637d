"""Ink stays under the limit in every pixel of the decoded JPEG, for pictures made to break it."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image, ImageDraw
from tests.tickets import changed

from banxin.measure import Length
from banxin.press import PixelBox, separate
from banxin.ticket import Ticket

SIDE = 128
INCH = Length.mm(25.4)
DOWN, ACROSS = np.mgrid[0:SIDE, 0:SIDE]
SOLID = (255, 255, 255, 255)
Levels = npt.NDArray[np.float64]


def inks(levels: npt.NDArray[np.generic]) -> Image.Image:
    return Image.frombytes("CMYK", (SIDE, SIDE), levels.astype(np.uint8).tobytes())


def board(square: int, on: tuple[int, ...], off: tuple[int, ...] = (0, 0, 0, 0)) -> Image.Image:
    where = ((ACROSS // square + DOWN // square) % 2)[..., None]
    return inks(np.where(where, on, off))


def noise(mode: str, levels: int) -> Image.Image:
    chance = np.random.default_rng(240)
    shape = (SIDE, SIDE, len(mode))
    step = 255 // (levels - 1)
    found = (chance.integers(0, levels, shape) * step).astype(np.uint8)
    return Image.frombytes(mode, (SIDE, SIDE), found.tobytes())


def drawing() -> Image.Image:
    """Line art in black and navy, a pixel and two wide."""
    image = Image.new("RGB", (SIDE, SIDE), "white")
    draw = ImageDraw.Draw(image)
    for at in range(0, SIDE, 5):
        draw.line((0, at, SIDE, SIDE - at), fill="black", width=1 + at % 2)
        draw.line((at, 0, SIDE - at, SIDE), fill=(0, 0, 60))
    return image


def patches() -> Image.Image:
    """Black, navy and the deepest of every hue, on white and on each other."""
    image = Image.new("RGB", (SIDE, SIDE), "white")
    draw = ImageDraw.Draw(image)
    deep = [(0, 0, 0), (0, 0, 40), (0, 0, 96), (40, 0, 0), (0, 40, 0), (30, 0, 40), (8, 8, 8)]
    for number, colour in enumerate(deep * 7):
        left, top = number % 7 * 18 + 1, number // 7 * 18 + 1
        draw.rectangle((left, top, left + 12 + number % 5, top + 12), fill=colour)
    return image


HOSTILE: dict[str, Callable[[], Image.Image]] = {
    "noise, sRGB": lambda: noise("RGB", 256),
    "noise of two levels, sRGB": lambda: noise("RGB", 2),
    "noise, separated": lambda: noise("CMYK", 256),
    "noise of two levels, separated": lambda: noise("CMYK", 2),
    "line art": drawing,
    "deep patches": patches,
    "holes in a solid": lambda: inks(
        np.where(((ACROSS % 8 == 3) & (DOWN % 8 == 3))[..., None], 0, SOLID)
    ),
    **{
        f"a board of {n}, {name}": lambda n=n, on=on, off=off: board(n, on, off)  # type: ignore[misc]
        for n in (1, 2, 3, 5, 8)
        for name, on, off in (
            ("C+M+Y", (255, 255, 255, 0), (0, 0, 0, 0)),
            ("all inks", SOLID, (0, 0, 0, 0)),
            ("C+M+Y on K", (255, 255, 255, 0), (0, 0, 0, 255)),
            ("C+K on M+Y", (255, 0, 0, 255), (0, 255, 255, 0)),
        )
    },
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
@pytest.mark.parametrize("limit", [200, 240, 300, 320])
def test_no_pixel_is_over_the_limit(
    name: str, limit: int, newsprint: Ticket, tmp_path: Path
) -> None:
    path = tmp_path / "hostile.tif"
    HOSTILE[name]().save(path)
    ticket = changed(newsprint, ink={"limit_percent": limit})
    jpeg = separate(path, PixelBox(0, 0, SIDE, SIDE), INCH, INCH, ticket)
    with Image.open(BytesIO(jpeg)) as printed:
        assert printed.size == (SIDE, SIDE)
        levels = np.asarray(printed).astype(int)
    assert levels.sum(axis=2).max() <= limit * 255 / 100


def test_without_the_margins_the_limit_would_be_broken(newsprint: Ticket) -> None:
    # The pictures above are hostile in fact: limited exactly and saved, they go over.
    from banxin.press.ink import is_under, limited  # noqa: PLC0415

    for name in ("noise of two levels, separated", "holes in a solid", "a board of 3, all inks"):
        exact = limited(HOSTILE[name](), newsprint.ink.limit_percent)
        assert is_under(exact, newsprint.ink.limit_percent)
        out = BytesIO()
        exact.save(out, "JPEG", quality=92, subsampling=0)
        with Image.open(out) as printed:
            assert not is_under(printed, newsprint.ink.limit_percent)
