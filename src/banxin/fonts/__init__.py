"""The faces: where they come from, what they hold, how they are prepared for one issue."""

from __future__ import annotations

from banxin.fonts.catalogue import Catalogue, load_catalogue
from banxin.fonts.coverage import MissingCharacter, missing_characters
from banxin.fonts.fetch import absence, fetch
from banxin.fonts.fontset import FEATURES, FontSet, PreparedFace
from banxin.fonts.model import Face, Licence
from banxin.fonts.outlines import Outlines, outlines
from banxin.fonts.prepare import prepare
from banxin.fonts.probe import probe

__all__ = [
    "FEATURES",
    "Catalogue",
    "Face",
    "FontSet",
    "Licence",
    "MissingCharacter",
    "Outlines",
    "PreparedFace",
    "absence",
    "fetch",
    "load_catalogue",
    "missing_characters",
    "outlines",
    "prepare",
    "probe",
]
