"""Paints the pictures of ``docs/line-styles.md``: each switch of the line style, both ways.

Run ``python -m tools.line_pictures`` after a change of the composer, the painter or the faces.
The words are composed and painted by Banxin itself, so the pictures cannot promise more than it
does. A switch whose panels come out alike is told: then either its sentence or the composer is
to be looked at. Needs the fetched fonts.
"""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image

from banxin import html, pdf
from banxin.fonts import FontSet, load_catalogue, prepare
from banxin.layout import Layout, load_layout
from banxin.line_style import HanLatinGap, LineStyle, WordSpace
from banxin.makeup import Frame, IssueLayout, PageLayout, Part, PlacedLine, PlacedRule, PlacedText
from banxin.measure import ZERO, Length, Rect
from banxin.pdf import Asset
from banxin.typeset import EM, Composer, Level, Line, MarkWidths, Paragraph, Run, characters_needed

FOLDER = Path(__file__).parent.parent / "docs" / "images" / "lines"

MEASURE_EM = 13
_PPI = 180
_COLOURS = 32
_MARGIN_EM = 2
_LABEL_SCALE = 720


@dataclass(frozen=True, slots=True)
class Panel:
    """One way to set the words: what stands above them, and the line style."""

    label: str
    style: LineStyle


@dataclass(frozen=True, slots=True)
class Picture:
    """One switch.

    Attributes:
        key: As a layout names it.
        words: A paragraph each.
        panels: From left to right, the default first.
    """

    key: str
    words: tuple[str, ...]
    panels: tuple[Panel, ...]

    @property
    def name(self) -> str:
        return self.key.removesuffix("_em").replace("_", "-") + ".png"


def _off_and_on(key: str, *words: str) -> Picture:
    """A switch that is true or false; its default stands on the left."""
    default = getattr(LineStyle(), key)
    ways = (default, not default)
    return Picture(key, words, tuple(_panel(key, way, str(way).lower()) for way in ways))


def _panel(key: str, value: object, shown: str) -> Panel:
    default = getattr(LineStyle(), key) == value
    label = f"{key} = {shown}" + ("（默认）" if default else "")
    return Panel(label, LineStyle().model_copy(update={key: value}))


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
            _panel("level", level, level)
            for level in (Level.GB, Level.NONE, Level.BASIC, Level.STRICT)
        ),
    ),
    Picture(
        "han_latin_em",
        ("社里新买了3台打印机，型号是QX7，每分钟能印20张A4纸，比旧的快了5倍。",),
        (
            _panel("han_latin_em", _gap(0.25, 0.125, 0.333), "0.25"),
            _panel("han_latin_em", _gap(0.125, 0.125, 0.125), "0.125，固定"),
            _panel("han_latin_em", _gap(0, 0, 0), "0"),
        ),
    ),
    _off_and_on("gap_after_postfix", "今年的收成多了12%左右，库房温度是5℃上下，湿度60%以内。"),
    Picture(
        "word_space_em",
        ("展览的题目是A Letter from the Old Street，译成中文是老街来信，展期三周。",),
        (
            _panel("word_space_em", _space(0.25, 0.5), "0.25 到 0.5"),
            _panel("word_space_em", _space(0.2, 0.25), "0.2 到 0.25"),
        ),
    ),
    Picture(
        "mark_widths",
        ("“去年，”他说，“河水涨到了这里；今年呢？还好。”大家看着石阶，想了想，笑了：谁也记不清。",),
        (
            _panel("mark_widths", MarkWidths.FULL, "full"),
            _panel("mark_widths", MarkWidths.SENTENCE, "sentence"),
            _panel("mark_widths", MarkWidths.HALF, "half"),
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
            _panel("language", "en_US", "en_US"),
            _panel("language", "de", "de"),
        ),
    ),
    Picture(
        "bad_opening_em",
        ("架上的书有《晨钟》（上册）《暮鼓》（全套），都可以借。",),
        (
            _panel("bad_opening_em", 0.25, "0.25"),
            _panel("bad_opening_em", 0.1, "0.1"),
        ),
    ),
)


