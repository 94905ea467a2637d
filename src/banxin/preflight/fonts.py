"""Fonts as a PDF carries them (ISO 32000-2:2020, 9.6 to 9.9): codes become glyphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Protocol

import pikepdf
from pikepdf import Dictionary, Name

from banxin.preflight.cmaps import CMap, read_cmap
from banxin.preflight.composite import CompositeCodes
from banxin.preflight.encodings import glyph_names, text_of
from banxin.preflight.geometry import Frame
from banxin.preflight.painted import Font, FontProgram, Glyph

_SUBSET = re.compile(r"^[A-Z]{6}\+")  # ISO 32000-2:2020, 9.9.2
_PROGRAMS = ("FontFile", "FontFile2", "FontFile3")

# Below the baseline, where the font does not say or says nonsense: that of CJK faces.
_FLOOR = -0.12
_FLOOR_DEEPEST = -0.5
_SPACE = 32
_THOUSAND = 1000


class Codes(Protocol):
    """How a kind of font takes strings apart; each glyph is made once."""

    def glyphs(self, string: bytes) -> Iterator[Glyph]: ...


class FontReader:
    """A font while a page is run.

    Attributes:
        fact: What rules see of it.
        floor: Where a character's box begins, in ems from the baseline.
        drawn: The glyph procedures of a Type 3 font by code, else empty.
        drawn_in: FontMatrix of a Type 3 font.
        resources: Its own, for Type 3.
    """

    def __init__(self, font: pikepdf.Object) -> None:
        descriptor = _inner(font).get(Name.FontDescriptor, Dictionary())
        kind = _word(font.get(Name.Subtype, "?"))
        mapped = _stream_cmap(font.get(Name.ToUnicode))
        self.is_composite = kind == "Type0"
        self.drawn: Mapping[int, pikepdf.Object] = {}
        self.drawn_in: Frame = (0.001, 0.0, 0.0, 0.001, 0.0, 0.0)
        self.resources: pikepdf.Object | None = None
        self._codes: Codes
        vertical = False
        if self.is_composite:
            composite = CompositeCodes(font, mapped)
            vertical = composite.vertical
            self._codes = composite
        else:
            names = glyph_names(font)
            if kind == "Type3":
                self._draw(font, names)
            self._codes = _SimpleCodes(font, names, mapped, self.drawn_in[0])
        self.fact = _fact(font, kind, descriptor, vertical)
        self.floor = _floor(descriptor)

    def glyphs(self, string: bytes) -> Iterator[Glyph]:
        return self._codes.glyphs(string)

    def is_space(self, glyph: Glyph) -> bool:
        """Whether word spacing goes to it: the single-byte code 32 alone (9.3.3)."""
        return glyph.code == _SPACE and not self.is_composite

    def _draw(self, font: pikepdf.Object, names: Mapping[int, str]) -> None:
        self.drawn_in = _six(font.FontMatrix)
        self.resources = font.get(Name.Resources)
        procedures = font.get(Name.CharProcs, Dictionary())
        self.drawn = {
            code: procedures["/" + name] for code, name in names.items() if "/" + name in procedures
        }


class _SimpleCodes:
    """One byte a character; widths and names stand in the font dictionary."""

    def __init__(
        self,
        font: pikepdf.Object,
        names: Mapping[int, str],
        mapped: CMap | None,
        unit: float,
    ) -> None:
        self._names, self._mapped = names, mapped
        self._first = int(font.get(Name.FirstChar, 0))
        scale = unit * _THOUSAND if font.get(Name.Subtype) == Name.Type3 else 1.0
        self._widths = [float(each) * scale for each in font.get(Name.Widths, ())]
        descriptor = font.get(Name.FontDescriptor, Dictionary())
        self._missing = _missing_width(font, descriptor)
        self._made: dict[int, Glyph] = {}

    def glyphs(self, string: bytes) -> Iterator[Glyph]:
        for code in string:
            glyph = self._made.get(code)
            if glyph is None:
                glyph = self._made[code] = self._make(code)
            yield glyph

    def _make(self, code: int) -> Glyph:
        name = self._names.get(code, "")
        mapped = self._mapped.text(1, code) if self._mapped else None
        text = mapped if mapped is not None else text_of(name)
        at = code - self._first
        width = self._widths[at] if 0 <= at < len(self._widths) else self._missing
        return Glyph(code, code, None, name, text, width)


def _missing_width(font: pikepdf.Object, descriptor: pikepdf.Object) -> float:
    """The fourteen standard fonts may come without widths; only Courier's are all one."""
    if Name.Widths in font or Name.MissingWidth in descriptor:
        return float(descriptor.get(Name.MissingWidth, 0))
    return 600.0 if "Courier" in str(font.get(Name.BaseFont, "")) else 500.0


def _fact(font: pikepdf.Object, kind: str, descriptor: pikepdf.Object, vertical: bool) -> Font:
    program = _program(descriptor)
    named = font.get(Name.BaseFont, descriptor.get(Name.FontName, font.get(Name.Name, "?")))
    name = _word(named)
    encoding = font.get(Name.Encoding)
    if isinstance(encoding, pikepdf.Stream):
        encoding = encoding.get(Name.CMapName)
    return Font(
        name=name,
        kind=kind,
        embedded=kind == "Type3" or program is not None,
        subset=kind == "Type3" or bool(_SUBSET.match(name)),
        to_unicode=isinstance(font.get(Name.ToUnicode), pikepdf.Stream),
        descendant=_word(_inner(font).get(Name.Subtype, "")) if kind == "Type0" else "",
        encoding=_word(encoding) if isinstance(encoding, Name) else "",
        vertical=vertical,
        program=program,
    )


def _program(descriptor: pikepdf.Object) -> FontProgram | None:
    for key in _PROGRAMS:
        held = descriptor.get("/" + key)
        if isinstance(held, pikepdf.Stream) and (data := held.read_bytes()):
            return FontProgram(key, _word(held.get(Name.Subtype, "")), data)
    return None


def _floor(descriptor: pikepdf.Object) -> float:
    depth = float(descriptor.get(Name.Descent, 0)) / _THOUSAND
    return depth if _FLOOR_DEEPEST <= depth < 0 else _FLOOR


def _inner(font: pikepdf.Object) -> pikepdf.Object:
    return font[Name.DescendantFonts][0] if Name.DescendantFonts in font else font


def _stream_cmap(held: pikepdf.Object | None) -> CMap | None:
    return read_cmap(held.read_bytes()) if isinstance(held, pikepdf.Stream) else None


def _word(name: object) -> str:
    return str(name).removeprefix("/")


def _six(matrix: pikepdf.Object) -> Frame:
    a, b, c, d, e, f = (float(each) for each in matrix)
    return a, b, c, d, e, f
