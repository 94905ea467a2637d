"""Step 5: a paragraph made ready for breaking: any line's profile is a difference of two sums."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from banxin.typeset.breaks import Rank
from banxin.typeset.classes import MARKS, SPACES, CharClass
from banxin.typeset.collect import Clusters
from banxin.typeset.model import EM, LineSettings, Metrics, MilliEm
from banxin.typeset.pairs import Opening, Pair, Step, pairs_of
from banxin.typeset.profile import SOLID_PLACE, Profile, place
from banxin.typeset.spacing import Spacing

C = CharClass

HYPHEN: Final = "-"
_NO_BREAK_SPACE: Final = "\u00a0"
_HANGING: Final = re.compile("[，、。．]")
_CLOSED: Final = frozenset({Rank.HYPHEN, Rank.ADDRESS, Rank.WORD, Rank.SHUT, Rank.NEVER})


@dataclass(frozen=True, slots=True)
class Span:
    """A line by its cluster numbers.

    Attributes:
        begin, end: Where this line and the next begin in the text.
        first, shown: Its first cluster that is painted, and one past its last: spaces at its
            edges are left out.
    """

    begin: int
    end: int
    first: int
    shown: int


@dataclass(frozen=True, slots=True)
class Matter:
    """Clusters with their blanks, breaks and places, and running sums over them.

    Attributes:
        ranks: Of the break after each cluster.
        profiles: Of the place after each cluster; a line's last cluster has none.
        sums: Running sums of the profiles.
        runway: Sum of widths and gaps before each cluster.
        tails: What ending a line at a cluster takes off: a mark's blank or, hung, its whole width.
        hyphens: By the cluster it would follow, a hyphen's advance, and how far it is
            kerned otherwise than the letter in its place.
        orphans: Breaks after this cluster number leave fewer than two characters.
        skips, drops: From each cluster number on, or back from it, past all spaces; empty where
            the paragraph has no spaces.
        has_leads, has_ruby: Whether any cluster has a lead, any run ruby.
    """

    clusters: Clusters
    spacing: Spacing
    ranks: bytearray
    profiles: list[Profile]
    sums: list[Profile]
    runway: list[MilliEm]
    tails: Sequence[MilliEm]
    hyphens: dict[int, tuple[MilliEm, MilliEm]]
    orphans: int
    skips: list[int]
    drops: list[int]
    has_leads: bool
    has_ruby: bool

    @property
    def count(self) -> int:
        return len(self.ranks)

    def span(self, begin: int, end: int) -> Span:
        """The line from ``begin`` to ``end``; a line of nothing but spaces keeps one."""
        if not self.skips:
            return Span(begin, end, begin, end)
        first = min(self.skips[begin], end - 1)
        return Span(begin, end, first, max(self.drops[end], first + 1))

    def tail(self, end: int, cluster: int) -> MilliEm:
        """What a line that ends before ``end`` loses at its last cluster; the last never hangs."""
        tail = (self.tails if end < self.count else self.spacing.rights)[cluster]
        return tail - sum(self.hyphens.get(cluster, ()))

    def natural(self, line: Span) -> MilliEm:
        """The line's width with nothing adjusted, its edges trimmed."""
        last = line.shown - 1
        return (
            self.runway[line.shown]
            - self.runway[line.first]
            - self.spacing.gaps[last]
            - self.spacing.lefts[line.first]
            - self.tail(line.end, last)
        )

    def profile(self, line: Span) -> Profile:
        """What the places of a line can give and take; without its width."""
        return self.sums[line.shown - 1] - self.sums[line.first]


def ready(
    clusters: Clusters,
    spacing: Spacing,
    ranks: bytearray,
    metrics: Metrics,
    settings: LineSettings,
) -> Matter:
    """Sum everything up once."""
    profiles = _profiles(clusters, spacing, ranks, settings)
    has_spaces = not SPACES.isdisjoint(clusters.kinds)
    steps = map(int.__add__, spacing.widths, spacing.gaps)
    return Matter(
        clusters,
        spacing,
        ranks,
        profiles,
        sums=list(accumulate(profiles, initial=0)),
        runway=list(accumulate(steps, initial=0)),
        tails=_hung(clusters, spacing) if settings.hanging else spacing.rights,
        hyphens=_hyphens(clusters, ranks, metrics),
        orphans=_last_but_one(clusters.kinds),
        skips=_skips(clusters.kinds) if has_spaces else [],
        drops=_drops(clusters.kinds) if has_spaces else [],
        has_leads=any(spacing.leads),
        has_ruby=any(run.ruby for run in clusters.runs),
    )


