"""An issue's folder becomes an `Issue`; everything wrong with it is gathered first."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from banxin.content.faults import fill
from banxin.content.lunar import FIRST_YEAR, LAST_YEAR, lunar_date
from banxin.content.model import Ear, Issue, LoadedIssue, Masthead, Page, Story
from banxin.content.outline import Outline
from banxin.content.pages import PageReader, homes
from banxin.content.sheets import IssueSheet, PageSheet
from banxin.content.shelf import Shelf
from banxin.content.source import Report, SourceFile, read_source
from banxin.content.story import Words
from banxin.content.suggest import suggest
from banxin.content.toml_outline import toml_outline
from banxin.diagnostics import BadContent, Diagnostic, Severity, SourcePlace, error

ISSUE_FILE = "issue.toml"


def load(path: Path) -> LoadedIssue:
    """See `banxin.content.load_issue`."""
    found: list[Diagnostic] = []
    file = _issue_file(path)
    folder = file.parent
    source = read_source(file, f"{folder.name}/{file.name}", found.append)
    issue = _Desk(Shelf(folder, found.append), found.append).read(source) if source else None
    if issue is None or any(finding.severity is Severity.ERROR for finding in found):
        raise BadContent(found)
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
class _Desk:
    """Puts one issue together from its TOML file and the shelf of its stories."""

    shelf: Shelf
    report: Report

    def read(self, source: SourceFile) -> Issue | None:
        """The issue; None where its TOML file says too little for one."""
        data = _toml(source, self.report)
        if data is None:
            self.shelf.read_every(self.shelf.files())
            return None
        words = Words(toml_outline(source), self.report)
        sheet = fill(IssueSheet, data, words.outline, (), self.report)
        if sheet is None:
            self._read_sound_pages(data, words)
            return None
        return self._issue(sheet, words, source)

    def _issue(self, sheet: IssueSheet, words: Words, source: SourceFile) -> Issue:
        flow = self._listed("stories", sheet.stories, words.outline)
        fillers = self._listed("fillers", sheet.fillers, words.outline)
        pages = self._pages(dict(enumerate(sheet.page)), sheet.stories, words)
        self.shelf.tell_unplaced()
        return Issue(
            name=_issue_name(source),
            folder=self.shelf.folder,
            masthead=self._masthead(sheet, words),
            ear=_ear(sheet, words),
            number=sheet.number or 0,
            total=sheet.total or 0,
            date=sheet.date,
            section=sheet.section,
            keywords=sheet.keywords,
            lunar_date=self._lunar_date(sheet, words.outline),
            layout=sheet.layout,
            ticket=sheet.ticket,
            rare_face=sheet.rare_face,
            pages=pages,
            footer=words.lines(("footer",), len(sheet.footer)),
            place=source.whole,
            flow=flow,
            fillers=fillers,
        )

    def _listed(self, key: str, names: Sequence[str], outline: Outline) -> tuple[Story, ...]:
        """The stories of a list at the top of the file, in its order."""
        read = (self.shelf.take(name, outline.value((key, n))) for n, name in enumerate(names))
        return tuple(story for story in read if story)

    def _pages(
        self, sheets: Mapping[int, PageSheet], flow: Sequence[str], words: Words
    ) -> tuple[Page, ...]:
        fixed = homes(sheets, words.outline)
        reader = PageReader(self.shelf, words, self.report, fixed, frozenset(flow))
        return tuple(reader.page(sheet, number) for number, sheet in sheets.items())

    def _read_sound_pages(self, data: Mapping[str, Any], words: Words) -> None:
        """Reads the pages that are in order, so that their stories' errors are told as well."""
        flow = _names(data.get("stories"))
        self._listed("stories", flow, words.outline)
        self._listed("fillers", _names(data.get("fillers")), words.outline)
        pages = data.get("page")
        read = {
            number: fill(PageSheet, page, words.outline, ("page", number), _told_already)
            for number, page in enumerate(pages if isinstance(pages, list) else [])
        }
        self._pages({n: sheet for n, sheet in read.items() if sheet}, flow, words)

    def _lunar_date(self, sheet: IssueSheet, outline: Outline) -> str:
        if FIRST_YEAR < sheet.date.year <= LAST_YEAR:
            return lunar_date(sheet.date)
        years = f"{FIRST_YEAR + 1}–{LAST_YEAR}"
        self.report(error("date-too-far", outline.value(("date",)), years=years))
        return ""

    def _masthead(self, sheet: IssueSheet, words: Words) -> Masthead:
        artwork = None
        if sheet.masthead.artwork:
            place = words.outline.value(("masthead", "artwork"))
            folder = self.shelf.folder
            artwork = self.shelf.photos.open(sheet.masthead.artwork, folder, place)
        return Masthead(
            name=words.text(("masthead", "name")),
            artwork=artwork,
            motto=words.text(("masthead", "motto")),
            publishers=words.lines(("masthead", "publishers"), len(sheet.masthead.publishers)),
            registration=words.text(("masthead", "registration")),
            website=words.text(("masthead", "website")),
        )


def _told_already(_: Diagnostic) -> None:
    """For a second look at what the first has already reported."""


def _names(value: object) -> list[str]:
    """Those of a list that may not be one; the names of stories that are read all the same."""
    listed = value if isinstance(value, list) else [value]
    return [name for name in listed if isinstance(name, str) and name]


def _issue_name(source: SourceFile) -> str:
    """The folder's name; a variant adds its file's."""
    folder, file = source.shown.split("/")
    return folder if file == ISSUE_FILE else f"{folder}-{file.removesuffix('.toml')}"


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
    except ValueError as cause:
        # A number of more figures than Python reads; it does not say in which line.
        report(error("toml-broken", source.at(1), cause=str(cause)))
    return None


# What desks write for a date; TOML knows the first form only, and calls the rest broken.
_DATE = re.compile(r"\s*date\s*=\s*(\d{4}-\d{2}-\d{2}(?!\d)|\d{4}[年./-][\d年月日号./-]*)")

# What a Chinese input method writes where TOML wants the half-width form.
_FULLWIDTH = re.compile(r"[“”‘’＝［］，＂＇]")


def _report_broken(source: SourceFile, cause: str, report: Report) -> None:
    found = re.search(r" \(at line (\d+), column (\d+)\)", cause)
    line, column = (int(found[1]), int(found[2])) if found else (len(source.lines), 1)
    place = source.at(line, column)
    if date := _DATE.match(place.text):
        code = "date-impossible" if re.fullmatch(r"[\d-]{10}", date[1]) else "date-form"
        report(error(code, source.at(line, date.start(1) + 1, len(date[1]))))
    elif fullwidth := _FULLWIDTH.match(place.text, column - 1):
        report(error("toml-fullwidth", place, mark=fullwidth[0]))
    else:
        reason = cause[: found.start()] if found else cause
        report(error("toml-broken", place, cause=reason))
