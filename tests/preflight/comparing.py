"""What preflight reads, put as its witnesses put it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from math import inf

from tests.preflight.witnesses import Seen

from banxin.preflight.facts import PageFacts, PdfFacts
from banxin.preflight.painted import ShownText

# Places are kept in thousandths of a point; witnesses print five or six figures.
OFF_MOST = 0.02


def ours(page: PageFacts) -> list[Seen]:
    """Every glyph's origin, from the sheet's top left corner."""
    return [seen for text in page.content.texts for seen in _origins(text, page)]


def _origins(text: ShownText, page: PageFacts) -> Iterator[Seen]:
    overprints = any(paint.overprints for paint in text.paints)
    a, b, _, _, e, f = text.frame
    for glyph, start in zip(text.glyphs, text.starts, strict=True):
        x, y = a * start + e - page.media.left.in_pt, page.media.top.in_pt - (b * start + f)
        # Ghostscript halves surrogates; pdfminer leaves out what cannot be decoded.
        yield Seen(glyph.text.replace("\ufffd", ""), x, y, overprints=overprints)


def farthest(one: list[Seen], other: list[Seen]) -> float:
    """How far the farthest glyph is from the nearest of the same text; each is taken once.

    Infinite where one has none within a point.
    """
    cells: dict[tuple[str, int, int], list[Seen]] = defaultdict(list)
    for each in other:
        cells[each.text, round(each.x), round(each.y)].append(each)
    worst = 0.0
    for each in one:
        around = [
            (max(abs(seen.x - each.x), abs(seen.y - each.y)), key, seen)
            for across in (-1, 0, 1)
            for down in (-1, 0, 1)
            if (key := (each.text, round(each.x) + across, round(each.y) + down)) in cells
            for seen in cells[key]
        ]
        if not around:
            return inf
        off, key, nearest = min(around, key=lambda found: found[0])
        cells[key].remove(nearest)
        worst = max(worst, off)
    return worst


def fonts_shown(facts: PdfFacts) -> set[tuple[str, bool, bool, bool]]:
    """As of `fonts_told`; those that are drawn by procedures have no name that counts."""
    return {
        (text.font.name, text.font.embedded, text.font.subset, text.font.to_unicode)
        for page in facts.pages
        for text in page.content.texts
        if text.font is not None and text.font.kind != "Type3"
    }


def pictures_placed(facts: PdfFacts) -> list[tuple[int, int, int, int]]:
    """As of `pictures_told`."""
    return sorted(
        (page.number, each.width_px, each.height_px, each.ppi)
        for page in facts.pages
        for each in page.content.pictures
    )
