"""An issue's folder becomes an `Issue`; everything wrong with it is gathered first."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from banxin.content.faults import fill
from banxin.content.lunar import FIRST_YEAR, LAST_YEAR, lunar_date
from banxin.content.model import (
    Ear,
    Issue,
    LoadedIssue,
    Masthead,
    Page,
    Placement,
    Spot,
    Story,
)
from banxin.content.outline import KeyPath, Outline
from banxin.content.photos import PhotoDesk
from banxin.content.sheets import IssueSheet, PageSheet, PlaceSheet
from banxin.content.source import Report, SourceFile, read_source
from banxin.content.story import Words, read_story
from banxin.content.suggest import suggest
from banxin.content.toml_outline import toml_outline
from banxin.diagnostics import BadContent, Diagnostic, Severity, SourcePlace, error, note

ISSUE_FILE = "issue.toml"


def load(path: Path) -> LoadedIssue:
    """See `banxin.content.load_issue`."""
    found: list[Diagnostic] = []
    file = _issue_file(path)
    folder = file.parent
    source = read_source(file, f"{folder.name}/{file.name}", found.append)
    issue = _Desk(folder, found.append).issue(source, file.stem) if source else None
    errors = [finding for finding in found if finding.severity is Severity.ERROR]
    if errors or issue is None:
        raise BadContent(errors)
    return LoadedIssue(issue, tuple(found))


def _issue_file(path: Path) -> Path:
    """The absolute path of the issue's TOML file."""
    shown = SourcePlace(path.as_posix())
    try:
        whole = path.resolve()
        if not whole.exists():
            raise BadContent([error("issue-missing", shown, name=path.as_posix())])
        file = whole / ISSUE_FILE if whole.is_dir() else path.parent.resolve() / path.name
        if not file.is_file():
            others = (other.name for other in sorted(whole.glob("*.toml")))
            known = suggest(ISSUE_FILE, others)
            raise BadContent([error("issue-toml-missing", shown, name=whole.name, known=known)])
    except OSError as cause:
        reason = cause.strerror or type(cause).__name__
        raise BadContent([error("file-unreadable", shown, cause=reason)]) from cause
    if file.suffix != ".toml":
        raise BadContent([error("issue-not-toml", shown, name=file.name)])
    if not file.resolve().is_relative_to(file.parent):
        raise BadContent([error("path-outside", shown, name=file.name)])
    return file


