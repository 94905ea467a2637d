"""Paints the pictures of ``docs/line-styles.md``: each switch of the line style, both ways.

Run ``python -m tools.line_pictures`` after a change of the composer, the painter or the faces.
The words are composed and painted by Banxin itself, so the pictures cannot promise more than it
does. A switch whose panels come out alike is told: then either its sentence or the composer is
to be looked at. Needs the fetched fonts.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from banxin.fonts import FontSet
from banxin.line_style import HanLatinGap, LineStyle, WordSpace
from banxin.typeset import EM, Composer, Level, Line, MarkWidths, Paragraph, Run, characters_needed
from tools.panels import LABEL_FACE, Panel, cut_faces, picture_of

FOLDER = Path(__file__).parent.parent / "docs" / "images" / "lines"

MEASURE = 13 * EM
_PPI = 180


@dataclass(frozen=True, slots=True)
class Way:
    """One way to set the words: what stands above them, and the line style."""

    label: str
    style: LineStyle


@dataclass(frozen=True, slots=True)
class Picture:
    """One switch.

    Attributes:
        key: As a layout names it.
        words: A paragraph each.
        ways: From left to right, the default first.
    """

    key: str
    words: tuple[str, ...]
    ways: tuple[Way, ...]

    @property
    def name(self) -> str:
        return self.key.removesuffix("_em").replace("_", "-") + ".png"


def _off_and_on(key: str, *words: str) -> Picture:
    """A switch that is true or false; its default stands on the left."""
    default = getattr(LineStyle(), key)
    values = (default, not default)
    return Picture(key, words, tuple(_way(key, value, str(value).lower()) for value in values))


def _way(key: str, value: object, shown: str) -> Way:
    default = getattr(LineStyle(), key) == value
    label = f"{key} = {shown}" + ("（默认）" if default else "")
    return Way(label, LineStyle().model_copy(update={key: value}))


def _gap(natural: float, least: float, most: float) -> HanLatinGap:
    return HanLatinGap(natural=natural, least=least, most=most)


def _space(least: float, most: float) -> WordSpace:
    return WordSpace(least=least, most=most)


PICTURES = (
    Picture(
        "level",
        (
            "茶馆门前的台阶上坐满了人都在等今晚的第一出戏开场，谁也不走。",
            "店里的茶钱按老规矩记在墙上写的是上等茶三元五角/壶，不算贵。",
            "巷口的小店每天只卖一样点心来晚的人就只好等到明天——谁也不急。",
        ),
        tuple(
            _way("level", level, level)
            for level in (Level.GB, Level.NONE, Level.BASIC, Level.STRICT)
        ),
    ),
    Picture(
        "han_latin_em",
        ("社里新买了3台打印机，型号是QX7，每分钟能印20张A4纸，比旧的快了5倍。",),
        (
            _way("han_latin_em", _gap(0.25, 0.125, 0.333), "0.25"),
            _way("han_latin_em", _gap(0.125, 0.125, 0.125), "0.125，固定"),
            _way("han_latin_em", _gap(0, 0, 0), "0"),
        ),
    ),
    _off_and_on("gap_after_postfix", "今年的收成多了12%左右，库房温度是5℃上下，湿度60%以内。"),
    Picture(
        "word_space_em",
        ("展览的题目是A Letter from the Old Street，译成中文是老街来信，展期三周。",),
        (
            _way("word_space_em", _space(0.25, 0.5), "0.25 到 0.5"),
            _way("word_space_em", _space(0.2, 0.25), "0.2 到 0.25"),
        ),
    ),
    Picture(
        "mark_widths",
        ("“去年，”他说，“河水涨到了这里；今年呢？还好。”大家看着石阶，想了想，笑了：谁也记不清。",),
        (
            _way("mark_widths", MarkWidths.FULL, "full"),
            _way("mark_widths", MarkWidths.SENTENCE, "sentence"),
            _way("mark_widths", MarkWidths.HALF, "half"),
        ),
    ),
    _off_and_on(
        "squeeze_stops", "天亮了。雨停了。他推开门。街上没有人。只有一只猫。它看看他。走了。"
    ),
    _off_and_on("tight_pairs", "今晚的戏是《断桥》（选段）《借伞》（全本），七点开演。"),
    _off_and_on("squeeze_after_dash", "他想了半天——《老街》——《新桥》……“都是旧书”，书铺的人说。"),
    _off_and_on(
        "trim_indented_opening",
        "“早啊。”她说，“今天的报纸还没有送到。”",
        "《老街》是一本旧书，写的是码头。",
    ),
    _off_and_on("hanging", "清早的街上没有一个行人，卖豆花的老人推着木车慢慢走，铃声很远。"),
    _off_and_on("normalise_fullwidth", "旧电稿写着：２０２６年５月，ＱＸ７型机器到货１２台。"),
    _off_and_on("hyphenate", "他给这间店起名叫Conversation，街坊都念不出，只叫它茶馆。"),
    Picture(
        "language",
        ("他在车站买了一份Sonntagszeitung看，字不认识，图认识。",),
        (
            _way("language", "en_US", "en_US"),
            _way("language", "de", "de"),
        ),
    ),
    Picture(
        "bad_opening_em",
        ("架上的书有《晨钟》（上册）《暮鼓》（全套），都可以借。",),
        (
            _way("bad_opening_em", 0.25, "0.25"),
            _way("bad_opening_em", 0.1, "0.1，第二行报"),
        ),
    ),
)


def composed(picture: Picture, fonts: FontSet) -> list[list[tuple[Line, ...]]]:
    """Way by way, paragraph by paragraph, the lines."""
    return [
        [
            Composer(fonts, way.style.settings).compose(paragraph, MEASURE)
            for paragraph in _paragraphs(picture)
        ]
        for way in picture.ways
    ]


def paint(picture: Picture, fonts: FontSet) -> bytes:
    """One picture as PNG."""
    panels = [
        Panel(paragraphs, MEASURE, way.label)
        for way, paragraphs in zip(picture.ways, composed(picture, fonts), strict=True)
    ]
    return picture_of(panels, fonts, _PPI)


def _paragraphs(picture: Picture) -> list[Paragraph]:
    return [Paragraph((Run(words),)) for words in picture.words]


def faces() -> FontSet:
    """The broadsheet's faces, cut to the words of all pictures."""
    needs: dict[str, frozenset[str]] = {}
    for role, found in _needs():
        needs[role] = needs.get(role, frozenset()) | found
    return cut_faces(needs)


