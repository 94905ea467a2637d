"""One story file: front matter, body, photos."""

from __future__ import annotations

from dataclasses import dataclass, replace

from banxin.content.blocks import read_blocks
from banxin.content.faults import fill
from banxin.content.headline import read_headline
from banxin.content.inline import read_text
from banxin.content.line_pictures import LinePictures
from banxin.content.model import (
    NO_TEXT,
    BodyBlock,
    BodyParagraph,
    Byline,
    Photo,
    Story,
    Text,
)
from banxin.content.outline import KeyPath, Outline
from banxin.content.photos import PhotoDesk
from banxin.content.sheets import PhotoSheet, StorySheet
from banxin.content.source import Report, SourceFile
from banxin.content.yaml_outline import read_front_matter
from banxin.diagnostics import Diagnostic, Severity, error, warning

_FENCE = "---"


def read_story(name: str, file: SourceFile, photos: PhotoDesk, report: Report) -> Story | None:
    """The story in ``file``; None where it has errors, every one of which is reported."""
    if not file.text.strip():
        report(error("story-empty", file.whole, name=name))
        return None
    end_line = _front_matter_end(file, report)
    if end_line is None:
        return None
    front = _front(file, end_line, report)
    blocks = _body(name, file, end_line, photos, report)
    if front is None:
        return None
    sheet, words = front
    title = words.lines(("title",), len(sheet.title))
    byline = words.text(("byline",))
    return Story(
        name=name,
        kicker=read_headline(words.text(("kicker",)), report),
        title=tuple(read_headline(line, report) for line in title),
        subtitle=read_headline(words.text(("subtitle",)), report),
        byline=Byline(byline, sheet.byline_at == "end") if byline else None,
        blocks=_with_dateline(blocks, words.text(("dateline",)), report),
        photos=_photos(sheet, words, photos, report),
        place=file.whole,
    )


def read_body(
    name: str, file: SourceFile, photos: PhotoDesk | None, report: Report
) -> tuple[BodyBlock, ...]:
    """The body of a story by itself, its dateline included; here front matter may be missing.

    What the front matter says is checked, but the photos it names are not looked for. Pictures
    inside lines are; without ``photos`` there may be none.
    """
    if file.lines[0].rstrip() != _FENCE:
        return read_blocks(file, 1, report, LinePictures(photos) if photos else None)
    end_line = _front_matter_end(file, report)
    if end_line is None:
        return ()
    front = _front(file, end_line, report)
    blocks = _body(name, file, end_line, photos, report)
    return _with_dateline(blocks, front[1].text(("dateline",)), report) if front else blocks


@dataclass(frozen=True, slots=True)
class Words:
    """Reads the texts of one file's keys."""

    outline: Outline
    report: Report

    def text(self, path: KeyPath, pictures: LinePictures | None = None) -> Text:
        stretch = self.outline.text(path)
        return read_text(stretch, self.report, pictures) if stretch else NO_TEXT

    def lines(self, path: KeyPath, count: int) -> tuple[Text, ...]:
        """A list of texts, or the one text that stands for a list of one."""
        if self.outline.text(path):
            return (self.text(path),)
        return tuple(self.text((*path, index)) for index in range(count))


def _front_matter_end(file: SourceFile, report: Report) -> int | None:
    """The line of the closing ``---``."""
    if file.lines[0].rstrip() != _FENCE:
        report(error("front-matter-missing", file.at(1, 1, len(file.lines[0]))))
        return None
    for number, line in enumerate(file.lines[1:], 2):
        if line.rstrip() == _FENCE:
            return number
    report(error("front-matter-open", file.at(1, 1, 3)))
    return None


def _front(file: SourceFile, end_line: int, report: Report) -> tuple[StorySheet, Words] | None:
    read = read_front_matter(file, end_line, report)
    if read is None:
        return None
    data, outline = read
    sheet = fill(StorySheet, _given(data), outline, (), report)
    return (sheet, Words(outline, report)) if sheet else None


def _body(
    name: str, file: SourceFile, end_line: int, photos: PhotoDesk | None, report: Report
) -> tuple[BodyBlock, ...]:
    found: list[Diagnostic] = []
    pictures = LinePictures(replace(photos, report=found.append)) if photos else None
    blocks = read_blocks(file, end_line + 1, found.append, pictures)
    if not blocks and not any(finding.severity is Severity.ERROR for finding in found):
        found.append(error("story-empty", file.at(end_line), name=name))
    for finding in found:
        report(finding)
    return blocks


def _given(data: object) -> dict[str, object]:
    """Without the keys that were left empty: a form printed for filling in has many."""
    if not isinstance(data, dict):
        return {}
    return {key: value for key, value in data.items() if value != "" or key == "title"}


def _with_dateline(
    blocks: tuple[BodyBlock, ...], dateline: Text, report: Report
) -> tuple[BodyBlock, ...]:
    if not dateline:
        return blocks
    for index, block in enumerate(blocks):
        if isinstance(block, BodyParagraph):
            opened = replace(block, dateline=dateline)
            return (*blocks[:index], opened, *blocks[index + 1 :])
    report(error("dateline-alone", dateline.place))
    return blocks


def _photos(sheet: StorySheet, words: Words, desk: PhotoDesk, report: Report) -> tuple[Photo, ...]:
    photos = [_photo(entry, index, words, desk, report) for index, entry in enumerate(sheet.photos)]
    return tuple(sorted((photo for photo in photos if photo), key=lambda photo: photo.weight))


def _photo(
    entry: PhotoSheet, index: int, words: Words, desk: PhotoDesk, report: Report
) -> Photo | None:
    path: KeyPath = ("photos", index)
    place = words.outline.value((*path, "file"))
    caption = words.text((*path, "caption"), LinePictures(desk))
    credit = words.text((*path, "credit"))
    if not caption:
        report(warning("photo-no-caption", place, name=entry.file))
    if not credit:
        report(warning("photo-no-credit", place, name=entry.file))
    file = desk.open(entry.file, desk.issue / "photos", place)
    if file is None:
        return None
    across, down = entry.focus
    return Photo(
        file=file,
        caption=caption,
        credit=credit,
        alternative=entry.alt.strip() or caption.plain,
        focus=(across, down),
        weight=entry.weight or index + 1,
        place=place,
        crop=entry.crop,
    )
