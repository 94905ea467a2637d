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
class Matter:
    """Clusters with their blanks, breaks and places, and running sums over them.

    A line is a pair of cluster numbers: its first, and one past its last that is painted.

    Attributes:
        tails: What ending a line at a cluster takes off: a mark's blank, or minus a hyphen.
        hyphens: The hyphen's advance by the cluster it would follow.
        runway: Sum of widths and gaps before each cluster.
        reductions, openings: For each step in order, the running sum of what it can give.
        opening_counts: For each opening step, the running count of its places.
        orphans: Breaks after this cluster number leave fewer than two characters.
    """

    clusters: Clusters
    spacing: Spacing
    ranks: list[Rank]
    places: Places
    tails: list[MilliEm]
    hyphens: dict[int, MilliEm]
    runway: list[MilliEm]
    slack: list[MilliEm]
    reductions: list[list[MilliEm]]
    openings: list[list[MilliEm]]
    opening_counts: list[list[int]]
    orphans: int

    @property
    def count(self) -> int:
        return len(self.ranks)

    def natural(self, first: int, end: int) -> MilliEm:
        """The line's width with nothing adjusted, its edges trimmed."""
        return (
            self.runway[end]
            - self.runway[first]
            - self.spacing.gaps[end - 1]
            - self.spacing.lefts[first]
            - self.tails[end - 1]
        )

    def least(self, first: int, end: int) -> MilliEm:
        """The line's width with everything taken out that may be."""
        return self.natural(first, end) - self.slack[end - 1] + self.slack[first]

    def skip_spaces(self, number: int) -> int:
        """The first cluster from here on that a line may start with."""
        kinds = self.clusters.classes
        while number < len(kinds) - 1 and kinds[number] in SPACES:
            number += 1
        return number

    def drop_spaces(self, first: int, end: int) -> int:
        """The end of what is painted, where a line is broken at ``end``."""
        kinds = self.clusters.classes
        while end > first + 1 and kinds[end - 1] in SPACES:
            end -= 1
        return end


def ready(
    clusters: Clusters, spacing: Spacing, ranks: list[Rank], places: Places, metrics: Metrics
) -> Matter:
    """Sum everything up once."""
    hyphens = _hyphens(clusters, ranks, metrics)
    tails = list(spacing.rights)
    for cluster, advance in hyphens.items():
        tails[cluster] -= advance
    widths_and_gaps = (w + g for w, g in zip(spacing.widths, spacing.gaps, strict=True))
    reductions = _by_step(places.reduction_steps, places.reductions, REDUCTION_STEPS)
    return Matter(
        clusters,
        spacing,
        ranks,
        places,
        tails,
        hyphens,
        [0, *accumulate(widths_and_gaps)],
        [0, *accumulate(places.reductions)],
        reductions,
        _by_step(places.opening_steps, places.openings, OPENING_STEPS),
        _by_step(places.opening_steps, [1] * len(ranks), OPENING_STEPS),
        _last_but_one(clusters.classes),
    )


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
