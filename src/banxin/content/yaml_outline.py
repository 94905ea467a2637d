"""Front matter: YAML read as plain text values, with the place of each.

Only the tree of nodes is taken from YAML. Its guesses (``no`` is false, ``2026-11-20`` a date,
``007`` the number seven) would change what the desk wrote, so every value stays text; the
sheet then turns into numbers what must be numbers.
"""

from __future__ import annotations

import re
from typing import Any, TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from banxin.content.outline import Entry, KeyPath, Outline, unfold
from banxin.content.source import Report, SourceFile
from banxin.diagnostics import error, warning

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"

# A key with a full-width colon, or no blank after a half-width one.
_BAD_COLON = re.compile(r"^[ \t-]*([A-Za-z_]+)[ \t]*(：|:(?=[^\s/]))")
_TOO_DEEP = 8


def read_front_matter(
    file: SourceFile, end_line: int, report: Report
) -> tuple[dict[str, Plain], Outline] | None:
    """The mapping in lines 2 to ``end_line`` - 1, below the opening ``---`` in line 1.

    Returns None where it is not a YAML mapping, which is then reported.
    """
    entries: dict[KeyPath, Entry] = {}
    text = file.text[: file.line_starts[end_line - 1]]
    try:
        root: Any = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as cause:
        mark = cause.problem_mark or cause.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        _report_broken(file, min(line, end_line), column, cause.problem or "", report)
        return None
    except (YAMLError, RecursionError, ValueError) as cause:
        _report_broken(file, 1, 1, str(cause).splitlines()[0], report)
        return None
    if not isinstance(root, MappingNode):
        if not _report_colon(file, end_line, report):
            report(error("front-matter-shape", file.at(1, 1, 3)))
        return None
    data = _Walk(file, entries, report).mapping(root, ())
    return data, Outline(file, entries)


class _Walk:
    """Turns nodes into plain values; each node may be met once, so aliases cannot multiply."""

    def __init__(self, file: SourceFile, entries: dict[KeyPath, Entry], report: Report) -> None:
        self.file = file
        self.entries = entries
        self.report = report
        self.met: set[int] = set()

    def mapping(self, node: MappingNode, path: KeyPath) -> dict[str, Plain]:
        data: dict[str, Plain] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            place = self.file.at_offset(key_node.start_mark.index, len(key))
            if not isinstance(key_node, ScalarNode):
                self.report(error("front-matter-broken", place, cause="key is not a word"))
            elif key in data:
                self.report(error("key-twice", place, key=key))
            else:
                value = self.value(value_node, (*path, key))
                self._tell_of_remark(key, key_node, value_node)
                entry = Entry(place, *self._value_entry(value_node, value))
                self.entries[(*path, key)] = entry if value else Entry(place, place)
                data[key] = value
        return data

    def value(self, node: Node, path: KeyPath) -> Plain:
        if id(node) in self.met or len(path) > _TOO_DEEP:
            place = self.file.at_offset(node.start_mark.index)
            self.report(error("front-matter-alias", place))
            return ""
        self.met.add(id(node))
        if isinstance(node, MappingNode):
            return self.mapping(node, path)
        if isinstance(node, SequenceNode):
            return self.sequence(node, path)
        self._refuse_marks(node)
        return "" if not _style(node) and node.value in {"~", "null"} else str(node.value)

    def _refuse_marks(self, node: Node) -> None:
        """An anchor or a tag: YAML would swallow the words up to the next blank."""
        start = node.start_mark.index
        if self.file.text[start : start + 1] in {"&", "!"}:
            mark = self.file.text[start : self._line_end(start)].split()[0]
            place = self.file.at_offset(start, len(mark))
            self.report(error("front-matter-broken", place, cause=f"“{mark}”"))

    def _tell_of_remark(self, key: str, key_node: ScalarNode, node: Node) -> None:
        """Words after a blank and ``#``, which the desk may have meant to print."""
        if not isinstance(node, ScalarNode) or _style(node):
            return
        from_here = (node if node.value else key_node).end_mark.index
        rest = self.file.text[from_here : self._line_end(from_here)]
        remark = rest.lstrip(": \t")
        # Behind a key that was left empty, `# …` explains the form; `#…` is a hashtag.
        if remark.startswith("#") and (node.value or not remark.startswith("# ")):
            place = self.file.at_offset(from_here + len(rest) - len(remark), len(remark))
            self.report(warning("front-matter-comment", place, text=remark, key=key))

    def sequence(self, node: SequenceNode, path: KeyPath) -> list[Plain]:
        items: list[Plain] = []
        for index, item in enumerate(node.value):
            value = self.value(item, (*path, index))
            place, text = self._value_entry(item, value)
            self.entries[(*path, index)] = Entry(place, place, text)
            items.append(value)
        return items

    def _value_entry(self, node: Node, value: Plain) -> tuple[Any, Any]:
        start, end = node.start_mark.index, node.end_mark.index
        place = self.file.at_offset(start, min(end, self._line_end(start)) - start)
        if not isinstance(value, str):
            return place, None
        style = _style(node)
        quote = style if style in {"'", '"'} else ""
        inner = self._line_end(start) + 1 if style in {"|", ">"} else start + len(quote)
        return place, unfold(value, self.file, inner, quote=quote)

    def _line_end(self, offset: int) -> int:
        found = self.file.text.find("\n", offset)
        return found if found >= 0 else len(self.file.text)


def _style(node: Node) -> str:
    """How a scalar is written: a quote, a block mark, or nothing."""
    return (node.style or "") if isinstance(node, ScalarNode) else ""


def _report_broken(file: SourceFile, line: int, column: int, cause: str, report: Report) -> None:
    if not _report_colon(file, line + 1, report):
        report(error("front-matter-broken", file.at(line, column), cause=cause))


def _report_colon(file: SourceFile, end_line: int, report: Report) -> bool:
    """Reports the slip behind most broken front matter, where it is found."""
    for number, line in enumerate(file.lines[: end_line - 1], 1):
        if found := _BAD_COLON.match(line):
            report(error("colon-form", file.at(number, found.start(2) + 1), key=found[1]))
            return True
    return False
