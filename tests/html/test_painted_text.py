"""Paragraphs as HTML, painted again from their tags and classes alone: every cluster in place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.html.looks import block

from banxin.html.spacing import UNITS_PER_PIXEL, laid_out, painted
from banxin.html.text import UsedClasses, declared
from banxin.makeup import Part, PlacedLine, PlacedText
from banxin.measure import ZERO, Length
from banxin.typeset import EM, Line, OneEm, Paragraph, Run, compose

SIZE = Length.pt(9)
SIZE_PX = 12

# 0.1 pt of 9 pt type, in thousandths of an em.
TOLERANCE = 0.1 / 9 * EM

PIECES = [*"版心字中文排行，。：；、“”《》（）——……！？", " ", "WeasyPrint", "PDF/X-4", "3.14", "e"]
WORDS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=80).map("".join)
VOICES = st.sampled_from([("body", EM), ("strong", EM), ("kai", EM), ("body", 500), ("kai", 1200)])


class Painter(HTMLParser):
    """Lays a paragraph out as CSS says and inks it as WeasyPrint does (see `html.spacing`).

    Attributes:
        lines: For each line the characters with where they are inked, in thousandths of an em.
    """

    def __init__(self, styles: Mapping[str, tuple[str, float]], lines: Iterable[Line]) -> None:
        super().__init__(convert_charrefs=True)
        self.styles = styles
        self.advances = iter([advance for line in lines for advance in line.advances])
        self.lines: list[list[tuple[str, float]]] = [[]]
        self.x = 0.0
        self.open: list[dict[str, float]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        inherited = {"letter-spacing": 0.0, "font-size": 1.0}
        own = {**(self.open[-1] if self.open else inherited), "margin-left": 0, "margin-right": 0}
        own["text-indent"] = 0
        for name in (dict(attrs).get("class") or "").split():
            if name in self.styles:
                key, value = self.styles[name]
                own[key] = own["font-size"] * value if key == "font-size" else value
        self.open.append(own)
        self.x += (own["margin-left"] + own["text-indent"]) * own["font-size"] * EM

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        own = self.open.pop()
        self.x += own["margin-right"] * own["font-size"] * EM

    def handle_data(self, data: str) -> None:
        for order, words in enumerate(data.split("\n")):
            if order:
                self.lines.append([])
                self.x = 0.0
            self._text(words)

    def _text(self, words: str) -> None:
        style = self.open[-1]
        units = int(style["letter-spacing"] * UNITS_PER_PIXEL)
        size_px, em = SIZE_PX * style["font-size"], style["font-size"]
        ink = self.x
        for character in words:
            advance = next(self.advances)
            self.lines[-1].append((character, ink))
            ink += advance + painted(units, size_px) * em
            self.x += advance + laid_out(units, size_px) * em


def styles_of(used: UsedClasses) -> dict[str, tuple[str, float]]:
    rules = re.findall(r"\.([\w-]+)\{([\w-]+):([-\d.e]+)(?:px|em)\}", declared(used))
    assert len(rules) == declared(used).count("{")
    return {name: (key, float(value)) for name, key, value in rules}


def painted_lines(text: PlacedText) -> list[list[tuple[str, float]]]:
    used = UsedClasses()
    document = block(text, used)
    read = Painter(styles_of(used), [placed.line for placed in text.lines])
    read.feed(document)
    read.close()
    assert next(read.advances, None) is None
    return read.lines


def placed_text(
    runs: tuple[Run, ...], measure_em: int, *, justified: bool, x: Length = ZERO
) -> PlacedText:
    lines = compose(Paragraph(runs, justified=justified), measure_em * EM, OneEm())
    placed = tuple(PlacedLine(line, x) for line in lines)
    return PlacedText(Part.BODY, placed, ZERO, SIZE, Length.pt(13.5), "black")


@settings(deadline=None, max_examples=150)
@given(
    st.lists(st.tuples(WORDS, VOICES), min_size=1, max_size=5),
    st.integers(8, 30),
    st.booleans(),
    st.sampled_from([ZERO, Length.pt(4.5), Length.pt(31.3)]),
)
def test_every_character_is_inked_where_it_was_composed(
    pieces: list[tuple[str, tuple[str, int]]],
    measure: int,
    justified: bool,
    x: Length,
) -> None:
    runs = tuple(Run(words, face, scale) for words, (face, scale) in pieces)
    text = placed_text(runs, measure, justified=justified, x=x)
    if not text.lines:
        return
    found = painted_lines(text)
    assert ["".join(c for c, _ in line) for line in found] == [p.line.text for p in text.lines]
    offset = x.mpt / SIZE.mpt * EM
    for characters, placed in zip(found, text.lines, strict=True):
        at = 0
        for cluster, wanted in zip(placed.line.texts, placed.line.xs, strict=True):
            assert abs(characters[at][1] - offset - wanted) <= TOLERANCE
            at += len(cluster)


@pytest.mark.parametrize(
    ("words", "tags"),
    [
        ("字" * 40, 0),
        ("字" * 12 + "，" + "字" * 20, 1),
    ],
)
def test_plain_text_needs_next_to_no_tags(words: str, tags: int) -> None:
    """Each costs the painter a millisecond; a page has a thousand lines."""
    text = placed_text((Run(words),), 20, justified=True)
    assert len(re.findall("<[ia]", block(text, structured=False))) <= tags


def test_links_are_in_place_and_only_where_they_lead_somewhere() -> None:
    runs = (Run("前"), Run("链接", link="https://example.org/"), Run("后"))
    text = placed_text(runs, 20, justified=False)
    linked, dead = (block(text, structured=on) for on in (True, False))
    assert '<a href="https://example.org/"' in linked
    assert "example.org" not in dead
    assert [x for _, x in painted_lines(text)[0]] == [2000, 3000, 4000, 5000]
