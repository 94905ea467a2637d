"""PDFs whose pages say their number, and where those numbers stand on a sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTContainer
from pikepdf import Array, Dictionary, Name

MM = 72 / 25.4
SIZE = 24


def numbered(
    pages: int, width_mm: float = 100, height_mm: float = 140, bleed_mm: float = 3
) -> pikepdf.Pdf:
    """Pages filled with cyan where their number is odd, else with yellow; it stands in the middle.

    The trim begins at 20 30, to be told from the media box; /Rotate, /UserUnit and so on are
    for a test to add.
    """
    document = pikepdf.new()
    face = document.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    )
    width, height, bleed = width_mm * MM, height_mm * MM, bleed_mm * MM
    left, bottom = 20.0, 30.0
    for number in range(1, pages + 1):
        page = document.add_blank_page(page_size=(width + 60, height + 60))
        page.trimbox = Array([left, bottom, left + width, bottom + height])
        reach = (left - bleed, bottom - bleed, left + width + bleed, bottom + height + bleed)
        page.bleedbox = Array(reach)
        page.obj.Resources = Dictionary(Font=Dictionary(F=face))
        # Past the bleed, so that only what cuts it off can be seen to cut it off.
        inks = "1 0 0 0" if number % 2 else "0 0 1 0"
        fill = f"{inks} k 0 0 {width + 60} {height + 60} re f"
        middle = f"{left + width / 2} {bottom + height / 2}"
        page.obj.Contents = document.make_stream(
            f"{fill} BT /F {SIZE} Tf 0 0 0 1 k {middle} Td ({number}) Tj ET".encode()
        )
    return document


def as_bytes(document: pikepdf.Pdf) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


@dataclass(frozen=True)
class Stands:
    """A page's number on a sheet: where its baseline begins, in mm from the sheet's corner."""

    x: float
    y: float
    on_its_head: bool


def numbers(data: bytes) -> list[dict[int, Stands]]:
    """Sheet side by sheet side: page to where its number stands, read with pdfminer."""
    return [dict(_found(page)) for page in extract_pages(BytesIO(data))]


def _found(page: LTContainer[Any]) -> Iterator[tuple[int, Stands]]:
    places: dict[tuple[int, int], Stands] = {}
    words: dict[tuple[int, int], str] = {}
    at: tuple[int, int] | None = None
    for char in _chars(page):
        a, _, _, _, x, y = char.matrix
        # The second figure of a number follows the first by one advance of Helvetica.
        if at and _follows(places[at], x, y, words[at]):
            words[at] += char.get_text()
            continue
        at = (round(x), round(y))
        places[at] = Stands(x / MM, y / MM, a < 0)
        words[at] = char.get_text()
    for key, text in words.items():
        yield int(text), places[key]


def _follows(first: Stands, x: float, y: float, text: str) -> bool:
    advance = 0.556 * SIZE * len(text) * (-1 if first.on_its_head else 1)
    return abs(first.x * MM + advance - x) < 1 and abs(first.y * MM - y) < 1


def _chars(container: LTContainer[Any]) -> Iterator[LTChar]:
    for item in container:
        if isinstance(item, LTChar):
            yield item
        elif isinstance(item, LTContainer):
            yield from _chars(item)


def boxes(data: bytes) -> list[dict[str, list[float]]]:
    with pikepdf.open(BytesIO(data)) as document:
        return [
            {
                name: [round(float(str(edge)) / MM, 2) for edge in box]
                for name, box in (
                    ("media", page.mediabox),
                    ("bleed", page.bleedbox),
                    ("trim", page.trimbox),
                )
            }
            for page in document.pages
        ]
