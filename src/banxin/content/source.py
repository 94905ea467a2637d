"""An editor's text file, and stretches of it that know where every character stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from banxin.diagnostics import Diagnostic, SourcePlace, error, note

Report: TypeAlias = Callable[[Diagnostic], None]

# A newspaper page holds some ten thousand characters, and this is ten of them. Composing takes
# 2 to 6 kB of memory a character, so that a book in one file would fill the machine.
TEXT_BYTES_MOST = 300_000

# What Chinese desks indent with: spaces, tabs, ideographic and no-break spaces.
BLANKS = " \t\u3000\u00a0"


@dataclass(frozen=True, slots=True)
class SourceFile:
    r"""A text file as read.

    Attributes:
        shown: Its path from the issue folder's parent, with forward slashes.
        text: Everything, newlines made ``\n``, the byte order mark dropped.
        lines: The same, cut at the newlines.
        line_starts: Where in ``text`` each line starts.
    """

    shown: str
    text: str
    lines: tuple[str, ...]
    line_starts: tuple[int, ...]

    @classmethod
    def of(cls, shown: str, text: str) -> SourceFile:
        lines = tuple(text.split("\n"))
        starts = [0]
        for line in lines[:-1]:
            starts.append(starts[-1] + len(line) + 1)
        return cls(shown, text, lines, tuple(starts))

    @property
    def whole(self) -> SourcePlace:
        return SourcePlace(self.shown)

    def at(self, line: int, column: int = 1, length: int = 1) -> SourcePlace:
        """A place by line and column, both counted from 1; beyond the end means the last line."""
        line = min(max(line, 1), len(self.lines))
        return SourcePlace(self.shown, line, column, self.lines[line - 1], max(length, 1))

    def at_offset(self, offset: int, length: int = 1) -> SourcePlace:
        """A place by its offset into ``text``."""
        line, column = self.line_and_column(offset)
        return self.at(line, column, length)

    def line_and_column(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1


@dataclass(frozen=True, slots=True)
class Piece:
    """From ``start`` on, characters of a stretch stand side by side from line and column on."""

    start: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Stretch:
    r"""Text that reads on, though its file may break, escape or indent it.

    Attributes:
        text: The characters; ``\n`` stands where the file turns to a new line.
        pieces: In order of ``start``; the first starts at 0.
    """

    text: str
    file: SourceFile
    pieces: tuple[Piece, ...]

    @classmethod
    def of_lines(cls, file: SourceFile, lines: Sequence[tuple[int, int, str]]) -> Stretch:
        """Lines read as one; each with its line number, first column and text."""
        pieces: list[Piece] = []
        start = 0
        for line, column, text in lines:
            pieces.append(Piece(start, line, column))
            start += len(text) + 1
        return cls("\n".join(text for _, _, text in lines), file, tuple(pieces))

    def place(self, index: int, length: int = 1) -> SourcePlace:
        piece = self.pieces[bisect_right(self.pieces, index, key=lambda p: p.start) - 1]
        return self.file.at(piece.line, piece.column + index - piece.start, length)

    def cuts(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """``start`` to ``end`` in parts that lie within one piece each."""
        edges = [piece.start for piece in self.pieces if start < piece.start < end]
        yield from zip([start, *edges], [*edges, end], strict=True)

    def part(self, start: int, end: int) -> Stretch:
        """The characters from ``start`` to before ``end``."""
        first = max(bisect_right(self.pieces, start, key=lambda p: p.start) - 1, 0)
        pieces = [
            Piece(max(p.start - start, 0), p.line, p.column + max(start - p.start, 0))
            for p in self.pieces[first:]
            if p.start < max(end, start + 1)
        ]
        return Stretch(self.text[start:end], self.file, tuple(pieces))

    def stripped(self) -> Stretch:
        """Without blanks and newlines at both ends."""
        kept = self.text.strip(BLANKS + "\n")
        start = self.text.find(kept) if kept else 0
        return self.part(start, start + len(kept))


def read_source(path: Path, shown: str, report: Report) -> SourceFile | None:
    """The text of ``path``; None where it cannot be had, which is then reported.

    UTF-8 with or without a byte order mark is taken silently; GB18030 and UTF-16 (what older
    Chinese editors and Windows Notepad save) are read with a note.
    """
    place = SourcePlace(shown)
    try:
        with path.open("rb") as file:
            raw = file.read(TEXT_BYTES_MOST + 1)
    except OSError as cause:
        report(error("file-unreadable", place, cause=cause.strerror or type(cause).__name__))
        return None
    return source_of(raw, shown, report)


def source_of(raw: bytes, shown: str, report: Report) -> SourceFile | None:
    """The text of a file's bytes; see `read_source`."""
    place = SourcePlace(shown)
    if len(raw) > TEXT_BYTES_MOST:
        report(error("text-too-long", place, kilobytes=TEXT_BYTES_MOST // 1000))
        return None
    text = _decode(raw, place, report)
    if text is None:
        return None
    return SourceFile.of(shown, text.replace("\r\n", "\n").replace("\r", "\n"))


def unmarked_encoding(raw: bytes) -> str:
    """How a text without a byte order mark is encoded, as `read_source` takes it."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8"


def _decode(raw: bytes, place: SourcePlace, report: Report) -> str | None:
    if damaged := _damage(raw):
        line, column, text = damaged
        report(error("text-damaged", replace(place, line=line, column=column, text=text)))
        return None
    encodings = ("utf-16",) if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        if encoding != "utf-8-sig":
            report(note("text-recoded", place, encoding=encoding.upper()))
        return text
    report(error("text-binary", place))
    return None


def _damage(raw: bytes) -> tuple[int, int, str] | None:
    """Line, column and text of the first broken byte of what is plainly UTF-8 otherwise.

    GB18030 takes almost any bytes, so a UTF-8 story with one broken byte would be read as
    nonsense. A text in GB18030 hardly ever has valid UTF-8 pairs: far more is lost than kept.
    """
    text = raw.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
    lost = text.count("\ufffd")
    kept = sum(character > "\x7f" for character in text) - lost
    if not lost or kept <= 10 * lost or "\0" in text:
        return None
    at = text.index("\ufffd")
    start = text.rfind("\n", 0, at) + 1
    line_end = text.find("\n", at)
    line = text[start : line_end if line_end >= 0 else len(text)]
    return text.count("\n", 0, at) + 1, at - start + 1, line
