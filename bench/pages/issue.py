"""A problem as the `Issue` that Banxin makes up; no file is read or written for it."""

from __future__ import annotations

import datetime
import hashlib
from pathlib import Path

from banxin.content.model import (
    NO_TEXT,
    BodyBlock,
    BodyParagraph,
    Box,
    Byline,
    Issue,
    Masthead,
    Page,
    Photo,
    PhotoFile,
    Placement,
    PullQuote,
    SectionHead,
    Spot,
    Standing,
    StandingBox,
    Story,
    Text,
    TextRun,
)
from banxin.diagnostics import SourcePlace
from bench.pages.copy import words
from bench.pages.problem import (
    Block,
    BoxTask,
    PageTask,
    PhotoTask,
    Pin,
    Problem,
    StoryTask,
)

MASTHEAD = "临江时报"
DATE = datetime.date(2026, 11, 20)
TICKET = "newsprint"
QUOTED = "一位居民"
CREDIT = "资料图片"
BOXED = "版位已售"
"""What stands in a box under its title."""
TITLE_TURN = "　"
"""Where titles run together may turn."""


def issue_of(problem: Problem, folder: Path = Path("/bench")) -> Issue:
    """The problem as an issue in ``folder``, where its photos may lie in ``photos/``."""
    stories = {task.name: _story(task, folder) for task in problem.stories}
    place = SourcePlace(f"{problem.id}/issue.toml")
    return Issue(
        name=problem.id,
        folder=folder,
        masthead=Masthead(
            _text(MASTHEAD, place), None, NO_TEXT, (), _text("试排用版", place), NO_TEXT
        ),
        ear=None,
        number=problem.seed,
        total=0,
        date=DATE,
        lunar_date="",
        layout=problem.layout,
        ticket=TICKET,
        rare_face="",
        pages=tuple(_page(page, stories, place) for page in problem.pages),
        footer=(),
        place=place,
        flow=tuple(stories[name] for name in problem.flow),
        fillers=tuple(stories[name] for name in problem.fillers),
    )


def title_of(task: StoryTask) -> str:
    """A story's title as a desk would write it."""
    return TITLE_TURN.join(words().titles[number] for number in task.title)


def said(block: Block) -> str:
    """What a paragraph, a quote or a box says."""
    return "".join(words().sentences[number] for number in block.sentences)


def photo_name(task: StoryTask, order: int) -> str:
    """The name of a story's photo in ``photos/``; ``order`` counts from 1."""
    return f"{task.name}-{order}.png"


def _page(task: PageTask, stories: dict[str, Story], place: SourcePlace) -> Page:
    return Page(
        name=_text(task.name, place),
        template="",
        continues="",
        stories=tuple(stories[name] for name in task.stories),
        placements=tuple(_placement(pin, place) for pin in task.pins),
        staff=(),
        place=place,
        boxes=tuple(_box(box, place) for box in task.boxes),
    )


def _placement(pin: Pin, place: SourcePlace) -> Placement:
    return Placement(pin.story, pin.photo, pin.columns, pin.lines, place)


def _box(task: BoxTask, place: SourcePlace) -> StandingBox:
    title = _text(words().lines[task.title], place)
    spot = Spot(*task.columns, *task.lines)
    return StandingBox(Standing(task.kind), title, (_text(BOXED, place),), None, spot, place)


def _story(task: StoryTask, folder: Path) -> Story:
    place = SourcePlace(f"{folder.name}/{task.name}.md")
    return Story(
        name=task.name,
        kicker=_line(task.kicker, place),
        title=(_text(title_of(task), place),),
        subtitle=_line(task.subtitle, place),
        byline=Byline(_text(task.byline, place), at_end=False) if task.byline else None,
        blocks=tuple(_block(block, place) for block in task.body),
        photos=tuple(
            _photo(photo, folder / "photos" / photo_name(task, order), place)
            for order, photo in enumerate(task.photos, 1)
        ),
        place=place,
    )


def _block(block: Block, place: SourcePlace) -> BodyBlock:
    match block.kind:
        case "head":
            return SectionHead(NO_TEXT, _line(block.line, place))
        case "quote":
            return PullQuote(_text(said(block), place), _text(QUOTED, place))
        case "box":
            return Box(_line(block.line, place), (_text(said(block), place),))
        case _:
            return BodyParagraph(_text(said(block), place))


def _photo(task: PhotoTask, path: Path, place: SourcePlace) -> Photo:
    digest = hashlib.sha256(path.name.encode()).hexdigest()
    caption = words().sentences[task.caption]
    return Photo(
        file=PhotoFile(path, path.name, *task.pixels, digest),
        caption=_text(caption, place),
        credit=_text(CREDIT, place),
        alternative=caption,
        focus=(0.5, 0.5),
        weight=task.weight,
        place=place,
        crop=task.crop,
    )


def _line(number: int, place: SourcePlace) -> Text:
    return _text(words().lines[number], place) if number >= 0 else NO_TEXT


def _text(plain: str, place: SourcePlace) -> Text:
    return Text((TextRun(plain, place),))
