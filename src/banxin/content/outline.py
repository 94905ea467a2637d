"""Where each key and value of a TOML or YAML file stands, by its path through the file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from banxin.content.source import Piece, SourceFile, Stretch
from banxin.diagnostics import SourcePlace

KeyPath: TypeAlias = tuple[str | int, ...]

# TOML 1.0 "String" and YAML 1.2 section 5.7 share these forms; the rest is one character.
_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}|.)", re.DOTALL)
_CONTINUED = re.compile(r"\\[ \t]*\n\s*")
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One key with its value.

    Attributes:
        key: The key itself; for a list's item, the item.
        value: The value, or the key again where the value is a table.
        text: The value's characters where it is a scalar; None for a list or table.
    """

    key: SourcePlace
    value: SourcePlace
    text: Stretch | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """Every entry of one file."""

    file: SourceFile
    entries: Mapping[KeyPath, Entry]

    def key(self, path: KeyPath) -> SourcePlace:
        """Of the key, or of the nearest table around it that stands in the file."""
        entry = self._nearest(path)
        return entry.key if entry else self.file.at(1)

    def value(self, path: KeyPath) -> SourcePlace:
        entry = self._nearest(path)
        return entry.value if entry else self.file.at(1)

    def text(self, path: KeyPath) -> Stretch | None:
        """The value's characters; None where the file does not give the key."""
        entry = self.entries.get(path)
        return entry.text if entry else None

    def _nearest(self, path: KeyPath) -> Entry | None:
        while path and path not in self.entries:
            path = path[:-1]
        return self.entries.get(path)


def unfold(value: str, file: SourceFile, start: int, *, quote: str = "") -> Stretch:
    r"""The parsed ``value`` laid over the source that it was parsed from.

    Args:
        value: What the parser made of it.
        file: Where it was parsed from.
        start: Offset of its first character, after any opening quote.
        quote: What encloses it; empty for a bare or block scalar.

    Where the file folds a line, the stretch has ``\n``, whatever the parser put there, so that
    Chinese is joined without a space.
    """
    if file.text.startswith(value, start) and "\n" not in value:
        return Stretch(value, file, (Piece(0, *file.line_and_column(start)),))
    characters: list[str] = []
    pieces: list[Piece] = []
    expected = -1
    for character in value:
        shown, offset, following = _lay(character, file.text, start, quote)
        if offset != expected or not pieces:
            pieces.append(Piece(len(characters), *file.line_and_column(offset)))
        characters.append(shown)
        start = following
        expected = following if shown != "\n" and following == offset + 1 else -1
    return Stretch("".join(characters), file, tuple(pieces) or (Piece(0, 1, 1),))


def _lay(character: str, source: str, at: int, quote: str) -> tuple[str, int, int]:
    """What to show for a character, where it stands, and where the next one may stand."""
    if quote.startswith('"') and (continued := _CONTINUED.match(source, at)):
        at = continued.end()
    blank = _BLANK.match(source, at)
    if blank and character.isspace() and "\n" in blank[0]:
        return "\n", at, blank.end()
    if quote == character == "'":
        return character, at, at + 2
    if source.startswith(character, at):
        return character, at, at + 1
    if blank:
        return _lay(character, source, blank.end(), quote)
    if quote.startswith('"') and (escape := _ESCAPE.match(source, at)):
        return character, at, escape.end()
    return character, at, at
