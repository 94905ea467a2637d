"""Step 5: where a line can give blank up, where it can take some, and in which order.

clreq #reduction_procedure and #expansion_procedure. Two blanks that meet, 。“, count as the
later of their two steps, since what stands between is also the sentence's end.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from banxin.typeset.breaks import Rank
from banxin.typeset.classes import NARROW, CharClass
from banxin.typeset.collect import Clusters
from banxin.typeset.model import EM, LineSettings, MilliEm
from banxin.typeset.spacing import Spacing, has_gap

C = CharClass

REDUCTION_STEPS: Final = range(1, 6)
_R_SPACES, _R_BRACKETS, _R_STOPS_IN, _R_GAPS, _R_STOPS_END = REDUCTION_STEPS
_NO_STEP: Final = 0

O_SPACES, O_GAPS, O_ANYWHERE, O_RELUCTANT = range(1, 5)
OPENING_STEPS: Final = range(O_SPACES, O_RELUCTANT + 1)

_STEP_AFTER: Final = {
    C.CLOSE: _R_BRACKETS,
    C.STOP_IN: _R_STOPS_IN,
    C.STOP_END: _R_STOPS_END,
    C.EXCLAMATION: _R_STOPS_END,
}
_WORD_SPACES: Final = frozenset({C.SPACE, C.FIXED_SPACE})
_NO_BREAK_SPACE: Final = "\u00a0"
_STIFF: Final = frozenset({C.CONNECTOR, C.SOLIDUS, C.MID})
_STIFF_BEFORE: Final = _STIFF | {C.OPEN, C.LATIN_OPEN, C.LABEL}
_STIFF_AFTER: Final = _STIFF | {C.CLOSE, C.LATIN_CLOSE, C.NOTE, C.POSTFIX}


@dataclass(frozen=True, slots=True)
class Places:
    """One entry a cluster, for the blank after it.

    Attributes:
        reduction_steps, reductions: When blank is taken out here (0: never), and at most how much.
        opening_steps, openings: When blank is added here (0: never), and at most how much;
            from ``O_ANYWHERE`` on without limit.
    """

    reduction_steps: list[int]
    reductions: list[MilliEm]
    opening_steps: list[int]
    openings: list[MilliEm]


_HYPHENS: Final = frozenset("-\u2010")


def find_places(
    clusters: Clusters, spacing: Spacing, ranks: list[Rank], settings: LineSettings
) -> Places:
    """The order in which justification may use each blank of the paragraph."""
    count = len(clusters.texts)
    places = Places([0] * count, [0] * count, [0] * count, [0] * count)
    kinds = clusters.classes
    for i in range(count - 1):
        before, after = kinds[i], kinds[i + 1]
        if before is C.HAN and after is C.HAN and ranks[i] <= Rank.DISCOURAGED:
            places.opening_steps[i] = O_ANYWHERE
        elif _is_word_space(clusters, i):
            _use_space(places, clusters, i, settings)
        elif has_gap(clusters, i):
            _use_gap(places, spacing, i, settings)
        else:
            _use_marks(places, clusters, spacing, i, settings)
            if not _is_in_compound(clusters, i):
                places.opening_steps[i] = _opening_step(before, after, ranks[i])
    return places


def _is_in_compound(clusters: Clusters, i: int) -> bool:
    """Between a hyphen and the word on either side of it: cross-reference is never opened."""
    before, after = clusters.texts[i], clusters.texts[i + 1]
    return (before in _HYPHENS and clusters.classes[i + 1] in NARROW) or (
        after in _HYPHENS and clusters.classes[i] in NARROW
    )


def _is_word_space(clusters: Clusters, i: int) -> bool:
    kind = clusters.classes[i]
    return kind is C.SPACE or (kind is C.FIXED_SPACE and clusters.texts[i] == _NO_BREAK_SPACE)


def _use_space(places: Places, clusters: Clusters, i: int, settings: LineSettings) -> None:
    scale, width = clusters.scale(i), clusters.advances[i]
    places.reduction_steps[i] = _R_SPACES
    places.reductions[i] = max(width - settings.word_space.least * scale // EM, 0)
    places.opening_steps[i] = O_SPACES
    places.openings[i] = max(settings.word_space.most * scale // EM - width, 0)


def _use_gap(places: Places, spacing: Spacing, i: int, settings: LineSettings) -> None:
    gap = settings.han_latin
    if not gap.natural:
        return
    places.reduction_steps[i] = _R_GAPS
    places.reductions[i] = spacing.gaps[i] * (gap.natural - gap.least) // gap.natural
    places.opening_steps[i] = O_GAPS
    places.openings[i] = spacing.gaps[i] * (gap.most - gap.natural) // gap.natural


def _use_marks(
    places: Places, clusters: Clusters, spacing: Spacing, i: int, settings: LineSettings
) -> None:
    """What is left of the blanks on both sides after the pair's own squeeze."""
    left = _STEP_AFTER.get(clusters.classes[i], _NO_STEP)
    right = _R_BRACKETS if clusters.classes[i + 1] is C.OPEN else _NO_STEP
    step = max(left, right)
    if step == _NO_STEP or (step == _R_STOPS_END and not settings.squeeze_stops):
        return
    blank = (spacing.rights[i] if left else 0) + (spacing.lefts[i + 1] if right else 0)
    places.reduction_steps[i] = step
    places.reductions[i] = max(blank + min(spacing.gaps[i], 0), 0)


def _opening_step(before: CharClass, after: CharClass, rank: Rank) -> int:
    within_word = before in NARROW and after in NARROW
    if within_word or rank in {Rank.NEVER, Rank.WORD} or after in _WORD_SPACES:
        return _NO_STEP
    if before in _STIFF_BEFORE or after in _STIFF_AFTER:
        return O_RELUCTANT
    return O_ANYWHERE
