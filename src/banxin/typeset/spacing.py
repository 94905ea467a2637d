"""Step 4: the blanks: what marks lose beside each other, what stands between Han and Latin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from banxin.typeset.blanks import BLANK_RIGHT
from banxin.typeset.classes import SQUARE, CharClass, one_of
from banxin.typeset.collect import Clusters, ruby_width
from banxin.typeset.house import House, MarkBlanks
from banxin.typeset.model import EM, Metrics, MilliEm, Run
from banxin.typeset.pairs import Blank, Pair

C = CharClass


@dataclass(frozen=True, slots=True)
class Spacing:
    """Widths and blanks, one entry a cluster, at its natural setting.

    Attributes:
        leads: From where a cluster's room starts to its box: below zero where fixed blank is cut.
        widths: The room it takes.
        lefts, rights: Blank that a line's start or end, or a neighbour, can still take out.
        gaps: Added after the cluster: an automatic gap, or below zero a squeezed pair.
        pairs: What may happen at each of the clusters' borders.
    """

    leads: list[MilliEm]
    widths: list[MilliEm]
    lefts: list[MilliEm]
    rights: list[MilliEm]
    gaps: list[MilliEm]
    pairs: list[Pair]


_SQUEEZED: Final = frozenset({C.OPEN, *BLANK_RIGHT, C.MID, C.SOLIDUS})
_MEASURED: Final = re.compile(one_of(*_SQUEEZED))
_QUOTE: Final = re.compile("[“”‘’]")
_OF_FIXED_WIDTH: Final = re.compile(one_of(C.HYPHEN, C.SLASH, C.DOUBLE_EXCLAMATION))
_HALF_MARKS: Final = frozenset("–/")
_CHAIN: Final = re.compile(one_of(C.EXCLAMATION) + b"{2,}")


def space_out(clusters: Clusters, house: House) -> Spacing:
    """Natural widths with pair squeezes and gaps, before any line is thought of.

    Looks through run borders: a mark neither knows nor cares in which face its neighbour is.
    """
    count = len(clusters.plain)
    kinds, pairs = clusters.kinds, house.pairs
    met = [pairs[kinds[i], kinds[i + 1]] for i in clusters.borders]
    spacing = Spacing(
        [0] * count, list(clusters.advances), [0] * count, [0] * count, [0] * count, met
    )
    _measure_blanks(clusters, house.blanks, spacing)
    _fix_widths(clusters, spacing)
    _close_chains(clusters, spacing)
    _fill_gaps(clusters, spacing, house.settings.han_latin.natural)
    if clusters.has_ruby:
        _spread_ruby(clusters, house.metrics, spacing)
    return spacing


def _measure_blanks(clusters: Clusters, known: MarkBlanks, spacing: Spacing) -> None:
    kinds, texts, advances = clusters.kinds, clusters.plain, clusters.advances
    runs, run_indices = clusters.runs, clusters.run_indices
    for i in _measured(clusters):
        run = runs[run_indices[i]]
        blanks = known[texts[i], run.face, kinds[i], advances[i], run.scale]
        spacing.leads[i] = -blanks.before
        spacing.widths[i] -= blanks.before + blanks.after
        spacing.lefts[i] = blanks.left
        spacing.rights[i] = blanks.right


def _measured(clusters: Clusters) -> list[int]:
    """The marks whose boxes may hold blank; quotation marks may be Latin ones."""
    kinds = clusters.kinds
    marks = [match.start() for match in _MEASURED.finditer(kinds)]
    quotes = [match.start() for match in _QUOTE.finditer(clusters.plain)]
    return marks + [i for i in quotes if kinds[i] not in _SQUEEZED]


def _fix_widths(clusters: Clusters, spacing: Spacing) -> None:
    """What has its own width, whatever the face says, and stands in its middle.

    – and / beside Han are half an em (GB/T 15834—2011 5.1.9), ‼ and its like one (clreq,
    appendix "Chinese Punctuation Characters List").
    """
    kinds = clusters.kinds
    for match in _OF_FIXED_WIDTH.finditer(kinds):
        i = match.start()
        width = clusters.scale(i)
        if kinds[i] != C.DOUBLE_EXCLAMATION:
            beside = {*kinds[max(i - 1, 0) : i], *kinds[i + 1 : i + 2]}
            if clusters.plain[i] not in _HALF_MARKS or beside.isdisjoint(SQUARE):
                continue
            width //= 2
        spacing.leads[i] = (width - clusters.advances[i]) // 2
        spacing.widths[i] = width


def _close_chains(clusters: Clusters, spacing: Spacing) -> None:
    """？！takes one em and ？！！two: the last of an even chain gives up its blank for good."""
    for chain in _CHAIN.finditer(clusters.kinds):
        if (chain.end() - chain.start()) % 2 == 0:
            spacing.widths[chain.end() - 1] -= spacing.rights[chain.end() - 1]
            spacing.rights[chain.end() - 1] = 0


def _fill_gaps(clusters: Clusters, spacing: Spacing, natural: MilliEm) -> None:
    kinds, gaps = clusters.kinds, spacing.gaps
    for i, pair in zip(clusters.borders, spacing.pairs, strict=True):
        if not pair.blank:
            continue
        if pair.blank is Blank.CUT_RIGHT:
            gaps[i] = -spacing.rights[i]
        elif pair.blank is Blank.CUT_LEFT:
            gaps[i] = -spacing.lefts[i + 1]
        else:
            square = i if kinds[i] in SQUARE else i + 1
            gaps[i] = natural * clusters.scale(square) // EM


# Half an em of the ruby's own size, so that it never reaches its neighbour's middle.
_MOST_OVERHANG: Final = EM // 4
_BETWEEN_RUBIES: Final = EM // 4


def _spread_ruby(clusters: Clusters, metrics: Metrics, spacing: Spacing) -> None:
    """Room for ruby that is wider than its base (clreq #positioning_of_romanization).

    It may lie over a Han neighbour that has none, on both sides alike; what is still missing goes
    around each cluster of the base. Two rubies in a row keep a quarter of an em between them.
    """
    free = EM
    for base, run in _bases(clusters):
        if not run.ruby:
            free = EM
            continue
        room = sum(spacing.widths[i] for i in base)
        width = ruby_width(run, metrics)
        over = _overhang(clusters, base, width - room)
        # At a line's edge there is nothing to lie over.
        spacing.lefts[base[0]] = spacing.rights[base[-1]] = -over
        missing = max(width - room - 2 * over, 0)
        for order, i in enumerate(base):
            share = missing * (order + 1) // len(base) - missing * order // len(base)
            spacing.leads[i] += share // 2
            spacing.widths[i] += share
        beside = (room + missing - width) // 2
        if base[0] and free + beside < _BETWEEN_RUBIES:
            spacing.gaps[base[0] - 1] += _BETWEEN_RUBIES - free - beside
        free = beside


def _bases(clusters: Clusters) -> Iterator[tuple[list[int], Run]]:
    numbers = range(len(clusters.plain))
    for index, group in groupby(numbers, key=clusters.run_indices.__getitem__):
        yield list(group), clusters.runs[index]


def _overhang(clusters: Clusters, base: list[int], missing: MilliEm) -> MilliEm:
    """How far a ruby may lie over both of its base's neighbours."""
    for neighbour in (base[0] - 1, base[-1] + 1):
        if not 0 <= neighbour < len(clusters.plain):
            continue
        has_ruby = clusters.runs[clusters.run_indices[neighbour]].ruby
        if has_ruby or clusters.kinds[neighbour] not in SQUARE:
            return 0
    return min(max(missing, 0) // 2, _MOST_OVERHANG)
