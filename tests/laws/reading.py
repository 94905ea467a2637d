"""What is painted on the pages of a finished PDF, read with pdfminer.six, which made none of it.

Every glyph comes in the order of the content stream, its place worked out as ISO 32000-2:2020,
9.4.4 says: text matrix, font size and the numbers inside TJ. y grows downwards, and both x and
y are counted in points from the top left corner of the trim.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass

from fontTools.ttLib import TTFont
from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFCIDFont, PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, resolve1, stream_value
from pdfminer.utils import Matrix, apply_matrix_pt

UNNAMED = "\ufffd"
"""Stands for a glyph that the file gives no text for."""

_ONE_POINT_ACROSS = 1e-6


@dataclass(frozen=True, slots=True)
class Glyph:
    """One painted glyph.

    Attributes:
        text: By the font's ToUnicode map; several characters for a ligature such as ——.
        font: The font's name in the file without its subset tag.
        gid: Glyph id in the embedded font program.
        size: In points.
        x, y: Where its origin stands on the page; ``y`` is its baseline.
        advance: In points, by the font's widths.
        ink_left, ink_right: Edges of its outline on the page, from the embedded font program;
            both in the middle of its box where it has no ink.
        colour: Colour space and components of its fill.
    """

    text: str
    font: str
    gid: int
    size: float
    x: float
    y: float
    advance: float
    ink_left: float
    ink_right: float
    colour: tuple[str, tuple[float, ...]]

    @property
    def right(self) -> float:
        return self.x + self.advance

    @property
    def middle(self) -> float:
        """Of its ink: squeezed marks lie box over box, but never ink over ink."""
        return (self.ink_left + self.ink_right) / 2


@dataclass(frozen=True, slots=True)
class Image:
    """A painted picture's box on the page, in points."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def width(self) -> float:
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class PaintedPage:
    """A page's glyphs and pictures in the order they are painted; its trimmed size in points."""

    glyphs: tuple[Glyph, ...]
    images: tuple[Image, ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Painted:
    """A whole PDF as read.

    Attributes:
        pages: First to last.
        fonts: The embedded font programs, opened, by the font's name without its subset tag.
    """

    pages: tuple[PaintedPage, ...]
    fonts: Mapping[str, TTFont]


def read(pdf: bytes) -> Painted:
    """Read every page of a PDF."""
    resources = PDFResourceManager()
    pages: list[PaintedPage] = []
    fonts: dict[str, TTFont] = {}
    for page in PDFPage.get_pages(io.BytesIO(pdf)):
        device = _Reader(resources, fonts)
        PDFPageInterpreter(resources, device).process_page(page)
        pages.append(device.finished)
    return Painted(tuple(pages), fonts)


class _Reader(PDFTextDevice):
    """Takes the glyphs down; pdfminer keeps the text state."""

    def __init__(self, resources: PDFResourceManager, fonts: dict[str, TTFont]) -> None:
        super().__init__(resources)
        self._fonts = fonts
        self._glyphs: list[Glyph] = []
        self._images: list[Image] = []
        self._left = self._top = self._width = self._height = 0.0

    @property
    def finished(self) -> PaintedPage:
        return PaintedPage(tuple(self._glyphs), tuple(self._images), self._width, self._height)

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        left, bottom, right, top = (float(edge) for edge in resolve1(page.attrs["TrimBox"]))
        # The interpreter's matrix has moved the media box's corner to the origin.
        self._left, self._top = left + ctm[4], top + ctm[5]
        self._width, self._height = right - left, top - bottom

    def render_image(self, name: str, stream: PDFStream) -> None:  # noqa: ARG002
        """A picture fills the unit square of its space (ISO 32000-2:2020, 8.9.5.1)."""
        assert self.ctm is not None
        (x, y), (u, v) = (apply_matrix_pt(self.ctm, corner) for corner in ((0, 0), (1, 1)))
        across, down = (
            sorted((x - self._left, u - self._left)),
            sorted((self._top - y, self._top - v)),
        )
        self._images.append(Image(across[0], down[0], across[1], down[1]))

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> float:
        assert isinstance(font, PDFCIDFont)
        across, skewed, leaning, up, x, y = matrix
        assert abs(skewed) < _ONE_POINT_ACROSS
        assert abs(leaning) < _ONE_POINT_ACROSS
        assert rise == 0
        advance = font.char_width(cid) * fontsize * scaling
        name = str(font.fontname).partition("+")[2]
        size = fontsize * up
        left = x - self._left
        ink = self._ink(name, font, cid)
        self._glyphs.append(
            Glyph(
                text=_text_of(font, cid),
                font=name,
                gid=cid,
                size=size,
                x=left,
                y=self._top - y,
                advance=advance * across,
                ink_left=left + (ink[0] * size if ink else advance * across / 2),
                ink_right=left + (ink[1] * size if ink else advance * across / 2),
                colour=_colour(ncs, graphicstate),
            )
        )
        return advance

    def _ink(self, name: str, font: PDFCIDFont, gid: int) -> tuple[float, float] | None:
        """Edges of a glyph's outline in em; None for no outline."""
        if name not in self._fonts:
            program = stream_value(font.descriptor["FontFile2"]).get_data()
            self._fonts[name] = TTFont(io.BytesIO(program))
        opened = self._fonts[name]
        outline = opened["glyf"][opened.getGlyphName(gid)]
        em = opened["head"].unitsPerEm
        return (outline.xMin / em, outline.xMax / em) if outline.numberOfContours else None


def _colour(space: PDFColorSpace, state: PDFGraphicState) -> tuple[str, tuple[float, ...]]:
    inks = state.ncolor if isinstance(state.ncolor, tuple | list) else (state.ncolor,)
    return space.name, tuple(float(ink) for ink in inks if isinstance(ink, int | float))


def _text_of(font: PDFCIDFont, cid: int) -> str:
    try:
        return font.to_unichr(cid)
    except PDFUnicodeNotDefined:
        return UNNAMED
