"""Bracketed spans, ``[孙中山]{.name}``: Pandoc's form, with the few things a newspaper needs."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from banxin.content.model import TextRun
from banxin.content.source import Report
from banxin.content.suggest import suggest
from banxin.diagnostics import SourcePlace, error
from banxin.typeset import SideLine
from banxin.typeset.hyphenation import is_language, known_languages

Placing = Callable[[int, int], SourcePlace]
"""From an index into a stretch and a length to the place in the file."""

_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)
_WORD = re.compile(r"\S+")
_CLASS = re.compile(r"\.(\S+)")
_LANGUAGE = re.compile(r"""lang=(["']?)([^"']+)\1""")


@dataclass(frozen=True, slots=True)
class Span:
    """What a span says of the words in its brackets."""

    side_line: SideLine = SideLine.NONE
    language: str = ""
    small: bool = False


_CLASSES = {
    "name": Span(side_line=SideLine.PROPER_NAME),
    "专名": Span(side_line=SideLine.PROPER_NAME),
    "book": Span(side_line=SideLine.BOOK_TITLE),
    "书名": Span(side_line=SideLine.BOOK_TITLE),
    "small": Span(small=True),
    "小字": Span(small=True),
}


def bracket_pairs(text: str) -> dict[int, int]:
    """Where the bracket that is opened at an index closes; those that never close are missing."""
    pairs: dict[int, int] = {}
    waiting: list[int] = []
    for bracket in _BRACKET.finditer(text):
        if bracket[0] == "[":
            waiting.append(bracket.start())
        elif bracket[0] == "]" and waiting:
            pairs[waiting.pop()] = bracket.start()
    return pairs


def read_span(said: str, start: int, place: Placing, report: Report) -> Span:
    """What stands between a span's braces; ``start`` is the index of its first character."""
    span = Span()
    for word in _WORD.finditer(said):
        here = place(start + word.start(), len(word[0]))
        named = _CLASS.fullmatch(word[0])
        language = _LANGUAGE.fullmatch(word[0])
        if named and named[1] in _CLASSES:
            known = _CLASSES[named[1]]
            if span.side_line and known.side_line not in (SideLine.NONE, span.side_line):
                report(error("side-line-twice", here))
            span = replace(
                span,
                side_line=span.side_line or known.side_line,
                small=span.small or known.small,
            )
        elif named:
            report(error("span-unknown", here, name=word[0], known=_suggested(named[1])))
        elif language and is_language(language[2]):
            span = replace(span, language=language[2])
        elif language:
            near = suggest(language[2], known_languages())
            report(error("language-unknown", here, name=language[2], known=near))
        else:
            report(error("span-form", here))
    return span


def _suggested(name: str) -> str:
    return suggest(name, _CLASSES)


def spanned(runs: Sequence[TextRun], span: Span) -> list[TextRun]:
    """Runs with what a span says of them; what a span inside has said stays."""
    return [
        replace(
            run,
            side_line=span.side_line or run.side_line,
            same_name=order > 0 if span.side_line else run.same_name,
            language=run.language or span.language,
            small=run.small or span.small,
        )
        for order, run in enumerate(runs)
    ]
