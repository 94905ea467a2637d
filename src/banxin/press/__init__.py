"""Press: photos into ink, and a painted PDF into one that a printer can plate."""

from __future__ import annotations

from banxin.press.crop import PixelBox
from banxin.press.finish import finish
from banxin.press.imprint import Imprint
from banxin.press.photos import for_screen, separate
from banxin.press.plates import plates
from banxin.press.shelf import PhotoShelf, Placing
from banxin.press.slug import OutlinedLine, slug_words
from banxin.press.spots import Spot
from banxin.press.tags import NamedPhoto, colour_findings

__all__ = [
    "Imprint",
    "NamedPhoto",
    "OutlinedLine",
    "PhotoShelf",
    "PixelBox",
    "Placing",
    "Spot",
    "colour_findings",
    "finish",
    "for_screen",
    "plates",
    "separate",
    "slug_words",
]
