"""A TOML file whose lines are taken out and put in, while every other line stays as it is.

TOML libraries that keep remarks write the tables of one array next to each other, whatever stood
between them; `tomlkit` 0.15 does. Since no two statements share a line, lines are enough.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from banxin.content.outline import KeyPath
from banxin.content.source import SourceFile
from banxin.content.toml_outline import STRING, Statement, toml_statements

_REMARK = re.compile(rf"(?:{STRING.pattern})|(?P<remark>\#[^\n]*)", re.DOTALL)
_BRACKET = re.compile(rf"(?:{STRING.pattern})|\#[^\n]*|(?P<bracket>\])", re.DOTALL)
_PIECE = re.compile(rf"(?P<value>{STRING.pattern}|[^\s,\#]+)|\#[^\n]*|\n", re.DOTALL)
_INDENT = re.compile(r"\[[^\n]*\n([ \t]*)")


@dataclass(slots=True)
class TomlLines:
    """The lines of a file that is good TOML, and what becomes of them.

    Attributes:
        lines: As they were.
        statements: What stands on them.
        taken: Which go, counted from 1.
        put: What comes after a line, by its number.
    """

    lines: list[str]
    statements: tuple[Statement, ...]
    taken: set[int] = field(default_factory=set)
    put: dict[int, list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str) -> TomlLines:
        return cls(text.split("\n"), toml_statements(SourceFile.of("", text)))

    def text(self) -> str:
        """The file as it is now."""
        new: list[str] = []
        for number, line in enumerate(self.lines, 1):
            new += [] if number in self.taken else [line]
            new += self.put.get(number, [])
        return "\n".join(new)

    def at(self, path: KeyPath) -> Statement | None:
        """The statement of a key or header; None where the file has none."""
        return next((found for found in self.statements if found.path == path), None)

    def below(self, path: KeyPath) -> list[Statement]:
        """The statements of a table, its header first, and of the tables inside it."""
        return [found for found in self.statements if found.path[: len(path)] == path]

    def add(self, after: int, lines: Sequence[str]) -> None:
        """Put lines in after the one of this number, and after what was put there before."""
        self.put.setdefault(after, []).extend(lines)

    def replace(self, statements: Sequence[Statement], lines: Sequence[str]) -> None:
        """Put lines where the first of the statements stood; what lies between them stays."""
        for statement in statements:
            self.taken.update(range(statement.first_line, statement.last_line + 1))
        self.add(statements[0].last_line, lines)

    def is_blank(self, number: int) -> bool:
        """Whether a line is empty; so is everything beyond the file's ends."""
        inside = 1 <= number <= len(self.lines)
        return not inside or not self.lines[number - 1].strip()

    def source(self, statement: Statement) -> str:
        return "\n".join(self.lines[statement.first_line - 1 : statement.last_line])

    def remarks(self, statements: Sequence[Statement]) -> list[str]:
        """The remarks on the statements' own lines."""
        found = (_REMARK.finditer(self.source(statement)) for statement in statements)
        return [match["remark"].rstrip() for part in found for match in part if match["remark"]]

    def write_names(self, statement: Statement, names: Sequence[str]) -> None:
        """Give a list of names other ones; the same ones leave its form alone.

        A list over several lines stays one. Remarks stay with their names; those of names that
        go move to the end.
        """
        source = self.source(statement)
        start = source.index("[", source.index("="))
        brackets = [m.end() for m in _BRACKET.finditer(source, start) if m["bracket"]]
        written = source[start : brackets[-1]]
        if names_in(tomllib.loads(f"v = {written}")["v"]) != list(names):
            new = source[:start] + _rewritten(written, names) + source[brackets[-1] :]
            self.replace([statement], new.split("\n"))


def names_in(value: Any) -> list[str]:
    """The names of a list as `banxin.content.sheets.Name` takes them."""
    return [str(name).strip() for name in value]


def toml_text(words: str) -> str:
    """A TOML string; JSON escapes the same characters in the same way."""
    return json.dumps(words, ensure_ascii=False)


def toml_list(names: Sequence[str]) -> str:
    """A TOML list of names on one line."""
    return f"[{', '.join(map(toml_text, names))}]"


@dataclass(slots=True)
class _Listed:
    """A name, or the list's end (empty), with the remarks above it and beside it."""

    name: str = ""
    above: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)

    def lines(self, indent: str) -> list[str]:
        lines = [f"{indent}{remark}" for remark in self.above]
        if self.name:
            lines.append("  ".join([f"{indent}{toml_text(self.name)},", *self.beside]))
        return lines


def _rewritten(written: str, names: Sequence[str]) -> str:
    if "\n" not in written:
        return toml_list(names)
    old = _listed(written)
    kept = {entry.name: entry for entry in old if entry.name in names}
    left = [remark for e in old if e.name not in names for remark in (*e.above, *e.beside)]
    found = _INDENT.match(written)
    indent = (found and found[1]) or "    "
    new = [*(kept.get(name) or _Listed(name) for name in names), _Listed(above=left)]
    return "\n".join(["[", *(line for entry in new for line in entry.lines(indent)), "]"])


def _listed(written: str) -> list[_Listed]:
    """The entries of a list from bracket to bracket, and its end."""
    entries = [_Listed()]
    fresh_line = True
    for found in _PIECE.finditer(written[1:-1]):
        if found["value"]:
            (entries[-1].name,) = names_in([tomllib.loads(f"v = {found[0]}")["v"]])
            entries.append(_Listed())
        elif found[0] != "\n":
            (entries[-1].above if fresh_line else entries[-2].beside).append(found[0].rstrip())
        fresh_line = found[0] == "\n" or (fresh_line and not found["value"])
    return entries
