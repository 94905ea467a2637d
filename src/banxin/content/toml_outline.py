"""Finds every key and value of a TOML text that `tomllib` has already accepted.

`tomllib` gives values without places. Since the text is known to be good TOML 1.0, a reader
that only tells strings, brackets and the rest apart is enough to find them again.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field

from banxin.content.outline import Entry, KeyPath, Outline, unfold
from banxin.content.source import SourceFile

_SKIP = re.compile(r"(?:\s|#[^\n]*)*")
STRING = re.compile(
    r'"""(?:\\.|(?!""")[^\\])*"""(?:"{0,2})'
    r"|'''(?:(?!''').)*'''(?:'{0,2})"
    r'|"(?:\\.|[^"\\])*"'
    r"|'[^']*'",
    re.DOTALL,
)
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_OTHER = re.compile(r"\d{4}-\d\d-\d\d \d\d:[^\s,\]}#]+|[^\s,\]}#]+")
_QUOTES = ('"""', "'''", '"', "'")


@dataclass(frozen=True, slots=True)
class Statement:
    """A table's header, or a key with its value; no two share a line.

    Attributes:
        path: Of the table, or of the key.
        first_line, last_line: Counted from 1; a list may run over several.
    """

    path: KeyPath
    first_line: int
    last_line: int


def toml_outline(file: SourceFile) -> Outline:
    """Every entry of ``file``, which must be good TOML."""
    reader = _Reader(file)
    reader.read()
    return Outline(file, reader.entries)


def toml_statements(file: SourceFile) -> tuple[Statement, ...]:
    """The statements of ``file``, which must be good TOML, from the top down."""
    reader = _Reader(file)
    reader.read()
    return tuple(reader.statements)


@dataclass(slots=True)
class _Reader:
    file: SourceFile
    at: int = 0
    entries: dict[KeyPath, Entry] = field(default_factory=dict)
    counts: dict[KeyPath, int] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)

    def read(self) -> None:
        table: KeyPath = ()
        self.skip()
        while self.at < len(self.file.text):
            first, _ = self.file.line_and_column(self.at)
            if self.next_is("["):
                path = table = self.header()
            else:
                path = self.pair(table)
            last, _ = self.file.line_and_column(self.at - 1)
            self.statements.append(Statement(path, first, last))
            self.skip()

    def skip(self) -> None:
        match = _SKIP.match(self.file.text, self.at)
        self.at = match.end() if match else self.at

    def next_is(self, mark: str) -> bool:
        return self.file.text.startswith(mark, self.at)

    def header(self) -> KeyPath:
        start = self.at
        listed = self.next_is("[[")
        self.at += 2 if listed else 1
        names = [name for name, _ in self.key()]
        path: KeyPath = ()
        for name in names[:-1]:
            path = self._latest((*path, name))
        path = (*path, names[-1])
        if listed:
            self.counts[path] = self.counts.get(path, -1) + 1
            path = (*path, self.counts[path])
        self.at += 2 if listed else 1
        place = self.file.at_offset(start, self.at - start)
        self.entries[path] = Entry(place, place)
        return path

    def _latest(self, path: KeyPath) -> KeyPath:
        return (*path, self.counts[path]) if path in self.counts else path

    def key(self) -> list[tuple[str, int]]:
        """The parts of a dotted key, each with its offset."""
        parts: list[tuple[str, int]] = []
        while True:
            self.skip()
            start = self.at
            match = STRING.match(self.file.text, start) or _BARE_KEY.match(self.file.text, start)
            name = match[0] if match else ""
            self.at += len(name)
            parts.append((name.strip("\"'"), start))
            self.skip()
            if not self.next_is("."):
                return parts
            self.at += 1

    def pair(self, table: KeyPath) -> KeyPath:
        parts = self.key()
        self.at += 1
        self.skip()
        path = (*table, *(name for name, _ in parts))
        _, start = parts[-1]
        self.value(path, start, len(str(path[-1])))
        return path

    def value(self, path: KeyPath, key_start: int, key_length: int) -> None:
        key = self.file.at_offset(key_start, key_length)
        start = self.at
        if self.next_is("[") or self.next_is("{"):
            self.entries[path] = Entry(key, self.file.at_offset(start))
            self.items(path)
            return
        match = STRING.match(self.file.text, start) or _OTHER.match(self.file.text, start)
        raw = match[0] if match else ""
        self.at += len(raw)
        quote = next((mark for mark in _QUOTES if raw.startswith(mark)), "")
        inner = start + len(quote)
        if len(quote) == 3 and self.file.text.startswith("\n", inner):
            inner += 1
        text = unfold(_unquoted(raw, quote), self.file, inner, quote=quote)
        self.entries[path] = Entry(key, self.file.at_offset(start, len(raw)), text)

    def items(self, path: KeyPath) -> None:
        listed = self.next_is("[")
        self.at += 1
        count = 0
        while True:
            self.skip()
            if self.next_is("]" if listed else "}"):
                self.at += 1
                return
            if self.next_is(","):
                self.at += 1
            elif listed:
                self.value((*path, count), self.at, 1)
                count += 1
            else:
                self.pair(path)


def _unquoted(raw: str, quote: str) -> str:
    """The value again, as `tomllib` reads it."""
    inner = raw[len(quote) : len(raw) - len(quote)] if quote else raw
    if quote and ("\\" in inner or len(quote) == 3):
        value = tomllib.loads(f"v = {raw}")["v"]
        return str(value)
    return inner
