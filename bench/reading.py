"""An issue as the peers get it: the same words and pictures, without Banxin's structure.

Both peers are given finished source files, so their time holds no reading of manuscripts;
Banxin's does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from banxin.content import load_issue
from banxin.content.model import (
    BodyBlock,
    BodyParagraph,
    Box,
    EditorsNote,
    Issue,
    NameList,
    Photo,
    PullQuote,
    SectionHead,
    Story,
    Text,
    TextRun,
)


class Kind(StrEnum):
    """What a piece is, named as both peers' style sheets name it."""

    NAME = "name"
    LINE = "line"
    KICKER = "kicker"
    TITLE = "title"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    NOTE = "note"
    LABEL = "label"
    HEAD = "head"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    BOX = "box"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Piece:
    """One block of words."""

    kind: Kind
    runs: tuple[TextRun, ...]

    @property
    def plain(self) -> str:
        return "".join(run.text + run.ruby for run in self.runs)


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture file, as the desk delivered it."""

    path: Path
    caption: Piece


Part = Piece | Picture


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """A page's worth: what spans it, then each story on its own."""

    front: tuple[Piece, ...]
    stories: tuple[tuple[Part, ...], ...]


def read(issue_path: Path) -> tuple[ReadingPage, ...]:
    """Every page of the issue; the masthead, ear and footer belong to the first."""
    issue = load_issue(issue_path).issue
    return tuple(
        ReadingPage(
            tuple(_front(issue)) if page is issue.pages[0] else (),
            tuple(tuple(_story(story)) for story in page.stories),
        )
        for page in issue.pages
    )


def characters(pages: tuple[ReadingPage, ...]) -> int:
    """How many characters all pieces hold, captions included."""
    pieces = [piece for page in pages for piece in page.front]
    parts = [part for page in pages for story in page.stories for part in story]
    pieces += [part.caption if isinstance(part, Picture) else part for part in parts]
    return sum(len(piece.plain) for piece in pieces)


def pictures(pages: tuple[ReadingPage, ...]) -> int:
    """How many pictures all stories show."""
    parts = (part for page in pages for story in page.stories for part in story)
    return sum(isinstance(part, Picture) for part in parts)


def _piece(kind: Kind, *texts: Text) -> Iterator[Piece]:
    runs = tuple(run for text in texts for run in text.runs)
    if runs:
        yield Piece(kind, runs)


def _front(issue: Issue) -> Iterator[Piece]:
    masthead = issue.masthead
    yield from _piece(Kind.NAME, masthead.name)
    ear = (issue.ear.title, *issue.ear.paragraphs) if issue.ear else ()
    for text in (masthead.motto, *masthead.publishers, masthead.registration, *ear, *issue.footer):
        yield from _piece(Kind.LINE, text)


def _story(story: Story) -> Iterator[Part]:
    byline = story.byline
    yield from _piece(Kind.KICKER, story.kicker)
    yield from _piece(Kind.TITLE, *story.title)
    yield from _piece(Kind.SUBTITLE, story.subtitle)
    if byline and not byline.at_end:
        yield from _piece(Kind.BYLINE, byline.text)
    for photo in story.photos:
        yield _picture(photo)
    for block in story.blocks:
        yield from _block(block)
    if byline and byline.at_end:
        yield from _piece(Kind.BYLINE, byline.text)


def _picture(photo: Photo) -> Picture:
    runs = photo.caption.runs + photo.credit.runs
    return Picture(photo.file.path, Piece(Kind.CAPTION, runs))


def _block(block: BodyBlock) -> Iterator[Piece]:
    match block:
        case BodyParagraph(text, dateline):
            yield from _piece(Kind.PARAGRAPH, dateline, text)
        case SectionHead(label, text):
            yield from _piece(Kind.LABEL, label)
            yield from _piece(Kind.HEAD, text)
        case EditorsNote(paragraphs):
            for text in paragraphs:
                yield from _piece(Kind.NOTE, text)
        case PullQuote(text, source):
            yield from _piece(Kind.QUOTE, text)
            yield from _piece(Kind.QUOTE, source)
        case NameList(names):
            for name in names:
                yield from _piece(Kind.PARAGRAPH, name)
        case Box(title, paragraphs):
            yield from _piece(Kind.HEAD, title)
            for text in paragraphs:
                yield from _piece(Kind.BOX, text)
