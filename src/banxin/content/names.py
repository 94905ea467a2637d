"""A list of names as desks type it, taken apart into names.

Names stand apart by marks or by lines; where a list has no marks, by blanks. Blanks inside a name
are hand-made spreading (王　明) and go, since make-up spreads names by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from banxin.content.model import Text, TextRun

_MARKS = re.compile("[、，；。,;]+")
_BLANKS = re.compile("[ \u3000\u00a0]+")
_HAN = "\u2e80-\u2fff\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_BESIDE_HAN = re.compile(f"(?<=[{_HAN}）])[ \u3000\u00a0]+|[ \u3000\u00a0]+(?=[{_HAN}])|\u3000+")


def split_names(lines: Sequence[Text]) -> tuple[Text, ...]:
    """The names of a list's lines, in order, without the marks and blanks between them."""
    marked = any(_MARKS.search(line.plain) for line in lines)
    names = []
    for line in lines:
        pieces = list(_cut(line, _MARKS if marked else _BESIDE_HAN))
        names += pieces if marked else _rejoined(pieces)
    return tuple(name for name in map(_closed_up, names) if name)


def _cut(text: Text, between: re.Pattern[str]) -> Iterator[Text]:
    borders = [0, *(edge for gap in between.finditer(text.plain) for edge in gap.span())]
    for start, end in list(pairwise([*borders, len(text.plain)]))[::2]:
        yield _stretch(text, start, end)


def _stretch(text: Text, start: int, end: int) -> Text:
    """The characters from ``start`` to before ``end``, each run with its own place."""
    runs: list[TextRun] = []
    before = 0
    for run in text.runs:
        first, last = max(start - before, 0), min(end - before, len(run.text))
        if first < last:
            place = replace(run.place, column=run.place.column + first, length=last - first)
            runs.append(replace(run, text=run.text[first:last], place=place))
        before += len(run.text)
    return Text(tuple(runs))


def _rejoined(pieces: Sequence[Text]) -> list[Text]:
    """Two single characters in a row are one name, spread by hand."""
    names: list[Text] = []
    waiting = False
    for piece in pieces:
        single = len(piece.plain) == 1
        if single and waiting:
            names[-1] = Text(names[-1].runs + piece.runs)
        elif piece:
            names.append(piece)
        waiting = single and not waiting
    return names


def _closed_up(name: Text) -> Text:
    """Without blanks at its ends and between Han characters; those of Latin names stay."""
    runs = [run for part in _cut(name, _BESIDE_HAN) for run in part.runs]
    kept = [run for run in runs if run.text.strip()]
    return Text(tuple(kept))
