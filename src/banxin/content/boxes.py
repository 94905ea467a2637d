"""The standing boxes of a page: advertisements, the contents, the publisher's box, notices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from banxin.content.model import PhotoFile, Spot, Standing, StandingBox
from banxin.content.outline import KeyPath
from banxin.content.places import span
from banxin.content.sheets import BoxSheet
from banxin.content.shelf import Shelf
from banxin.content.source import Report
from banxin.content.story import Words
from banxin.diagnostics import error


@dataclass(frozen=True, slots=True)
class BoxReader:
    """Reads the boxes of one issue's pages."""

    shelf: Shelf
    words: Words
    report: Report

    def boxes(self, sheets: Sequence[BoxSheet], page: KeyPath) -> tuple[StandingBox, ...]:
        """The boxes of the page at the path ``page``, in the desk's order."""
        return tuple(self._box(sheet, (*page, "box", n)) for n, sheet in enumerate(sheets))

    def _box(self, sheet: BoxSheet, path: KeyPath) -> StandingBox:
        outline = self.words.outline
        self._check(sheet, path)
        columns = span(sheet.columns, outline, (*path, "columns"), self.report)
        lines = span(sheet.lines, outline, (*path, "lines"), self.report)
        return StandingBox(
            kind=Standing(sheet.kind),
            title=self.words.text((*path, "title")),
            paragraphs=self.words.lines((*path, "paragraphs"), len(sheet.paragraphs)),
            picture=self._picture(sheet, path),
            spot=Spot(*columns, *lines),
            place=outline.key(path),
        )

    def _check(self, sheet: BoxSheet, path: KeyPath) -> None:
        """The contents fill themselves; every other box holds words or a picture, not both."""
        place = self.words.outline.key(path)
        if Standing(sheet.kind) is Standing.CONTENTS:
            if sheet.paragraphs or sheet.picture:
                self.report(error("box-contents", place))
        elif sheet.paragraphs and sheet.picture:
            self.report(error("box-full", place, kind=sheet.kind))
        elif not (sheet.paragraphs or sheet.picture):
            self.report(error("box-empty", place, kind=sheet.kind))

    def _picture(self, sheet: BoxSheet, path: KeyPath) -> PhotoFile | None:
        if sheet.picture is None:
            return None
        place = self.words.outline.value((*path, "picture"))
        photos = self.shelf.photos
        return photos.open(sheet.picture, photos.issue / "photos", place)
