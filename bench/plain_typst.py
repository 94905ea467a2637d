"""The issue as an ordinary Typst document in columns."""

from __future__ import annotations

import json
from string import Template

from banxin.content.model import TextRun
from bench.reading import Kind, Part, Picture, ReadingPage
from bench.sheet import Sheet

_PREAMBLE = Template("""
#set page(width: ${width_mm}mm, height: ${height_mm}mm, columns: $columns,
  margin: (x: ${margin_mm}mm, top: ${top_mm}mm, bottom: ${foot_mm}mm))
#set columns(gutter: ${gutter_pt}pt)
#set text(lang: "zh", region: "cn", size: ${size_pt}pt, hyphenate: true, $body)
#set par(justify: true, spacing: ${lead_pt}pt, leading: ${lead_pt}pt,
  first-line-indent: (amount: 2em, all: true))
#let flush(size, it) = block({ set par(first-line-indent: 0pt); set text(size: size); it })
#let strong-face(it) = text($strong, it)
#let heavy-face(it) = text($heavy, it)
#let kai-face(it) = text($kai, it)
#let across(it) = place(top, scope: "parent", float: true, it)
""")

_SPANNING = {Kind.KICKER: "16pt", Kind.TITLE: "36pt", Kind.SUBTITLE: "16pt", Kind.NAME: "60pt"}
_VOICES = {
    Kind.NAME: "heavy-face",
    Kind.TITLE: "heavy-face",
    Kind.KICKER: "kai-face",
    Kind.SUBTITLE: "kai-face",
    Kind.NOTE: "kai-face",
    Kind.QUOTE: "kai-face",
    Kind.BYLINE: "kai-face",
    Kind.CAPTION: "kai-face",
    Kind.LABEL: "heavy-face",
    Kind.HEAD: "strong-face",
}
_FLUSH = {
    Kind.TITLE: "18pt",
    Kind.KICKER: "11pt",
    Kind.SUBTITLE: "11pt",
    Kind.LABEL: "13pt",
    Kind.HEAD: "1em",
    Kind.LINE: "1em",
    Kind.CAPTION: "8.5pt",
}


def typst_page(pages: tuple[ReadingPage, ...], sheet: Sheet) -> str:
    """One Typst source; pictures are named by absolute paths below the root ``/``."""
    names = ("body", "heavy", "strong", "kai")
    faces = dict(zip(names, (face.in_typst for face in sheet.faces), strict=True))
    fields = {name: getattr(sheet, name) for name in Sheet.__dataclass_fields__}
    # Typst counts leading between lines, CSS from line to line.
    fields |= faces | {"lead_pt": sheet.leading_pt - sheet.size_pt}
    body = "\n#pagebreak()\n".join(map(_page, pages))
    return _PREAMBLE.substitute(fields) + body


def _page(page: ReadingPage) -> str:
    lead, *others = page.stories
    parts = [_part(part, across=True) for part in (*page.front, *lead)]
    parts += [_part(part, across=False) for story in others for part in story]
    return "\n\n".join(parts)


def _part(part: Part, across: bool) -> str:
    if isinstance(part, Picture):
        path = json.dumps(str(part.path))
        picture = f'image({path}, width: 100%, height: 45mm, fit: "cover")'
        return f"#block({picture})\n{_part(part.caption, across=False)}"
    words = "".join(map(_run, part.runs))
    if voice := _VOICES.get(part.kind):
        words = f"#{voice}[{words}]"
    if across and part.kind in _SPANNING:
        return f"#across(flush({_SPANNING[part.kind]})[{words}])"
    return f"#flush({_FLUSH[part.kind]})[{words}]" if part.kind in _FLUSH else words


def _run(run: TextRun) -> str:
    text = f"#{json.dumps(run.text + run.ruby, ensure_ascii=False)};"
    if run.bold:
        text = f"#strong-face[{text}]"
    if run.kai:
        text = f"#kai-face[{text}]"
    return f"#link({json.dumps(run.link)})[{text}]" if run.link else text
