"""Press: photos into ink, and a painted PDF into one that a printer can plate."""

from __future__ import annotations

from banxin.press.archive import Attached, archive
from banxin.press.crop import PixelBox
from banxin.press.finish import finish
from banxin.press.imposition import Imposed, ImpositionJob, impose
from banxin.press.imposition_order import Form, PrintedSheet, Scheme
from banxin.press.imprint import Imprint
from banxin.press.photos import for_screen, separate
from banxin.press.plates import plates
from banxin.press.screen import for_readers, readable
from banxin.press.shelf import PhotoShelf, Placing
from banxin.press.slug import OutlinedLine, slug_words
from banxin.press.source_files import attached_source
from banxin.press.spots import Spot
from banxin.press.tags import NamedPhoto, colour_findings

__all__ = [
    "Attached",
    "Form",
    "Imposed",
    "ImpositionJob",
    "Imprint",
    "NamedPhoto",
    "OutlinedLine",
    "PhotoShelf",
    "PixelBox",
    "Placing",
    "PrintedSheet",
    "Scheme",
    "Spot",
    "archive",
    "attached_source",
    "colour_findings",
    "finish",
    "for_readers",
    "for_screen",
    "impose",
    "plates",
    "readable",
    "separate",
    "slug_words",
]