def _profiles(
    clusters: Clusters, spacing: Spacing, ranks: bytearray, settings: LineSettings
) -> list[Profile]:
    kinds, pairs = clusters.kinds, pairs_of(settings)
    profiles = [SOLID_PLACE] * len(kinds)
    if profiles:
        profiles[-1] = 0
    if Rank.NEVER in ranks:  # Han in a ruby base
        profiles = [
            profile if rank != Rank.NEVER else 0
            for profile, rank in zip(profiles, ranks, strict=True)
        ]
    for i in spacing.borders:
        pair = pairs[kinds[i], kinds[i + 1]]
        if ranks[i] == Rank.NEVER:
            profiles[i] = 0
        elif pair.opening is Opening.SPACES or clusters.plain[i] == _NO_BREAK_SPACE:
            in_unit = ranks[i] >= Rank.WORD and C.DIGIT in kinds[i - 1 : i + 2 : 2]
            profiles[i] = 0 if in_unit else _space(clusters, i, settings)
        elif pair.opening is Opening.GAPS:
            profiles[i] = _gap(spacing.gaps[i], settings)
        else:
            profiles[i] = _beside_mark(spacing, pair, i, ranks[i])
    return profiles


def _space(clusters: Clusters, i: int, settings: LineSettings) -> Profile:
    scale, width = clusters.scale(i), clusters.advances[i]
    least, most = (
        limit * scale // EM for limit in (settings.word_space.least, settings.word_space.most)
    )
    return place(Step.SPACES, width - least, Opening.SPACES, max(most - width, 0))


def _gap(width: MilliEm, settings: LineSettings) -> Profile:
    gap = settings.han_latin
    if not gap.natural:
        return place(Step.NEVER, 0, Opening.ANYWHERE)
    if gap.least == gap.natural == gap.most:
        return place(Step.NEVER, 0, Opening.NEVER)
    return place(
        Step.GAPS,
        width * (gap.natural - gap.least) // gap.natural,
        Opening.GAPS,
        width * (gap.most - gap.natural) // gap.natural,
    )


def _beside_mark(spacing: Spacing, pair: Pair, i: int, rank: int) -> Profile:
    blank = spacing.rights[i] * pair.gives_right + spacing.lefts[i + 1] * pair.gives_left
    return place(pair.step, blank, Opening.NEVER if rank in _CLOSED else pair.opening)


def _hung(clusters: Clusters, spacing: Spacing) -> list[MilliEm]:
    """Tails where ，、。 hang: all of a mark stands outside the measure.

    clreq #hanging_punctuation_marks_at_line_end.
    """
    tails = list(spacing.rights)
    for mark in _HANGING.finditer(clusters.plain):
        i = mark.start()
        # Of two marks in a row neither hangs.
        if i == 0 or clusters.kinds[i - 1] not in MARKS:
            tails[i] = spacing.widths[i]
    return tails


def _skips(kinds: bytearray) -> list[int]:
    skips = [len(kinds)] * (len(kinds) + 1)
    for number in reversed(range(len(kinds))):
        skips[number] = skips[number + 1] if kinds[number] in SPACES else number
    return skips


def _drops(kinds: bytearray) -> list[int]:
    drops = [0]
    for number, kind in enumerate(kinds):
        drops.append(drops[-1] if kind in SPACES else number + 1)
    return drops


def _hyphens(
    clusters: Clusters, ranks: bytearray, metrics: Metrics
) -> dict[int, tuple[MilliEm, MilliEm]]:
    if Rank.HYPHEN not in ranks:
        return {}
    found: dict[int, tuple[MilliEm, MilliEm]] = {}
    for cluster, rank in enumerate(ranks):
        if rank == Rank.HYPHEN:
            run = clusters.runs[clusters.run_indices[cluster]]
            before = clusters.texts[cluster]
            (hyphen,) = metrics.advances(HYPHEN, run.face)
            both = sum(piece.advance for piece in metrics.shape(before + HYPHEN, run.face))
            # What stood there was kerned with the letter that now begins the next line.
            moved = (both - hyphen) * run.scale // EM - clusters.advances[cluster]
            found[cluster] = hyphen * run.scale // EM, moved
    return found


def _last_but_one(kinds: bytearray) -> int:
    """The last break that still leaves two characters which are not marks (孤字不成行)."""
    left = 2
    for number in reversed(range(len(kinds))):
        left -= kinds[number] not in MARKS and kinds[number] not in SPACES
        if not left:
            return number
    return 0
