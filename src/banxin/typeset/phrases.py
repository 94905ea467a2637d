"""Where the phrases of a head meet, and how sure that is.

A small model of Chinese (BudouX, zh-hans) marks the borders of words. It knows nothing of a
paper's own words and cuts before every 的, so three things are laid over it: what leans on its
neighbour, what a number counts, and the words that the story under the head keeps using.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

from banxin.typeset.head_words import (
    BEFORE_FIGURES,
    CLOSING,
    DATED,
    LEADING,
    LEADING_WORDS,
    LONGEST,
    NO_PREPOSITIONS,
    NOT_COUNTED_AFTER,
    NUMERALS,
    OPENING,
    PREPOSITIONS,
    TRAILING,
    TRAILING_ALONE,
)

if TYPE_CHECKING:
    import budoux

# BudouX is imported where the first head is turned: lines need none of it.

STRONGEST: Final = 4

# The model's raw score that each strength begins above. Read off two hundred heads: below 1000
# half of its borders stand inside a word (书|店, 封|信), above 3000 hardly one does.
_FLOORS: Final = (0, 1000, 2000, 3000)

_SURE: Final = 3

# A pair of characters is a word of the story if it stands there this often, and if the two
# characters meet in at least a quarter of their (geometric mean) occurrences.
_OFTEN: Final = 2
_COHESION: Final = 16


def border_strengths(text: str, story: str = "") -> tuple[int, ...]:
    """How surely a phrase ends before each character of ``text``: 0 for not, `STRONGEST` at best.

    Args:
        text: A head, or a part of one.
        story: What stands under it. Its words hold together; where two of them meet that it
            never joins, a phrase ends.
    """
    strengths = [0] * len(text)
    for parser in _parsers():
        place = 0
        for piece in parser.parse(text)[:-1]:
            place += len(piece)
            strengths[place] += 1
    for place in range(1, len(text)):
        strengths[place] = _by_story(text, place, story, strengths[place])
    _begin_phrases(text, strengths)
    return tuple(strengths)


def _begin_phrases(text: str, strengths: list[int]) -> None:
    """Where the house's own words and rules know better than the model."""
    for place in range(1, len(text)):
        if text[place - 1 : place + 1] in NO_PREPOSITIONS:
            strengths[place] = 0
        elif _begins_number(text, place) or _is_preposition(text, place, strengths):
            strengths[place] = max(strengths[place], _SURE)
    for length in range(LONGEST, 1, -1):
        for start in range(1, len(text) - length + 1):
            word = text[start : start + length]
            if word in OPENING:
                strengths[start] = max(strengths[start], _SURE)
            elif word in CLOSING:
                strengths[start] = min(strengths[start], 1)
            else:
                continue
            strengths[start + 1 : start + length] = [0] * (length - 1)
            if start + length < len(text):
                strengths[start + length] = max(strengths[start + length], 1)


def _is_preposition(text: str, place: int, strengths: Sequence[int]) -> bool:
    return text[place] in PREPOSITIONS and strengths[place] > 0 and _parts(strengths, place + 1)


def _begins_number(text: str, place: int) -> bool:
    before = text[place - 1]
    if text[place].isdigit() and text[place].isascii():
        return not before.isascii()
    counted = text[place] in NUMERALS and before not in NUMERALS
    return counted and before not in NOT_COUNTED_AFTER


def leans(text: str, place: int, strengths: Sequence[int]) -> bool:
    """Whether what meets before ``text[place]`` belongs together, though both are words.

    的 and its like lean back, prepositions and adverbs forward, a number on what it counts.
    """
    before, after = text[place - 1], text[place]
    if after in TRAILING or (before.isdigit() and after.isalpha()):
        return True
    if before in NUMERALS or (before in BEFORE_FIGURES and after.isdigit()):
        return True
    if after.isdigit() and before in DATED and text[place - 2].isdigit():
        return True
    if after in TRAILING_ALONE and _parts(strengths, place + 1):
        return True
    if before in LEADING and _parts(strengths, place - 1):
        return True
    return text[max(place - 2, 0) : place] in LEADING_WORDS and _parts(strengths, place - 2)


_MYRIADS = frozenset("万亿")


def in_number(text: str, place: int) -> bool:
    """Whether a number in Han stands right before ``text[place]``: 三百|二十, 一|部, 八百万|人.

    So does one that goes on: 1.86万|亿.
    万 and 亿 after digits also end a number (161.5万), so they are left to `leans`.
    """
    before, after = text[place - 1], text[place : place + 1]
    goes_on = before in NUMERALS and after in _MYRIADS
    return goes_on or (before in NUMERALS and not text[place - 2 : place - 1].isdigit())


def counts(text: str, place: int) -> bool:
    """Whether a numeral and its measure word stand right before ``text[place]``: 一位|老华侨."""
    return place > 1 and text[place - 2] in NUMERALS and text[place - 1].isalpha()


def _parts(strengths: Sequence[int], place: int) -> bool:
    """Whether a word begins at ``place``; the text's own edges are borders."""
    return not 0 < place < len(strengths) or strengths[place] > 0


def _by_story(text: str, place: int, story: str, strength: int) -> int:
    pair = text[place - 1 : place + 1]
    if not story or not pair.isalpha():
        return strength
    if _is_word(pair, story):
        return 0
    before, after = text[max(place - 2, 0) : place], text[place : place + 2]
    if pair not in story and _is_word(before, story) and _is_word(after, story):
        return max(strength, _SURE)
    return strength


def _is_word(pair: str, story: str) -> bool:
    if len(pair) != 2 or not pair.isalpha() or not TRAILING.isdisjoint(pair):
        return False
    together = story.count(pair)
    if together < _OFTEN:
        return False
    return together * together * _COHESION >= story.count(pair[0]) * story.count(pair[1])


@cache
def _parsers() -> tuple[budoux.Parser, ...]:
    """The model once for each floor: a feature that is never met takes half its weight off."""
    from budoux import Parser, load_default_simplified_chinese_parser  # noqa: PLC0415 - see above

    model = load_default_simplified_chinese_parser().model
    return tuple(Parser({**model, "FLOOR": {"": 2 * floor}}) for floor in _FLOORS)
