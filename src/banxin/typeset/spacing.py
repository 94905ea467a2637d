"""Step 4: the blanks: what marks lose beside each other, what stands between Han and Latin.

GB/T 15834—2011 5.1, clreq #punctuation_width_adjustment and #mixed_text_composition; the table
of pairs is the union of both, with half an em left between a closing and an opening mark.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Final

from banxin.typeset.blanks import BLANK_RIGHT, Blanks, blanks_of, is_measured
from banxin.typeset.classes import CharClass
from banxin.typeset.collect import Clusters, ruby_width
from banxin.typeset.model import EM, LineSettings, Metrics, MilliEm

C = CharClass

_CUT_AFTER_RIGHT: Final = BLANK_RIGHT | {C.OPEN, C.MID}
_CUT_BEFORE_OPEN: Final = frozenset({C.OPEN, C.MID})
_SQUARE: Final = frozenset({C.HAN, C.ITERATION})
_WORDS: Final = frozenset({C.LATIN, C.DIGIT, C.PREFIX})
_WIDE_PREFIXES: Final = frozenset("￥＄￡№")


@dataclass(frozen=True, slots=True)
class Spacing:
    """Widths and blanks, one entry a cluster, at its natural setting.

    Attributes:
        leads: From where a cluster's room starts to its box: below zero where fixed blank is cut.
        widths: The room it takes.
        lefts, rights: Blank that a line's start or end, or a neighbour, can still take out.
        gaps: Added after the cluster: an automatic gap, or below zero a squeezed pair.
    """

    leads: list[MilliEm]
    widths: list[MilliEm]
    lefts: list[MilliEm]
    rights: list[MilliEm]
    gaps: list[MilliEm]


def space_out(clusters: Clusters, metrics: Metrics, settings: LineSettings) -> Spacing:
    """Natural widths with pair squeezes and gaps, before any line is thought of.

    Looks through run borders: a mark neither knows nor cares in which face its neighbour is.
    """
    count = len(clusters.texts)
    spacing = Spacing([0] * count, list(clusters.advances), [0] * count, [0] * count, [0] * count)
    _measure_blanks(clusters, metrics, spacing)
    _close_chains(clusters, spacing)
    _spread_ruby(clusters, metrics, spacing)
    _fill_gaps(clusters, spacing, settings)
    return spacing


def _measure_blanks(clusters: Clusters, metrics: Metrics, spacing: Spacing) -> None:
    known: dict[tuple[str, str, CharClass], Blanks] = {}
    for i, kind in enumerate(clusters.classes):
        text = clusters.texts[i]
        if kind is C.HAN or not is_measured(text, kind):
            continue
        run = clusters.runs[clusters.run_indices[i]]
        key = (text, run.face, kind)
        if key not in known:
            advance = clusters.advances[i] * EM // run.scale
            known[key] = blanks_of(kind, advance, metrics.ink(text[0], run.face))
        blanks = known[key]
        spacing.leads[i] = -(blanks.before * run.scale // EM)
        spacing.widths[i] -= (blanks.before + blanks.after) * run.scale // EM
        spacing.lefts[i] = blanks.left * run.scale // EM
        spacing.rights[i] = blanks.right * run.scale // EM


def _close_chains(clusters: Clusters, spacing: Spacing) -> None:
    """？！takes one em and ？！！two: the last of an even chain gives up its blank for good."""
    numbers = range(len(clusters.classes))
    for kind, group in groupby(numbers, key=clusters.classes.__getitem__):
        chain = list(group) if kind is C.EXCLAMATION else []
        if chain and len(chain) % 2 == 0:
            spacing.widths[chain[-1]] -= spacing.rights[chain[-1]]
            spacing.rights[chain[-1]] = 0


def _spread_ruby(clusters: Clusters, metrics: Metrics, spacing: Spacing) -> None:
    """A base narrower than its ruby gets the same blank around each of its clusters."""
    if not any(run.ruby for run in clusters.runs):
        return
    numbers = range(len(clusters.texts))
    for index, group in groupby(numbers, key=clusters.run_indices.__getitem__):
        run = clusters.runs[index]
        base = list(group)
        missing = ruby_width(run, metrics) - sum(spacing.widths[i] for i in base) if run.ruby else 0
        for order, i in enumerate(base if missing > 0 else []):
            share = missing * (order + 1) // len(base) - missing * order // len(base)
            spacing.leads[i] += share // 2
            spacing.widths[i] += share


def _fill_gaps(clusters: Clusters, spacing: Spacing, settings: LineSettings) -> None:
    kinds = clusters.classes
    for i in range(len(kinds) - 1):
        before, after = kinds[i], kinds[i + 1]
        if before is C.HAN and after is C.HAN:
            continue
        if before in BLANK_RIGHT:
            if after in _CUT_AFTER_RIGHT:
                spacing.gaps[i] = -spacing.rights[i]
        elif after is C.OPEN:
            if before in _CUT_BEFORE_OPEN:
                spacing.gaps[i] = -spacing.lefts[i + 1]
        elif has_gap(clusters, i):
            square = i if before in _SQUARE else i + 1
            spacing.gaps[i] = settings.han_latin.natural * clusters.scale(square) // EM


def has_gap(clusters: Clusters, i: int) -> bool:
    """Whether an automatic gap stands between a cluster and the next (clreq 3.2.2)."""
    before, after = clusters.classes[i], clusters.classes[i + 1]
    if before in _SQUARE:
        return after in _WORDS and clusters.texts[i + 1] not in _WIDE_PREFIXES
    return after in _SQUARE and before in _WORDS and clusters.texts[i] not in _WIDE_PREFIXES
