"""What must hold of every planned page, read off the made-up page and not off the planner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from tests.makeup.paper import on_stone, painted
from tests.makeup.planning_ink import ink_faults
from tests.makeup.planning_strategies import Task

from banxin import makeup
from banxin.content.model import Spot
from banxin.diagnostics import Severity
from banxin.makeup import (
    IssueLayout,
    PageChoice,
    PageLayout,
    PagePlan,
    Part,
    PlannedIssue,
    StoryShape,
)

Cell = tuple[int, int]
Pages = tuple[PagePlan, ...]


def planned(task: Task) -> PlannedIssue:
    drafts, faults = makeup.assign(task.issue, task.layout)
    assert faults == ()
    return makeup.plan_issue(drafts, task.issue, on_stone(task.layout))


def made_up(task: Task, plans: Pages) -> IssueLayout:
    pages = makeup.mark_up(plans, task.issue, task.layout)
    return makeup.make_up(pages, task.issue, on_stone(task.layout))


def cells(spot: Spot) -> set[Cell]:
    return {
        (column, line)
        for column in range(spot.first_column, spot.last_column + 1)
        for line in range(spot.first_line, spot.last_line + 1)
    }


def own_cells(story: StoryShape) -> set[Cell]:
    return cells(story.spot) - (cells(story.notch) if story.notch else set())


def faults(task: Task, plans: Pages) -> list[str]:
    """Everything that is wrong with a planned issue."""
    made = made_up(task, plans)
    found = [str(one) for one in made.findings if one.severity is Severity.ERROR]
    found += [one.code for one in made.findings if one.code in {"story-room", "continues-nothing"}]
    for page in made.pages:
        found += [f"page {page.number}: {fault}" for fault in _page_faults(page, task)]
        found += [f"page {page.number}: {fault}" for fault in ink_faults(page, task.layout)]
    found += _pin_faults(task, plans, made)
    return [*found, *_text_faults(task, made), *_filler_faults(task, made), *_turn_faults(made)]


def _page_faults(page: PageLayout, task: Task) -> Iterator[str]:
    shape = page.shape
    if sorted(map(repr, shape.standing)) != sorted(
        repr(box.spot) for box in task.issue.pages[page.number - 1].boxes
    ):
        yield f"stands {shape.standing}"
    first = shape.first_line + (1 if shape.first_line > 1 else 0)
    area = cells(Spot(1, shape.columns, first, shape.lines))
    boxes = [cell for box in shape.standing for cell in cells(box)]
    taken = Counter(boxes)
    for story in shape.stories:
        taken.update(own_cells(story))
        yield from _story_faults(story)
    if any(count > 1 for count in taken.values()):
        yield "two things on one line of a column"
    if not taken.keys() <= area:
        yield "something outside the area"
    yield from _white_faults(area - taken.keys(), page, task)


def _story_faults(story: StoryShape) -> Iterator[str]:
    inside: Counter[Cell] = Counter()
    for spot in (*story.photos, *([story.head] if story.head else [])):
        inside.update(cells(spot))
    for leg in story.legs:
        inside.update(cells(Spot(leg.column, leg.column, leg.first_line, leg.last_line)))
        if leg.empty:
            yield f"{story.story} has {leg.empty} empty lines in column {leg.column}"
    if any(count > 1 for count in inside.values()):
        yield f"{story.story} lies over itself"
    if not inside.keys() <= own_cells(story):
        yield f"{story.story} leaves its rectangle"
    white = own_cells(story) - inside.keys()
    beside = {
        (column, line + by)
        for spot in story.photos
        for column, line in cells(spot)
        for by in (-1, 1)
    }
    if not white <= beside:
        yield f"{story.story} has a hole at {sorted(white - beside)[0]}"


def _white_faults(white: set[Cell], page: PageLayout, task: Task) -> Iterator[str]:
    """White stands between two things, one above the other, as high as the layout allows."""
    least, most = task.layout.makeup.gap_lines
    lines = page.shape.lines
    foot = _rows_at_foot(white, page)
    for column in range(1, page.shape.columns + 1):
        run = 0
        for line in range(1, lines - foot + 2):
            if (column, line) in white and line <= lines - foot:
                run += 1
                continue
            at_edge = line > lines - foot or (column, line - run - 1) not in _all(page)
            if run and (at_edge or not least <= run <= most):
                yield f"{run} white lines over line {line} of column {column}"
            run = 0


def _all(page: PageLayout) -> set[Cell]:
    return cells(Spot(1, page.shape.columns, page.shape.first_line + 1, page.shape.lines))


def _rows_at_foot(white: set[Cell], page: PageLayout) -> int:
    """Whole rows that stay empty where there was too little copy."""
    rows = 0
    while all((c, page.shape.lines - rows) in white for c in range(1, page.shape.columns + 1)):
        rows += 1
    return rows


def _text_faults(task: Task, made: IssueLayout) -> Iterator[str]:
    """Text and photos out are text and photos in, once and in order over all pages."""
    for story in task.issue.stories:
        words = "".join(line.line.text for line in painted(made, story.name, Part.BODY))
        wanted = "".join(block.text.plain for block in story.blocks)  # type: ignore[union-attr]
        if words != wanted:
            yield f"{story.name} says {len(words)} characters of {len(wanted)}"
        files = [
            picture.file.name
            for page in made.pages
            for picture in page.pictures
            if picture.story == story.name
        ]
        if sorted(files) != sorted(photo.file.name for photo in story.photos):
            yield f"{story.name} shows {files}"
        titles = [line.line.text for line in painted(made, story.name, Part.TITLE)]
        if "".join(story.title[0].plain for _ in _pages_of(made, story.name)) != "".join(titles):
            yield f"{story.name} is headed {titles}"


def _filler_faults(task: Task, made: IssueLayout) -> Iterator[str]:
    """What is held in reserve stands on one page and is whole, or stands nowhere."""
    for filler in task.issue.fillers:
        words = "".join(line.line.text for line in painted(made, filler.name, Part.BODY))
        wanted = "".join(block.text.plain for block in filler.blocks)  # type: ignore[union-attr]
        times = sum(
            shape.story == filler.name for page in made.pages for shape in page.shape.stories
        )
        if (times, words) not in {(0, ""), (1, wanted)}:
            yield f"filler {filler.name} stands {times} times with {len(words)} characters"


def _pin_faults(task: Task, plans: Pages, made: IssueLayout) -> Iterator[str]:
    """What the desk has said of places is kept: columns, lines, or both, of a story or photo."""
    for plan, page in zip(plans, made.pages, strict=True):
        for place in plan.page.placements:
            there = [
                (one, shape)
                for one, shape in zip(plan.stories, page.shape.stories, strict=True)
                if one.story.name == place.story
            ]
            if not there:
                yield f"{place.story} is pinned to page {plan.number} and not on it"
            for one, shape in there:
                spot = shape.spot
                if place.photo:
                    photos = [photo.photo for photo in one.photos]
                    spot = shape.photos[photos.index(one.story.photos[place.photo - 1])]
                if place.columns not in {None, (spot.first_column, spot.last_column)}:
                    yield f"{place.story} {place.photo} is pinned to {place.columns}: {spot}"
                if place.lines not in {None, (spot.first_line, spot.last_line)}:
                    yield f"{place.story} {place.photo} is pinned to {place.lines}: {spot}"


def _pages_of(made: IssueLayout, name: str) -> list[int]:
    return [
        page.number
        for page in made.pages
        if any(story.story == name for story in page.shape.stories)
    ]


def _turn_faults(made: IssueLayout) -> Iterator[str]:
    """Who stands on several pages says so at both ends, with the right numbers."""
    names = {story.story for page in made.pages for story in page.shape.stories}
    for name in sorted(names):
        numbers = _pages_of(made, name)
        wanted = [
            words
            for here, there in pairwise(numbers)
            for words in (f"（下转第{there}版）", f"（上接第{here}版）")
        ]
        said = [line.line.text for line in painted(made, name, Part.JUMP)]
        if said != wanted:
            yield f"{name} on pages {numbers} says {said}"


def choices(issue: PlannedIssue) -> tuple[PageChoice, ...]:
    return tuple(page for page in issue.pages if isinstance(page, PageChoice))
