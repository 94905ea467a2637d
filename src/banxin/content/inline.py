"""Marks inside a line: 黑体, 楷体, 着重号, raised characters, ruby, spans, links and pictures.

Banxin reads these itself. CommonMark closes ``**`` only where its "flanking" rule lets it, and
in Chinese that fails at every mark of punctuation (``**“开平”**的`` stays open); nor does
markdown-it tell in which column a run starts. Here a mark opens, and the next one like it closes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from html.entities import html5
from unicodedata import east_asian_width
from urllib.parse import urlsplit

from banxin.content.line_pictures import LinePictures
from banxin.content.model import NO_TEXT, LinePicture, Text, TextRun
from banxin.content.ruby import annotated
from banxin.content.source import Report, Stretch
from banxin.content.spans import bracket_pairs, read_span, spanned
from banxin.content.tokens import RAISED, RUBY, SPAN_END, TOKEN
from banxin.diagnostics import Diagnostic, SourcePlace, error, note
from banxin.typeset import ATOM

_SCHEMES = ("http", "https", "mailto")

# What has no place in newspaper copy, with the code that says what to do instead.
_REFUSED = {
    "break": "copy-break",
    "image": "image-form",
    "footnote": "copy-footnote",
    "code": "copy-code",
    "strike": "copy-strike",
    "html": "copy-html",
    "control": "control-character",
    "badtarget": "link-form",
}


def read_text(stretch: Stretch, report: Report, pictures: LinePictures | None = None) -> Text:
    """The runs of one paragraph, title or caption; a run never crosses a line of its file.

    Args:
        stretch: Where it stands.
        report: Takes the findings.
        pictures: Opens its pictures; None where it may have none.
    """
    stretch = stretch.stripped()
    if not stretch.text:
        return NO_TEXT
    scan = _Scan(stretch, report, pictures)
    scan.read()
    return Text(tuple(scan.runs))


@dataclass(frozen=True, slots=True)
class _Bracket:
    """A bracket that a link or a span opened: where, and with which run its words begin."""

    start: int
    first_run: int


@dataclass(slots=True)
class _Scan:
    """One paragraph being read.

    Attributes:
        open_marks: Where each mark that waits for its second was opened.
        pairs: The brackets of the paragraph, by where they open.
        open_brackets: Those of links and spans that are still open, by where they close.
        told: Codes that one report a paragraph is enough of.
    """

    stretch: Stretch
    report: Report
    pictures: LinePictures | None
    runs: list[TextRun] = field(default_factory=list)
    open_marks: dict[str, int] = field(default_factory=dict)
    pairs: dict[int, int] = field(default_factory=dict)
    open_brackets: dict[int, _Bracket] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)

    def read(self) -> None:
        text = self.stretch.text
        self.pairs = bracket_pairs(text)
        at = 0
        for token in TOKEN.finditer(text):
            if token.lastgroup == "bracket" and not self.opens(token.start()):
                continue
            self.emit(at, token.start())
            self.take(token)
            at = token.end()
        self.emit(at, len(text))
        for mark, index in self.open_marks.items():
            self.report(error("mark-open", self.stretch.place(index, len(mark)), mark=mark))
        for bracket in self.open_brackets.values():
            self.report(error("mark-open", self.stretch.place(bracket.start), mark="["))
        if not any(run.text.strip() for run in self.runs if not run.picture):
            for picture in [run.picture for run in self.runs if run.picture][:1]:
                self.report(error("image-alone", picture.place))

    def emit(
        self, start: int, end: int, *, ruby: str = "", raised: bool = False, lowered: bool = False
    ) -> None:
        if start >= end:
            return
        for first, last in self.stretch.cuts(start, end):
            text = self.stretch.text[first:last].replace("\t", " ")
            plain = self.voiced(text, self.stretch.place(first, last - first))
            self.runs.append(replace(plain, raised=raised, lowered=lowered, ruby=ruby))

    def voiced(self, text: str, place: SourcePlace, picture: LinePicture | None = None) -> TextRun:
        return TextRun(
            text,
            place,
            bold="**" in self.open_marks,
            kai="*" in self.open_marks,
            dots="==" in self.open_marks,
            picture=picture,
        )

    def take(self, token: re.Match[str]) -> None:
        kind = str(token.lastgroup)
        step = _STEPS.get(kind)
        if step:
            step(self, token)
        else:
            self.refuse(token, kind)

    def escape(self, token: re.Match[str]) -> None:
        self.emit(token.start() + 1, token.end())

    def hidden(self, token: re.Match[str]) -> None:
        self.once(note("hidden-character", self.place(token), point=_point(token)))

    def place(self, token: re.Match[str]) -> SourcePlace:
        return self.stretch.place(token.start(), token.end() - token.start())

    def once(self, diagnostic: Diagnostic) -> None:
        if diagnostic.code not in self.told:
            self.told.add(diagnostic.code)
            self.report(diagnostic)

    def refuse(self, token: re.Match[str], kind: str) -> None:
        if kind == "badtarget" and self.open_brackets.pop(token.start(), None) is None:
            self.emit(token.start(), token.end())
            return
        params = {"point": _point(token)} if kind == "control" else {}
        self.once(error(_REFUSED[kind], self.place(token), **params))

    def join(self, token: re.Match[str]) -> None:
        """A new line in the file: nothing in Chinese, a blank between two Latin words."""
        index = token.start()
        following = re.compile(r"[*=\[{\s]*").match(self.stretch.text, index)
        after = self.stretch.text[following.end() :][:1] if following else ""
        before = self.runs[-1].text[-1:] if self.runs else ""
        if before and after and not _is_wide(before) and not _is_wide(after):
            place = self.stretch.place(index)
            plain = replace(self.runs[-1], ruby="", raised=False, lowered=False, picture=None)
            self.runs.append(replace(plain, text=" ", place=place))

    def toggle(self, token: re.Match[str]) -> None:
        marks = {"*": ("*",), "**": ("**",), "***": ("**", "*"), "==": ("==",)}.get(token[0])
        if marks is None:
            self.emit(token.start(), token.end())
            return
        for mark in marks:
            opened = self.open_marks.pop(mark, None)
            if opened is None:
                self.open_marks[mark] = token.start()

    def ruby(self, token: re.Match[str]) -> None:
        form = RUBY.fullmatch(token[0])
        if form is None:
            self.report(error("ruby-form", self.place(token)))
            return
        base = token.start() + 1
        for first, last, reading in annotated(form[1], form[2]):
            self.emit(base + first, base + last, ruby=reading)

    def raised(self, token: re.Match[str]) -> None:
        if RAISED.fullmatch(token[0]):
            self.emit(token.start() + 1, token.end() - 1, raised=True)
        else:
            self.report(error("raised-form", self.stretch.place(token.start())))

    def lowered(self, token: re.Match[str]) -> None:
        self.emit(token.start() + 1, token.end() - 1, lowered=True)

    def picture(self, token: re.Match[str]) -> None:
        if self.pictures is None:
            self.once(error("copy-image", self.place(token)))
        elif picture := self.pictures.read(token, self.stretch.place):
            self.runs.append(self.voiced(ATOM, picture.place, picture))

    def opens(self, index: int) -> bool:
        """Whether the bracket there is a link's or a span's, and not the copy's own."""
        end = self.pairs.get(index, -1)
        text = self.stretch.text
        return end > 0 and (text[end + 1 : end + 2] == "(" or bool(SPAN_END.match(text, end)))

    def bracket(self, token: re.Match[str]) -> None:
        opened = _Bracket(token.start(), len(self.runs))
        self.open_brackets[self.pairs[token.start()]] = opened

    def loose_span(self, token: re.Match[str]) -> None:
        self.report(error("span-form", self.place(token)))

    def span(self, token: re.Match[str]) -> None:
        bracket = self.open_brackets.pop(token.start(), None)
        if bracket is None:
            self.emit(token.start(), token.end())
            return
        said = token[0][2:].rstrip("}")
        inside = self.runs[bracket.first_run :]
        if not inside or not said.strip() or not token[0].endswith("}"):
            self.report(error("span-form", self.place(token)))
            return
        span = read_span(said, token.start() + 2, self.stretch.place, self.report)
        if span.side_line and any(run.side_line for run in inside):
            self.report(error("side-line-twice", self.place(token)))
        self.runs[bracket.first_run :] = spanned(inside, span)

    def target(self, token: re.Match[str]) -> None:
        bracket = self.open_brackets.pop(token.start(), None)
        if bracket is None:
            self.emit(token.start(), token.end())
            return
        url = token["url"]
        if code := _link_fault(url):
            place = self.stretch.place(token.start("url"), len(url))
            self.report(error(code, place, url=url))
        inside = self.runs[bracket.first_run :]
        if not inside:
            self.report(error("link-form", self.place(token)))
        self.runs[bracket.first_run :] = [replace(run, link=url) for run in inside]

    def entity(self, token: re.Match[str]) -> None:
        if token[0].startswith("&#") or token[0][1:] in html5:
            self.once(error("copy-html", self.place(token)))
        else:
            self.emit(token.start(), token.end())


