"""The map beside the printed page: pdfminer.six finds glyphs and pictures where the map says."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTContainer, LTImage, LTItem
from pdfminer.pdfpage import PDFPage

from banxin import edition
from banxin.content import load_issue
from banxin.edition import Target
from banxin.fonts import fetch, load_catalogue
from banxin.page_map import MapPage, MapText, PageMap, PartKind

# One worker makes them all, so that nothing is made twice.
pytestmark = pytest.mark.xdist_group("page map")

SAMPLE = Path(__file__).parents[2] / "content/2026-11/tabloid.toml"
MM = 25.4 / 72

# A mark at a column's edge may lose its blank half: up to half an em of its box hangs out.
HALF_EM = 0.5
TOUCH_MM = 0.02
HALF_MM = 0.5


@dataclass(frozen=True)
class Seen:
    """What pdfminer sees on one page, in millimetres from the trim's top left."""

    glyphs: tuple[Glyph, ...]
    pictures: tuple[tuple[float, ...], ...]


@dataclass(frozen=True)
class Glyph:
    left: float
    right: float
    baseline: float
    size: float


@dataclass(frozen=True)
class Built:
    drawn: PageMap
    pages: tuple[Seen, ...]


@pytest.fixture(scope="module")
def built() -> Built:
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "banxin"
    fetch(load_catalogue(), home)
    issue = load_issue(SAMPLE).issue
    files = edition.build(issue, home, frozenset({Target.PRESS}), lambda _: None).files
    drawn = PageMap.model_validate_json(files["page-map.json"])
    return Built(drawn, tuple(seen(files["press.pdf"])))


def seen(pdf: bytes) -> Iterator[Seen]:
    trims = [page.attrs["TrimBox"] for page in PDFPage.get_pages(io.BytesIO(pdf))]
    for (left, _, _, top), page in zip(trims, extract_pages(io.BytesIO(pdf)), strict=True):
        items = list(everything(page))
        glyphs = tuple(
            Glyph(
                (item.x0 - left) * MM,
                (item.x1 - left) * MM,
                (top - item.matrix[5]) * MM,
                item.size * MM,
            )
            for item in items
            if isinstance(item, LTChar) and item.get_text().strip()
        )
        pictures = tuple(
            ((i.x0 - left) * MM, (top - i.y1) * MM, i.width * MM, i.height * MM)
            for i in items
            if isinstance(i, LTImage)
        )
        yield Seen(glyphs, pictures)


def everything(item: LTItem) -> Iterator[LTItem]:
    yield item
    if isinstance(item, LTContainer):
        for inner in item:
            yield from everything(inner)


def texts_of(page: MapPage) -> list[MapText]:
    return [text for part in page.parts for text in part.texts]


def holds(text: MapText, glyph: Glyph) -> bool:
    left, top, across, down = text.box_mm
    hang = glyph.size * HALF_EM + TOUCH_MM
    return (
        left - hang <= glyph.left
        and glyph.right <= left + across + hang
        and top - TOUCH_MM <= glyph.baseline <= top + down + TOUCH_MM
    )


def baselines(glyphs: Iterable[Glyph]) -> int:
    """How many baselines there are; what is less than half a millimetre away is the same one."""
    heights = sorted(glyph.baseline for glyph in glyphs)
    return 1 + sum(lower - upper > HALF_MM for upper, lower in pairwise(heights))


def test_every_glyph_stands_in_a_text_of_the_map(built: Built) -> None:
    assert sum(len(page.glyphs) for page in built.pages) > 3000
    for drawn, page in zip(built.drawn.pages, built.pages, strict=True):
        texts = texts_of(drawn)
        lost = [glyph for glyph in page.glyphs if not any(holds(text, glyph) for text in texts)]
        assert lost == []


def test_every_text_of_the_map_has_as_many_baselines_as_lines(built: Built) -> None:
    """Spread items share a row, so a text of the furniture is looked at only for some glyph."""
    for drawn, page in zip(built.drawn.pages, built.pages, strict=True):
        for part in drawn.parts:
            for text in part.texts:
                inside = [glyph for glyph in page.glyphs if holds(text, glyph)]
                assert inside
                if part.kind in (PartKind.HEAD, PartKind.CAPTION, PartKind.COLUMN):
                    largest = max(glyph.size for glyph in inside)
                    full = [glyph for glyph in inside if glyph.size > largest * 0.8]
                    assert baselines(full) == text.lines


def test_every_picture_of_the_map_is_printed_there(built: Built) -> None:
    for drawn, page in zip(built.drawn.pages, built.pages, strict=True):
        said = sorted(part.box_mm for part in drawn.parts if part.picture)
        assert len(said) == len(page.pictures) >= 1
        for box, picture in zip(said, sorted(page.pictures), strict=True):
            assert picture == pytest.approx(box, abs=0.05)


def test_a_text_moved_by_two_lines_is_noticed(built: Built) -> None:
    """The test itself: the first column shifted down leaves glyphs that no text holds."""
    drawn, page = built.drawn.pages[0], built.pages[0]
    column = next(part for part in drawn.parts if part.kind is PartKind.COLUMN)
    left, top, across, down = column.texts[0].box_mm
    moved = column.texts[0].model_copy(update={"box_mm": (left, top + 2 * 13.5 * MM, across, down)})
    others = [text for text in texts_of(drawn) if text is not column.texts[0]]
    assert any(not any(holds(t, glyph) for t in [*others, moved]) for glyph in page.glyphs)
