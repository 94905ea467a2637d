"""Which of “ ” ‘ ’ are Chinese: the same code points serve English, at another width.

Unicode leaves the choice to the composer (UAX #14, class QU); GB/T 15834 4.8 knows the marks
only at full width. The two marks of a pair always get the same answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from banxin.typeset.classes import SPACES, CharClass, one_of

_MARK: Final = re.compile("[“”‘’]")
_OPENING: Final = {"”": "“", "’": "‘"}
# Nobody nests deeper; a search without limit would make pages of stray marks slow.
_DEEPEST: Final = 8
_LETTERS: Final = frozenset({CharClass.LATIN, CharClass.DIGIT})
# — and … are as good English as Chinese and say nothing about a quotation.
_CHINESE: Final = frozenset(
    {
        CharClass.HAN,
        CharClass.ITERATION,
        CharClass.OPEN,
        CharClass.CLOSE,
        CharClass.STOP_IN,
        CharClass.STOP_END,
        CharClass.EXCLAMATION,
    }
)
_ANY_CHINESE: Final = re.compile(one_of(*_CHINESE))


@dataclass(frozen=True, slots=True)
class _Quotation:
    """Indices of both marks; the same index twice where the mate is missing."""

    opening: int
    closing: int


def decide_quotes(texts: str, classes: bytearray) -> dict[int, CharClass]:
    """The class of every quotation mark, by index: OPEN, CLOSE, or the Latin ones.

    Rules, first match wins: an apostrophe is Latin; a pair is Chinese where Han or a Chinese
    mark stands inside it or next to it; a pair without any is Latin; a mark without a mate goes
    with its neighbours, and with the paragraph where these do not say.
    """
    quotations, apostrophes = _match(texts, classes)
    decided: dict[int, CharClass] = dict.fromkeys(apostrophes, CharClass.LATIN)
    # Twice, since a neighbour may itself be a quotation mark that is decided only later.
    for quotation in (*quotations, *reversed(quotations)):
        is_chinese = _is_chinese(quotation, classes, decided)
        for index in (quotation.opening, quotation.closing):
            decided[index] = _class_of_mark(texts[index], is_chinese=is_chinese)
    return decided


def _match(texts: str, classes: Sequence[int]) -> tuple[list[_Quotation], list[int]]:
    open_marks: list[int] = []
    quotations: list[_Quotation] = []
    apostrophes: list[int] = []
    for match in _MARK.finditer(texts):
        index = match.start()
        if texts[index] not in _OPENING:
            open_marks.append(index)
        elif _is_apostrophe(texts, classes, index, open_marks):
            apostrophes.append(index)
        else:
            quotations.extend(_close(texts, index, open_marks))
    quotations.extend(_Quotation(index, index) for index in open_marks)
    return sorted(quotations, key=lambda quotation: quotation.opening), apostrophes


def _is_apostrophe(texts: str, classes: Sequence[int], index: int, open_marks: list[int]) -> bool:
    if texts[index] != "’" or not index or classes[index - 1] not in _LETTERS:
        return False
    if index + 1 < len(classes) and classes[index + 1] in _LETTERS:
        return True
    return classes[index - 1] == CharClass.LATIN and all(
        texts[i] != "‘" for i in open_marks[-_DEEPEST:]
    )


def _close(texts: str, index: int, open_marks: list[int]) -> list[_Quotation]:
    """The quotation that ends here; opening marks left inside it have no mate."""
    wanted = _OPENING[texts[index]]
    for depth in reversed(range(max(len(open_marks) - _DEEPEST, 0), len(open_marks))):
        if texts[open_marks[depth]] == wanted:
            matched = _Quotation(open_marks[depth], index)
            lonely = [_Quotation(i, i) for i in open_marks[depth + 1 :]]
            del open_marks[depth:]
            return [matched, *lonely]
    return [_Quotation(index, index)]


def _is_chinese(quotation: _Quotation, classes: bytearray, decided: dict[int, CharClass]) -> bool:
    if _ANY_CHINESE.search(classes, quotation.opening, quotation.closing):
        return True
    before = _neighbour(classes, quotation.opening, -1, decided)
    after = _neighbour(classes, quotation.closing, 1, decided)
    if before in _CHINESE or after in _CHINESE:
        return True
    if quotation.opening != quotation.closing or (before in _LETTERS and after in _LETTERS):
        return False
    return _ANY_CHINESE.search(classes) is not None


def _neighbour(classes: Sequence[int], index: int, step: int, decided: dict[int, CharClass]) -> int:
    """The class of the nearest character that is not a space; SPACE at the paragraph's edge."""
    index += step
    while 0 <= index < len(classes):
        if classes[index] not in SPACES:
            return decided.get(index, classes[index])
        index += step
    return CharClass.SPACE


def _class_of_mark(mark: str, *, is_chinese: bool) -> CharClass:
    if mark in _OPENING:
        return CharClass.CLOSE if is_chinese else CharClass.LATIN_CLOSE
    return CharClass.OPEN if is_chinese else CharClass.LATIN_OPEN
