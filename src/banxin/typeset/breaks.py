"""Step 3: where a line may end, and how gladly.

Kinsoku by clreq #prohibition_rules_for_line_start_end with GB/T 15834—2011 5.1.9 for the
solidus; units that stay whole by clreq #prohibition_rules_for_unbreakable_marks, JLREQ 3.1.10
and GB/T 15835—2011.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import Final, TypeAlias

from banxin.typeset.classes import NARROW, SPACES, CharClass, one_of
from banxin.typeset.collect import Clusters
from banxin.typeset.hyphenation import possible_points
from banxin.typeset.model import Level
from banxin.typeset.normalise import Seam

C = CharClass


class Rank(IntEnum):
    """What kind of break stands after a cluster; what each costs is in `prices`.

    Up to `FORCED` a line may end there.
    """

    FREE = 0
    COUNTED = 1
    """Between a number and what it counts: 2025|年, 第|3."""
    COMPOUND = 2
    """After a hyphen that the author wrote."""
    HYPHEN = 3
    """Inside a word, with a hyphen added."""
    ADDRESS = 4
    """Inside an address, after one of its marks."""
    FORCED = 5
    """Inside a word, or against kinsoku, since no line can hold what is parted."""
    WORD = 6
    """Inside a word or a number."""
    WALL = 7
    """Against kinsoku."""
    SHUT = 8
    """Both: before the / of an address, inside ？！. Unlike at other walls, nothing opens here."""
    NEVER = 9
    """Inside —— …… or a ruby base, or before a space."""


LAST_LEGAL: Final = Rank.FORCED

_BASIC_START: Final = frozenset(
    {
        C.ITERATION, C.CLOSE, C.STOP_IN, C.STOP_END, C.EXCLAMATION, C.DOUBLE_EXCLAMATION, C.MID,
        C.CONNECTOR, C.HYPHEN, C.POSTFIX, C.NOTE, C.LATIN_CLOSE,
    }
)  # fmt: skip
_BASIC_END: Final = frozenset({C.OPEN, C.PREFIX, C.WIDE_PREFIX, C.LATIN_OPEN, C.LABEL})
_SOLIDUS: Final = frozenset({C.SOLIDUS, C.SLASH})
_NOBODY: Final[frozenset[CharClass]] = frozenset()

NOT_AT_START: Final = {
    Level.NONE: _NOBODY,
    Level.BASIC: _BASIC_START,
    Level.GB: _BASIC_START | _SOLIDUS,
    Level.STRICT: _BASIC_START | _SOLIDUS | {C.DASH, C.ELLIPSIS},
}
NOT_AT_END: Final = {
    Level.NONE: _NOBODY,
    Level.BASIC: _BASIC_END,
    Level.GB: _BASIC_END | _SOLIDUS,
    Level.STRICT: _BASIC_END | _SOLIDUS,
}

# Counters after which a number reads on: clreq-style "should", so a price and not a wall.
_COUNTERS: Final = "年月日时分秒个人元万亿届期号岁名条次点省市县区位家户天周米吨公里平方倍岁级层"
_BASE_UNITS: Final = (
    "mol|lm|lx|Bq|Gy|Sv|Hz|Pa|eV|bar|bit|bps|cal|Wh|VA|var|Ah|cd|m|g|s|A|K|N|J|W|C|V|F|Ω|S|T|H"
    "|L|l|ℓ|t|B|b"
)
_OTHER_UNITS: Final = "TEU|ppm|ppb|rpm|dpi|ppi|mmHg|atm|dBm|dB|ha|min|h|d|pt|px|kn"
# The SI's prefixes and units and the desk's others, squared or joined: km², μmol/kg, W·h.
_UNIT: Final = rf"(?:{_OTHER_UNITS}|(?:da|[YZEPTGMKkhdcmμµnp])?(?:{_BASE_UNITS}))[²³]?"
_UNITS: Final = rf"{_UNIT}(?:[/·]{_UNIT})*"

_ADDRESS: Final = re.compile(
    r"(?:https?://|www\.)[!-~]+"
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]+"
    r"|(?<![\w.@-])[\w-]+(?:\.[\w-]+)+/[!-~]+",  # a host with a path, as print shows addresses
    re.ASCII | re.IGNORECASE,
)
# A break in an address comes after one of these, never before one, and away from its ends.
_IN_ADDRESS: Final = re.compile(r"(?<=[!-~]{2})[/._?&=#-](?=[A-Za-z0-9%~+][!-~])")
_LETTER: Final = "A-Za-z\u00c0-\u024f\u0370-\u04ff"
_PLAIN_WORD: Final = re.compile(rf"[{_LETTER}]{{5,}}")


@dataclass(frozen=True, slots=True)
class _Rule:
    """A wording that ranks the breaks inside it, and just before or after it where said.

    ``needs`` are classes without which it cannot occur: most paragraphs have few of them.
    """

    wording: re.Pattern[str]
    rank: Rank
    needs: CharClass
    before: bool = False
    after: bool = False


# In this order: a later rule overrules an earlier one where it is the more special.
_RULES: Final = (
    _Rule(re.compile("—{3}(?!—)|——"), Rank.NEVER, C.DASH),
    _Rule(re.compile("…{3}(?!…)|……|⋯{3}(?!⋯)|⋯⋯|‥‥"), Rank.NEVER, C.ELLIPSIS),
    _Rule(
        re.compile(rf"[0-9](?:[ \u00a0\u2009\u202f]?)(?:{_UNITS})(?![A-Za-z])"), Rank.WORD, C.DIGIT
    ),
    _Rule(re.compile(r"№ ?(?=[0-9])"), Rank.WORD, C.WIDE_PREFIX, after=True),
    _Rule(re.compile(r"(?<![A-Za-z])(?:No|Vol)\. ?(?=[0-9])"), Rank.WORD, C.DIGIT, after=True),
    _Rule(re.compile(rf"[-‐](?=[{_LETTER}0-9])"), Rank.WORD, C.HYPHEN, after=True),
    _Rule(
        re.compile(rf"[-‐](?<=[{_LETTER}]{{2}}.)(?=[{_LETTER}]{{2}})"),
        Rank.COMPOUND,
        C.HYPHEN,
        after=True,
    ),
    _Rule(re.compile(r"[0-9](?:[.．,:：/·\u2009\u202f](?=[0-9]))"), Rank.WORD, C.DIGIT, after=True),
    _Rule(re.compile(rf"[0-9%](?=[{_COUNTERS}])"), Rank.COUNTED, C.DIGIT, after=True),
    _Rule(re.compile(r"[第约近](?=[0-9])"), Rank.COUNTED, C.DIGIT, after=True),
    _Rule(re.compile(r"(?<=[^\x00-\x7f])\[[0-9]+\]"), Rank.WORD, C.LATIN_OPEN, before=True),
)

_RULED: Final = re.compile(one_of(*(rule.needs for rule in _RULES)))


def rank_breaks(clusters: Clusters, level: Level) -> bytearray:
    """The rank of a break after each cluster; the last entry is FREE, the paragraph's end."""
    table = _pair_table(level)
    kinds, text = clusters.kinds, _read_as_text(clusters)
    ranks = bytearray(len(kinds))  # FREE, as between Han at every level
    for i in clusters.borders:
        ranks[i] = table[kinds[i]][kinds[i + 1]]
    if _RULED.search(kinds):
        for rule in _RULES:
            if rule.needs in kinds:
                _apply(rule, text, ranks)
    _keep_words(clusters, text, ranks, level)
    _keep_ruby(clusters, ranks)
    _follow_seams(clusters, ranks)
    return ranks


