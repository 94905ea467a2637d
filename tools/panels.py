"""Composed lines side by side as one picture, for the docs: painted by Banxin's own painter."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image

from banxin import html, pdf
from banxin.fonts import FontSet, load_catalogue, prepare
from banxin.layout import Layout, load_layout
from banxin.makeup import (
    NO_SHAPE,
    Frame,
    IssueLayout,
    PageLayout,
    Part,
    PlacedLine,
    PlacedRule,
    PlacedText,
)
from banxin.measure import ZERO, Length, Rect
from banxin.pdf import Asset
from banxin.typeset import EM, Composer, Line, MilliEm, Paragraph, Run

LABEL_FACE = "hei"

_COLOURS = 32
_MARGIN_EM = 2
_LABEL_SCALE = 720


def house() -> Layout:
    """The layout whose faces, sizes and colours the pictures have."""
    return load_layout("broadsheet", Path())


@dataclass(frozen=True, slots=True)
class Panel:
    """One column of lines between hairlines that show the edges of its measure.

    Attributes:
        paragraphs: Their lines.
        measure: In its own em.
        label: What stands above it; may be empty.
        part: What the lines are.
        size, leading: Of its type; the body's where they are not given.
    """

    paragraphs: Sequence[tuple[Line, ...]]
    measure: MilliEm
    label: str = ""
    part: Part = Part.BODY
    size: Length | None = None
    leading: Length | None = None


def cut_faces(needs: Mapping[str, frozenset[str]]) -> FontSet:
    """The house's faces, cut to what the pictures set in them. Needs the fetched fonts."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "banxin"
    return prepare(load_catalogue(), cache, house().faces, needs)


def picture_of(panels: Sequence[Panel], fonts: FontSet, ppi: int) -> bytes:
    """The panels from left to right, as PNG."""
    layout = house()
    em = layout.body_size
    margin = em * _MARGIN_EM
    top = em + (layout.leading if any(panel.label for panel in panels) else ZERO)
    frames: list[Frame] = []
    rules: list[PlacedRule] = []
    left, bottom = margin, top
    for panel in panels:
        size, leading = panel.size or em, panel.leading or layout.leading
        rows = sum(map(len, panel.paragraphs))
        place = Rect(left, top, size.thousandths(panel.measure), leading * rows)
        frames += _frames(panel, place, size, leading, fonts)
        rules += _edges(place, layout)
        left = left + place.width + margin
        bottom = max(bottom, top + place.height)
    page = PageLayout(1, "", tuple(frames), (), tuple(rules), (), NO_SHAPE)
    return _shrunk(_painted(page, _sized(layout, left, bottom + em), fonts, ppi))


def _frames(
    panel: Panel, place: Rect, size: Length, leading: Length, fonts: FontSet
) -> Iterator[Frame]:
    """The label, and the lines under it."""
    if panel.label:
        yield _label(panel.label, place, fonts)
    top = ZERO
    texts = []
    for lines in panel.paragraphs:
        texts.append(PlacedText(panel.part, _at_left(lines), top, size, leading, "black"))
        top = texts[-1].bottom
    yield Frame(place, "words", tuple(texts))


def _label(words: str, place: Rect, fonts: FontSet) -> Frame:
    layout = house()
    small = layout.body_size.thousandths(_LABEL_SCALE)
    label = Paragraph((Run(words, LABEL_FACE),), indent=0, justified=False)
    lines = Composer(fonts).compose(label, place.width.mpt * EM // small.mpt)
    text = PlacedText(Part.FOLIO, _at_left(lines), ZERO, small, layout.leading, "grey")
    return Frame(Rect(place.x, place.y - layout.leading, place.width, layout.leading), "", (text,))


def _at_left(lines: tuple[Line, ...]) -> tuple[PlacedLine, ...]:
    return tuple(PlacedLine(line, ZERO) for line in lines)


def _edges(measure: Rect, layout: Layout) -> list[PlacedRule]:
    """A hairline at either edge of the measure."""
    weight = Length.pt(layout.weights.hairline_pt)
    right = measure.x + measure.width
    return [
        PlacedRule(Rect(measure.x - weight, measure.y, weight, measure.height), "red"),
        PlacedRule(Rect(right, measure.y, weight, measure.height), "red"),
    ]


def _sized(layout: Layout, width: Length, height: Length) -> Layout:
    page = layout.page.model_copy(update={"trim_mm": (width.in_mm, height.in_mm)})
    return layout.model_copy(update={"page": page})


def _painted(page: PageLayout, layout: Layout, fonts: FontSet, ppi: int) -> bytes:
    issue = IssueLayout("", "", datetime.date(2026, 1, 1), layout, (page,), {}, ())
    look = html.Look(
        for_press=False,
        bleed=ZERO,
        faces=tuple(html.FaceSource(face.family, f"face-{face.name}") for face in fonts.faces),
        roles={role: fonts.families(role) for role in layout.faces},
        pictures={},
    )
    faces = {f"face-{face.name}": Asset("font/ttf", face.data) for face in fonts.faces}
    painted = pdf.paint(html.render(issue, look), faces, tagged=False, identifier=b"0" * 16)
    (picture,) = pdf.proofs(painted, ppi)
    return picture


def _shrunk(picture: bytes) -> bytes:
    """Few tones hold black letters and red hairlines, at a third of the bytes."""
    file = BytesIO()
    image = Image.open(BytesIO(picture)).convert("RGB").quantize(_COLOURS)
    image.save(file, "PNG", optimize=True)
    return file.getvalue()
