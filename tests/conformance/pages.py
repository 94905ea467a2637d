"""Whole pages: a head over four columns of ten em, paragraphs and section heads, several copies.

Banxin makes them up like any issue; its peers get the same copy as a page of columns.
"""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import typst
import weasyprint
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from tests.conformance.case import Engine, han
from tests.conformance.engines import font_files
from tests.conformance.sheet import MARGIN_PT, SIZE_PT, Glyph, PageReader
from tests.makeup import paper
from weasyprint.text.fonts import FontConfiguration

from banxin import html, makeup, pdf
from banxin.content.model import BodyBlock, SectionHead
from banxin.fonts import load_catalogue, prepare
from banxin.fonts.fetch import locate
from banxin.measure import ZERO, Length
from banxin.typeset import Composer

COLUMNS, MEASURE, GUTTER, LINES = 4, 10, 2, 40
PITCH_PT = 15
HEAD_PT = 30
_TITLE = 1.5


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a section head, told apart by its first character."""

    text: str
    head: bool = False


@dataclass(frozen=True, slots=True)
class Copy:
    """A page's copy."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A painted line of a column."""

    y: float
    x: float
    size: float
    text: str
    font: str


@dataclass(frozen=True, slots=True)
class PaintedColumns:
    """What was painted: heads that span columns, and the columns' lines; lengths in em."""

    spanning: tuple[Line, ...]
    columns: tuple[tuple[Line, ...], ...]

    @property
    def lines(self) -> Iterator[Line]:
        for column in self.columns:
            yield from column


def copies() -> tuple[Copy, ...]:
    """Pages whose column ends fall on every place of a paragraph."""
    return tuple(_copy(first) for first in range(6))


def _copy(first: int) -> Copy:
    blocks: list[Block] = []
    for number in range(28 - first):
        if number % 5 == 4:
            blocks.append(Block("【" + han(4, number) + "】", head=True))
        lines = 2 + (number + first) % 4
        blocks.append(Block("●" + han(7 + 10 * (lines - 1) - 3, number * 3) + "。"))
    return Copy("天地玄黄宇宙洪荒", tuple(blocks))


def painted(engine: Engine, cache: Path) -> list[PaintedColumns]:
    """All copies as an engine paints them."""
    data = {Engine.BANXIN: _banxin, Engine.WEASYPRINT: _weasyprint, Engine.TYPST: _typst}
    return list(_read(data[engine](copies(), cache)))


def _banxin(pages: Sequence[Copy], cache: Path) -> bytes:
    layout = paper.LAYOUT
    issue = paper.issue(
        *(
            paper.page(
                paper.story(f"story{number}", *map(_as_content, copy.blocks), title=(copy.title,)),
                template="one",
            )
            for number, copy in enumerate(pages)
        )
    )
    drafts, _ = makeup.assign(issue, layout)
    settings = layout.lines.settings
    needs = makeup.needs_of(makeup.every_text(drafts, issue, layout), settings)
    fonts = prepare(load_catalogue(), cache, layout.faces, needs)
    stone = makeup.Stone(layout, makeup.grid_of(layout), Composer(fonts, settings))
    plans = makeup.plan_issue(drafts, issue, stone).plans
    made = makeup.make_up(makeup.mark_up(plans, issue, layout), issue, stone)
    look = html.Look(
        for_press=False,
        bleed=ZERO,
        faces=tuple(html.FaceSource(face.family, f"face-{face.name}") for face in fonts.faces),
        roles={role: fonts.families(role) for role in layout.faces},
        pictures={},
    )
    assets = {f"face-{face.name}": pdf.Asset("font/ttf", face.data) for face in fonts.faces}
    return pdf.paint(html.render(made, look), assets, tagged=False, identifier=b"conformance page")


def _as_content(block: Block) -> BodyBlock:
    if block.head:
        return SectionHead(paper.text(""), paper.text(block.text))
    return paper.paragraph(block.text)


_TRIM = tuple(Length.mm(edge).in_pt for edge in paper.LAYOUT.page.trim_mm)
_LEFT_PT = (_TRIM[0] - SIZE_PT * (COLUMNS * MEASURE + (COLUMNS - 1) * GUTTER)) / 2

_CSS = """
@font-face {{ font-family: body; src: url("{body}") }}
@font-face {{ font-family: strong; src: url("{strong}") }}
@font-face {{ font-family: head; src: url("{head}") }}
@page {{ size: {width}pt {height}pt; margin: {top}pt {left}pt }}
body {{ margin: 0 }}
h1, h2, p {{ margin: 0; font-weight: normal }}
article {{ break-after: page }}
h1 {{ font: {large}pt/45pt head; text-align: center }}
div {{ columns: 4; column-gap: 20pt; font: 10pt/15pt body; text-align: justify;
  orphans: 2; widows: 2 }}
p {{ text-indent: 2em }}
h2 {{ font: 10pt/15pt strong; text-align: center; margin-top: 15pt; break-after: avoid }}
"""


