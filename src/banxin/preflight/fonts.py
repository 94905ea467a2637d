"""Fonts as a PDF carries them (ISO 32000-2:2020, 9.6 to 9.9)."""

from __future__ import annotations

import re

import pikepdf
from pikepdf import Dictionary, Name

from banxin.preflight.facts import Font

_SUBSET = re.compile(r"^[A-Z]{6}\+")  # ISO 32000-2:2020, 9.9.2
_PROGRAMS = (Name.FontFile, Name.FontFile2, Name.FontFile3)


def font_of(font: pikepdf.Object) -> Font:
    """Reads one font dictionary; a Type 3 font carries its glyphs and so counts as embedded."""
    kind = str(font.get(Name.Subtype, "?")).removeprefix("/")
    name = str(font.get(Name.BaseFont, font.get(Name.Name, "?"))).removeprefix("/")
    return Font(
        name=name,
        kind=kind,
        embedded=kind == "Type3" or _has_program(font),
        subset=kind == "Type3" or bool(_SUBSET.match(name)),
        to_unicode=isinstance(font.get(Name.ToUnicode), pikepdf.Stream),
    )


def _has_program(font: pikepdf.Object) -> bool:
    inner = font[Name.DescendantFonts][0] if Name.DescendantFonts in font else font
    descriptor = inner.get(Name.FontDescriptor, Dictionary())
    return any(isinstance(descriptor.get(key), pikepdf.Stream) for key in _PROGRAMS)
