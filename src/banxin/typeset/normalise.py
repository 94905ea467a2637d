"""Step 1: the paragraph's characters, cleaned of what an author's keyboard left in them.

Nothing is lost silently: every kept character remembers where it stood, and dropped ones lie
between two that are kept, so that lines still cover the whole source.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby
from typing import Final

from banxin.typeset.classes import (
    FULLWIDTH_MARKS,
    SPACES,
    SQUARE,
    CharClass,
    class_of,
    classes_of,
    one_of,
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
        text: The characters.
        texts: The same one by one, since each is looked up more than once: Python makes a new
            string of a character, and a new hash, every time that it is taken out of a text.
        places, runs: Each one's index in the paragraph's text, and its run's index.
        classes: Each one's class in this context.
        seams: By index of the character that follows.
    """

    text: str
    texts: tuple[str, ...]
    places: Sequence[int]
    runs: Sequence[int]
    classes: bytearray
    seams: dict[int, Seam]


# What most copy consists of, so that it passes at one look: nothing of it is ever changed here.
_CLEAN: Final = re.compile("[\u4e00-\u9fff，。、；：！？“”‘’（）《》〈〉「」『』【】…—·!-~ ]*+")

# Unicode 15, U+FF10–FF19, FF21–FF3A, FF41–FF5A; marks of that block are Chinese and stay.
_FULLWIDTH_ALPHANUMERICS: Final = {
    chr(code): chr(code - 0xFEE0)
    for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
} | {"／": "/"}  # 分隔号 is half an em wide (GB/T 15834—2011 5.1.9)
_FULLWIDTH_DIGITS: Final = frozenset("０１２３４５６７８９")
_FULLWIDTH_POINT: Final = "．"

_SEAMS: Final = {
    "\u00ad": Seam.HYPHEN,
    "\u200b": Seam.OPENING,
    "\u2060": Seam.BOND,
    "\ufeff": Seam.BOND,
}
_KEPT_SPACES: Final = frozenset(" \u00a0\u2007\u2009\u202f\u3000")
_GAPPED: Final = frozenset(
    {
        CharClass.LATIN,
        CharClass.DIGIT,
        CharClass.PREFIX,
        CharClass.WIDE_PREFIX,
        CharClass.POSTFIX,
        CharClass.NOTE,
        CharClass.ATOM,
    }
)
# GB/T 15834 4.14 has one 间隔号, U+00B7; keyboards offer four look-alikes.
_MIDDLE_DOT: Final = "·"
_LOOK_ALIKE: Final = re.compile("[•・‧]")
_EM_DASH: Final = "—"
_SIGNS: Final = frozenset("+-−#±")
_NOTE_MARKS: Final = frozenset("*†")
# ¹⁴C and ²³⁵U, but not the note of 据报道¹²API.
_ELEMENT: Final = re.compile("[A-Z][a-z]?(?![A-Za-z])")
_NOTE_OPENERS: Final = frozenset("[〔［（(*†‡")
_CARRIERS: Final = frozenset({CharClass.LATIN, CharClass.DIGIT, CharClass.LATIN_CLOSE})
_BEFORE_LABEL: Final = SPACES | FULLWIDTH_MARKS - {CharClass.CLOSE, CharClass.MID}


def normalise(paragraph: Paragraph, settings: LineSettings) -> Characters:
    """Clean the text and give each character its class in context.

    Controls and line breaks become spaces; invisible characters become seams; full-width
    letters and digits become ASCII (old agency copy); a hand-made indent goes; a space that
    only stands in for an automatic gap goes (GB/T 15834 knows no spaces beside its marks).
    """
    kept = _visible(paragraph, settings)
    kept = _in_context(kept, paragraph)
    return _without_needless_spaces(kept)


def _visible(paragraph: Paragraph, settings: LineSettings) -> Characters:
    runs: list[int] = []
    text = paragraph.text
    if _CLEAN.fullmatch(text):
        for index, run in enumerate(paragraph.runs):
            runs += [index] * len(run.text)
        letters = tuple(text)
        return Characters(text, letters, range(len(text)), runs, classes_of(letters), {})
    texts: list[str] = []
    places: list[int] = []
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
    letters = tuple(texts)
    return Characters("".join(letters), letters, places, runs, classes_of(letters), seams)


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


_HAS_CONTEXT: Final = re.compile(
    one_of(CharClass.NOTE, CharClass.DASH, CharClass.SYMBOL, CharClass.PREFIX)
)


def _in_context(kept: Characters, paragraph: Paragraph) -> Characters:
    if CharClass.QUOTE in kept.classes:
        for index, quote in decide_quotes(kept.text, kept.classes).items():
            kept.classes[index] = quote
    for match in _HAS_CONTEXT.finditer(kept.classes):
        kept.classes[match.start()] = _class_in_context(kept, match.start())
    _set_raised(kept, paragraph)
    if CharClass.MID not in kept.classes or not _LOOK_ALIKE.search(kept.text):
        return kept
    letters = tuple(
        _MIDDLE_DOT if kind == CharClass.MID else character
        for character, kind in zip(kept.text, kept.classes, strict=True)
    )
    return replace(kept, text="".join(letters), texts=letters)


