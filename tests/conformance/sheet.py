"""A painted paragraph as a reader of the paper sees it: glyphs in rows, everything in em.

Read with pdfminer.six from the PDF that an engine wrote; nothing is asked of the engine. Where
a glyph stands is told by its ink, since engines squeeze a mark by moving it, by another glyph
or by a narrower box, and all three look the same on paper.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import uharfbuzz as hb
from fontTools.ttLib import TTFont
from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFCIDFont, PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import stream_value
from pdfminer.utils import Matrix, apply_matrix_pt

SIZE_PT = 10
"""Type size of every paragraph; an em on these sheets."""

MARGIN_PT = 60
"""From the page's top left corner to the measure's left edge and the first line's box."""

SAME_ROW_EM = 0.12
UNNAMED = "\ufffd"
"""Stands for a glyph that the file gives no text for."""

FULL_SIZE = 0.9
"""Smaller glyphs stand above or below a row: ruby, note marks, painted dots."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One painted glyph; lengths in em, x from the measure's left edge, y downwards.

    Attributes:
        text: By the font's ToUnicode map; several characters for a ligature such as ——.
        font: Its name in the file.
        size: Of its own em.
        x: Left edge of its whole, untrimmed box, worked out from where its ink stands.
        y: Baseline.
        advance: Width of its untrimmed box.
        left, right, top, bottom: Of its ink; all at its origin where it has none.
    """

    text: str
    font: str
    size: float
    x: float
    y: float
    advance: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def end(self) -> float:
        """Right edge of its untrimmed box."""
        return self.x + self.advance

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Shape:
    """A painted path's bounding box: a dot, a line under a name."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Row:
    """A line of type.

    Attributes:
        y: Its baseline.
        glyphs: Of full size on the baseline, from left to right.
        small: Smaller ones that stand over, under or in it, from left to right.
        shapes: Paths painted nearest to it.
    """

    y: float
    glyphs: tuple[Glyph, ...]
    small: tuple[Glyph, ...] = ()
    shapes: tuple[Shape, ...] = ()

    @property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def whole_text(self) -> str:
        """With what is small, in the order of where it stands."""
        everything = sorted((*self.glyphs, *self.small), key=lambda glyph: glyph.middle)
        return "".join(glyph.text for glyph in everything)

    def place(self, text: str) -> int | None:
        """The index of the first glyph of ``text``; None where the row does not hold it."""
        starts = {}
        reached = 0
        for index, glyph in enumerate(self.glyphs):
            starts[reached] = index
            reached += len(glyph.text)
        return starts.get(self.text.find(text))

    def blanks(self) -> Iterator[tuple[Glyph, Glyph, float]]:
        """Neighbours, and what stands between their untrimmed boxes; below zero, a squeeze."""
        for left, right in pairwise(self.glyphs):
            yield left, right, right.x - left.end


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was painted for one paragraph, and the measure it was meant for."""

    rows: tuple[Row, ...]
    measure: float

    @property
    def text(self) -> str:
        return "".join(row.text for row in self.rows)

    @property
    def glyphs(self) -> tuple[Glyph, ...]:
        return tuple(glyph for row in self.rows for glyph in row.glyphs)


@dataclass(frozen=True, slots=True)
class Box:
    """A character's own box in a face: its advance and where its ink's middle stands, in em."""

    advance: float
    middle: float
    width: float


class Cast:
    """The boxes of a face's characters as simplified Chinese sets them, from the font file."""

    def __init__(self, path: Path, index: int = 0) -> None:
        self._font = hb.Font(hb.Face(hb.Blob.from_file_path(str(path)), index))
        self._font.scale = (1000, 1000)
        self._boxes: dict[str, Box] = {}

    def box(self, text: str) -> Box:
        if text not in self._boxes:
            buffer = hb.Buffer()
            buffer.add_str(text)
            buffer.script, buffer.language, buffer.direction = "Hani", "zh-Hans", "ltr"
            hb.shape(self._font, buffer)
            advance = sum(place.x_advance for place in buffer.glyph_positions)
            ink = self._font.get_glyph_extents(buffer.glyph_infos[0].codepoint)
            middle = ink.x_bearing + ink.width / 2 if ink else advance / 2
            width = ink.width if ink else 0
            self._boxes[text] = Box(advance / 1000, middle / 1000, width / 1000)
        return self._boxes[text]


def read(pdf: bytes, casts: Mapping[str, Cast], measures: Sequence[float]) -> list[Sheet]:
    """Read a PDF that shows one paragraph a page.

    Args:
        pdf: What an engine wrote.
        casts: The faces, by the part of a font's name that tells it.
        measures: One a page.
    """
    resources = PDFResourceManager()
    fonts: dict[str, TTFont] = {}
    sheets = []
    pages = PDFPage.get_pages(io.BytesIO(pdf))
    for page, measure in zip(pages, measures, strict=True):
        device = PageReader(resources, fonts, casts)
        PDFPageInterpreter(resources, device).process_page(page)
        sheets.append(Sheet(_rows(device.glyphs, device.shapes), measure))
    return sheets