@cache
def _pair_table(level: Level) -> tuple[bytes, ...]:
    """The rank between any two classes, by their letters; there are four levels, so four tables."""
    known = frozenset(CharClass)
    return tuple(
        bytes(
            _rank(CharClass(before), CharClass(after), level)
            if {before, after} <= known
            else Rank.FREE
            for after in range(128)
        )
        for before in range(128)
    )


def _rank(before: CharClass, after: CharClass, level: Level) -> Rank:
    if after in {C.SPACE, C.IDEOGRAPHIC_SPACE}:
        return Rank.NEVER
    if C.FIXED_SPACE in {before, after}:
        return Rank.WORD
    if before in NOT_AT_END[level] or after in NOT_AT_START[level]:
        in_unit = _within_word(before, after) or before is after is C.EXCLAMATION
        return Rank.SHUT if in_unit else Rank.WALL
    return Rank.WORD if _within_word(before, after) else Rank.FREE


def _within_word(before: CharClass, after: CharClass) -> bool:
    within = before in NARROW and (after in NARROW or after in _SOLIDUS)
    return within or (before in _SOLIDUS and after in NARROW)


def _tie(ranks: bytearray, here: int, rank: Rank = Rank.WORD) -> None:
    """Make a place one inside a unit; a bond never loosens kinsoku."""
    ranks[here] = Rank.SHUT if ranks[here] == Rank.WALL else max(ranks[here], rank)