@dataclass(frozen=True, slots=True)
class _Told:
    """Which stories stand on the pages read so far, and in which line each was named."""

    lines: dict[str, int] = field(default_factory=dict)
    stories: dict[str, Story | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Desk:
    folder: Path
    report: Report
    told: _Told = field(default_factory=_Told)

    @property
    def photos(self) -> PhotoDesk:
        return PhotoDesk(self.folder, self.report)

    def issue(self, source: SourceFile, stem: str) -> Issue | None:
        data = _toml(source, self.report)
        if data is None:
            self.every_story()
            return None
        outline = toml_outline(source)
        sheet = fill(IssueSheet, data, outline, (), self.report)
        words = Words(outline, self.report)
        if sheet is None:
            self.sound_pages(data, words)
            return None
        pages = tuple(self.page(page, n, words) for n, page in enumerate(sheet.page))
        self.unplaced()
        name = self.folder.name
        return Issue(
            name=name if stem == Path(ISSUE_FILE).stem else f"{name}-{stem}",
            folder=self.folder,
            masthead=self.masthead(sheet, words),
            ear=_ear(sheet, words),
            number=sheet.number or 0,
            total=sheet.total or 0,
            date=sheet.date,
            lunar_date=self.lunar_date(sheet, outline),
            layout=sheet.layout,
            ticket=sheet.ticket,
            rare_face=sheet.rare_face,
            pages=pages,
            footer=words.lines(("footer",), len(sheet.footer)),
            place=source.whole,
        )

    def every_story(self) -> None:
        """Reads each story of the folder for its own errors: `issue.toml` cannot say which."""
        for file in sorted(self.folder.glob("*.md")):
            self.story(file.stem, SourcePlace(f"{self.folder.name}/{file.name}"))

    def sound_pages(self, data: Mapping[str, Any], words: Words) -> None:
        """Reads the pages that are in order, so that their stories' errors are told as well."""
        pages = data.get("page")
        for number, page in enumerate(pages if isinstance(pages, list) else []):
            if sheet := fill(PageSheet, page, words.outline, ("page", number), _silent):
                self.page(sheet, number, words)

    def lunar_date(self, sheet: IssueSheet, outline: Outline) -> str:
        if FIRST_YEAR < sheet.date.year <= LAST_YEAR:
            return lunar_date(sheet.date)
        years = f"{FIRST_YEAR + 1}–{LAST_YEAR}"
        self.report(error("date-too-far", outline.value(("date",)), years=years))
        return ""

    def masthead(self, sheet: IssueSheet, words: Words) -> Masthead:
        path: KeyPath = ("masthead",)
        artwork = None
        if sheet.masthead.artwork:
            place = words.outline.value((*path, "artwork"))
            artwork = self.photos.open(sheet.masthead.artwork, self.folder, place)
        return Masthead(
            name=words.text((*path, "name")),
            artwork=artwork,
            motto=words.text((*path, "motto")),
            publishers=words.lines((*path, "publishers"), len(sheet.masthead.publishers)),
            registration=words.text((*path, "registration")),
            website=words.text((*path, "website")),
        )

    def page(self, sheet: PageSheet, number: int, words: Words) -> Page:
        path: KeyPath = ("page", number)
        outline = words.outline
        if sheet.continues and sheet.continues not in self.told.lines:
            known = suggest(sheet.continues, self.told.lines)
            place = outline.value((*path, "continues"))
            self.report(error("continues-unknown", place, name=sheet.continues, known=known))
        if not sheet.stories and not sheet.continues:
            self.report(error("page-empty", outline.key(path), name=sheet.name))
        named = [
            self.named_story(name, outline.value((*path, "stories", n)))
            for n, name in enumerate(sheet.stories)
        ]
        return Page(
            name=words.text((*path, "name")),
            template=sheet.template,
            continues=sheet.continues,
            stories=tuple(story for story in named if story),
            placements=self.placements(sheet, path, outline),
            staff=words.lines((*path, "staff"), len(sheet.staff)),
            place=outline.key(path),
        )

    def named_story(self, name: str, place: SourcePlace) -> Story | None:
        if name in self.told.lines:
            first = self.told.lines[name]
            self.report(error("story-twice", place, name=name, line=first))
            return None
        self.told.lines[name] = place.line
        self.told.stories[name] = self.story(name, place)
        return self.told.stories[name]

    def story(self, name: str, place: SourcePlace) -> Story | None:
        if re.search(r"[/\\]|^\.", name):
            self.report(error("story-name", place, name=name))
            return None
        file = self.folder / f"{name}.md"
        if not file.is_file():
            known = suggest(name, self.story_files())
            self.report(error("story-missing", place, name=name, known=known))
            return None
        if not file.resolve().is_relative_to(self.folder):
            self.report(error("path-outside", place, name=file.name))
            return None
        source = read_source(file, f"{self.folder.name}/{file.name}", self.report)
        return read_story(name, source, self.photos, self.report) if source else None

    def story_files(self) -> list[str]:
        return sorted(file.stem for file in self.folder.glob("*.md"))

    def unplaced(self) -> None:
        for name in self.story_files():
            if name not in self.told.lines:
                place = SourcePlace(f"{self.folder.name}/{name}.md")
                self.report(note("story-unplaced", place, name=name))

    def placements(self, page: PageSheet, path: KeyPath, outline: Outline) -> tuple[Placement, ...]:
        placed: dict[tuple[str, int], Placement] = {}
        for number, sheet in enumerate(page.place):
            where: KeyPath = (*path, "place", number)
            self.check_target(sheet, page, where, outline)
            if (sheet.story, sheet.photo) in placed:
                place = outline.key(where)
                self.report(error("place-twice", place, story=sheet.story, photo=sheet.photo))
            spot = Spot(*sheet.columns, *sheet.lines)
            for key, (first, last) in (("columns", sheet.columns), ("lines", sheet.lines)):
                if last < first:
                    place = outline.value((*where, key))
                    self.report(error("place-backwards", place, key=key, first=first, last=last))
            placement = Placement(sheet.story, sheet.photo, spot, outline.key(where))
            placed[sheet.story, sheet.photo] = placement
        return tuple(placed.values())

    def check_target(
        self, sheet: PlaceSheet, page: PageSheet, where: KeyPath, outline: Outline
    ) -> None:
        """A place is for a story of its own page, or for a photo that the story has."""
        on_page = [*page.stories, *filter(None, [page.continues])]
        story = self.told.stories.get(sheet.story)
        if sheet.story not in on_page:
            known = suggest(sheet.story, on_page)
            place = outline.value((*where, "story"))
            self.report(error("place-story", place, name=sheet.story, known=known))
        elif story and sheet.photo > len(story.photos):
            place = outline.value((*where, "photo"))
            count = len(story.photos)
            self.report(error("place-photo", place, name=sheet.story, count=count))


def _silent(_: Diagnostic) -> None:
    """For a second look at what has already been reported."""


def _ear(sheet: IssueSheet, words: Words) -> Ear | None:
    if sheet.ear is None:
        return None
    paragraphs = words.lines(("ear", "paragraphs"), len(sheet.ear.paragraphs))
    return Ear(words.text(("ear", "title")), paragraphs)


def _toml(source: SourceFile, report: Report) -> dict[str, Any] | None:
    """The values of a TOML file; None where it is not TOML, which is then reported."""
    try:
        return tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as cause:
        _report_broken(source, str(cause), report)
    except RecursionError:
        report(error("toml-broken", source.at(1), cause="nested too deeply"))
    return None


# What a Chinese input method writes where TOML wants the half-width form.
_FULLWIDTH = re.compile(r"[“”‘’＝［］，＂＇]")


def _report_broken(source: SourceFile, cause: str, report: Report) -> None:
    found = re.search(r" \(at line (\d+), column (\d+)\)", cause)
    line, column = (int(found[1]), int(found[2])) if found else (len(source.lines), 1)
    place = source.at(line, column)
    if "date or datetime" in cause:
        report(error("date-impossible", place))
    elif fullwidth := _FULLWIDTH.match(place.text, column - 1):
        report(error("toml-fullwidth", place, mark=fullwidth[0]))
    else:
        reason = cause[: found.start()] if found else cause
        report(error("toml-broken", place, cause=reason))
