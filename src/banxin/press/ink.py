"""Ink: the four inks added up stay under what the paper can carry."""

from __future__ import annotations

from PIL import Image, ImageChops, ImageMath

_FULL = 255


def is_under(image: Image.Image, limit_percent: float) -> bool:
    """True where no pixel of a CMYK picture carries more than ``limit_percent`` of ink."""
    most = limit_percent * _FULL / 100
    cyan, magenta, yellow, black = image.split()
    # Halving twice keeps sums in a byte and loses less than 4 of 1020 levels: a tenth of the
    # cost of exact sums, and enough for all but the darkest pictures.
    mean = ImageChops.add(
        ImageChops.add(cyan, magenta, scale=2), ImageChops.add(yellow, black, scale=2), scale=2
    )
    if 4 * _highest(mean) + 4 <= most:
        return True
    total = ImageMath.lambda_eval(
        lambda ink: ink["c"] + ink["m"] + ink["y"] + ink["k"],
        c=cyan, m=magenta, y=yellow, k=black,
    )  # fmt: skip
    return _highest(total) <= most


def _highest(plane: Image.Image) -> float:
    return float(str(plane.getextrema()[1]))


def limited(image: Image.Image, limit_percent: float) -> Image.Image:
    """The picture with C, M and Y scaled down together wherever the four exceed the limit.

    Their ratio stays, so the hue stays; black stays, so the drawing stays. Within half
    a level a channel, that is 0.6 % in all.
    """
    room = int(limit_percent * _FULL / 100)
    cyan, magenta, yellow, black = image.split()
    share = ImageMath.lambda_eval(
        lambda ink: ink["convert"](
            ink["min"](
                (room - ink["k"]) * _FULL / ink["max"](ink["c"] + ink["m"] + ink["y"], 1), _FULL
            ),
            "L",
        ),
        c=cyan, m=magenta, y=yellow, k=black,
    )  # fmt: skip
    scaled = (ImageChops.multiply(ink, share) for ink in (cyan, magenta, yellow))
    return Image.merge("CMYK", (*scaled, black))
