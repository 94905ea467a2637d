"""The cases painted by each engine: one PDF, one paragraph a page, the same type and measures."""

from __future__ import annotations

import datetime
import json
import tempfile
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

import typst
import weasyprint
from tests.conformance.case import Align, Case, Engine
from tests.conformance.sheet import MARGIN_PT, SIZE_PT, Cast, Sheet, read
from tests.makeup.paper import LAYOUT
from weasyprint.text.fonts import FontConfiguration

from banxin import html, pdf
from banxin.fonts import FontSet, load_catalogue, prepare
from banxin.fonts.fetch import locate
from banxin.makeup import NO_SHAPE, Frame, IssueLayout, PageLayout, Part, PlacedLine, PlacedText
from banxin.measure import ZERO, Length, Rect
from banxin.typeset import (
    ATOM,
    EM,
    Composer,
    Line,
    LineSettings,
    Metrics,
    Paragraph,
    Run,
    SideLine,
    characters_needed,
    compose,
    set_names,
)

LEADING_PT = 20
PAGE_WIDTH_PT, PAGE_HEIGHT_PT = 420, 400

FACES = {"body": "song", "strong": "hei-bold", "kai": "kai", "hei": "hei"}
"""By role, the face that every engine sets it in."""

_CASTS = {
    "Banxinsong": "song",
    "Banxinheibold": "hei-bold",
    "Banxinhei": "hei",
    "Banxinkai": "kai",
    "NotoSerifSC": "song",
    "NotoSansSCBold": "hei-bold",
    "NotoSansSC": "hei",
    "LXGWWenKai": "kai",
}

Compose = Callable[[Paragraph, int, Metrics, LineSettings], tuple[Line, ...]]


def font_files(cache: Path) -> dict[str, Path]:
    """By role, its face's file as it was fetched."""
    catalogue = load_catalogue()
    return {role: locate(catalogue.faces[face], cache) for role, face in FACES.items()}


def painted(
    cases: Sequence[Case], engine: Engine, cache: Path, composer: Compose = compose
) -> dict[str, list[Sheet]]:
    """By case, its paragraphs as an engine paints them; without the cases that it cannot be asked.

    ``composer`` is Banxin's, so that a test can hand in a broken one.
    """
    asked = [case for case in cases if engine not in case.cannot]
    match engine:
        case Engine.BANXIN:
            data = by_banxin(asked, cache, composer)
        case Engine.WEASYPRINT:
            data = by_weasyprint(asked, cache)
        case Engine.TYPST:
            data = by_typst(asked, cache)
    measures = [case.measure / EM for case in asked for _ in case.paragraphs]
    sheets = iter(read(data, _casts(cache), measures))
    return {case.name: [next(sheets) for _ in case.paragraphs] for case in asked}


def _casts(cache: Path) -> dict[str, Cast]:
    catalogue = load_catalogue()
    casts = {name: Cast(locate(catalogue.faces[name], cache)) for name in set(FACES.values())}
    return {key: casts[name] for key, name in _CASTS.items()}


# ---- Banxin -------------------------------------------------------------------------------


def by_banxin(cases: Sequence[Case], cache: Path, composer: Compose) -> bytes:
    """Through the composer, the painter's HTML and PDF, as an issue goes."""
    fonts = _cut(cases, cache)
    pages: list[PageLayout] = []
    for case in cases:
        for paragraph in case.paragraphs:
            if case.align is Align.EVEN:
                house = Composer(fonts, case.settings)
                lines = set_names((paragraph.runs,), case.measure, house)
            else:
                lines = composer(paragraph, case.measure, fonts, case.settings)
            placed = tuple(_placed(line, case) for line in lines)
            text = PlacedText(
                Part.BODY, placed, ZERO, Length.pt(SIZE_PT), Length.pt(LEADING_PT), "black"
            )
            rect = Rect(Length.pt(MARGIN_PT), Length.pt(MARGIN_PT), Length.pt(300), Length.pt(300))
            pages.append(
                PageLayout(len(pages) + 1, "", (Frame(rect, "", (text,)),), (), (), (), NO_SHAPE)
            )
    page = LAYOUT.page.model_copy(
        update={"trim_mm": [Length.pt(edge).in_mm for edge in (PAGE_WIDTH_PT, PAGE_HEIGHT_PT)]}
    )
    layout = LAYOUT.model_copy(update={"page": page})
    issue = IssueLayout("conformance", "", datetime.date(2026, 1, 1), layout, tuple(pages), {}, ())
    look = html.Look(
        for_press=False,
        bleed=ZERO,
        faces=tuple(html.FaceSource(face.family, f"face-{face.name}") for face in fonts.faces),
        roles={role: fonts.families(role) for role in FACES},
        pictures={},
    )
    assets = {f"face-{face.name}": pdf.Asset("font/ttf", face.data) for face in fonts.faces}
    return pdf.paint(html.render(issue, look), assets, tagged=False, identifier=b"conformance case")


