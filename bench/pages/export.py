"""Problems as folders that any program can read: ``python -m bench.pages.export DIR [ID …]``.

Each is an issue as Banxin's editors write it: ``issue.toml``, a Markdown file for every story,
and plain pictures of the right size; `banxin build` takes it.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageDraw

from bench.pages.copy import words
from bench.pages.issue import (
    BOXED,
    CREDIT,
    DATE,
    MASTHEAD,
    QUOTED,
    TICKET,
    photo_name,
    said,
    title_of,
)
from bench.pages.problem import (
    Block,
    PageTask,
    Pair,
    PhotoTask,
    Problem,
    StoryTask,
    load_problem,
    load_problems,
)

_GREYS = (70, 110, 150, 190)


def export(problem: Problem, folder: Path) -> Path:
    """Write a problem's issue into a folder of its own; what `banxin build` takes comes back."""
    home = folder / problem.id
    (home / "photos").mkdir(parents=True, exist_ok=True)
    (home / "issue.toml").write_text("\n".join(_issue(problem)) + "\n", "utf-8")
    for story in problem.stories:
        (home / f"{story.name}.md").write_text("\n".join(_story(story)) + "\n", "utf-8")
        for order, photo in enumerate(story.photos, 1):
            _draw(home / "photos" / photo_name(story, order), photo.pixels, order)
    return home


def _issue(problem: Problem) -> Iterator[str]:
    yield f'layout = "{problem.layout}"'
    yield f'ticket = "{TICKET}"'
    yield f"number = {problem.seed}"
    yield f"date = {DATE.isoformat()}"
    if problem.flow:
        yield f"stories = {_names(problem.flow)}"
    if problem.fillers:
        yield f"fillers = {_names(problem.fillers)}"
    yield from ("", "[masthead]", f'name = "{MASTHEAD}"', 'registration = "试排用版"')
    for page in problem.pages:
        yield from _page(page)


def _page(page: PageTask) -> Iterator[str]:
    yield from ("", "[[page]]", f'name = "{page.name}"')
    if page.stories:
        yield f"stories = {_names(page.stories)}"
    for box in page.boxes:
        yield from ("", "[[page.box]]", f'kind = "{box.kind}"')
        yield f'title = "{words().lines[box.title]}"'
        yield f'paragraphs = ["{BOXED}"]'
        yield from _where(box.columns, box.lines)
    for pin in page.pins:
        yield from ("", "[[page.place]]", f'story = "{pin.story}"')
        if pin.photo:
            yield f"photo = {pin.photo}"
        yield from _where(pin.columns, pin.lines)


def _where(columns: Pair | None, lines: Pair | None) -> Iterator[str]:
    if columns:
        yield f"columns = {list(columns)}"
    if lines:
        yield f"lines = {list(lines)}"


def _names(names: tuple[str, ...]) -> str:
    return "[" + ", ".join(f'"{name}"' for name in names) + "]"


def _story(story: StoryTask) -> Iterator[str]:
    lines = words().lines
    yield "---"
    if story.kicker >= 0:
        yield f"kicker: {lines[story.kicker]}"
    yield f"title: {title_of(story)}"
    if story.subtitle >= 0:
        yield f"subtitle: {lines[story.subtitle]}"
    if story.byline:
        yield from (f"byline: {story.byline}", "byline_at: start")
    if story.photos:
        yield "photos:"
    for order, photo in enumerate(story.photos, 1):
        yield from _photo(story, photo, order)
    yield "---"
    for block in story.body:
        yield from (*_block(block), "")


def _photo(story: StoryTask, photo: PhotoTask, order: int) -> Iterator[str]:
    yield f"  - file: {photo_name(story, order)}"
    yield f"    caption: {words().sentences[photo.caption]}"
    yield f"    credit: {CREDIT}"
    yield f"    weight: {photo.weight}"
    yield f"    crop: {photo.crop}"


def _block(block: Block) -> Iterator[str]:
    match block.kind:
        case "head":
            yield f"## {words().lines[block.line]}"
        case "quote":
            yield from (f"> {said(block)}", f"> —— {QUOTED}")
        case "box":
            yield from (f"::: box {words().lines[block.line]}", "", said(block), "", ":::")
        case _:
            yield said(block)


def _draw(path: Path, pixels: Pair, order: int) -> None:
    """Bands of grey, and a cross that shows a crop."""
    across, down = pixels
    picture = Image.new("L", pixels, _GREYS[order % len(_GREYS)])
    pen = ImageDraw.Draw(picture)
    pen.line((0, 0, across, down), fill=255, width=9)
    pen.line((0, down, across, 0), fill=255, width=9)
    picture.save(path, optimize=True)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("names", nargs="*")
    said_ = asked.parse_args()
    problems = [load_problem(name) for name in said_.names] or load_problems()
    for problem in problems:
        print(export(problem, said_.folder))


if __name__ == "__main__":
    main()