_STEPS: Mapping[str, Callable[[_Scan, re.Match[str]], None]] = {
    "escape": _Scan.escape,
    "newline": _Scan.join,
    "stars": _Scan.toggle,
    "dots": _Scan.toggle,
    "ruby": _Scan.ruby,
    "raised": _Scan.raised,
    "lowered": _Scan.lowered,
    "picture": _Scan.picture,
    "bracket": _Scan.bracket,
    "span": _Scan.span,
    "loosespan": _Scan.loose_span,
    "target": _Scan.target,
    "url": _Scan.target,
    "entity": _Scan.entity,
    "hidden": _Scan.hidden,
}


def _point(token: re.Match[str]) -> str:
    return f"U+{ord(token[0][0]):04X}"


def _link_fault(url: str) -> str:
    """The code of what is wrong with a link's address; empty for nothing."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "link-form"
    if parts.scheme.lower() not in _SCHEMES:
        return "link-scheme"
    whole = "@" in parts.path if parts.scheme.lower() == "mailto" else bool(parts.hostname)
    return "" if whole else "link-form"


def _is_wide(character: str) -> bool:
    """Whether a line may turn beside it without leaving a blank (UAX #11, and our own quotes)."""
    return east_asian_width(character) in "WF" or character in "“”‘’—…·"
