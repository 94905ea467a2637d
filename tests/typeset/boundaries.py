"""What stands between two neighbours of a line, and how far justification may take it.

Worked out from the characters alone, by the rule book's 3.2 (squeezes), 4 (gaps) and 5 (reduction
and expansion), for the faces of `OneEm` and the settings' defaults; not from the composer's tables.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from tests.typeset.rulebook import CLOSING, OPENING

from banxin.typeset import ATOM, EM, Line

STOPS_IN = "，、；："
STOPS_END = "。．！？"
DASHES = "—⸺…"
CONNECTORS = "～–·"
NOTES = "①*"
HALF, NARROWEST_SPACE = 500, 250
GAP, NARROWEST_GAP, WIDEST_GAP = 250, 125, 333

NEVER, SPACES, GAPS, GLADLY, RELUCTANTLY = range(5)


@dataclass(frozen=True, slots=True)
class Boundary:
    """Blank between two clusters: as it is, at its natural setting, and its limits."""

    blank: int
    natural: int
    least: int
    step: int
    opening: int
    most: int = 0

    @property
    def added(self) -> int:
        return self.blank - self.natural


@dataclass(frozen=True, slots=True)
class _Cluster:
    text: str
    start: int
    kind: str
    scale: int
    base: int
    """Of its ruby, the run's number plus one; else 0."""
    gives: int
    """What its own half holds that is blank."""


def has_wide_ruby(line: Line) -> bool:
    """Whether a ruby spreads its base: half as big as the text, half an em a letter."""
    for index in set(line.run_indices):
        run = line.runs[index]
        if len(run.ruby) * EM // 4 > len(run.text) * EM:
            return True
    return False


def boundaries(text: str, line: Line) -> list[Boundary]:
    """Every boundary of a line of ``text`` that has no wide ruby; an added hyphen is left out."""
    clusters = [
        _cluster(text, line, number) for number in range(len(line.texts)) if line.lengths[number]
    ]
    ends = [x + advance for x, advance in zip(line.xs, line.advances, strict=True)]
    return [
        _boundary(text, left, right, line.xs[number + 1] - ends[number])
        for number, (left, right) in enumerate(pairwise(clusters))
    ]


def edge_blanks(text: str, line: Line) -> tuple[int, int]:
    """What a line's first mark loses on its left, and its last on its right."""
    first, last = (_cluster(text, line, number) for number in (0, len(line.texts) - 1))
    return first.gives if first.kind == "open" else 0, last.gives if last.kind != "open" else 0


def _cluster(text: str, line: Line, number: int) -> _Cluster:
    index = line.run_indices[number]
    run, start = line.runs[index], line.starts[number]
    kind = (
        "note" if run.rise else _kind(line.texts[number], line.advances[number] * EM // run.scale)
    )
    gives = HALF * run.scale // EM if kind == "open" or kind in _FULL else 0
    if line.texts[number] == "—" and not re.search("——", text[max(start - 1, 0) : start + 2]):
        kind = "connector"
    if kind == "stop end" and _ends_even_chain(text, start):
        kind = "chain end"
    base = index + 1 if run.ruby else 0
    return _Cluster(line.texts[number], start, kind, run.scale, base, gives)


def _kind(cluster: str, advance: int) -> str:
    first = cluster[0]
    if first == "’" and advance == HALF:
        return "letter"
    for marks, kind in (
        (OPENING, "open"),
        (CLOSING, "close"),
        (STOPS_IN, "stop in"),
        (STOPS_END, "stop end"),
        (DASHES, "dash"),
        (CONNECTORS, "connector"),
        (NOTES, "note"),
        ("-/", "joint"),
        (" ", "space"),
        (ATOM, "atom"),
        ("%℃", "postfix"),
        ("￥", "prefix"),
        ("([", "bracket"),
        (")]", "end bracket"),
        (".,:", "point"),
    ):
        if first in marks:
            return kind
    return "han" if unicodedata.east_asian_width(first) in "WF" else "letter"


def _ends_even_chain(text: str, start: int) -> bool:
    chain = re.search("[！？]*$", text[: start + 1])
    length = len(chain[0]) if chain else 0
    return length > 0 and length % 2 == 0 and not re.match("[！？]", text[start + 1 :])


_CLINGING = frozenset({"letter", "postfix", "prefix", "point", "bracket", "end bracket", "joint"})
_FULL = frozenset({"close", "stop in", "stop end"})
_STEPS = {"close": 3, "stop in": 4, "stop end": 6}


def _boundary(text: str, left: _Cluster, right: _Cluster, blank: int) -> Boundary:
    cut = _cut(left, right)
    if cut:
        return Boundary(blank, -cut, -cut, 0, _opening(text, left, right))
    if left.kind == "space":
        # The faces draw it half an em wide, which is as far as it may be opened.
        least = (NARROWEST_SPACE - HALF) * left.scale // EM
        return Boundary(blank, 0, least, 1, SPACES)
    if _has_gap(left, right):
        scale = left.scale if left.kind == "han" else right.scale
        natural = GAP * scale // EM
        least = natural - natural * (GAP - NARROWEST_GAP) // GAP
        most = natural * (WIDEST_GAP - GAP) // GAP
        return Boundary(blank, natural, least, 5, GAPS, most)
    opening = _opening(text, left, right)
    if left.kind in _FULL:
        return Boundary(blank, 0, -left.gives, _STEPS[left.kind], opening)
    if right.kind == "open":
        return Boundary(blank, 0, -right.gives, 3, opening)
    return Boundary(blank, 0, 0, 0, opening)


def _cut(left: _Cluster, right: _Cluster) -> int:
    """What a pair of marks loses wherever it stands."""
    if left.kind == "chain end":
        return left.gives
    if left.kind in _FULL and (right.kind in _FULL or right.kind in {"open", "chain end"}):
        return left.gives
    if left.kind in _FULL and right.text == "·":
        return left.gives
    if right.kind == "open" and (left.kind == "open" or left.text == "·"):
        return right.gives
    return 0


def _has_gap(left: _Cluster, right: _Cluster) -> bool:
    kinds = {left.kind, right.kind}
    return "han" in kinds and bool(kinds & {"letter", "atom"})


def _opening(text: str, left: _Cluster, right: _Cluster) -> int:
    if right.kind == "space" or _is_one(text, left, right):
        return NEVER
    avoided_before = {"open", "bracket", "connector", "joint"}
    avoided_after = {"close", "end bracket", "connector", "joint", "note", "postfix"}
    avoided = left.kind in avoided_before or right.kind in avoided_after
    return RELUCTANTLY if avoided else GLADLY


def _is_one(text: str, left: _Cluster, right: _Cluster) -> bool:
    """Whether both are parts of a unit: a word, a number, a ruby's base, ——, ……, ？！, a note."""
    if left.base and left.base == right.base:
        return True
    if left.kind in _CLINGING and right.kind in _CLINGING:
        return True
    if left.text == right.text and left.text in {"—", "…"}:
        return True
    if {left.text, right.text} <= {"！", "？"}:
        return True
    return _within_number(text, left, right) or _opens_note(text, right)


def _within_number(text: str, left: _Cluster, right: _Cluster) -> bool:
    dot = left if left.text == "·" else right
    if dot.text != "·":
        return False
    around = text[dot.start - 1 : dot.start] + text[dot.start + 1 : dot.start + 2]
    return len(around) == 2 and around.isdigit()


def _opens_note(text: str, right: _Cluster) -> bool:
    return bool(re.match(r"\[[0-9]+\]", text[right.start :]))
