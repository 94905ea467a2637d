"""Marks inside a line: 黑体, 楷体, 着重号, ruby and links.

Banxin reads these itself. CommonMark closes ``**`` only where its "flanking" rule lets it, and
in Chinese that fails at every mark of punctuation (``**“开平”**的`` stays open); nor does
markdown-it tell in which column a run starts. Here a mark opens, and the next one like it closes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from html.entities import html5
from unicodedata import east_asian_width
from urllib.parse import urlsplit

from banxin.content.model import NO_TEXT, Text, TextRun
from banxin.content.source import Report, Stretch
from banxin.diagnostics import Diagnostic, SourcePlace, error, note

_SCHEMES = ("http", "https", "mailto")

# Left over from web pages and word processors; no face draws them.
_HIDDEN = "\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_CONTROL = "\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\u2028\u2029\ufffd\ud800-\udfff"

_TOKEN = re.compile(
    rf"""
    (?P<escape>\\[!-/:-@\[-`{{-~])
    | (?P<break>\\(?=\n))
    | (?P<newline>\n)
    | (?P<stars>\*+)
    | (?P<dots>={{2,}})
    | (?P<ruby>\{{[^{{}}|｜\n]*[|｜][^{{}}\n]*\}}?)
    | (?P<image>!\[)
    | (?P<footnote>\[\^)
    | (?P<link>\[(?=(?:[^\[\]\\]|\\.)*\]\())
    | (?P<target>\]\((?P<url>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\))
    | (?P<badtarget>\]\()
    | (?P<code>`)
    | (?P<strike>~~)
    | (?P<html><(?:[A-Za-z/][^<>]*>|!--|[?!]))
    | (?P<entity>&(?:\#\w+|[A-Za-z][A-Za-z0-9]*);)
    | (?P<hidden>[{_HIDDEN}])
    | (?P<control>[{_CONTROL}])
    """,
    re.VERBOSE | re.DOTALL,
)
_RUBY = re.compile(r"\{([^*=\[\]{}|｜`<>\\]+)\|([^*=\[\]{}|｜`<>\\]+)\}")

# What has no place in newspaper copy, with the code that says what to do instead.
_REFUSED = {
    "break": "copy-break",
    "image": "copy-image",
    "footnote": "copy-footnote",
    "code": "copy-code",
    "strike": "copy-strike",
    "html": "copy-html",
    "control": "control-character",
    "badtarget": "link-form",
}


def read_text(stretch: Stretch, report: Report) -> Text:
    """The runs of one paragraph, title or caption; a run never crosses a line of its file."""
    stretch = stretch.stripped()
    if not stretch.text:
        return NO_TEXT
    scan = _Scan(stretch, report)
    scan.read()
    return Text(tuple(scan.runs))


@dataclass(slots=True)
class _Scan:
    stretch: Stretch
    report: Report
    runs: list[TextRun] = field(default_factory=list)
    open_marks: dict[str, int] = field(default_factory=dict)
    link_run: int = 0
    told: set[str] = field(default_factory=set)

    def read(self) -> None:
        text = self.stretch.text
        at = 0
        for token in _TOKEN.finditer(text):
            self.emit(at, token.start())
            self.take(token)
            at = token.end()
        self.emit(at, len(text))
        for mark, index in self.open_marks.items():
            self.report(error("mark-open", self.stretch.place(index, len(mark)), mark=mark))

    def emit(self, start: int, end: int, ruby: str = "") -> None:
        if start >= end:
            return
        for first, last in self.stretch.cuts(start, end):
            self.runs.append(
                TextRun(
                    self.stretch.text[first:last].replace("\t", " "),
                    self.stretch.place(first, last - first),
                    bold="**" in self.open_marks,
                    kai="*" in self.open_marks,
                    dots="==" in self.open_marks,
                    ruby=ruby,
                )
            )

    def take(self, token: re.Match[str]) -> None:
        kind = token.lastgroup if token.lastgroup != "url" else "target"
        match kind:
            case "escape":
                self.emit(token.start() + 1, token.end())
            case "newline":
                self.join(token.start())
            case "stars" | "dots":
                self.toggle(token)
            case "ruby":
                self.ruby(token)
            case "link":
                self.open_marks["["] = token.start()
                self.link_run = len(self.runs)
            case "target":
                self.target(token)
            case "entity":
                self.entity(token)
            case "hidden":
                self.once(note("hidden-character", self.place(token), point=_point(token)))
            case _:
                self.refuse(token, str(kind))

    def place(self, token: re.Match[str]) -> SourcePlace:
        return self.stretch.place(token.start(), token.end() - token.start())

    def once(self, diagnostic: Diagnostic) -> None:
        if diagnostic.code not in self.told:
            self.told.add(diagnostic.code)
            self.report(diagnostic)

    def refuse(self, token: re.Match[str], kind: str) -> None:
        if kind == "badtarget" and "[" not in self.open_marks:
            self.emit(token.start(), token.end())
            return
        self.open_marks.pop("[", None)
        params = {"point": _point(token)} if kind == "control" else {}
        self.once(error(_REFUSED[kind], self.place(token), **params))

    def join(self, index: int) -> None:
        """A new line in the file: nothing in Chinese, a blank between two Latin words."""
        following = re.compile(r"[*=\[{\s]*").match(self.stretch.text, index)
        after = self.stretch.text[following.end() :][:1] if following else ""
        before = self.runs[-1].text[-1:] if self.runs else ""
        if before and after and not _is_wide(before) and not _is_wide(after):
            place = self.stretch.place(index)
            self.runs.append(replace(self.runs[-1], text=" ", place=place, ruby=""))

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
        form = _RUBY.fullmatch(token[0])
        if form is None:
            self.report(error("ruby-form", self.place(token)))
            return
        base = token.start() + 1
        self.emit(base, base + len(form[1]), ruby=form[2].strip())

    def target(self, token: re.Match[str]) -> None:
        if self.open_marks.pop("[", None) is None:
            self.emit(token.start(), token.end())
            return
        url = token["url"]
        if code := _link_fault(url):
            place = self.stretch.place(token.start("url"), len(url))
            self.report(error(code, place, url=url))
        if len(self.runs) == self.link_run:
            self.report(error("link-form", self.place(token)))
        self.runs[self.link_run :] = [replace(r, link=url) for r in self.runs[self.link_run :]]

    def entity(self, token: re.Match[str]) -> None:
        if token[0].startswith("&#") or token[0][1:] in html5:
            self.once(error("copy-html", self.place(token)))
        else:
            self.emit(token.start(), token.end())


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
