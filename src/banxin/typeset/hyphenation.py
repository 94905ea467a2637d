"""Where Latin words may be hyphenated: Liang's patterns, as pyphen ships them by language."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import pyphen

# pyphen is imported where a word is hyphenated: with the patterns of a language, it takes as long
# as composing some pages.

# Common book practice, and what TeX's English patterns were made for: bet-ter, not be-tter.
_LEAST_BEFORE: Final = 2
_LEAST_AFTER: Final = 3
_LEAST_WORD: Final = 5


def is_language(language: str) -> bool:
    """Whether there are patterns for a language, such as ``en_GB``, ``en-GB`` or ``de``."""
    return _known(language) is not None


def known_languages() -> tuple[str, ...]:
    """Every language that there are patterns for, in alphabetical order."""
    from pyphen import LANGUAGES  # noqa: PLC0415 - see above

    return tuple(sorted(LANGUAGES))


@lru_cache(maxsize=4096)
def hyphenation_points(word: str, language: str) -> Collection[int]:
    """Before which letters of a word a line may begin, the hyphen standing on the line above.

    A language without patterns has none, and neither have words in capitals: those are names
    and abbreviations. Breaks that would change the spelling (German before 1996) are left out.
    """
    patterns = _patterns(language) if possible_points(word) else None
    points = patterns.positions(word) if patterns else ()
    return tuple(int(point) for point in points if not point.data)


def possible_points(word: str, language: str = "") -> Collection[int]:  # noqa: ARG001 - any
    """Where `hyphenation_points` can have points, whatever the patterns of a language say."""
    if len(word) < _LEAST_WORD or word.isupper():
        return ()
    return range(_LEAST_BEFORE, len(word) - _LEAST_AFTER + 1)


_loaded: dict[str, pyphen.Pyphen | None] = {}


def is_loaded(language: str) -> bool:
    """Whether the patterns of a language are at hand, or it is known to have none."""
    return language in _loaded


def _patterns(language: str) -> pyphen.Pyphen | None:
    from pyphen import Pyphen  # noqa: PLC0415 - see above

    if language not in _loaded:
        known = _known(language)
        options = {"left": _LEAST_BEFORE, "right": _LEAST_AFTER}
        _loaded[language] = Pyphen(lang=known, **options) if known else None
    return _loaded[language]


@cache
def _known(language: str) -> str | None:
    from pyphen import language_fallback  # noqa: PLC0415 - see above

    found: str | None = language_fallback(language)
    return found
