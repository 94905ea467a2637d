"""The body of a story: Markdown blocks become newspaper blocks.

markdown-it finds the blocks (CommonMark 0.31, HTML off, indented code off, since Chinese desks
indent with blanks); what newspaper copy has no place for is refused with a way out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from banxin.content.headline import read_headline
from banxin.content.inline import read_text
from banxin.content.line_pictures import LinePictures
from banxin.content.model import (
    NO_TEXT,
    BodyBlock,
    BodyParagraph,
    Box,
    EditorsNote,
    NameList,
    PullQuote,
    SectionHead,
    Text,
)
from banxin.content.names import split_names
from banxin.content.source import BLANKS, Report, SourceFile, Stretch
from banxin.diagnostics import error, note, warning

_REFUSED = {
    "bullet_list_open": "copy-list",
    "ordered_list_open": "copy-list",
    "table_open": "copy-table",
    "fence": "copy-code",
    "hr": "copy-rule",
}
_HEAD = re.compile(r"(#+)[ \t]+(.*?)(?:[ \t]+#+)?$")
_FENCE = re.compile(r":{3,}[ \t]*(\S*)[ \t]*(.*)$")
_QUOTED = re.compile(r">[ \t]?")
_SOURCE = re.compile(r"(?:—{1,2}|–|--)[ \t]*")
_CONTAINERS = ("note", "box", "names")
_FULLWIDTH_MARKUP = ("：：：", "＃", "＞")
_SENTENCE_ENDS = "。！？…：；!?.:;"
_CLOSERS = "”’」』）)】》〉"


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of copy without its indent; ``column`` is where the rest starts."""

    number: int
    column: int
    text: str
    indented: bool


def read_blocks(
    file: SourceFile, first_line: int, report: Report, pictures: LinePictures | None = None
) -> tuple[BodyBlock, ...]:
    """The body from ``first_line`` to the file's end, in reading order.

    Without ``pictures`` no line of it may hold one.
    """
    lines = [_line(n, text) for n, text in enumerate(file.lines[first_line - 1 :], first_line)]
    copy = _Copy(file, report, pictures)
    blocks: list[BodyBlock] = []
    for run in _containers(lines):
        container = _FENCE.match(run[0].text)
        blocks += copy.container(run, container) if container else copy.blocks(run)
    _check_order(blocks, report)
    return tuple(_flush(blocks))


def _line(number: int, text: str) -> _Line:
    bare = text.lstrip(BLANKS)
    indent = text[: len(text) - len(bare)]
    return _Line(number, len(indent) + 1, bare.rstrip(BLANKS), "\u3000\u3000" in indent)


def _containers(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """The lines in runs: each container with both its fences, and what stands between them."""
    run: list[_Line] = []
    inside = False
    for line in lines:
        fence = _FENCE.match(line.text)
        if fence and not inside and run:
            yield run
            run = []
        run.append(line)
        if fence and inside and not fence[1]:
            yield run
            run = []
        inside = bool(run) and (inside or bool(fence and fence[1]))
    if run:
        yield run


@cache
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False})
    markdown.enable("table").disable(["code", "reference"])
    markdown.core.ruler.enableOnly(["normalize", "block"])
    return markdown


def _groups(lines: Sequence[_Line]) -> Iterator[tuple[list[Token], Sequence[_Line]]]:
    """Top-level blocks: their tokens and their lines."""
    group: list[Token] = []
    for token in _markdown().parse("\n".join(line.text for line in lines)):
        group.append(token)
        if token.level == 0 and token.nesting <= 0:
            start, end = group[0].map or (0, len(lines))
            yield group, lines[start:end]
            group = []


