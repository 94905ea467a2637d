"""The pages of an issue: their stories, and the places that the desk chose by hand."""

from __future__ import annotations

from dataclasses import dataclass

from banxin.content.model import Page, Placement
from banxin.content.outline import KeyPath, Outline
from banxin.content.sheets import PageSheet, PlaceSheet
from banxin.content.shelf import Shelf
from banxin.content.source import Report
from banxin.content.story import Words
from banxin.content.suggest import suggest
from banxin.diagnostics import error


@dataclass(frozen=True, slots=True)
class PageReader:
    """Reads pages in their order, since a story turns to later pages only."""

    shelf: Shelf
    words: Words
    report: Report

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
        return Page(
            name=self.words.text((*path, "name")),
            template=sheet.template,
            continues=sheet.continues,
            stories=tuple(story for story in named if story),
            placements=self._placements(sheet, path),
            staff=self.words.lines((*path, "staff"), len(sheet.staff)),
            place=self.outline.key(path),
        )

    def _check_page(self, sheet: PageSheet, path: KeyPath) -> None:
        if sheet.continues and sheet.continues not in self.shelf.named:
            known = suggest(sheet.continues, self.shelf.named)
            place = self.outline.value((*path, "continues"))
            self.report(error("continues-unknown", place, name=sheet.continues, known=known))
        if not sheet.stories and not sheet.continues:
            self.report(error("page-empty", self.outline.key(path), name=sheet.name))

    def _placements(self, page: PageSheet, path: KeyPath) -> tuple[Placement, ...]:
        placed: dict[tuple[str, int], Placement] = {}
        for number, sheet in enumerate(page.place):
            where: KeyPath = (*path, "place", number)
            self._check_target(sheet, page, where)
            self._check_direction(sheet, where)
            place = self.outline.key(where)
            if (sheet.story, sheet.photo) in placed:
                self.report(error("place-twice", place, story=sheet.story, photo=sheet.photo))
            columns = (sheet.columns[0], sheet.columns[1])
            lines = (sheet.lines[0], sheet.lines[1])
            placement = Placement(sheet.story, sheet.photo, columns, lines, place)
            placed[sheet.story, sheet.photo] = placement
        return tuple(placed.values())

    def _check_target(self, sheet: PlaceSheet, page: PageSheet, where: KeyPath) -> None:
        """A place is for a story of its own page, or for a photo that the story has."""
        on_page = [*page.stories, *filter(None, [page.continues])]
        story = self.shelf.stories.get(sheet.story)
        if sheet.story not in on_page:
            known = suggest(sheet.story, on_page)
            place = self.outline.value((*where, "story"))
            self.report(error("place-story", place, name=sheet.story, known=known))
        elif story and sheet.photo > len(story.photos):
            place = self.outline.value((*where, "photo"))
            count = len(story.photos)
            self.report(error("place-photo", place, name=sheet.story, count=count))

    def _check_direction(self, sheet: PlaceSheet, where: KeyPath) -> None:
        for key, (first, last) in (("columns", sheet.columns), ("lines", sheet.lines)):
            if last < first:
                place = self.outline.value((*where, key))
                self.report(error("place-backwards", place, key=key, first=first, last=last))
