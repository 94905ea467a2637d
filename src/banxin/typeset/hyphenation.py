"""Where Latin words may be hyphenated: Liang's patterns, as pyphen ships them by language."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

import pyphen

# Common book practice, and what TeX's English patterns were made for: bet-ter, not be-tter.
_LEAST_BEFORE: Final = 2
_LEAST_AFTER: Final = 3
_LEAST_WORD: Final = 5


def is_language(language: str) -> bool:
    """Whether there are patterns for a language, such as ``en_GB``, ``en-GB`` or ``de``."""
    return pyphen.language_fallback(language) is not None


def known_languages() -> tuple[str, ...]:
    """Every language that there are patterns for, in alphabetical order."""
    return tuple(sorted(pyphen.LANGUAGES))


@lru_cache(maxsize=4096)
def hyphenation_points(word: str, language: str) -> tuple[int, ...]:
    """Before which letters of a word a line may begin, the hyphen standing on the line above.

    A language without patterns has none, and neither have words in capitals: those are names
    and abbreviations. Breaks that would change the spelling (German before 1996) are left out.
    """
    if len(word) < _LEAST_WORD or word.isupper() or not is_language(language):
        return ()
    points = _patterns(language).positions(word)
    return tuple(int(point) for point in points if not point.data)


@cache
def _patterns(language: str) -> pyphen.Pyphen:
    known = pyphen.language_fallback(language)
    return pyphen.Pyphen(lang=known, left=_LEAST_BEFORE, right=_LEAST_AFTER)
