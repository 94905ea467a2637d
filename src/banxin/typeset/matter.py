"""Step 5: a paragraph made ready for breaking: any line's profile is a difference of two sums."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import add
from typing import Final

from banxin.typeset.breaks import LAST_LEGAL, Rank
from banxin.typeset.classes import MARKS, SPACES, CharClass
from banxin.typeset.collect import Clusters
from banxin.typeset.house import House
from banxin.typeset.model import EM, Gap, LineSettings, Metrics, MilliEm
from banxin.typeset.pairs import Opening, Step
from banxin.typeset.profile import SOLID_PLACE, Profile, place
from banxin.typeset.spacing import Spacing

C = CharClass

HYPHEN: Final = "-"
_NO_BREAK_SPACE: Final = "\u00a0"
_HANGING: Final = re.compile("[，、。．]")
_LEGAL: Final = bytes(rank <= LAST_LEGAL for rank in range(256))
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
        legal: By cluster, 1 where a line may end after it.
        profiles: Of the place after each cluster; a line's last cluster has none.
        sums: Running sums of the profiles.
        runway: Sum of widths and gaps before each cluster.
        tails: What ending a line at a cluster takes off: a mark's blank or, hung, its whole width.
        hyphens: By the cluster it would follow, a hyphen's advance, and how far it is
            kerned otherwise than the letter in its place.
        orphans: Breaks after this cluster number leave fewer than two characters.
        skips, drops: From each cluster number on, or back from it, past all spaces; empty where
            the paragraph has no spaces.
        has_leads: Whether any cluster has a lead.
    """

    clusters: Clusters
    spacing: Spacing
    ranks: bytearray
    legal: bytearray
    profiles: list[Profile]
    sums: list[Profile]
    runway: list[MilliEm]
    tails: Sequence[MilliEm]
    hyphens: dict[int, tuple[MilliEm, MilliEm]]
    orphans: int
    skips: list[int]
    drops: list[int]
    has_leads: bool

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
        tail = (self.tails if end < len(self.ranks) else self.spacing.rights)[cluster]
        return tail - sum(self.hyphens.get(cluster, ())) if self.hyphens else tail

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


def ready(clusters: Clusters, spacing: Spacing, ranks: bytearray, house: House) -> Matter:
    """Sum everything up once."""
    profiles = _profiles(clusters, spacing, ranks, house.settings)
    return Matter(
        clusters,
        spacing,
        ranks,
        legal_in(ranks),
        profiles,
        sums=list(accumulate(profiles, initial=0)),
        runway=list(accumulate(map(add, spacing.widths, spacing.gaps), initial=0)),
        tails=_hung(clusters, spacing) if house.settings.hanging else spacing.rights,
        hyphens=_hyphens(clusters, ranks, house.metrics),
        orphans=_last_but_one(clusters.kinds),
        skips=_skips(clusters.kinds) if clusters.has_spaces else [],
        drops=_drops(clusters.kinds) if clusters.has_spaces else [],
        has_leads=any(spacing.leads),
    )


def legal_in(ranks: bytearray) -> bytearray:
    """By cluster, 1 where its rank lets a line end after it."""
    return ranks.translate(_LEGAL)


def _profiles(
    clusters: Clusters, spacing: Spacing, ranks: bytearray, settings: LineSettings
) -> list[Profile]:
    kinds = clusters.kinds
    profiles = [SOLID_PLACE] * len(kinds)
    if profiles:
        profiles[-1] = 0
    lefts, rights = spacing.lefts, spacing.rights
    by_width: dict[MilliEm, Profile] = {}
    spaces, gaps = Opening.SPACES, Opening.GAPS
    for i, pair in zip(clusters.borders, spacing.pairs, strict=True):
        closed = ranks[i] in _CLOSED
        if pair.solid and not closed:
            continue
        opening = pair.opening
        if opening is spaces or clusters.plain[i] == _NO_BREAK_SPACE:
            in_unit = ranks[i] >= Rank.WORD and C.DIGIT in kinds[i - 1 : i + 2 : 2]
            profiles[i] = 0 if in_unit else _space(clusters, i, settings)
        elif opening is gaps:
            width = spacing.gaps[i]
            if width not in by_width:
                by_width[width] = _gap(width, settings.han_latin)
            profiles[i] = by_width[width]
        else:
            blank = rights[i] if pair.gives_right else 0
            if pair.gives_left:
                blank += lefts[i + 1]
            profiles[i] = place(pair.step, blank, Opening.NEVER if closed else opening)
    if Rank.NEVER in ranks:
        return [
            profile if rank != Rank.NEVER else 0
            for profile, rank in zip(profiles, ranks, strict=True)
        ]
    return profiles


def _space(clusters: Clusters, i: int, settings: LineSettings) -> Profile:
    scale, width = clusters.scale(i), clusters.advances[i]
    least, most = (
        limit * scale // EM for limit in (settings.word_space.least, settings.word_space.most)
    )
    return place(Step.SPACES, width - least, Opening.SPACES, max(most - width, 0))


def _gap(width: MilliEm, gap: Gap) -> Profile:
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