def _rows(glyphs: Sequence[Glyph], shapes: Sequence[Shape]) -> tuple[Row, ...]:
    inked = [glyph for glyph in glyphs if glyph.text.strip()]
    full = sorted((g for g in inked if g.size >= FULL_SIZE), key=lambda glyph: glyph.y)
    cuts = [i for i, (a, b) in enumerate(pairwise(full), 1) if b.y - a.y > SAME_ROW_EM]
    groups = [full[a:b] for a, b in pairwise((0, *cuts, len(full))) if a < b]
    heights = [group[0].y for group in groups]

    def nearest(y: float) -> int:
        # Ruby and note marks stand about an em over their baseline, lines and dots under it.
        return min(range(len(heights)), key=lambda row: abs(heights[row] - 0.35 - y))

    return tuple(
        Row(
            heights[number],
            tuple(sorted(group, key=lambda glyph: glyph.middle)),
            tuple(
                sorted(
                    (g for g in inked if g.size < FULL_SIZE and nearest(g.y) == number),
                    key=lambda glyph: glyph.middle,
                )
            ),
            tuple(s for s in shapes if nearest(s.top) == number),
        )
        for number, group in enumerate(groups)
    )


class PageReader(PDFTextDevice):
    """Takes glyphs and paths down; pdfminer keeps the text state."""

    def __init__(
        self, resources: PDFResourceManager, fonts: dict[str, TTFont], casts: Mapping[str, Cast]
    ) -> None:
        super().__init__(resources)
        self._fonts = fonts
        self._casts = casts
        self._head = 0.0
        self.glyphs: list[Glyph] = []
        self.shapes: list[Shape] = []

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:  # noqa: ARG002
        self._head = float(page.mediabox[3]) - float(page.mediabox[1])
        self._width = float(page.mediabox[2]) - float(page.mediabox[0])

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,  # noqa: ARG002
        graphicstate: PDFGraphicState,  # noqa: ARG002
    ) -> float:
        assert isinstance(font, PDFCIDFont)
        advance = font.char_width(cid) * fontsize * scaling
        across, _, _, up, x, y = matrix
        size = abs(fontsize * up) / SIZE_PT
        left = (x - MARGIN_PT) / SIZE_PT
        base = (self._head - y - rise - MARGIN_PT) / SIZE_PT
        text = _text_of(font, cid)
        name = str(font.fontname)
        ink = self._ink(name, font, cid)
        edges = (left + ink[0] * size, left + ink[2] * size) if ink else (left, left)
        heights = (base - ink[3] * size, base - ink[1] * size) if ink else (base, base)
        origin, width = left, advance * abs(across) / SIZE_PT
        box = self._box(name, text)
        if box and ink and len(text) == 1:
            origin = (edges[0] + edges[1]) / 2 - box.middle * size
            width = box.advance * size
        self.glyphs.append(Glyph(text, name, size, origin, base, width, *edges, *heights))
        return advance

    def paint_path(
        self,
        graphicstate: PDFGraphicState,
        stroke: bool,
        fill: bool,
        evenodd: bool,  # noqa: ARG002
        path: Sequence[tuple[str | float, ...]],
    ) -> None:
        matrix = self.ctm
        if not (stroke or fill) or matrix is None:
            return
        corners = [
            apply_matrix_pt(matrix, (float(piece[at]), float(piece[at + 1])))
            for piece in path
            for at in range(1, len(piece), 2)
        ]
        if not corners:
            return
        half = graphicstate.linewidth * abs(matrix[3]) / 2 if stroke else 0.0
        xs = [(x - MARGIN_PT) / SIZE_PT for x, _ in corners]
        ys = [(self._head - y - MARGIN_PT) / SIZE_PT for _, y in corners]
        high = half / SIZE_PT
        if max(xs) - min(xs) < self._width / SIZE_PT - 1:
            self.shapes.append(Shape(min(xs), min(ys) - high, max(xs), max(ys) + high))

    def _ink(
        self, name: str, font: PDFCIDFont, gid: int
    ) -> tuple[float, float, float, float] | None:
        """Edges of a glyph's outline in em: left, bottom, right, top; None for no outline."""
        if name not in self._fonts:
            program = stream_value(font.descriptor["FontFile2"]).get_data()
            self._fonts[name] = TTFont(io.BytesIO(program))
        opened = self._fonts[name]
        outline = opened["glyf"][opened.getGlyphOrder()[gid]]
        em = opened["head"].unitsPerEm
        if not outline.numberOfContours:
            return None
        return outline.xMin / em, outline.yMin / em, outline.xMax / em, outline.yMax / em

    def _box(self, name: str, text: str) -> Box | None:
        for key, cast in self._casts.items():
            if key in name.replace(" ", "").replace("-", ""):
                return cast.box(text)
        return None


def _text_of(font: PDFCIDFont, cid: int) -> str:
    try:
        return font.to_unichr(cid)
    except PDFUnicodeNotDefined:
        return UNNAMED
