"""A paragraph of copy painted to PDF in the fetched faces, and read back by pdfminer.six."""

from __future__ import annotations

import datetime
import io
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from pdfminer.pdfdevice import PDFDevice
from pdfminer.pdfinterp import (
    PDFGraphicState,
    PDFPageInterpreter,
    PDFResourceManager,
)
from pdfminer.pdfpage import PDFPage
from pdfminer.utils import Matrix, PathSegment, apply_matrix_pt
from tests.laws.reading import Glyph, Image, read

from banxin import html, pdf
from banxin.content.inline import read_text
from banxin.content.line_pictures import LinePictures
from banxin.content.model import Text
from banxin.content.photos import PhotoDesk
from banxin.content.source import SourceFile, Stretch
from banxin.fonts import fetch, load_catalogue, prepare
from banxin.layout import Layout, load_layout
from banxin.makeup import (
    NO_SHAPE,
    Frame,
    IssueLayout,
    PageLayout,
    Part,
    PlacedLine,
    PlacedText,
    every_picture,
)
from banxin.makeup.marked import marked
from banxin.measure import ZERO, Length, Rect
from banxin.typeset import EM, LineSettings, characters_needed, compose

LAYOUT = load_layout("broadsheet", Path())
LEFT, TOP = Length.pt(40), Length.pt(40)
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "banxin"


@dataclass(frozen=True)
class Shape:
    """A filled or stroked path: its box on the page in points, y downwards.

    Attributes:
        curved: It has curves.
        weight: Of its stroke; 0 for a filled one.
        colour: Components of its ink.
    """

    left: float
    top: float
    right: float
    bottom: float
    curved: bool
    weight: float
    colour: tuple[float, ...]

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class Painting:
    """A painted paragraph.

    Attributes:
        text: As it was placed.
        glyphs: In the order they are painted, measured like `shapes` from the trim's top left.
        images: The same of pictures.
        bytes: The PDF.
    """

    text: PlacedText
    glyphs: tuple[Glyph, ...]
    shapes: tuple[Shape, ...]
    images: tuple[Image, ...]
    bytes: bytes

    @property
    def inked(self) -> list[Glyph]:
        return [glyph for glyph in self.glyphs if glyph.text.strip()]

    def of(self, words: str) -> list[Glyph]:
        """The glyphs of the first place where these words are painted side by side."""
        shown = "".join(glyph.text for glyph in self.inked)
        at = shown.index(words)
        return self.inked[at : at + len(words)]

    @property
    def baselines(self) -> list[float]:
        """Of the glyphs at the paragraph's own size, from the top down."""
        size = self.text.size.in_pt
        whole = (glyph.y for glyph in self.glyphs if abs(glyph.size - size) < 0.01)
        return sorted({round(y, 3) for y in whole})


def text_of(copy: str, issue: Path = Path()) -> Text:
    """Copy as the content stage reads it, with ``issue``'s pictures; nothing may be wrong."""
    lines = [(order, 1, line) for order, line in enumerate(copy.split("\n"), 1)]
    found: list[object] = []
    pictures = LinePictures(PhotoDesk(issue, found.append))
    stretch = Stretch.of_lines(SourceFile.of("f.md", copy), lines)
    text = read_text(stretch, found.append, pictures)
    assert not found
    return text


