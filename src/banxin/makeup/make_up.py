"""Page make-up: marked-up pages become an `IssueLayout` in which every line has its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from banxin.content.model import Issue, Text
from banxin.diagnostics import Diagnostic, SourcePlace, error, warning
from banxin.layout import Layout
from banxin.makeup.furniture import place_furniture
from banxin.makeup.furniture_boxes import place_boxes
from banxin.makeup.furniture_parts import PlacedFurniture
from banxin.makeup.galley import NO_GALLEY, Galley, characters_in
from banxin.makeup.grid import ColumnGrid
from banxin.makeup.judging import judge
from banxin.makeup.lint import lint, lint_body
from banxin.makeup.marked import MarkedPage
from banxin.makeup.model import IssueLayout, PageLayout, PlacedBox
from banxin.makeup.partings import partings
from banxin.makeup.place import PlacedStory, place_story
from banxin.makeup.shape import PageShape
from banxin.makeup.stone import Stone


def make_up(pages: tuple[MarkedPage, ...], issue: Issue, stone: Stone) -> IssueLayout:
    """Compose and place everything on every page.

    Text that does not fit is an error among the findings, never a silent loss (law L5); the
    caller decides whether to paint a layout that has errors.
    """
    findings = list(lint_body(stone.layout, SourcePlace(f"{issue.layout}/layout.toml")))
    rests: dict[str, Galley] = {}
    made = []
    for page in pages:
        on = stone.stepped(page.plan.step)
        layout, grid, composer = on.layout, on.grid, on.composer
        stories: list[PlacedStory] = []
        for story in page.stories:
            name = story.story.name
            opening = rests.pop(name, NO_GALLEY)
            if story.plan.turned_from and not opening.pieces:
                findings.append(
                    warning(
                        "continues-nothing", page.plan.page.place, story=name, page=page.plan.number
                    )
                )
                continue
            placed, more = place_story(story, opening, on, goes_on=bool(story.plan.turns_to))
            rests[name] = placed.rest
            findings += more
            stories.append(placed)
        furniture, more = place_furniture(page, issue, layout, grid, composer)
        findings += more
        boxes, standing, more = place_boxes(page, on)
        findings += more
        made.append(_page(page, (furniture, *stories, *standing), stories, boxes, layout, grid))
        findings += lint(made[-1], layout, composer.settings)
    findings += _lost(pages, rests, issue)
    return IssueLayout(
        title=issue_title(issue),
        publisher="；".join(text.plain for text in issue.masthead.publishers),
        date=issue.date,
        layout=stone.layout,
        pages=tuple(made),
        headlines={
            story.name: _headline(story.title) for story in (*issue.stories, *issue.fillers)
        },
        findings=tuple(findings),
    )


def _lost(
    pages: tuple[MarkedPage, ...], rests: Mapping[str, Galley], issue: Issue
) -> Iterator[Diagnostic]:
    """Stories that stand on no page, and text that turned to a page which does not take it."""
    last = {story.story.name: story.plan for page in pages for story in page.stories}
    for story in issue.stories:
        plan = last.get(story.name)
        left = rests.get(story.name, NO_GALLEY).pieces if plan and plan.turns_to else ()
        if not plan or left:
            characters = characters_in(left)
            yield error("story-lost", story.place, story=story.name, characters=characters)


def issue_title(issue: Issue) -> str:
    """What an issue calls itself in its files: name, number and date."""
    number = f"第{issue.number}期" if issue.number else ""
    return f"{issue.masthead.name.plain}{number}（{issue.date.isoformat()}）"


def _headline(lines: Sequence[Text]) -> str:
    return "".join(line.plain for line in lines)


def _page(
    page: MarkedPage,
    parts: tuple[PlacedFurniture | PlacedStory, ...],
    stories: Sequence[PlacedStory],
    boxes: tuple[PlacedBox, ...],
    layout: Layout,
    grid: ColumnGrid,
) -> PageLayout:
    """A page of ``parts`` in reading order, its stories among them."""
    shape = PageShape(
        columns=grid.columns,
        lines=grid.lines,
        first_line=page.plan.masthead + 1,
        stories=tuple(story.shape for story in stories),
        standing=tuple(box.spot for box in page.plan.page.boxes),
    )
    return PageLayout(
        number=page.plan.number,
        name=page.plan.page.name.plain,
        frames=tuple(frame for part in parts for frame in part.frames),
        pictures=tuple(picture for part in parts for picture in part.pictures),
        rules=(*(rule for part in parts for rule in part.rules), *partings(shape, layout, grid)),
        panels=tuple(panel for part in parts for panel in part.panels),
        shape=shape,
        boxes=boxes,
        grid=grid,
        faults=judge(shape, layout),
    )