def _apply(rule: _Rule, text: str, ranks: bytearray) -> None:
    for match in rule.wording.finditer(text):
        first = match.start() - 1 if rule.before else match.start()
        last = match.end() if rule.after else match.end() - 1
        for here in range(max(first, 0), min(last, len(text) - 1)):
            if rule.rank <= LAST_LEGAL:
                ranks[here] = rule.rank
            else:
                _tie(ranks, here, rule.rank)


_NO_TEXT: Final = "\ufffc"
_SPACED: Final = re.compile(one_of(*SPACES))
_LOWERED: Final = re.compile(
    one_of(C.LATIN, C.DIGIT) + one_of(C.NOTE) + b"+(?=" + one_of(C.LATIN, C.DIGIT) + b")"
)


def _read_as_text(clusters: Clusters) -> str:
    """The text without what is raised or lowered: a note mark is no part of an address."""
    if not any(run.rise for run in clusters.runs):
        return clusters.plain
    raised = [clusters.runs[index].rise for index in clusters.run_indices]
    return "".join(
        _NO_TEXT if rise else text for rise, text in zip(raised, clusters.plain, strict=True)
    )


def _keep_words(clusters: Clusters, text: str, ranks: bytearray, level: Level) -> None:
    """What needs a look at more than two classes, or at an address as a whole."""
    kinds = clusters.kinds
    for address in _addresses(text):
        for here in range(address.start(), address.end() - 1):
            _tie(ranks, here)
        for match in _IN_ADDRESS.finditer(text, *address.span()):
            ranks[match.end() - 1] = Rank.ADDRESS
    if C.NOTE in kinds:
        for formula in _LOWERED.finditer(kinds):
            _tie(ranks, formula.end() - 1)
    if not clusters.has_spaces:
        return
    # A bracket or sign must not be left behind by "( 3", though a space stands in between.
    for space in _SPACED.finditer(kinds, 1):
        here = space.start()
        if kinds[here - 1] in NOT_AT_END[level] and here + 1 < len(kinds):
            ranks[here] = max(ranks[here], Rank.WALL)


def _addresses(text: str) -> Iterable[re.Match[str]]:
    # What every address holds is looked for first: few paragraphs have it.
    if "/" in text or "@" in text or ("." in text and "www." in text.lower()):
        return _ADDRESS.finditer(text)
    return ()


Points: TypeAlias = Callable[[str, str], Collection[int]]
"""Of a word and its language; one of those in `hyphenation`."""


def hyphenate(clusters: Clusters, ranks: bytearray, language: str, points_in: Points) -> None:
    """Rank the breaks inside Latin words that want a hyphen.

    Addresses are left alone, and so are words whose author set soft hyphens.
    """
    words = list(_PLAIN_WORD.finditer(clusters.plain))
    if not words:
        return
    closed = {place for match in _addresses(clusters.plain) for place in range(*match.span())}
    for match in words:
        start, end = match.span()
        run = clusters.runs[clusters.run_indices[start]]
        if start in closed or end - 1 in closed:
            continue
        if any(clusters.seams.get(here) is Seam.HYPHEN for here in range(start + 1, end)):
            continue
        letters = 0
        points = points_in("".join(clusters.texts[start:end]), run.language or language)
        for here in range(start, end - 1):
            letters += len(clusters.texts[here])
            if letters in points and ranks[here] == Rank.WORD:
                ranks[here] = Rank.HYPHEN


def may_be_hyphenated(text: str) -> Iterator[int]:
    """After which characters of a text `hyphenate` may set a hyphen, whatever its language."""
    for match in _PLAIN_WORD.finditer(text):
        for point in possible_points(match[0]):
            yield match.start() + point - 1


def _keep_ruby(clusters: Clusters, ranks: bytearray) -> None:
    if not clusters.has_ruby:
        return
    indices = clusters.run_indices
    for i in range(len(indices) - 1):
        if indices[i] == indices[i + 1] and clusters.runs[indices[i]].ruby:
            ranks[i] = Rank.NEVER


def _follow_seams(clusters: Clusters, ranks: bytearray) -> None:
    for after, seam in clusters.seams.items():
        here = after - 1
        if not 0 <= here < len(ranks) - 1 or ranks[here] == Rank.NEVER:
            continue
        if seam is Seam.BOND:
            _tie(ranks, here)
        elif seam is Seam.OPENING and ranks[here] == Rank.WORD:
            ranks[here] = Rank.FREE
        elif seam is Seam.HYPHEN and ranks[here] <= Rank.WORD:
            ranks[here] = Rank.HYPHEN
