"""Whether paint that reaches the trim goes on to the edge of the bleed (图要伸到出血线)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PIL import Image

from banxin.measure import Length
from banxin.preflight.exposure import FULL, Exposure
from banxin.preflight.plate_facts import ShortEdge

# Less than this is the white of a photo, or a trace of rounding.
_PAINT = 0.03 * FULL
# Shorter stretches are the ends of rules, and light places in photos.
_STRETCH_LEAST = Length.mm(5)
_RUN = re.compile(b"\xff+")


def short_edges(exposure: Exposure) -> Iterator[ShortEdge]:
    """The stretches of each side where the knife, should it wander, would leave white."""
    trim, sheet = exposure.trim, exposure.sheet
    if trim is None or exposure.turned:
        return
    paint = exposure.where(lambda ink: ink > _PAINT)
    bleeds = {
        "top": sheet.top - trim.top,
        "bottom": trim.bottom - sheet.bottom,
        "left": trim.left - sheet.left,
        "right": sheet.right - trim.right,
    }
    margins = {side: exposure.pixels(bleed) for side, bleed in bleeds.items()}
    for side, bleed in margins.items():
        # Two pixels at the least: one inside the sheet's edge is looked at, for its rounding.
        if bleed > 1:
            yield from _along(side, paint, margins, exposure)


def _along(
    side: str, paint: Image.Image, margins: dict[str, int], exposure: Exposure
) -> Iterator[ShortEdge]:
    """One side: the line of pixels just inside the trim against the one at the bleed's edge."""
    upright = _TURNS[side]
    turned = paint.transpose(upright) if upright is not None else paint
    bleed = margins[side]
    if turned.height <= bleed + 1:
        return
    before, after = (margins[other] for other in _ENDS[side])
    line = (before, turned.width - after)
    inside = _row(turned, bleed + 1, line)
    outside = _row(turned, 1, line)
    short = bytes(
        255 if here and not there else 0 for here, there in zip(inside, outside, strict=True)
    )
    least = exposure.pixels(_STRETCH_LEAST)
    for run in _RUN.finditer(short):
        if run.end() - run.start() >= least:
            start, end = run.start() + before, run.end() + before
            box = exposure.box(*_corners(side, start, end, bleed, paint.size))
            if box is not None:
                yield ShortEdge(side, box)


# How each side is laid on top, keeping the order along it from left to right or top to bottom.
_TURNS: dict[str, Image.Transpose | None] = {
    "top": None,
    "bottom": Image.Transpose.FLIP_TOP_BOTTOM,
    "left": Image.Transpose.TRANSPOSE,
    "right": Image.Transpose.ROTATE_90,
}
_ENDS = {
    "top": ("left", "right"),
    "bottom": ("left", "right"),
    "left": ("top", "bottom"),
    "right": ("top", "bottom"),
}


def _row(picture: Image.Image, row: int, line: tuple[int, int]) -> bytes:
    return picture.crop((line[0], row, line[1], row + 1)).tobytes()


def _corners(
    side: str, start: int, end: int, bleed: int, size: tuple[int, int]
) -> tuple[int, int, int, int]:
    width, height = size
    match side:
        case "top":
            return start, 0, end, bleed
        case "bottom":
            return start, height - bleed, end, height
        case "left":
            return 0, start, bleed, end
        case _:
            return width - bleed, start, width, end