def composed(picture: Picture, fonts: FontSet) -> list[list[tuple[Line, ...]]]:
    """Panel by panel, paragraph by paragraph, the lines."""
    return [
        [
            Composer(fonts, panel.style.settings).compose(paragraph, MEASURE_EM * EM)
            for paragraph in _paragraphs(picture)
        ]
        for panel in picture.panels
    ]


def paint(picture: Picture, fonts: FontSet) -> bytes:
    """One picture as PNG."""
    layout = load_layout("broadsheet", Path())
    em, leading = layout.body_size, layout.leading
    panels = composed(picture, fonts)
    rows = max(sum(map(len, paragraphs)) for paragraphs in panels)
    margin = em * _MARGIN_EM
    frames: list[Frame] = []
    rules: list[PlacedRule] = []
    for order, (panel, paragraphs) in enumerate(zip(picture.panels, panels, strict=True)):
        left = margin + (em * (MEASURE_EM + _MARGIN_EM)) * order
        frames += _frames(panel, paragraphs, Rect(left, em, em * MEASURE_EM, leading), fonts)
        rules += _edges(Rect(left, em + leading, em * MEASURE_EM, leading * rows), layout)
    width = margin + em * (MEASURE_EM + _MARGIN_EM) * len(panels)
    page = PageLayout(1, "", tuple(frames), (), tuple(rules), ())
    return _shrunk(_painted(page, _sized(layout, width, em * 2 + leading * (rows + 1)), fonts))


def _frames(
    panel: Panel, paragraphs: list[tuple[Line, ...]], head: Rect, fonts: FontSet
) -> Iterator[Frame]:
    """The label, and the words under it."""
    size = Length(head.width.mpt // MEASURE_EM)
    small = size.thousandths(_LABEL_SCALE)
    label = Paragraph((Run(panel.label, "hei"),), indent=0, justified=False)
    room = head.width.mpt * EM // small.mpt
    lines = Composer(fonts).compose(label, room)
    text = PlacedText(Part.FOLIO, _at_left(lines), ZERO, small, head.height, "grey")
    yield Frame(head, "", (text,))
    top = ZERO
    texts = []
    for lines in paragraphs:
        texts.append(PlacedText(Part.BODY, _at_left(lines), top, size, head.height, "black"))
        top = texts[-1].bottom
    yield Frame(Rect(head.x, head.y + head.height, head.width, top), "words", tuple(texts))


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


def _painted(page: PageLayout, layout: Layout, fonts: FontSet) -> bytes:
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
    (picture,) = pdf.proofs(painted, _PPI)
    return picture


def _shrunk(picture: bytes) -> bytes:
    """Few tones hold black letters and red hairlines, at a third of the bytes."""
    file = BytesIO()
    image = Image.open(BytesIO(picture)).convert("RGB").quantize(_COLOURS)
    image.save(file, "PNG", optimize=True)
    return file.getvalue()


def _paragraphs(picture: Picture) -> list[Paragraph]:
    return [Paragraph((Run(words),)) for words in picture.words]


def faces(cache: Path) -> FontSet:
    """The broadsheet's faces, cut to the words of all pictures."""
    needs: dict[str, frozenset[str]] = {
        "hei": frozenset("".join(p.label for picture in PICTURES for p in picture.panels)) - {" "}
    }
    for picture in PICTURES:
        for panel in picture.panels:
            for paragraph in _paragraphs(picture):
                for role, found in characters_needed(paragraph, panel.style.settings).items():
                    needs[role] = needs.get(role, frozenset()) | found
    stacks: Mapping[str, tuple[str, ...]] = load_layout("broadsheet", Path()).faces
    return prepare(load_catalogue(), cache, stacks, needs)


def main() -> int:
    """Paint all; the exit code is 1 where a switch made no difference."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "banxin"
    fonts = faces(cache)
    FOLDER.mkdir(parents=True, exist_ok=True)
    alike = []
    for picture in PICTURES:
        data = paint(picture, fonts)
        (FOLDER / picture.name).write_bytes(data)
        first, *others = composed(picture, fonts)
        if first in others:
            alike.append(picture.key)
        print(f"{picture.name} {len(data) / 1000:.0f} kB")
    if alike:
        print(f"no difference: {', '.join(alike)}", file=sys.stderr)
    return 1 if alike else 0


if __name__ == "__main__":
    sys.exit(main())