def painted(
    copy: str,
    measure_em: int = 20,
    *,
    for_press: bool = True,
    layout: Layout = LAYOUT,
    issue: Path = Path(),
    damage: Callable[[str], str] = str,
) -> Painting:
    """Set copy as body text and paint it; ``damage`` is done to the document before."""
    marked_text = marked(Part.BODY, text_of(copy, issue), layout.body, layout)
    needs = characters_needed(marked_text.paragraph, LineSettings())
    catalogue = load_catalogue()
    fetch(catalogue, CACHE)
    fonts = prepare(catalogue, CACHE, layout.faces, needs)
    lines = compose(marked_text.paragraph, measure_em * EM, fonts)
    placed = PlacedText(
        Part.BODY,
        tuple(PlacedLine(line, ZERO) for line in lines),
        ZERO,
        layout.body_size,
        layout.leading,
        "black",
        pictures=marked_text.pictures,
    )
    measure = layout.body_size * measure_em
    frame = Frame(Rect(LEFT, TOP, measure, placed.bottom), "story", (placed,))
    page = PageLayout(1, "", (frame,), (), (), (), NO_SHAPE)
    day = datetime.date(2026, 3, 15)
    made = IssueLayout("题", "社", day, layout, (page,), {}, ())
    look = html.Look(
        for_press=for_press,
        bleed=ZERO,
        faces=tuple(html.FaceSource(face.family, f"face-{face.name}") for face in fonts.faces),
        roles={role: fonts.families(role) for role in layout.faces},
        pictures={one: f"picture-{one.file.name}" for one in every_picture(page)},
    )
    assets = {f"face-{face.name}": pdf.Asset("font/ttf", face.data) for face in fonts.faces}
    for picture, name in look.pictures.items():
        assets[name] = pdf.Asset("image/png", picture.file.path.read_bytes())
    document = damage(html.render(made, look))
    made_bytes = pdf.paint(document, assets, tagged=not for_press, identifier=b"0" * 16)
    (read_page,) = read(made_bytes).pages
    shapes = tuple(_shapes(made_bytes))
    return Painting(placed, read_page.glyphs, shapes, read_page.images, made_bytes)


def _shapes(painted_pdf: bytes) -> list[Shape]:
    resources = PDFResourceManager()
    (page,) = PDFPage.get_pages(io.BytesIO(painted_pdf))
    device = _Shapes(resources, float(page.mediabox[3]))
    PDFPageInterpreter(resources, device).process_page(page)
    return device.found


class _Shapes(PDFDevice):
    """Takes the painted paths down."""

    def __init__(self, resources: PDFResourceManager, height: float) -> None:
        super().__init__(resources)
        self.found: list[Shape] = []
        self._height = height
        self._at: Matrix = (1, 0, 0, 1, 0, 0)

    def set_ctm(self, ctm: Matrix) -> None:
        self._at = ctm

    def paint_path(
        self,
        graphicstate: PDFGraphicState,
        stroke: bool,
        fill: bool,  # noqa: ARG002
        evenodd: bool,  # noqa: ARG002
        path: Sequence[PathSegment],
    ) -> None:
        """A curve's box is that of its own extremes, not of its control points."""
        points: list[tuple[float, float]] = []
        for segment in path:
            numbers = [float(number) for number in segment[1:]]
            pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
            if segment[0] == "c":
                start = points[-1]
                points += [_on_curve([start, *pairs], share / 8) for share in range(1, 9)]
            elif segment[0] == "re":
                corner, size = pairs
                points += [corner, (corner[0] + size[0], corner[1] + size[1])]
            else:
                points += pairs
        placed = [apply_matrix_pt(self._at, point) for point in points]
        xs = [x for x, _ in placed]
        ys = [self._height - y for _, y in placed]
        ink = graphicstate.scolor if stroke else graphicstate.ncolor
        inks = ink if isinstance(ink, tuple) else (ink,)
        self.found.append(
            Shape(
                min(xs),
                min(ys),
                max(xs),
                max(ys),
                any(segment[0] == "c" for segment in path),
                graphicstate.linewidth if stroke else 0.0,
                tuple(part for part in inks if isinstance(part, int | float)),
            )
        )


def _on_curve(points: list[tuple[float, float]], share: float) -> tuple[float, float]:
    """A point of a Bézier curve, by de Casteljau."""
    while len(points) > 1:
        points = [(x + (u - x) * share, y + (v - y) * share) for (x, y), (u, v) in pairwise(points)]
    return points[0]
