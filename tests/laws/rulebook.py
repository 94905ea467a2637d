"""The marks and units that lines must respect, from clreq and GB/T 15834—2011, level "gb".

Written out here from the rule book, and not taken from the composer's tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyphen import Pyphen

# clreq #prohibition_rules_for_line_start_end with GB/T 15834—2011 5.1.
OPENING = "“‘「『（《〈【〖〔［｛"
CLOSING = "”’」』）》〉】〗〕］｝"
STOPS = "，、；：。．！？"
SOLIDUS = "/／"
CONNECTORS = "–～〜"
NOT_FIRST = CLOSING + STOPS + CONNECTORS + SOLIDUS + "·々〻‼⁇⁈⁉%％‰‱°℃℉′″￠)]},.;:!?"
NOT_LAST = OPENING + SOLIDUS + "￥¥$＄€£￡№±([{"

# Units that no line may break: —— and …… in twos, chains of marks, numbers with their sign and
# unit, Latin words and codes up to their hyphens.
_UNITS = re.compile(
    r"——|……|[！？]{2,}"
    r"|[￥¥$№±+-]?[0-9]+(?:[.,:/-][0-9]+)*"
    r"(?:[%％‰°℃℉]|(?:km|kg|cm|mm|m|g|ppi|dpi|pt|GB|MB|KB)(?![A-Za-z]))?"
    r"|[A-Za-z\u00c0-\u024f]+(?:['’.&_/][A-Za-z0-9\u00c0-\u024f]+)*"
)
_ADDRESS = re.compile(r"(?:https?://)?[a-z0-9-]+(?:\.[a-z0-9-]+)+/[!-~]*")
_IN_ADDRESS = re.compile(r"[^/._?&=#-]*[/._?&=#-]*")


def addresses(text: str) -> list[range]:
    """Where web addresses stand in a text without blanks."""
    return [range(*match.span()) for match in _ADDRESS.finditer(text)]


def units(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each unit of a text; an address may break after / . _ ? & = # and -."""
    inside = addresses(text)
    for each in inside:
        pieces = _IN_ADDRESS.finditer(text, each.start, each.stop)
        yield from (piece.span() for piece in pieces if piece[0])
    for match in _UNITS.finditer(text):
        if not any(match.start() in each for each in inside):
            yield match.span()


def syllables(word: str) -> list[int]:
    """Before which letters a word may be hyphenated: two letters before, three after at least."""
    return [p for p in Pyphen(lang="en_US").positions(word) if 2 <= p <= len(word) - 3]


INDENT_EM = 2
BASELINE_EM = 0.88
"""Where a baseline stands in its em box (ideographic em box, OpenType BASE: 120 below it)."""


def is_inked_character(character: str) -> bool:
    """Whether it counts for 孤字: a Han character, a letter or a digit, and not a mark."""
    return character.isalnum()
