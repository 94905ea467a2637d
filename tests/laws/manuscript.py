"""What the copy says must be on the page, worked out from the issue's content and nothing else.

Texts are compared without their blanks, since a compositor makes blanks of his own; where the
desk typed a space between two Latin words is kept apart, so that it can be looked for. Pictures
inside lines are no text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from banxin.content import Issue
from banxin.content.model import (
    BodyBlock,
    BodyParagraph,
    Box,
    EditorsNote,
    NameList,
    PullQuote,
    SectionHead,
    Story,
    Text,
)


class Kind(StrEnum):
    """What a paragraph of the copy is; the laws ask more of some than of others."""

    HEAD = "head"
    CAPTION = "caption"
    BODY = "body"
    NOTE = "note"
    BYLINE = "byline"
    LABEL = "section label"
    SECTION = "section"
    QUOTE = "quote"
    BOX_TITLE = "box title"
    NAMES = "names"
    BOX_TEXT = "box text"
    EAR = "ear"


class Emphasis(StrEnum):
    """What decides the face of a character."""

    PLAIN = "plain"
    STRONG = "strong"
    KAI = "kai"


@dataclass(frozen=True)
class Copy:
    """One paragraph of the copy as it must be painted.

    Attributes:
        kind: What it is.
        written: Its characters as typed, blanks included, with the emphasis of each.
        indented: Whether its first line stands in.
    """

    kind: Kind
    written: tuple[tuple[str, Emphasis], ...]
    indented: bool = False

    @cached_property
    def text(self) -> str:
        """Its characters without blanks."""
        return "".join(character for character, _ in self._inked)

    @cached_property
    def emphases(self) -> tuple[Emphasis, ...]:
        """One entry a character of ``text``."""
        return tuple(emphasis for _, emphasis in self._inked)

    @cached_property
    def word_spaces(self) -> frozenset[int]:
        """The characters of ``text``, by index, that follow a typed space between two words."""
        plain = "".join(_as_set(character) for character, _ in self.written)
        found: set[int] = set()
        index = 0
        for place, character in enumerate(plain):
            if is_blank(character):
                continue
            before = plain[:place]
            word = before.rstrip()
            if word != before and word and is_narrow(word[-1]) and is_narrow(character):
                found.add(index)
            index += 1
        return frozenset(found)

    @cached_property
    def _inked(self) -> tuple[tuple[str, Emphasis], ...]:
        return tuple(
            (_as_set(character), emphasis)
            for character, emphasis in self.written
            if not is_blank(character)
        )


@dataclass(frozen=True)
class StoryCopy:
    """A story's copy by the frames it stands in: head, captions, columns; and its ruby."""

    name: str
    head: tuple[Copy, ...]
    captions: tuple[Copy, ...]
    body: tuple[Copy, ...]
    ruby: tuple[str, ...]


def is_blank(character: str) -> bool:
    return unicodedata.category(character)[0] in "ZC"


def is_narrow(character: str) -> bool:
    """Latin letters, digits and their marks."""
    return "!" <= character <= "~" or "\u00c0" <= character <= "\u024f"


def story_copy(story: Story) -> StoryCopy:
    """All that must be painted of a story."""
    signed = story.byline
    at_start = (signed.text,) if signed and not signed.at_end else ()
    at_end = (_copy(Kind.BYLINE, signed.text),) if signed and signed.at_end else ()
    head = (story.kicker, *story.title, story.subtitle, *at_start)
    captions = [Text(photo.caption.runs + photo.credit.runs) for photo in story.photos]
    texts = [*head, *(text for block in story.blocks for text in _texts(block)), *captions]
    return StoryCopy(
        name=story.name,
        head=tuple(_copy(Kind.HEAD, text) for text in head if text),
        captions=tuple(_copy(Kind.CAPTION, text) for text in captions if text),
        body=(*(copy for block in story.blocks for copy in _copies(block)), *at_end),
        ruby=tuple(run.ruby for text in texts for run in text.runs if run.ruby),
    )


def furniture_copy(issue: Issue) -> tuple[str, ...]:
    """The texts of masthead and ear that the first page must show, without blanks."""
    head, ear = issue.masthead, issue.ear
    texts = [head.motto, *head.publishers, head.registration, head.website]
    texts += [head.name] if head.artwork is None else []
    texts += [ear.title, *ear.paragraphs] if ear else []
    return tuple(_copy(Kind.EAR, text).text for text in texts if text)


def ear_copy(issue: Issue) -> tuple[Copy, ...]:
    """The ear's paragraphs, its title first."""
    texts = (issue.ear.title, *issue.ear.paragraphs) if issue.ear else ()
    return tuple(_copy(Kind.EAR, text) for text in texts if text)


def _copies(block: BodyBlock) -> Iterator[Copy]:
    match block:
        case BodyParagraph(text, dateline, flush):
            opening = [(character, Emphasis.STRONG) for character in dateline.plain]
            yield Copy(Kind.BODY, (*opening, *_written(text)), indented=not flush)
        case EditorsNote(paragraphs):
            yield from (_copy(Kind.NOTE, text, indented=True) for text in paragraphs)
        case SectionHead(label, text):
            yield from (_copy(Kind.LABEL, part) for part in (label,) if part)
            yield from (_copy(Kind.SECTION, part) for part in (text,) if part)
        case PullQuote(text, source):
            yield from (_copy(Kind.QUOTE, part) for part in (text, source) if part)
        case NameList(names):
            yield _copy(Kind.NAMES, Text(tuple(run for name in names for run in name.runs)))
        case Box(title, paragraphs):
            yield from (_copy(Kind.BOX_TITLE, part) for part in (title,) if part)
            yield from (_copy(Kind.BOX_TEXT, text, indented=True) for text in paragraphs)


def _texts(block: BodyBlock) -> tuple[Text, ...]:
    match block:
        case BodyParagraph(text, dateline):
            return dateline, text
        case EditorsNote(paragraphs):
            return paragraphs
        case SectionHead(label, text):
            return label, text
        case PullQuote(text, source):
            return text, source
        case NameList(names):
            return names
        case Box(title, paragraphs):
            return title, *paragraphs


def _copy(kind: Kind, text: Text, *, indented: bool = False) -> Copy:
    return Copy(kind, tuple(_written(text)), indented)


def _written(text: Text) -> Iterator[tuple[str, Emphasis]]:
    for run in text.runs:
        if run.picture:
            continue
        emphasis = Emphasis.STRONG if run.bold else Emphasis.KAI if run.kai else Emphasis.PLAIN
        yield from ((character, emphasis) for character in run.text)


def _as_set(character: str) -> str:
    """Full-width letters, digits and ／ are set in their ASCII forms: docs/content.md says so."""
    if character == "／":
        return "/"
    fullwidth = "\uff10" <= character <= "\uff19" or "\uff21" <= character <= "\uff5a"
    if fullwidth and character.isalnum():
        return unicodedata.normalize("NFKC", character)
    return character
