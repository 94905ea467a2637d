"""A piece of copy by itself: the body of one story, or plain text, without an issue around it."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from banxin.content.model import BodyBlock, BodyParagraph, LoadedCopy, Text, TextRun
from banxin.content.photos import PhotoDesk
from banxin.content.source import BLANKS, Report, SourceFile, read_source, source_of
from banxin.content.story import read_body
from banxin.diagnostics import BadContent, Diagnostic, Severity, error

_PLAIN = ".txt"


def read_copy(given: Path | bytes, shown: str) -> LoadedCopy:
    """See `banxin.content.load_copy`."""
    found: list[Diagnostic] = []
    photos = None
    if isinstance(given, bytes):
        file = source_of(given, shown, found.append)
    else:
        file = read_source(given, shown, found.append)
        photos = PhotoDesk(given.parent.resolve(), found.append)
    name = PurePosixPath(shown).stem
    blocks = _blocks(name, file, photos, found.append) if file else ()
    if file and not blocks and not found:
        found.append(error("copy-empty", file.whole))
    if any(finding.severity is Severity.ERROR for finding in found):
        raise BadContent(found)
    return LoadedCopy(name, blocks, tuple(found))


def _blocks(
    name: str, file: SourceFile, photos: PhotoDesk | None, report: Report
) -> tuple[BodyBlock, ...]:
    if PurePosixPath(file.shown).suffix.lower() != _PLAIN:
        return read_body(name, file, photos, report)
    return tuple(_paragraphs(file))


def _paragraphs(file: SourceFile) -> list[BodyParagraph]:
    """A line is a paragraph; its indent, with which old copy is full, is not part of it."""
    blocks: list[BodyParagraph] = []
    for number, line in enumerate(file.lines, 1):
        text = line.strip(BLANKS)
        if text:
            column = line.index(text) + 1
            run = TextRun(text, file.at(number, column, len(text)))
            blocks.append(BodyParagraph(Text((run,))))
    return blocks
