"""The stories of an issue's folder, each read once when a page first asks for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from banxin.content.model import Story
from banxin.content.photos import PhotoDesk
from banxin.content.source import Report, read_source
from banxin.content.story import read_story
from banxin.content.suggest import suggest
from banxin.diagnostics import SourcePlace, error, note


@dataclass(frozen=True, slots=True)
class Shelf:
    """Stories by name.

    Attributes:
        folder: The issue's folder, absolute.
        report: Takes the findings.
        named: The line of `issue.toml` in which each story was first named.
        stories: What was read; None where a story has errors.
    """

    folder: Path
    report: Report
    named: dict[str, int] = field(default_factory=dict)
    stories: dict[str, Story | None] = field(default_factory=dict)

    @property
    def photos(self) -> PhotoDesk:
        return PhotoDesk(self.folder, self.report)

    def take(self, name: str, place: SourcePlace) -> Story | None:
        """The story for the page that names it at ``place``; no other page may have it."""
        if name in self.named:
            self.report(error("story-twice", place, name=name, line=self.named[name]))
            return None
        self.named[name] = place.line
        self.stories[name] = self._read(name, place)
        return self.stories[name]

    def read_every(self, wanted: Mapping[str, SourcePlace]) -> None:
        """Reads stories for their own errors, where `issue.toml` cannot say which page has them."""
        for name, place in wanted.items():
            if name not in self.named:
                self.take(name, place)

    def files(self) -> dict[str, SourcePlace]:
        """Every story file of the folder, by name."""
        files = sorted(filter(Path.is_file, self.folder.glob("*.md")))
        return {file.stem: SourcePlace(f"{self.folder.name}/{file.name}") for file in files}

    def tell_unplaced(self) -> None:
        """Says which stories no page has asked for: held over, or forgotten."""
        for name, place in self.files().items():
            if name not in self.named:
                self.report(note("story-unplaced", place, name=name))

    def _read(self, name: str, place: SourcePlace) -> Story | None:
        file = self.folder / f"{name}.md"
        if re.search(r"[/\\]|^\.", name):
            self.report(error("story-name", place, name=name))
        elif not file.is_file():
            known = suggest(name, self.files())
            self.report(error("story-missing", place, name=name, known=known))
        elif not file.resolve().is_relative_to(self.folder):
            self.report(error("path-outside", place, name=file.name))
        elif source := read_source(file, f"{self.folder.name}/{file.name}", self.report):
            return read_story(name, source, self.photos, self.report)
        return None
