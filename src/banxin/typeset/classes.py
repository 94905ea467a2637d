"""What each character is to a line of Chinese.

The members follow clreq, appendix "Chinese Punctuation Characters List" (w3c/clreq 7d51569), the
names and widths of GB/T 15834—2011 section 5, and for prefixes and postfixes JLREQ appendix A.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from enum import IntEnum
from typing import Final

from banxin.typeset.model import ATOM


class CharClass(IntEnum):
    """The classes of the composer; the rest of the stage knows characters only by these.

    Each is an ASCII letter, so that a paragraph's classes are bytes, one a character, which
    regular expressions can search.
    """

    HAN = ord("H")
    ITERATION = ord("I")
    OPEN = ord("(")
    CLOSE = ord(")")
    STOP_IN = ord(",")
    STOP_END = ord(".")
    EXCLAMATION = ord("!")
    DOUBLE_EXCLAMATION = ord("?")
    MID = ord("M")
    DASH = ord("=")
    ELLIPSIS = ord(":")
    CONNECTOR = ord("~")
    HYPHEN = ord("-")
    SOLIDUS = ord("/")
    SLASH = ord("|")
    PREFIX = ord("P")
    WIDE_PREFIX = ord("W")
    POSTFIX = ord("%")
    DIGIT = ord("D")
    LATIN = ord("L")
    LATIN_OPEN = ord("[")
    LATIN_CLOSE = ord("]")
    SYMBOL = ord("S")
    SPACE = ord("_")
    FIXED_SPACE = ord("F")
    IDEOGRAPHIC_SPACE = ord("G")
    NOTE = ord("N")
    LABEL = ord("B")
    EXTEND = ord("X")
    FLAG = ord("R")
    QUOTE = ord("Q")
    ATOM = ord("A")


C = CharClass

SPACES: Final = frozenset({C.SPACE, C.FIXED_SPACE, C.IDEOGRAPHIC_SPACE})

SQUARE: Final = frozenset({C.HAN, C.ITERATION})
"""What takes a gap beside Latin."""

FULLWIDTH_MARKS: Final = frozenset(
    {
        C.OPEN,
        C.CLOSE,
        C.STOP_IN,
        C.STOP_END,
        C.EXCLAMATION,
        C.DOUBLE_EXCLAMATION,
        C.MID,
        C.DASH,
        C.ELLIPSIS,
    }
)

NARROW: Final = frozenset(
    {C.PREFIX, C.WIDE_PREFIX, C.POSTFIX, C.DIGIT, C.LATIN, C.LATIN_OPEN, C.LATIN_CLOSE, C.SYMBOL}
)
"""What clings to its neighbour of the same kind: a word, a number with its signs and units."""

MARKS: Final = FULLWIDTH_MARKS | {
    C.LATIN_OPEN, C.LATIN_CLOSE, C.CONNECTOR, C.HYPHEN, C.SOLIDUS, C.SLASH, C.NOTE,
}  # fmt: skip
"""What does not count as a character of a last line (孤字不成行)."""

_MEMBERS: Final[dict[CharClass, str]] = {
    C.HAN: "〇□○",
    C.ITERATION: "々〻ー",
    C.OPEN: "「『（《〈【〖〔［｛",
    C.CLOSE: "」』）》〉】〗〕］｝",
    C.STOP_IN: "，、；：",
    C.STOP_END: "。．",
    C.EXCLAMATION: "！？",
    C.DOUBLE_EXCLAMATION: "‼⁇⁈⁉",
    C.MID: "·・‧",
    C.DASH: "—⸺",
    C.ELLIPSIS: "…⋯‥",
    C.CONNECTOR: "～〜－",
    C.HYPHEN: "-‐‑–~",
    C.SOLIDUS: "／",
    C.SLASH: "/",
    C.PREFIX: "¥$€£±",
    C.WIDE_PREFIX: "￥＄￡№",
    C.POSTFIX: "%％‰‱°℃℉′″￠¢",
    C.LATIN_OPEN: "([{",
    C.LATIN_CLOSE: ")]},.;:!?",
    C.SYMBOL: "+−#*†•\"'<>=|\\^`×÷&@_",
    C.SPACE: " ",
    C.FIXED_SPACE: "\u00a0\u202f\u2009\u2007",
    C.IDEOGRAPHIC_SPACE: "\u3000",
    C.QUOTE: "“”‘’",
    C.ATOM: ATOM,
}

_SQUARED_UNITS: Final = (*range(0x3371, 0x337B), *range(0x3380, 0x33E0))
_CIRCLED_NUMBERS: Final = range(0x2460, 0x2474)
_REGIONAL_INDICATORS: Final = range(0x1F1E6, 0x1F200)
_SKIN_TONES: Final = range(0x1F3FB, 0x1F400)
_TAGS: Final = range(0xE0020, 0xE0080)

# Of characters that are neither wide nor named above, by Unicode general category.
_NARROW_CATEGORIES: Final = {
    "Nd": C.DIGIT,
    "L": C.LATIN,
    "N": C.LATIN,
    "Pc": C.LATIN,
    "Ps": C.LATIN_OPEN,
    "Pi": C.LATIN_OPEN,
    "Pe": C.LATIN_CLOSE,
    "Pf": C.LATIN_CLOSE,
}

ZERO_WIDTH_JOINER: Final = "\u200d"


def _table() -> dict[str, CharClass]:
    table = {mark: kind for kind, marks in _MEMBERS.items() for mark in marks}
    table |= {chr(code): C.POSTFIX for code in _SQUARED_UNITS}
    table |= {chr(code): C.NOTE for code in _CIRCLED_NUMBERS}
    table |= dict.fromkeys("0123456789", C.DIGIT)
    table |= {chr(code): C.LATIN for code in (*range(65, 91), *range(97, 123))}
    table |= {chr(code): C.EXTEND for code in (*_SKIN_TONES, *_TAGS)}
    table |= {chr(code): C.FLAG for code in _REGIONAL_INDICATORS}
    table[ZERO_WIDTH_JOINER] = C.EXTEND
    return table


class _Classes(dict[str, CharClass]):
    """Every character's class by itself; worked out once for those that no table names."""

    def __missing__(self, character: str) -> CharClass:
        kind = self[character] = _class_by_properties(character)
        return kind


_CLASSES: Final = _Classes(_table())


def class_of(character: str) -> CharClass:
    """The class of one character by itself; what stands around it may still change it."""
    return _CLASSES[character]


def classes_of(characters: Iterable[str]) -> bytearray:
    """The classes of characters by themselves, one byte each."""
    return bytearray(map(_CLASSES.__getitem__, characters))


def one_of(*kinds: CharClass) -> bytes:
    """A regular expression for one character of these classes, as bytes."""
    return b"[" + re.escape(bytes(sorted(kinds))) + b"]"


def _class_by_properties(character: str) -> CharClass:
    """For the hundred thousand characters that no table names (UAX #11, UAX #44)."""
    if "\u4e00" <= character <= "\u9fff":
        return C.HAN
    category = unicodedata.category(character)
    width = unicodedata.east_asian_width(character)
    if category in {"Mn", "Me", "Mc"}:
        return C.EXTEND
    # ★, ※, ■ stand in Chinese lines as squares; ≥, → and © cling to what they are set with.
    if width in "WF" or (width == "A" and category == "So"):
        return C.HAN
    return _NARROW_CATEGORIES.get(category) or _NARROW_CATEGORIES.get(category[0], C.SYMBOL)
