"""What stands on the pages of a made-up issue, counted for the desk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from banxin.cli.manner import Manner
from banxin.cli.table import table
from banxin.makeup import IssueLayout, PageLayout, Part
from banxin.typeset import ATOM, Line


@dataclass(frozen=True, slots=True)
class StoryAccount:
    """One story on one page.

    Attributes:
        page: From 1.
        story: Its file's stem.
        lines: Of running text and lists of names; heads, notes, captions and boxes are not counted.
        characters: In those lines, marks and Latin letters included; no blanks, pictures or
            added hyphens.
        photos: That were placed.
    """

    page: int
    story: str
    lines: int
    characters: int
    photos: int


def account(layout: IssueLayout) -> tuple[StoryAccount, ...]:
    """Every story of every page, in reading order."""
    return tuple(entry for page in layout.pages for entry in _stories(page))


def as_rows(accounts: Sequence[StoryAccount], manner: Manner) -> list[str]:
    """The same as a table for people."""
    word = manner.word
    head = word("page story lines characters photos", "版 稿件 行 字 照片").split()
    return table([head, *([str(value) for value in asdict(entry).values()] for entry in accounts)])


def as_objects(accounts: Sequence[StoryAccount]) -> list[dict[str, object]]:
    """The same for JSON."""
    return [asdict(entry) for entry in accounts]


def _stories(page: PageLayout) -> Iterator[StoryAccount]:
    # Furniture belongs to no story.
    for story in dict.fromkeys(frame.story for frame in page.frames if frame.story):
        lines = _body(page, story)
        photos = sum(picture.story == story for picture in page.pictures)
        characters = sum(_characters(line) for line in lines)
        yield StoryAccount(page.number, story, len(lines), characters, photos)


def _characters(line: Line) -> int:
    pieces = zip(line.texts, line.lengths, strict=True)
    return sum(1 for text, length in pieces if length and not text.isspace() and text != ATOM)


def _body(page: PageLayout, story: str) -> list[Line]:
    return [
        placed.line
        for frame in page.frames
        if frame.story == story
        for text in frame.texts
        if text.part in {Part.BODY, Part.NAMES}
        for placed in text.lines
    ]
