"""A line of text as outlines: for words that must stand on a sheet without a font."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

import uharfbuzz as hb

from banxin.fonts.catalogue import Catalogue
from banxin.fonts.sources import BLANK, Source, open_sources
from banxin.typeset.model import EM, MilliEm

Point: TypeAlias = tuple[float, float]
Step: TypeAlias = tuple[str, tuple[MilliEm, ...]]
"""A path operator as PDF and SVG call it (m, l, c or h), and its points, x before y."""

_NOTDEF = 0


@dataclass(frozen=True, slots=True)
class Outlines:
    """The glyphs of a line, one after the other, unkerned.

    Coordinates are thousandths of the type size, from the start of the baseline, y growing
    upwards; to be filled by the non-zero rule.
    """

    width: MilliEm
    steps: tuple[Step, ...]


def outlines(text: str, faces: Sequence[str], catalogue: Catalogue, cache: Path) -> Outlines:
    """The outlines of ``text``, each character from the first face that holds it.

    A character that none of them holds is the empty box of the first face, so that its absence
    is seen.

    Args:
        text: One line; a blank is half an em wide.
        faces: Names in the catalogue, first choice first; opened as far as they are needed.
        catalogue: The faces.
        cache: Where fetched fonts lie.

    Raises:
        BadContent: A name that no face has, or an unfit font.
        MissingTool: A font is not on this machine.
    """
    sources = _sources(text, faces, catalogue, cache)
    fonts = {source.face.name: _font(source) for source in sources}
    pen = _Pen()
    for character in text:
        if character in BLANK:
            pen.x += EM // 2
            continue
        source = next((one for one in sources if one.holds(character)), sources[0])
        font = fonts[source.face.name]
        glyph = source.glyphs(character).get(character) or _NOTDEF
        font.draw_glyph_with_pen(glyph, pen)
        pen.x += font.get_glyph_h_advance(glyph)
    return Outlines(pen.x, tuple(pen.steps))


def _sources(
    text: str, faces: Sequence[str], catalogue: Catalogue, cache: Path
) -> tuple[Source, ...]:
    opened: list[Source] = []
    unheld = set(text) - BLANK
    for name in faces:
        if opened and not unheld:
            break
        source = open_sources(catalogue, cache, [name])[name]
        opened.append(source)
        unheld = {character for character in unheld if not source.holds(character)}
    return tuple(opened)


def _font(source: Source) -> hb.Font:
    """The face with an em of thousand units."""
    font = hb.Font(source.file)
    per_em = source.face.units_per_em or source.file.upem
    font.scale = (EM * source.file.upem // per_em,) * 2
    return font


@dataclass(slots=True)
class _Pen:
    """Takes down what HarfBuzz draws (the pen protocol of fontTools)."""

    x: MilliEm = 0
    steps: list[Step] = field(default_factory=list)
    _at: Point = (0, 0)

    def moveTo(self, point: Point) -> None:  # noqa: N802 the protocol's name
        self._step("m", point)

    def lineTo(self, point: Point) -> None:  # noqa: N802
        self._step("l", point)

    def curveTo(self, *points: Point) -> None:  # noqa: N802
        self._step("c", *points)

    def qCurveTo(self, handle: Point, end: Point) -> None:  # noqa: N802
        """PDF has cubic curves only: each handle goes two thirds of the way to the one there is."""
        nearer = ((start + 2 * to) / 3 for start, to in zip(self._at, handle, strict=True))
        farther = ((stop + 2 * to) / 3 for stop, to in zip(end, handle, strict=True))
        first, second = tuple(nearer), tuple(farther)
        self._step("c", (first[0], first[1]), (second[0], second[1]), end)

    def closePath(self) -> None:  # noqa: N802
        self.steps.append(("h", ()))

    def _step(self, operator: str, *points: Point) -> None:
        placed = tuple(round(value) for x, y in points for value in (x + self.x, y))
        self.steps.append((operator, placed))
        self._at = points[-1]
