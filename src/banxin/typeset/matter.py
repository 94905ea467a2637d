"""A paragraph made ready for breaking: every width a line can have is a difference of two sums."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from banxin.typeset.breaks import Rank
from banxin.typeset.classes import MARKS, SPACES, CharClass
from banxin.typeset.collect import Clusters
from banxin.typeset.model import EM, Metrics, MilliEm
from banxin.typeset.normalise import Seam
from banxin.typeset.places import OPENING_STEPS, REDUCTION_STEPS, Places
from banxin.typeset.spacing import Spacing

HYPHEN = "-"


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
        tails: What ending a line at a cluster takes off: a mark's blank, or minus a hyphen.
        hyphens: The hyphen's advance by the cluster it would follow.
        runway: Sum of widths and gaps before each cluster.
        slack, last_reductions: What all steps can give, and the last alone (。？！).
        openings: For each opening step in order, what it can take before it opens too wide.
        opening_counts: For each opening step, the running count of its places.
        orphans: Breaks after this cluster number leave fewer than two characters.
        skips, drops: From each cluster number on, or back from it, past all spaces.
    """

    clusters: Clusters
    spacing: Spacing
    ranks: list[Rank]
    places: Places
    tails: list[MilliEm]
    hyphens: dict[int, MilliEm]
    runway: list[MilliEm]
    slack: list[MilliEm]
    last_reductions: list[MilliEm]
    openings: list[list[MilliEm]]
    opening_counts: list[list[int]]
    orphans: int
    skips: list[int]
    drops: list[int]

    @property
    def count(self) -> int:
        return len(self.ranks)

    def span(self, begin: int, end: int) -> Span:
        """The line from ``begin`` to ``end``; a line of nothing but spaces keeps one."""
        first = min(self.skips[begin], end - 1)
        return Span(begin, end, first, max(self.drops[end], first + 1))

    def natural(self, line: Span) -> MilliEm:
        """The line's width with nothing adjusted, its edges trimmed."""
        return (
            self.runway[line.shown]
            - self.runway[line.first]
            - self.spacing.gaps[line.shown - 1]
            - self.spacing.lefts[line.first]
            - self.tails[line.shown - 1]
        )

    def give(self, line: Span) -> MilliEm:
        """All that may be taken out of the line."""
        return within(self.slack, line)


def within(sums: list[int], line: Span) -> int:
    """What running sums say of the places inside a line; after its last cluster there is none."""
    return sums[line.shown - 1] - sums[line.first]


def ready(
    clusters: Clusters, spacing: Spacing, ranks: list[Rank], places: Places, metrics: Metrics
) -> Matter:
    """Sum everything up once."""
    hyphens = _hyphens(clusters, ranks, metrics)
    tails = list(spacing.rights)
    for cluster, advance in hyphens.items():
        tails[cluster] -= advance
    widths_and_gaps = (w + g for w, g in zip(spacing.widths, spacing.gaps, strict=True))
    last_step = REDUCTION_STEPS[-1:]
    once = [1] * len(ranks)
    return Matter(
        clusters,
        spacing,
        ranks,
        places,
        tails=tails,
        hyphens=hyphens,
        runway=[0, *accumulate(widths_and_gaps)],
        slack=[0, *accumulate(places.reductions)],
        last_reductions=_by_step(places.reduction_steps, places.reductions, last_step)[0],
        openings=_by_step(places.opening_steps, places.openings, OPENING_STEPS),
        opening_counts=_by_step(places.opening_steps, once, OPENING_STEPS),
        orphans=_last_but_one(clusters.classes),
        skips=_skips(clusters.classes),
        drops=_drops(clusters.classes),
    )


def _skips(kinds: list[CharClass]) -> list[int]:
    skips = [len(kinds)] * (len(kinds) + 1)
    for number in reversed(range(len(kinds))):
        skips[number] = skips[number + 1] if kinds[number] in SPACES else number
    return skips


def _drops(kinds: list[CharClass]) -> list[int]:
    drops = [0]
    for number, kind in enumerate(kinds):
        drops.append(drops[-1] if kind in SPACES else number + 1)
    return drops


def _by_step(steps: list[int], amounts: list[int], wanted: range) -> list[list[int]]:
    pairs = list(zip(steps, amounts, strict=True))
    return [[0, *accumulate(a if s == step else 0 for s, a in pairs)] for step in wanted]


def _hyphens(clusters: Clusters, ranks: list[Rank], metrics: Metrics) -> dict[int, MilliEm]:
    found: dict[int, MilliEm] = {}
    for after, seam in clusters.seams.items():
        if seam is Seam.HYPHEN and after and ranks[after - 1] <= Rank.DISCOURAGED:
            run = clusters.runs[clusters.run_indices[after - 1]]
            advance = sum(piece.advance for piece in metrics.shape(HYPHEN, run.face))
            found[after - 1] = advance * run.scale // EM
    return found


def _last_but_one(kinds: list[CharClass]) -> int:
    """The last break that still leaves two characters which are not marks (孤字不成行)."""
    left = 2
    for number in reversed(range(len(kinds))):
        left -= kinds[number] not in MARKS and kinds[number] not in SPACES
        if not left:
            return number
    return 0
