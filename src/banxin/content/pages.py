"""The pages of an issue: their stories, their boxes, and what the desk fixed by hand."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from banxin.content.boxes import BoxReader
from banxin.content.model import Page, Placement
from banxin.content.outline import KeyPath, Outline
from banxin.content.pins import clashes
from banxin.content.places import read_place
from banxin.content.sheets import PageSheet, PlaceSheet
from banxin.content.shelf import Shelf
from banxin.content.source import Report
from banxin.content.story import Words
from banxin.content.suggest import suggest
from banxin.diagnostics import error, warning


def homes(sheets: Mapping[int, PageSheet], outline: Outline) -> dict[str, int]:
    """The line in which each story is first given to a page, by the story's name."""
    lines: dict[str, int] = {}
    for number, sheet in sheets.items():
        for index, name in enumerate(sheet.stories):
            place = outline.value(("page", number, "stories", index))
            lines.setdefault(name, place.line)
    return lines


@dataclass(frozen=True, slots=True)
class PageReader:
    """Reads pages in their order, since a story turns to later pages only.

    Attributes:
        homes: See `homes`.
        flow: The stories that page make-up shares out; a place pins one to its page.
        pinned: Page and line that each of them is pinned to, as far as pages were read.
    """

    shelf: Shelf
    words: Words
    report: Report
    homes: Mapping[str, int]
    flow: Collection[str]
    pinned: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def outline(self) -> Outline:
        return self.words.outline

    def page(self, sheet: PageSheet, number: int) -> Page:
        """The page that is ``number``-th in `issue.toml`, counted from 0."""
        path: KeyPath = ("page", number)
        self._check_page(sheet, path)
        named = [
            self.shelf.take(name, self.outline.value((*path, "stories", index)))
            for index, name in enumerate(sheet.stories)
        ]
        placements = self._placements(sheet, path)
        boxes = BoxReader(self.shelf, self.words, self.report).boxes(sheet.box, path)
        for finding in clashes(placements, boxes):
            self.report(finding)
        return Page(
            name=self.words.text((*path, "name")),
            template=sheet.template,
            continues=sheet.continues,
            stories=tuple(story for story in named if story),
            placements=placements,
            staff=self.words.lines((*path, "staff"), len(sheet.staff)),
            place=self.outline.key(path),
            boxes=boxes,
            step=(sheet.step.size_pt, sheet.step.leading_pt) if sheet.step else None,
        )

    def _check_page(self, sheet: PageSheet, path: KeyPath) -> None:
        earlier = [name for name in self.shelf.named if name in self.homes]
        place = self.outline.value((*path, "continues"))
        if sheet.continues in self.flow:
            self.report(error("continues-flows", place, name=sheet.continues))
        elif sheet.continues and sheet.continues not in earlier:
            known = suggest(sheet.continues, earlier)
            self.report(error("continues-unknown", place, name=sheet.continues, known=known))
        if not (sheet.stories or sheet.continues or sheet.box or self.flow):
            self.report(error("page-empty", self.outline.key(path), name=sheet.name))

    def _placements(self, page: PageSheet, path: KeyPath) -> tuple[Placement, ...]:
        placed: dict[tuple[str, int], Placement] = {}
        for number, sheet in enumerate(page.place):
            where: KeyPath = (*path, "place", number)
            self._check_target(sheet, page, where)
            placement = read_place(sheet, self.outline, where, self.report)
            if (sheet.story, sheet.photo) in placed:
                place = placement.place
                if sheet.photo:
                    self.report(
                        error("photo-place-twice", place, story=sheet.story, photo=sheet.photo)
                    )
                else:
                    self.report(error("place-twice", place, story=sheet.story))
            placed[sheet.story, sheet.photo] = placement
        return tuple(placed.values())

    def _check_target(self, sheet: PlaceSheet, page: PageSheet, where: KeyPath) -> None:
        """A place is for what stands on its own page, or for a story that flows."""
        on_page = [*page.stories, *filter(None, [page.continues])]
        place = self.outline.value((*where, "story"))
        if sheet.story in on_page:
            self._check_use(sheet, where)
        elif sheet.story in self.flow:
            self._pin(sheet, where)
        elif sheet.story in self.homes:
            line = self.homes[sheet.story]
            self.report(error("place-elsewhere", place, name=sheet.story, line=line))
            return
        else:
            known = suggest(sheet.story, [*on_page, *self.flow])
            self.report(error("place-story", place, name=sheet.story, known=known))
            return
        self._check_photo(sheet, where)

    def _check_use(self, sheet: PlaceSheet, where: KeyPath) -> None:
        """A place that only says which page says nothing of a story that the page has anyway."""
        if not (sheet.columns or sheet.lines or sheet.rank):
            place = self.outline.key(where)
            self.report(warning("place-idle", place, story=sheet.story, photo=sheet.photo))

    def _pin(self, sheet: PlaceSheet, where: KeyPath) -> None:
        """Every place of a story that flows, and of its photos, is on one page."""
        place, page = self.outline.key(where), int(where[1])
        first_page, first_line = self.pinned.setdefault(sheet.story, (page, place.line))
        if first_page != page:
            self.report(error("place-two-pages", place, name=sheet.story, line=first_line))

    def _check_photo(self, sheet: PlaceSheet, where: KeyPath) -> None:
        story = self.shelf.stories.get(sheet.story)
        if story and sheet.photo > len(story.photos):
            place = self.outline.value((*where, "photo"))
            count = len(story.photos)
            self.report(error("place-photo", place, name=sheet.story, count=count))
