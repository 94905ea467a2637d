"""Rules about glyphs: a character that is in the text must be drawn on the page."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from banxin.diagnostics import Severity
from banxin.measure import Rect
from banxin.preflight.facts import PageFacts, PdfFacts
from banxin.preflight.order import Order
from banxin.preflight.outlines import Asked, outlines_of
from banxin.preflight.painted import Font, Glyph, ShownText
from banxin.preflight.rule import Finding, Rule

# Letters by their category that are blank all the same: Hangul fillers, the empty Braille cell.
_BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")


def _not_drawn(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    """One finding a page and font, at the first character that is not drawn."""
    asked: dict[int, Asked] = {}
    answers: dict[tuple[int, Glyph], bool] = {}
    for page in pdf.pages:
        found: dict[int, list[tuple[ShownText, int]]] = {}
        for text in page.content.texts:
            font = text.font
            if font is None or font.program is None or not text.visible:
                continue
            key = id(font.program)
            for index, glyph in enumerate(text.glyphs):
                if (key, glyph) not in answers:
                    if key not in asked:
                        asked[key] = outlines_of(font)
                    answers[key, glyph] = _is_lost(glyph, asked[key])
                if answers[key, glyph]:
                    found.setdefault(key, []).append((text, index))
        yield from (_told(page, places) for places in found.values())


def _is_lost(glyph: Glyph, draws: Asked) -> bool:
    if not glyph.text or not any(map(_has_ink, glyph.text)):
        return False
    return draws(glyph) is False


def _has_ink(character: str) -> bool:
    kind = unicodedata.category(character)
    return kind[0] not in "ZC" and kind != "Mn" and character not in _BLANK_LETTERS


def _told(page: PageFacts, places: list[tuple[ShownText, int]]) -> Finding:
    text, index = places[0]
    box: Rect = list(text.characters())[index].box
    font: Font | None = text.font
    return Finding(
        page.number,
        box,
        {
            "text": text.glyphs[index].text,
            "font": font.name if font else "?",
            "count": len(places),
        },
    )


RULES = (
    Rule(
        "preflight-glyph-missing",
        "",
        Severity.ERROR,
        "ISO 32000-2:2020, 9.7.4.2 (.notdef); asked of the outlines in the file",
        _not_drawn,
    ),
)
