"""Step 4: the blanks: what marks lose beside each other, what stands between Han and Latin.

GB/T 15834—2011 5.1, clreq #punctuation_width_adjustment and #mixed_text_composition; the table
of pairs is the union of both, with half an em left between a closing and an opening mark.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Final

from banxin.typeset.classes import CharClass
from banxin.typeset.collect import Clusters, ruby_width
from banxin.typeset.model import EM, LineSettings, Metrics, MilliEm

C = CharClass

HALF: Final = EM // 2
# "Never squeeze below the ink and a twentieth of an em": ？in bold faces comes close to it.
_CLEARANCE: Final = 50
# A face that centres its marks (Taiwan, Hong Kong) leaves a third of an em at either side.
_LEAST_BLANK: Final = 400

_BLANK_RIGHT: Final = frozenset({C.CLOSE, C.STOP_IN, C.STOP_END, C.EXCLAMATION})
_CUT_AFTER_RIGHT: Final = _BLANK_RIGHT | {C.OPEN, C.MID}
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
    known: dict[tuple[str, str, CharClass], tuple[MilliEm, MilliEm]] = {}
    for i, kind in enumerate(clusters.classes):
        if kind is C.HAN or not (kind is C.OPEN or kind in _BLANK_RIGHT or kind in _CENTRED):
            continue
        run = clusters.runs[clusters.run_indices[i]]
        key = (clusters.texts[i], run.face, kind)
        if key not in known:
            known[key] = _blanks(clusters, i, metrics)
        left, right = (blank * run.scale // EM for blank in known[key])
        if kind in _CENTRED:
            spacing.leads[i] = -left
            spacing.widths[i] -= left + right
        else:
            spacing.lefts[i], spacing.rights[i] = left, right


_CENTRED: Final = frozenset({C.MID, C.SOLIDUS})


def _blanks(clusters: Clusters, i: int, metrics: Metrics) -> tuple[MilliEm, MilliEm]:
    """What may go at the left and right of a mark, at scale 1000; 0 where its ink is."""
    text, kind = clusters.texts[i], clusters.classes[i]
    face = clusters.runs[clusters.run_indices[i]].face
    advance = clusters.advances[i] * EM // clusters.scale(i)
    ink = metrics.ink(text[0], face)
    loose = advance - (ink.right - ink.left) - _CLEARANCE
    if kind in _CENTRED:
        return _centred_blanks(text, advance, loose)
    room = min(HALF, loose, ink.left if kind is C.OPEN else advance - ink.right)
    if room < _LEAST_BLANK:
        room = 0
    return (room, 0) if kind is C.OPEN else (0, room)


def _centred_blanks(text: str, advance: MilliEm, loose: MilliEm) -> tuple[MilliEm, MilliEm]:
    """GB/T 15834—2011 5.1.7 and 5.1.9: · and ／ take half an em, whatever box the face has."""
    if text == "/":
        return 0, 0
    excess = min(advance - HALF, max(loose, 0))
    return excess // 2, excess - excess // 2


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
        if before in _BLANK_RIGHT:
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
