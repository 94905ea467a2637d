"""The issue as an ordinary multi-column HTML page, the way the CSS specifications teach it."""

from __future__ import annotations

from html import escape
from string import Template

from banxin.content.model import TextRun
from bench.reading import Part, Picture, ReadingPage
from bench.sheet import Face, Sheet

_CSS = Template("""
@page { size: ${width_mm}mm ${height_mm}mm; margin: ${top_mm}mm ${margin_mm}mm ${foot_mm}mm }
$faces
body { margin: 0; font: ${size_pt}pt/${leading_pt}pt body; text-align: justify; hyphens: auto }
section + section, .page + .page { margin-top: ${leading_pt}pt }
.page + .page { break-before: page }
.line { display: inline; margin-right: 2em }
.columns { columns: $columns; column-gap: ${gutter_pt}pt }
p { margin: 0; text-indent: 2em; widows: 2; orphans: 2 }
b { font-family: strong }
i, .note, .quote, .caption, .byline, .kicker, .subtitle { font-family: kai; font-style: normal }
.name { font: 60pt/72pt heavy; text-align: center }
.title { font: 36pt/43pt heavy; text-align: start }
.kicker, .subtitle { font-size: 16pt; line-height: 24pt }
.label { font-family: heavy; font-size: 13pt; text-indent: 0 }
.head { font-family: strong; text-indent: 0 }
.line, .caption, .kicker, .title, .subtitle, .name { text-indent: 0 }
figure { display: inline-block; width: 32%; margin: 0 0.5% ${leading_pt}pt 0; vertical-align: top }
img { width: 100%; height: 45mm; object-fit: cover }
.caption { font-size: 8.5pt; line-height: 11pt }
""")

_SPANNING = frozenset({"kicker", "title", "subtitle"})


def html_page(pages: tuple[ReadingPage, ...], sheet: Sheet) -> str:
    """One HTML document with its style sheet and absolute addresses of fonts and pictures."""
    names = ("body", "heavy", "strong", "kai")
    faces = "\n".join(map(_font_face, names, sheet.faces))
    fields = {name: getattr(sheet, name) for name in Sheet.__dataclass_fields__}
    css = _CSS.substitute(fields | {"faces": faces})
    body = "".join(f'<div class="page">{_page(page)}</div>' for page in pages)
    return f'<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><style>{css}</style>{body}'


def _font_face(name: str, face: Face) -> str:
    return f"@font-face {{ font-family: {name}; src: url({face.path.as_uri()}) }}"


def _page(page: ReadingPage) -> str:
    stories = "".join(f"<section>{_story(story)}</section>" for story in page.stories)
    return "".join(map(_part, page.front)) + stories


def _story(story: tuple[Part, ...]) -> str:
    spanning = [part for part in story if isinstance(part, Picture) or part.kind in _SPANNING]
    columns = [part for part in story if part not in spanning]
    head, text = ("".join(map(_part, parts)) for parts in (spanning, columns))
    return f'{head}<div class="columns">{text}</div>'


def _part(part: Part) -> str:
    if isinstance(part, Picture):
        caption = _part(part.caption)
        return f'<figure><img src="{part.path.as_uri()}" alt="">{caption}</figure>'
    return f'<p class="{part.kind}">{"".join(map(_run, part.runs))}</p>'


def _run(run: TextRun) -> str:
    text = escape(run.text + run.ruby)
    if run.bold:
        text = f"<b>{text}</b>"
    if run.kai:
        text = f"<i>{text}</i>"
    return f'<a href="{escape(run.link)}">{text}</a>' if run.link else text
