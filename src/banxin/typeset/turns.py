"""Where a head may turn into its next line, and what a turn there costs.

One table, in the units of `heads`: a line that is a fifth longer or shorter than its share of the
head costs 12, a third 33, a half 75. Numbers were set by reading turned heads as an editor does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from banxin.typeset.breaks import LAST_LEGAL, Rank, rank_breaks
from banxin.typeset.collect import collect
from banxin.typeset.compose import Composer
from banxin.typeset.model import Paragraph
from banxin.typeset.normalise import normalise
from banxin.typeset.phrases import border_strengths, counts, in_number, leans

_AT_BLANK: Final = -1000
"""Where the desk typed a blank between two Han characters."""
_AFTER_MARK: Final = {
    "，": -30, "：": -30, "；": -30, "。": -30, "！": -30, "？": -30, "…": -20,
    ",": -30, ":": -30, ";": -30, "!": -30, "?": -30, "、": 25, "—": 60, "～": 250, "·": 250,
}  # fmt: skip
_BEFORE_DASH: Final = -30
_AFTER_PARTICLE: Final = 30
"""After 的 and 了, which end a phrase."""
_AT_BORDER: Final = (250, 150, 100, 40, 25)
"""By the strength of the border, from none at all; see `phrases.border_strengths`."""
_AFTER_COUNT: Final = 60
"""Between a number with its measure word and the thing: 三条|线路."""
_LEANING: Final = 200
"""Before 的, after 在 or 三; see `phrases.leans`."""
_IN_NUMBER: Final = 350
_INSIDE_NAME: Final = 400
"""Between the marks of a pair that hold a title: 《 》 〈 〉 【 】."""
_INSIDE: Final = 200
"""Between quotation marks or brackets."""
_INSIDE_LONG: Final = 20
"""The same, where they hold a whole sentence."""
_PARTED: Final = 400
"""Where body text breaks at a price: 2025|年, a hyphen, inside an address."""
WORST: Final = 190
"""Above this a turn is bad, and taken only when the head fits in no other way."""

_LATIN_BEFORE: Final = re.compile("[A-Za-z][A-Za-z0-9]{2,}$")
_CLAUSE_ENDS: Final = re.compile("[，。；！？、：\\s]+")
_LEAST_CLAUSES: Final = 4
_SENTENCE: Final = 10
"""Characters; quotation marks or brackets around more than that hold a sentence."""

_CLOSERS: Final = dict(zip("《〈【“‘「『（", "》〉】”’」』）", strict=True))
_TITLES: Final = "《〈【"
_CLOSING: Final = "".join(_CLOSERS.values())
_PAIRED: Final = _CLOSING + "".join(_CLOSERS)


@dataclass(frozen=True, slots=True)
class Place:
    """A place where a head may turn.

    Attributes:
        start: The character that begins the next line.
        cost: By the table above.
        is_blank: The desk parted its phrases here.
        parts_unit: It stands inside a number, a title or a short quotation.
    """

    start: int
    cost: int
    is_blank: bool
    parts_unit: bool


def turning_places(paragraph: Paragraph, composer: Composer, story: str) -> list[Place]:
    """Every place where a line of the head may end, with what a turn there costs."""
    text = paragraph.text
    strengths = border_strengths(text, story)
    inside = _enclosures(text)
    return [
        Place(
            start,
            _cost(text, start, strengths, rank) + inside[start],
            _is_blank(text, start),
            rank is not Rank.FREE or inside[start] >= _INSIDE or in_number(text, start),
        )
        for start, rank in _legal(paragraph, composer)
    ]


def is_verse(text: str) -> bool:
    """Whether a text is a verse: four clauses or more, of five or of seven characters each."""
    clauses = [clause for clause in _CLAUSE_ENDS.split(text.strip()) if clause]
    return len(clauses) >= _LEAST_CLAUSES and {len(c) for c in clauses} in ({5}, {7})


def _legal(paragraph: Paragraph, composer: Composer) -> Iterator[tuple[int, Rank]]:
    """Where kinsoku and the units that stay whole let a line end, and how gladly."""
    characters = normalise(paragraph, composer.settings)
    clusters = collect(characters, paragraph.runs, composer.house)
    ranks = rank_breaks(clusters, composer.settings.level)
    for start, rank in zip(clusters.starts[1:], ranks, strict=False):
        if rank <= LAST_LEGAL:
            yield start, Rank(rank)


def _cost(text: str, start: int, strengths: Sequence[int], rank: Rank) -> int:
    if _is_blank(text, start):
        return _AT_BLANK
    if rank is not Rank.FREE:
        return _PARTED
    if text.startswith("——", start):
        return _BEFORE_DASH
    said = text[:start].rstrip().rstrip(_CLOSING)
    return _AFTER_MARK.get(said[-1:]) or _between_phrases(text, start, strengths)


def _between_phrases(text: str, start: int, strengths: Sequence[int]) -> int:
    if in_number(text, start):
        return _IN_NUMBER
    strength = max(strengths[start], _least_strength(text, start))
    if leans(text, start, strengths):
        return _LEANING + _AT_BORDER[strength] // 2
    if text[start - 1] in "的了" and strength:
        return _AFTER_PARTICLE
    return _AT_BORDER[strength] + (_AFTER_COUNT if counts(text, start) else 0)


def _least_strength(text: str, start: int) -> int:
    """A phrase may end where a pair of marks or Latin does, whatever the model says.

    Where a name of several Latin letters ends, it surely does.
    """
    before, after = text[start - 1], text[start]
    if _LATIN_BEFORE.search(text, 0, start) and not after.isascii():
        return 3
    parted = before in _CLOSING or after in _CLOSERS
    return 1 if parted or before.isascii() or after.isascii() else 0


def _is_blank(text: str, start: int) -> bool:
    """Whether the desk parted its phrases here: a blank that no Latin word or mark explains."""
    before = text[:start].rstrip()
    if not before or len(before) == start:
        return False
    if "\u3000" in text[len(before) : start]:
        return True
    return all(c in _PAIRED or (c.isalpha() and not c.isascii()) for c in (before[-1], text[start]))


def _enclosures(text: str) -> list[int]:
    """What a turn before each character costs for the pairs of marks that it would part."""
    costs = [0] * (len(text) + 1)
    open_marks: list[int] = []
    for place, character in enumerate(text):
        if character in _CLOSERS:
            open_marks.append(place)
        elif open_marks and character == _CLOSERS[text[open_marks[-1]]]:
            opening = open_marks.pop()
            cost = _inside(text[opening], place - opening - 1)
            for inner in range(opening + 1, place + 1):
                costs[inner] = max(costs[inner], cost)
    return costs


def _inside(opening: str, length: int) -> int:
    if opening in _TITLES:
        return _INSIDE_NAME
    return _INSIDE_LONG if length > _SENTENCE else _INSIDE