def _faces(cache: Path) -> dict[str, Path]:
    heavy = locate(load_catalogue().faces["song-heavy"], cache)
    return {**font_files(cache), "head": heavy}


def _weasyprint(pages: Sequence[Copy], cache: Path) -> bytes:
    files = {role: path.as_uri() for role, path in _faces(cache).items()}
    css = _CSS.format(
        **files, width=_TRIM[0], height=_TRIM[1], top=MARGIN_PT, left=_LEFT_PT, large=HEAD_PT
    )
    body = "".join(
        f"<article><h1>{copy.title}</h1><div>"
        + "".join(f"<h2>{b.text}</h2>" if b.head else f"<p>{b.text}</p>" for b in copy.blocks)
        + "</div></article>"
        for copy in pages
    )
    document = f"<html lang=zh-Hans><style>{css}</style><body>{body}"
    return bytes(weasyprint.HTML(string=document).write_pdf(font_config=FontConfiguration()))


_TYPST = """
#set page(width: {width}pt, height: {height}pt, margin: (x: {left}pt, y: {top}pt))
#set text(font: "Noto Serif SC", size: 10pt, lang: "zh", region: "cn", overhang: false,
  top-edge: 8.8pt, bottom-edge: -1.2pt)
#set par(justify: true, leading: 5pt, spacing: 5pt, first-line-indent: (amount: 2em, all: true))
#let head(it) = block(above: 20pt, below: 5pt, width: 100%, sticky: true,
  align(center, text(font: "Noto Sans SC", weight: 700, it)))
#let title(it) = block(below: 10pt, width: 100%,
  align(center, text(size: {large}pt, weight: 900, top-edge: 0.88em, bottom-edge: -0.12em, it)))
"""


def _typst(pages: Sequence[Copy], cache: Path) -> bytes:
    source = _TYPST.format(
        width=_TRIM[0], height=_TRIM[1], top=MARGIN_PT, left=_LEFT_PT, large=HEAD_PT
    )
    source += "#pagebreak()\n".join(map(_typ, pages))
    with tempfile.TemporaryDirectory() as folder:
        fonts = Path(folder) / "fonts"
        fonts.mkdir()
        for role, path in _faces(cache).items():
            (fonts / f"{role}.ttf").symlink_to(path)
        written = Path(folder) / "pages.typ"
        written.write_text(source, "utf-8")
        return bytes(typst.compile(str(written), font_paths=[str(fonts)], ignore_system_fonts=True))


def _typ(copy: Copy) -> str:
    blocks = "".join(
        f"#{'head' if block.head else 'par'}[#{json.dumps(block.text, ensure_ascii=False)}]\n"
        for block in copy.blocks
    )
    return f"#title[{copy.title}]\n#columns(4, gutter: 20pt)[{blocks}]\n"


def _read(data: bytes) -> Iterator[PaintedColumns]:
    resources = PDFResourceManager()
    for page in PDFPage.get_pages(io.BytesIO(data)):
        device = PageReader(resources, {}, {})
        PDFPageInterpreter(resources, device).process_page(page)
        everything = [glyph for glyph in device.glyphs if glyph.text.strip()]
        title = min(glyph.y for glyph in everything if glyph.size >= _TITLE)
        # What stands over the title is the page's furniture.
        inked = [glyph for glyph in everything if glyph.y >= title]
        columns: list[list[Glyph]] = [[] for _ in range(COLUMNS)]
        for glyph in inked:
            if glyph.size < _TITLE:
                columns[_column(glyph)].append(glyph)
        yield PaintedColumns(
            tuple(_lines(glyph for glyph in inked if glyph.size >= _TITLE)),
            tuple(tuple(_lines(column)) for column in columns),
        )


def _column(glyph: Glyph) -> int:
    across = glyph.middle * SIZE_PT + MARGIN_PT - _LEFT_PT
    return min(max(int(across // (SIZE_PT * (MEASURE + GUTTER))), 0), COLUMNS - 1)


def _lines(glyphs: Iterable[Glyph]) -> Iterator[Line]:
    standing = sorted(glyphs, key=lambda glyph: glyph.y)
    cuts = [i for i, (a, b) in enumerate(pairwise(standing), 1) if b.y - a.y > 0.1]
    for start, end in pairwise((0, *cuts, len(standing))):
        row = sorted(standing[start:end], key=lambda glyph: glyph.middle)
        if row:
            text = "".join(glyph.text for glyph in row)
            yield Line(row[0].y, row[0].x, row[0].size, text, row[0].font)