def _cut(cases: Sequence[Case], cache: Path) -> FontSet:
    needs: dict[str, set[str]] = {role: set() for role in FACES}
    for case in cases:
        for paragraph in case.paragraphs:
            for role, characters in characters_needed(paragraph, case.settings).items():
                needs[role] |= characters
    stacks = {role: (face, "song") for role, face in FACES.items()}
    return prepare(load_catalogue(), cache, stacks, needs)


def _placed(line: Line, case: Case) -> PlacedLine:
    room = Length.pt(SIZE_PT).thousandths(case.measure - line.width)
    shift = {Align.CENTRE: room // 2, Align.END: room}
    return PlacedLine(line, shift.get(case.align, ZERO))


# ---- plain WeasyPrint ---------------------------------------------------------------------

_CSS = """
@page {{ size: {width}pt {height}pt; margin: {margin}pt }}
body {{ margin: 0 }}
p {{ margin: 0; break-after: page; font: {size}pt/{leading}pt body; text-align: justify;
  hyphens: auto; line-break: strict; orphans: 1; widows: 1; text-autospace: normal;
  text-spacing-trim: trim-both; hanging-punctuation: none }}
span {{ line-height: 0 }}
sup, sub {{ font-size: 60%; line-height: 0 }}
rt {{ font-size: 50% }}
"""


def by_weasyprint(cases: Sequence[Case], cache: Path) -> bytes:
    """As an author of HTML would have it, with all that CSS can ask for."""
    files = font_files(cache)
    faces = "".join(
        f'@font-face {{ font-family: {role}; src: url("{path.as_uri()}") }}'
        for role, path in files.items()
    )
    css = _CSS.format(
        width=PAGE_WIDTH_PT, height=PAGE_HEIGHT_PT, margin=MARGIN_PT, size=SIZE_PT,
        leading=LEADING_PT,
    )  # fmt: skip
    body = "".join(_html(case, paragraph) for case in cases for paragraph in case.paragraphs)
    document = f"<html lang=zh-Hans><style>{faces}{css}</style><body>{body}"
    return bytes(weasyprint.HTML(string=document).write_pdf(font_config=FontConfiguration()))


def _html(case: Case, paragraph: Paragraph) -> str:
    aligns = {Align.CENTRE: "center", Align.END: "right", Align.EVEN: "justify"}
    align = "justify" if paragraph.justified else aligns.get(case.align, "left")
    last = ";text-align-last:justify" if case.align is Align.EVEN else ""
    style = (
        f"width:{case.measure / EM:g}em;text-align:{align}{last};"
        f"padding-left:{paragraph.hanging / EM:g}em;box-sizing:border-box;"
        f"text-indent:{(paragraph.indent - paragraph.hanging) / EM:g}em"
    )
    return f'<p style="{style}">{"".join(map(_html_run, paragraph.runs))}</p>'


def _html_run(run: Run) -> str:
    text = escape(run.text)
    if run.text == ATOM:
        text = f'<span style="display:inline-block;width:{run.atom / EM:g}em"></span>'
    if run.ruby:
        text = f"<ruby>{text}<rt>{escape(run.ruby)}</rt></ruby>"
    if run.rise:
        tag = "sup" if run.rise > 0 else "sub"
        text = f"<{tag}>{text}</{tag}>"
    css = f"font-family:{run.face}" if run.face != "body" else ""
    if run.scale != EM and not run.rise:
        css += f";font-size:{run.scale / EM:g}em"
    if run.dots:
        css += ";text-emphasis:filled dot;text-emphasis-position:under"
    if run.side_line:
        wave = "wavy" if run.side_line is SideLine.BOOK_TITLE else "solid"
        css += f";text-decoration:underline {wave}"
    language = f' lang="{run.language.replace("_", "-")}"' if run.language else ""
    return f'<span style="{css}"{language}>{text}</span>' if css or language else text


# ---- Typst --------------------------------------------------------------------------------

_TYPST = """
#set page(width: {width}pt, height: {height}pt, margin: {margin}pt)
#set text(font: "Noto Serif SC", size: {size}pt, lang: "zh", region: "cn", hyphenate: true,
  cjk-latin-spacing: auto, overhang: false, top-edge: {up}pt, bottom-edge: -{down}pt)
#set par(leading: {lead}pt, spacing: {lead}pt, linebreaks: "optimized")
"""
_FAMILIES = {
    "body": 'font: "Noto Serif SC"',
    "strong": 'font: "Noto Sans SC", weight: 700',
    "hei": 'font: "Noto Sans SC"',
    "kai": 'font: "LXGW WenKai"',
}


def by_typst(cases: Sequence[Case], cache: Path) -> bytes:
    """As an author of Typst would have it, set for China."""
    source = _TYPST.format(
        width=PAGE_WIDTH_PT, height=PAGE_HEIGHT_PT, margin=MARGIN_PT, size=SIZE_PT,
        lead=LEADING_PT - SIZE_PT, up=SIZE_PT * 0.88, down=SIZE_PT * 0.12,
    )  # fmt: skip
    source += "#pagebreak()\n".join(
        _typ(case, paragraph) for case in cases for paragraph in case.paragraphs
    )
    with tempfile.TemporaryDirectory() as folder:
        fonts = Path(folder) / "fonts"
        fonts.mkdir()
        for role, path in font_files(cache).items():
            (fonts / f"{role}.ttf").symlink_to(path)
        written = Path(folder) / "cases.typ"
        written.write_text(source, "utf-8")
        return bytes(typst.compile(str(written), font_paths=[str(fonts)], ignore_system_fonts=True))


def _typ(case: Case, paragraph: Paragraph) -> str:
    aligns = {Align.CENTRE: "center", Align.END: "right"}
    justified = "true" if paragraph.justified or case.align is Align.EVEN else "false"
    last = "#linebreak(justify: true)" if case.align is Align.EVEN else ""
    content = "".join(map(_typ_run, paragraph.runs))
    return (
        f"#block(width: {case.measure / EM:g}em)[#set align({aligns.get(case.align, 'left')})\n"
        f"#par(justify: {justified}, hanging-indent: {paragraph.hanging / EM:g}em, "
        f"first-line-indent: (amount: {paragraph.indent / EM:g}em, all: true))"
        f"[{content}{last}]]\n"
    )


def _typ_run(run: Run) -> str:
    content = f"#{json.dumps(run.text, ensure_ascii=False)};"
    if run.text == ATOM:
        content = f"#box(width: {run.atom / EM:g}em, height: 0.5em);"
    if run.rise:
        content = f"#{'super' if run.rise > 0 else 'sub'}[{content}];"
    rules = []
    if run.face != "body":
        rules.append(_FAMILIES[run.face])
    if run.scale != EM and not run.rise:
        rules.append(f"size: {run.scale / EM:g}em")
    if run.language:
        rules.append(f'lang: "{run.language[:2]}"')
    if rules:
        content = f"#text({', '.join(rules)})[{content}];"
    if run.side_line:
        content = f"#underline(evade: false)[{content}];"
    return content
