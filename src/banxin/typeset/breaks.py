"""Step 3: where a line may end, and how gladly.

Kinsoku by clreq #prohibition_rules_for_line_start_end with GB/T 15834—2011 5.1.9 for the
solidus; units that stay whole by clreq #unbreakable_marks, JLREQ 3.1.10 and GB/T 15835—2011.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import Final

from banxin.typeset.classes import NARROW, SPACES, CharClass
from banxin.typeset.collect import Clusters
from banxin.typeset.model import Level
from banxin.typeset.normalise import Seam

C = CharClass


class Rank(IntEnum):
    """What a break costs. Only the first two are used as long as a line can be set with them."""

    FREE = 0
    DISCOURAGED = 1
    """Legal, but 2025|年, a hyphen, or the middle of an address."""
    WORD = 2
    """Inside a word or a number: only for one that is wider than the measure."""
    WALL = 3
    """Against kinsoku: only where a row of marks is wider than the measure."""
    NEVER = 4
    """Inside —— …… or a ruby base, or before a space."""


_BASIC_START: Final = frozenset(
    {
        C.ITERATION, C.CLOSE, C.STOP_IN, C.STOP_END, C.EXCLAMATION, C.DOUBLE_EXCLAMATION, C.MID,
        C.CONNECTOR, C.POSTFIX, C.NOTE, C.LATIN_CLOSE,
    }
)  # fmt: skip
_BASIC_END: Final = frozenset({C.OPEN, C.PREFIX, C.LATIN_OPEN, C.LABEL})
_SOLIDUS: Final = frozenset({C.SOLIDUS})
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
_UNITS: Final = (
    "km²|km|kg|cm|mm²|mm|m²|m³|m|g|mg|t|L|mL|ml|GB|MB|KB|TB|Hz|kHz|MHz|GHz|W|kW|MW|GW|kWh|V|A"
    "|h|min|s|dB|pt|px|mAh|ha|hPa|Pa"
)

_ADDRESS: Final = re.compile(
    r"(?:https?://|www\.)[!-~]+"
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]+"
    r"|(?<![\w.@-])[\w-]+(?:\.[\w-]+)+/[!-~]+",  # a host with a path, as print shows addresses
    re.ASCII | re.IGNORECASE,
)
# A break in an address comes after one of these, never before one, and away from its ends.
_IN_ADDRESS: Final = re.compile(r"(?<=[!-~]{2})[/._?&=#-](?=[A-Za-z0-9%~+][!-~])")
_LETTER: Final = "A-Za-z\u00c0-\u024f\u0370-\u04ff"


@dataclass(frozen=True, slots=True)
class _Rule:
    """A wording that ranks the breaks inside it, and just before or after it where said."""

    wording: re.Pattern[str]
    rank: Rank
    before: bool = False
    after: bool = False


# In this order: a later rule overrules an earlier one where it is the more special.
_RULES: Final = (
    _Rule(re.compile("—{3}(?!—)|——|…{3}(?!…)|……|⋯{3}(?!⋯)|⋯⋯|‥‥"), Rank.NEVER),
    _Rule(
        re.compile(rf"(?<=[0-9])[ \u00a0\u2009\u202f]?(?:{_UNITS})(?![A-Za-z])"),
        Rank.WORD,
        before=True,
    ),
    _Rule(re.compile(r"(?:№|(?<![A-Za-z])(?:No|Vol)\.) ?(?=[0-9])"), Rank.WORD, after=True),
    _Rule(re.compile(rf"[-‐](?=[{_LETTER}0-9])"), Rank.WORD, after=True),
    _Rule(
        re.compile(rf"(?<=[{_LETTER}]{{2}})[-‐](?=[{_LETTER}]{{2}})"), Rank.DISCOURAGED, after=True
    ),
    _Rule(
        re.compile(r"(?<=[0-9])[.．,:：/·\u2009\u202f](?=[0-9])"),
        Rank.WORD,
        before=True,
        after=True,
    ),
    _Rule(re.compile(rf"[0-9%](?=[{_COUNTERS}])|[第约近](?=[0-9])"), Rank.DISCOURAGED, after=True),
    _Rule(re.compile(r"(?<=[^\x00-\x7f])\[[0-9]+\]"), Rank.WORD, before=True),
    _Rule(_ADDRESS, Rank.WORD),
)


def rank_breaks(clusters: Clusters, level: Level) -> list[Rank]:
    """The rank of a break after each cluster; the last entry is FREE, the paragraph's end."""
    table = _pair_table(level)
    kinds = clusters.classes
    ranks = [table[kinds[i]][kinds[i + 1]] for i in range(len(kinds) - 1)]
    ranks.append(Rank.FREE)
    _apply_rules(clusters, ranks)
    _keep_after_space(kinds, ranks, level)
    _keep_ruby(clusters, ranks)
    _follow_seams(clusters, ranks)
    return ranks


