"""Paragraphs set by Typst, and what it did to the blanks of every line.

A gap's added blank is told by setting every line of the finished PDF once more, alone and not
justified, with the line's own words: that is Typst's own idea of solid, its squeezed pairs and
its Han-Latin gaps included. The distance from each glyph's origin to the next, less the same
distance in the second setting, is what justification added there (pdfminer.six reads both).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path
from string import Template

import typst
from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage

from bench.openings import OpenedLine, Way
from bench.sheet import Face

_SIZE_PT = 10
_PAGE = Template("""
#set page(width: ${width}pt, height: 2000pt, margin: 0pt)
#set text(lang: "zh", region: "cn", size: ${size}pt, hyphenate: true, $face)
#set par(justify: $justify, spacing: 5pt, leading: 5pt,
  first-line-indent: (amount: ${indent}em, all: true))
""")
# What rounding to the PDF's own numbers leaves of nothing.
_NOTHING = 3


@dataclass(frozen=True, slots=True)
class _SetLine:
    """A line as it was read: its glyphs' text, and their origins in thousandths of an em."""

    texts: tuple[str, ...]
    xs: tuple[float, ...]

    @property
    def text(self) -> str:
        return "".join(self.texts)


def typst_source(paragraphs: Sequence[str], measure: int, face: Face) -> str:
    """Paragraphs on pages as wide as the measure, set in the ordinary way for print."""
    return _source(paragraphs, measure, face, justify=True)


def typst_lines(
    paragraphs: Sequence[str], measure: int, face: Face, folder: Path
) -> list[OpenedLine]:
    """Every line that Typst makes of the paragraphs.

    Args:
        paragraphs: What to set.
        measure: How many em wide.
        face: In what.
        folder: To write into; its ``fonts`` holds the face.
    """
    made = _set(_source(paragraphs, measure, face, justify=True), folder)
    ends = set(_ends(paragraphs, made))
    alone = _set(_source([line.text for line in made], 2 * measure, face, justify=False), folder)
    return [
        _opened(line, natural, last=number in ends)
        for number, (line, natural) in enumerate(zip(made, alone, strict=True))
    ]


def _source(paragraphs: Sequence[str], measure: int, face: Face, *, justify: bool) -> str:
    fields = {
        "width": measure * _SIZE_PT,
        "size": _SIZE_PT,
        "face": face.in_typst,
        "justify": str(justify).lower(),
        "indent": 2 if justify else 0,
    }
    words = (f"#{json.dumps(text, ensure_ascii=False)};" for text in paragraphs)
    return _PAGE.substitute(fields) + "\n\n".join(words)


def _set(source: str, folder: Path) -> list[_SetLine]:
    typ, pdf = folder / "lines.typ", folder / "lines.pdf"
    typ.write_text(source, "utf-8")
    typst.compile(
        str(typ),
        output=str(pdf),
        root="/",
        font_paths=[str(folder / "fonts")],
        ignore_system_fonts=True,
    )
    return list(_read(pdf))


def _read(pdf: Path) -> Iterator[_SetLine]:
    for glyphs in _pages(pdf):
        glyphs.sort(key=lambda glyph: (-round(glyph.matrix[5]), glyph.matrix[4]))
        for _, line in groupby(glyphs, key=lambda glyph: round(glyph.matrix[5])):
            inked = _stripped(list(line))
            yield _SetLine(
                tuple(glyph.get_text() for glyph in inked),
                tuple(glyph.matrix[4] / _SIZE_PT * 1000 for glyph in inked),
            )


def _pages(pdf: Path) -> Iterator[list[LTChar]]:
    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=None)
    interpreter = PDFPageInterpreter(resources, device)
    with pdf.open("rb") as file:
        for page in PDFPage.get_pages(file):
            interpreter.process_page(page)
            yield [glyph for glyph in device.get_result() if isinstance(glyph, LTChar)]


def _stripped(glyphs: list[LTChar]) -> list[LTChar]:
    while glyphs and glyphs[-1].get_text().isspace():
        glyphs = glyphs[:-1]
    while glyphs and glyphs[0].get_text().isspace():
        glyphs = glyphs[1:]
    return glyphs


def _ends(paragraphs: Sequence[str], lines: Sequence[_SetLine]) -> Iterator[int]:
    """The numbers of the lines that end a paragraph, found by counting off their words."""
    number = 0
    for paragraph in paragraphs:
        left = len(_inked(paragraph))
        while left > 0:
            left -= len(_inked(lines[number].text))
            number += 1
        yield number - 1


def _inked(text: str) -> str:
    """Without blanks, and without hyphens, since some were added at lines' ends."""
    return "".join(c for c in text if not c.isspace() and c not in "-\u2010\u00ad")


def _opened(line: _SetLine, natural: _SetLine, *, last: bool) -> OpenedLine:
    if line.texts != natural.texts:
        raise ValueError(f"Typst set {line.text!r} as {natural.text!r}")
    added = [
        round((after - before) - (free_after - free_before))
        for (before, after), (free_before, free_after) in zip(
            pairwise(line.xs), pairwise(natural.xs), strict=True
        )
    ]
    touched = [amount for amount in added if abs(amount) > _NOTHING]
    if not touched:
        way = Way.LAST if last else Way.SOLID
    else:
        way = Way.EXPANDED if sum(touched) > 0 else Way.REDUCED
    return OpenedLine(way, max([0, *touched]))
