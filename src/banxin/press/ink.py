"""Ink: the four inks added up stay under what the paper can carry."""

from __future__ import annotations

from PIL import Image, ImageChops, ImageMath

_FULL = 255


def peak_percent(image: Image.Image) -> float:
    """The most ink at any pixel of a CMYK picture, in percent of one solid ink."""
    cyan, magenta, yellow, black = image.split()
    total = ImageMath.lambda_eval(
        lambda ink: ink["c"] + ink["m"] + ink["y"] + ink["k"],
        c=cyan, m=magenta, y=yellow, k=black,
    )  # fmt: skip
    return float(total.getextrema()[1]) * 100 / _FULL


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