@cache
def _pair_table(level: Level) -> tuple[tuple[Rank, ...], ...]:
    """The rank between any two classes; there are four levels, so four tables."""
    return tuple(tuple(_rank(before, after, level) for after in CharClass) for before in CharClass)


def _rank(before: CharClass, after: CharClass, level: Level) -> Rank:
    if after in {C.SPACE, C.IDEOGRAPHIC_SPACE}:
        return Rank.NEVER
    if C.FIXED_SPACE in {before, after}:
        return Rank.WORD
    if before in NOT_AT_END[level] or after in NOT_AT_START[level]:
        return Rank.WALL
    within_word = before in NARROW and (after in NARROW or after is C.SOLIDUS)
    return Rank.WORD if within_word or (before is C.SOLIDUS and after in NARROW) else Rank.FREE


def _apply_rules(clusters: Clusters, ranks: list[Rank]) -> None:
    for rule in _RULES:
        for match in rule.wording.finditer(clusters.plain):
            first = match.start() if rule.before else match.start() + 1
            last = match.end() if rule.after else match.end() - 1
            _rank_between(clusters, ranks, range(first, last + 1), rule.rank)
    for address in _ADDRESS.finditer(clusters.plain):
        for match in _IN_ADDRESS.finditer(clusters.plain, *address.span()):
            _rank_between(clusters, ranks, range(match.end(), match.end() + 1), Rank.DISCOURAGED)


def _rank_between(clusters: Clusters, ranks: list[Rank], places: range, rank: Rank) -> None:
    """Rank the breaks before the characters at ``places``; a bond never loosens kinsoku."""
    for place in places:
        if not 0 < place < len(clusters.plain):
            continue
        cluster = clusters.cluster_at[place - 1]
        if cluster == clusters.cluster_at[place]:
            continue
        ranks[cluster] = rank if rank is Rank.DISCOURAGED else max(ranks[cluster], rank)


def _keep_after_space(kinds: Sequence[CharClass], ranks: list[Rank], level: Level) -> None:
    """A bracket or sign must not be left behind by "( 3", though a space stands in between."""
    for i in range(1, len(kinds) - 1):
        if kinds[i] in SPACES and kinds[i - 1] in NOT_AT_END[level]:
            ranks[i] = max(ranks[i], Rank.WALL)


def _keep_ruby(clusters: Clusters, ranks: list[Rank]) -> None:
    if not any(run.ruby for run in clusters.runs):
        return
    runs = clusters.run_indices
    for i in range(len(runs) - 1):
        if runs[i] == runs[i + 1] and clusters.runs[runs[i]].ruby:
            ranks[i] = Rank.NEVER


def _follow_seams(clusters: Clusters, ranks: list[Rank]) -> None:
    for after, seam in clusters.seams.items():
        here = after - 1
        if here < 0 or ranks[here] is Rank.NEVER:
            continue
        if seam is Seam.BOND:
            ranks[here] = max(ranks[here], Rank.WORD)
        elif ranks[here] is Rank.WORD:
            ranks[here] = Rank.FREE if seam is Seam.OPENING else Rank.DISCOURAGED
