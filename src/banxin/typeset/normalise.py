"""Step 1: the paragraph's characters, cleaned of what an author's keyboard left in them.

Nothing is lost silently: every kept character remembers where it stood, and dropped ones lie
between two that are kept, so that lines still cover the whole source.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import Enum
from typing import Final

from banxin.typeset.classes import (
    FULLWIDTH_MARKS,
    SPACES,
    CharClass,
    class_of,
)
from banxin.typeset.model import LineSettings, Paragraph
from banxin.typeset.quotes import decide_quotes


class Seam(Enum):
    """What an invisible character says about the place where it stood."""

    BOND = "no break"
    OPENING = "a break is welcome"
    HYPHEN = "a break with a hyphen is welcome"


@dataclass(frozen=True, slots=True)
class Characters:
    """What will be painted, one entry a character.

    Attributes:
        texts, places, runs, classes: The character, its index in the paragraph's text, its run's
            index, its class in this context.
        seams: By index of the character that follows.
    """

    texts: list[str]
    places: list[int]
    runs: list[int]
    classes: list[CharClass]
    seams: dict[int, Seam]


# Unicode 15, U+FF10–FF19, FF21–FF3A, FF41–FF5A; marks of that block are Chinese and stay.
_FULLWIDTH_ALPHANUMERICS: Final = {
    chr(code): chr(code - 0xFEE0)
    for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
_FULLWIDTH_DIGITS: Final = frozenset("０１２３４５６７８９")
_FULLWIDTH_POINT: Final = "．"

_SEAMS: Final = {
    "\u00ad": Seam.HYPHEN,
    "\u200b": Seam.OPENING,
    "\u2060": Seam.BOND,
    "\ufeff": Seam.BOND,
}
_KEPT_SPACES: Final = frozenset(" \u00a0\u2007\u2009\u202f\u3000")
_GAPPED: Final = frozenset({CharClass.LATIN, CharClass.DIGIT, CharClass.PREFIX, CharClass.POSTFIX})
_SQUARE: Final = frozenset({CharClass.HAN, CharClass.ITERATION})
_MIDDLE_DOT: Final = "·"
_EM_DASH: Final = "—"
_SIGNS: Final = frozenset("+-−#±")
_NOTE_MARKS: Final = frozenset("*†")
_BEFORE_LABEL: Final = SPACES | FULLWIDTH_MARKS - {CharClass.CLOSE, CharClass.MID}


def normalise(paragraph: Paragraph, settings: LineSettings) -> Characters:
    """Clean the text and give each character its class in context.

    Controls and line breaks become spaces; invisible characters become seams; full-width
    letters and digits become ASCII (old agency copy); a hand-made indent goes; a space that
    only stands in for an automatic gap goes (GB/T 15834 knows no spaces beside its marks).
    """
    kept = _visible(paragraph, settings)
    _set_classes_by_context(kept)
    return _without_needless_spaces(kept)


def _visible(paragraph: Paragraph, settings: LineSettings) -> Characters:
    texts: list[str] = []
    places: list[int] = []
    runs: list[int] = []
    seams: dict[int, Seam] = {}
    place = -1
    for index, run in enumerate(paragraph.runs):
        source = _as_ascii(run.text) if settings.normalise_fullwidth else run.text
        for character in source:
            place += 1
            cleaned = character if "\u4e00" <= character <= "\u9fff" else _clean(character)
            if not cleaned:
                if character in _SEAMS:
                    seams[len(texts)] = _SEAMS[character]
                continue
            texts.append(cleaned)
            places.append(place)
            runs.append(index)
    return Characters(texts, places, runs, [class_of(text) for text in texts], seams)


def _as_ascii(text: str) -> str:
    """Full-width letters and digits in ASCII; ．between two such digits is a decimal point."""
    if _FULLWIDTH_ALPHANUMERICS.keys().isdisjoint(text):
        return text
    characters = list(text)
    for i in range(1, len(text) - 1):
        if text[i] == _FULLWIDTH_POINT and _FULLWIDTH_DIGITS.issuperset((text[i - 1], text[i + 1])):
            characters[i] = "."
    return "".join(_FULLWIDTH_ALPHANUMERICS.get(c, c) for c in characters)


def _clean(character: str) -> str:
    """The character to paint; a space for anything blank, nothing for the invisible."""
    if "!" <= character <= "~" or character in _KEPT_SPACES:
        return character
    category = unicodedata.category(character)
    if category in {"Cc", "Zs", "Zl", "Zp", "Cs"}:
        return " "
    if category == "Cf" and class_of(character) is not CharClass.EXTEND:
        return ""
    return character


def _set_classes_by_context(kept: Characters) -> None:
    for index, kind in decide_quotes(kept.texts, kept.classes).items():
        kept.classes[index] = kind
    for index, kind in enumerate(kept.classes):
        if kind is CharClass.MID or kept.texts[index] == "•":
            _settle_middle_dot(kept, index)
        elif kind is CharClass.NOTE:
            kept.classes[index] = _note_or_label(kept, index)
        elif kind is CharClass.DASH:
            kept.classes[index] = _dash_or_connector(kept, index)
        elif kept.texts[index] in _SIGNS:
            kept.classes[index] = _sign_or_symbol(kept, index)
        elif kept.texts[index] in _NOTE_MARKS and _before(kept, index) in _SQUARE:
            kept.classes[index] = CharClass.NOTE


def _before(kept: Characters, index: int) -> CharClass:
    return kept.classes[index - 1] if index else CharClass.SPACE


def _after(kept: Characters, index: int) -> CharClass:
    return kept.classes[index + 1] if index + 1 < len(kept.classes) else CharClass.SPACE


def _settle_middle_dot(kept: Characters, index: int) -> None:
    """GB/T 15834 4.14 has one 间隔号, U+00B7; keyboards offer four look-alikes."""
    between_han = _before(kept, index) in _SQUARE and _after(kept, index) in _SQUARE
    if kept.classes[index] is CharClass.MID or between_han:
        kept.texts[index] = _MIDDLE_DOT
        kept.classes[index] = CharClass.MID


def _note_or_label(kept: Characters, index: int) -> CharClass:
    """①after text is a note and stays with it; after a stop it opens an item of a list."""
    return CharClass.LABEL if _before(kept, index) in _BEFORE_LABEL else CharClass.NOTE


def _dash_or_connector(kept: Characters, index: int) -> CharClass:
    """A lone — joins (北京—上海); two make the 破折号."""
    around = {*kept.texts[max(index - 1, 0) : index], *kept.texts[index + 1 : index + 2]}
    lone = kept.texts[index] == _EM_DASH and _EM_DASH not in around
    return CharClass.CONNECTOR if lone else CharClass.DASH


def _sign_or_symbol(kept: Characters, index: int) -> CharClass:
    before, after = _before(kept, index), _after(kept, index)
    if after is CharClass.DIGIT and before not in {CharClass.DIGIT, CharClass.LATIN}:
        return CharClass.PREFIX
    return kept.classes[index]


def _without_needless_spaces(kept: Characters) -> Characters:
    if SPACES.isdisjoint(kept.classes):
        return kept
    result = Characters([], [], [], [], {})
    last = max((i for i, kind in enumerate(kept.classes) if kind not in SPACES), default=-1)
    for index, kind in enumerate(kept.classes):
        seam = kept.seams.get(index)
        if kind in SPACES and (index > last or _is_needless(kept, result, index)):
            if kind is CharClass.FIXED_SPACE:
                result.seams[len(result.texts)] = Seam.BOND
            continue
        if seam:
            result.seams[len(result.texts)] = seam
        result.texts.append(kept.texts[index])
        result.places.append(kept.places[index])
        result.runs.append(kept.runs[index])
        result.classes.append(kind)
    return result


def _is_needless(kept: Characters, result: Characters, index: int) -> bool:
    if not result.texts:
        return True
    if kept.classes[index] is CharClass.IDEOGRAPHIC_SPACE:
        return False
    before, after = result.classes[-1], _after(kept, index)
    if before in SPACES or after in SPACES:
        return True
    if before in FULLWIDTH_MARKS or after in FULLWIDTH_MARKS:
        return True
    return (before in _SQUARE and after in _GAPPED) or (before in _GAPPED and after in _SQUARE)