@dataclass(frozen=True, slots=True)
class _Copy:
    file: SourceFile
    report: Report
    pictures: LinePictures | None

    def blocks(self, lines: Sequence[_Line]) -> list[BodyBlock]:
        blocks: list[BodyBlock] = []
        label: tuple[_Line, Text] | None = None
        for tokens, own in _groups(lines):
            kind, level = tokens[0].type, tokens[0].tag
            if kind == "heading_open" and tokens[0].markup.startswith("#"):
                label = self.head(level, own[0], label, blocks)
                continue
            label = None
            if kind == "paragraph_open":
                blocks += [BodyParagraph(text) for text in self.paragraphs(own)]
            elif kind == "blockquote_open":
                blocks += self.quote(tokens, own)
            else:
                self.refuse(kind, own)
        return blocks

    def refuse(self, kind: str, lines: Sequence[_Line]) -> None:
        line = next((line for line in lines if line.text), lines[0])
        code = _REFUSED.get(kind, "copy-underline")
        if kind == "heading_open":
            line = lines[-1]
        self.report(error(code, self.file.at(line.number, line.column, len(line.text))))

    def head(
        self,
        level: str,
        line: _Line,
        label: tuple[_Line, Text] | None,
        blocks: list[BodyBlock],
    ) -> tuple[_Line, Text] | None:
        """Adds a section head; returns it where a ``###`` may still make it a label."""
        match = _HEAD.match(line.text)
        place = self.file.at(line.number, line.column, len(line.text))
        text = NO_TEXT
        if match:
            text = self.headline(line.number, line.column + match.start(2), match[2])
        if not text:
            self.report(error("head-empty", place))
        elif level == "h2":
            blocks.append(SectionHead(NO_TEXT, text))
            return line, text
        elif level == "h3" and label:
            blocks[-1] = SectionHead(label[1], text)
        else:
            self.report(error("head-label" if level == "h3" else "head-level", place))
        return None

    def paragraphs(self, lines: Sequence[_Line]) -> list[Text]:
        """Lines that CommonMark reads as one paragraph; an indent of 　　 starts a new one."""
        parts: list[list[_Line]] = []
        for line in lines:
            if not parts or line.indented:
                parts.append([])
            parts[-1].append(line)
        return [text for part in parts if (text := self.paragraph(part))]

    def paragraph(self, lines: Sequence[_Line]) -> Text:
        for line in lines:
            self.check_markup(line)
        for before, after in pairwise(lines):
            if before.text.rstrip(_CLOSERS).endswith(tuple(_SENTENCE_ENDS)):
                self.report(note("lines-joined", self.file.at(after.number, after.column)))
                break
        return self.text([(line.number, line.column, line.text) for line in lines])

    def check_markup(self, line: _Line) -> None:
        place = self.file.at(line.number, line.column, min(len(line.text), 3))
        if line.text.startswith(_FULLWIDTH_MARKUP):
            self.report(error("markup-fullwidth", place))
        elif re.match(r"##+[^#\s]", line.text):
            self.report(error("head-blank", place))
        elif line.text.startswith(":::"):
            self.report(error("container-stray", place))

    def text(self, lines: Sequence[tuple[int, int, str]]) -> Text:
        return read_text(Stretch.of_lines(self.file, lines), self.report, self.pictures)

    def headline(self, line: int, column: int, text: str) -> Text:
        unpictured = replace(self, pictures=None)
        return read_headline(unpictured.text([(line, column, text)]), self.report)

    def quote(self, tokens: Sequence[Token], lines: Sequence[_Line]) -> list[BodyBlock]:
        inner = [token.type for token in tokens if token.level == 1 and token.nesting >= 0]
        place = self.file.at(lines[0].number, lines[0].column)
        if not inner or any(kind != "paragraph_open" for kind in inner):
            self.report(error("quote-form", place))
            return []
        for line in lines:
            if line.text and not line.text.startswith(">"):
                self.report(error("quote-runs-on", self.file.at(line.number, line.column)))
                return []
        said = [bare for line in lines if (bare := _without_mark(line)).text]
        source = NO_TEXT
        if len(said) > 1 and (dash := _SOURCE.match(said[-1].text)):
            last = said.pop()
            source = self.text([(last.number, last.column + dash.end(), last.text[dash.end() :])])
        words = self.text([(line.number, line.column, line.text) for line in said])
        return [PullQuote(words, source)] if words else []

    def container(self, lines: Sequence[_Line], fence: re.Match[str]) -> list[BodyBlock]:
        first = lines[0]
        place = self.file.at(first.number, first.column, len(first.text))
        name = fence[1]
        if not name:
            self.report(error("container-stray", place))
            return self.blocks(lines[1:]) if lines[1:] else []
        closed = len(lines) > 1 and re.fullmatch(r":{3,}", lines[-1].text)
        if not closed:
            self.report(error("container-open", place, name=name))
        if name not in _CONTAINERS:
            near = get_close_matches(name, _CONTAINERS, 1) or _CONTAINERS
            self.report(error("container-unknown", place, name=name, known="、".join(near)))
        title = self.headline(first.number, first.column + fence.start(2), fence[2])
        inside = lines[1:-1] if closed else lines[1:]
        unpictured = replace(self, pictures=None)
        texts = unpictured.names(inside) if name == "names" else self.inside(inside)
        if not texts:
            self.report(error("container-empty", place, name=name))
        if name == "note" and title:
            self.report(error("note-title", title.place))
        if name == "names" and title:
            self.report(error("names-title", title.place))
        if name == "names":
            return [NameList(texts)]
        return [EditorsNote(texts)] if name == "note" else [Box(title, texts)]

    def names(self, lines: Sequence[_Line]) -> tuple[Text, ...]:
        """The names of a list; a line of copy always ends one."""
        return split_names(
            [text for line in lines for text in self.inside([line]) if line.text.strip()]
        )

    def inside(self, lines: Sequence[_Line]) -> tuple[Text, ...]:
        """The paragraphs of a container; nothing else may stand there."""
        texts: list[Text] = []
        for tokens, own in _groups(lines):
            if tokens[0].type == "paragraph_open":
                texts += self.paragraphs(own)
            else:
                line = own[0]
                place = self.file.at(line.number, line.column, len(line.text))
                self.report(error("container-paragraphs", place))
        return tuple(texts)


def _without_mark(line: _Line) -> _Line:
    mark = _QUOTED.match(line.text)
    bare = line.text[mark.end() :] if mark else line.text
    text = bare.lstrip(BLANKS)
    return replace(line, column=line.column + len(line.text) - len(text), text=text)


def _check_order(blocks: Sequence[BodyBlock], report: Report) -> None:
    """An editor's note comes first; a section head has text under it."""
    for block in blocks[1:]:
        if isinstance(block, EditorsNote) and block.paragraphs:
            report(error("note-not-first", block.paragraphs[0].place))
    for head, following in pairwise([*blocks, None]):
        if isinstance(head, SectionHead) and isinstance(following, SectionHead | None):
            report(warning("head-alone", head.text.place))


def _flush(blocks: Sequence[BodyBlock]) -> Iterator[BodyBlock]:
    """Marks a paragraph whose sentence was interrupted by a pull quote or a box."""
    unfinished = interrupted = False
    for block in blocks:
        match block:
            case BodyParagraph(text):
                yield replace(block, flush=unfinished and interrupted)
                end = text.plain.rstrip(_CLOSERS)
                unfinished = not end.endswith(tuple(_SENTENCE_ENDS))
                interrupted = False
            case PullQuote() | Box():
                yield block
                interrupted = True
            case _:
                yield block
                unfinished = False