def _needs() -> Iterator[tuple[str, frozenset[str]]]:
    for picture in PICTURES:
        for way in picture.ways:
            yield LABEL_FACE, frozenset(way.label) - {" "}
            for paragraph in _paragraphs(picture):
                yield from characters_needed(paragraph, way.style.settings).items()


def _told(way: Way, paragraphs: list[tuple[Line, ...]]) -> list[tuple[Line, bool]]:
    """The lines of a way, and of each whether the desk is warned of it."""
    bad = way.style.settings.bad_opening
    return [(line, line.adjustment.widest > bad) for lines in paragraphs for line in lines]


def main() -> int:
    """Paint all; the exit code is 1 where a switch made no difference."""
    fonts = faces()
    FOLDER.mkdir(parents=True, exist_ok=True)
    alike = []
    for picture in PICTURES:
        data = paint(picture, fonts)
        (FOLDER / picture.name).write_bytes(data)
        first, *others = map(_told, picture.ways, composed(picture, fonts))
        if first in others:
            alike.append(picture.key)
        print(f"{picture.name} {len(data) / 1000:.0f} kB")
    if alike:
        print(f"no difference: {', '.join(alike)}", file=sys.stderr)
    return 1 if alike else 0


if __name__ == "__main__":
    sys.exit(main())