def _class_in_context(kept: Characters, index: int) -> int:
    kind, character = kept.classes[index], kept.text[index]
    if character == "•" and _is_between_han(kept, index):
        return CharClass.MID
    if kind == CharClass.NOTE:
        return _note_or_label(kept, index)
    if kind == CharClass.DASH:
        return _dash_or_connector(kept, index)
    if character in _SIGNS:
        return _sign_or_symbol(kept, index)
    if character in _NOTE_MARKS and _before(kept, index) in SQUARE:
        return CharClass.NOTE
    return kind


def _set_raised(kept: Characters, paragraph: Paragraph) -> None:
    """What is raised or lowered is part of a word or number, or else a note.

    H₂O, 10⁶ and m² are words and take the gaps of words; ¹⁴C is one, too. A note clings to what
    stands before it, without a gap.
    """
    if not any(run.rise for run in paragraph.runs):
        return
    rises = [paragraph.runs[run].rise for run in kept.runs]
    start = 0
    for rise, group in groupby(rises):
        end = start + len(list(group))
        if rise:
            kind = _kind_of_raised(kept, start, end)
            for index in range(start, end):
                if kept.classes[index] not in SPACES:
                    kept.classes[index] = kind
        start = end


def _kind_of_raised(kept: Characters, start: int, end: int) -> CharClass:
    raised = kept.text[start:end]
    is_note = raised[0] in _NOTE_OPENERS or class_of(raised[0]) is CharClass.NOTE
    before_isotope = raised.isdigit() and _ELEMENT.match(kept.text, end)
    if not is_note and (_before(kept, start) in _CARRIERS or before_isotope):
        return CharClass.LATIN
    return CharClass.NOTE


def _before(kept: Characters, index: int) -> int:
    return kept.classes[index - 1] if index else CharClass.SPACE


def _after(kept: Characters, index: int) -> int:
    return kept.classes[index + 1] if index + 1 < len(kept.classes) else CharClass.SPACE


def _is_between_han(kept: Characters, index: int) -> bool:
    return _before(kept, index) in SQUARE and _after(kept, index) in SQUARE


def _note_or_label(kept: Characters, index: int) -> CharClass:
    """①after text is a note and stays with it; after a stop it opens an item of a list."""
    return CharClass.LABEL if _before(kept, index) in _BEFORE_LABEL else CharClass.NOTE


def _dash_or_connector(kept: Characters, index: int) -> CharClass:
    """A lone — joins (北京—上海); two make the 破折号."""
    around = kept.text[max(index - 1, 0) : index] + kept.text[index + 1 : index + 2]
    lone = kept.text[index] == _EM_DASH and _EM_DASH not in around
    return CharClass.CONNECTOR if lone else CharClass.DASH


def _sign_or_symbol(kept: Characters, index: int) -> int:
    before, after = _before(kept, index), _after(kept, index)
    if after == CharClass.DIGIT and before not in {CharClass.DIGIT, CharClass.LATIN}:
        return CharClass.PREFIX
    return kept.classes[index]


_ANY_SPACE: Final = re.compile(one_of(*SPACES))


def _without_needless_spaces(kept: Characters) -> Characters:
    if not _ANY_SPACE.search(kept.classes):
        return kept
    stays: list[int] = []
    seams: dict[int, Seam] = {}
    last = max((i for i, kind in enumerate(kept.classes) if kind not in SPACES), default=-1)
    for index, kind in enumerate(kept.classes):
        if kind in SPACES and (index > last or _is_needless(kept, stays, index)):
            if kind == CharClass.FIXED_SPACE:
                seams[len(stays)] = Seam.BOND
            continue
        if index in kept.seams:
            seams[len(stays)] = kept.seams[index]
        stays.append(index)
    letters = tuple([kept.texts[i] for i in stays])
    return Characters(
        "".join(letters),
        letters,
        [kept.places[i] for i in stays],
        [kept.runs[i] for i in stays],
        bytearray([kept.classes[i] for i in stays]),
        seams,
    )


def _is_needless(kept: Characters, stays: list[int], index: int) -> bool:
    if not stays:
        return True
    if kept.classes[index] == CharClass.IDEOGRAPHIC_SPACE:
        return False
    before, after = kept.classes[stays[-1]], _after(kept, index)
    if before in SPACES or after in SPACES:
        return True
    if before in FULLWIDTH_MARKS or after in FULLWIDTH_MARKS:
        return True
    return (before in SQUARE and after in _GAPPED) or (before in _GAPPED and after in SQUARE)
