"""Step 2: characters become clusters with the advances that the faces give them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from banxin.typeset.classes import (
    NARROW,
    ZERO_WIDTH_JOINER,
    CharClass,
    is_regional_indicator,
)
from banxin.typeset.model import EM, Metrics, MilliEm, Run
from banxin.typeset.normalise import Characters, Seam


@dataclass(frozen=True, slots=True)
class Clusters:
    """One entry a cluster: what breaks, spaces and lines are counted in from here on.

    Attributes:
        runs: The paragraph's.
        texts, starts, lengths, run_indices, classes, advances: See `model.Cluster`.
        plain: All texts joined.
        cluster_at: By index into ``plain``.
        seams: By the cluster that follows.
    """

    runs: tuple[Run, ...]
    texts: list[str]
    starts: list[int]
    lengths: list[int]
    run_indices: list[int]
    classes: list[CharClass]
    advances: list[MilliEm]
    plain: str
    cluster_at: list[int]
    seams: dict[int, Seam]

    def scale(self, cluster: int) -> MilliEm:
        return self.runs[self.run_indices[cluster]].scale


_STRETCH_CONNECTORS: Final = frozenset("-‐‑–/~")
_INNER: Final = frozenset({CharClass.CONNECTOR, CharClass.SOLIDUS})


def collect(characters: Characters, runs: tuple[Run, ...], metrics: Metrics) -> Clusters:
    """Shape words whole, for their kerning, and everything else one cluster at a time.

    Each different cluster of a face is shaped once: a page has some two thousand characters
    and some six hundred different ones.
    """
    found = Clusters(runs, [], [], [], [], [], [], "".join(characters.texts), [], {})
    known: dict[tuple[str, str], MilliEm] = {}
    classes = characters.classes
    index = 0
    while index < len(classes):
        if _in_stretch(characters, index):
            index = _add_stretch(found, characters, index, metrics)
            continue
        end = _cluster_end(characters, index)
        text = "".join(characters.texts[index:end])
        key = (text, runs[characters.runs[index]].face)
        advance = known.get(key)
        if advance is None:
            advance = known[key] = sum(piece.advance for piece in metrics.shape(*key))
        _add(found, characters, (index, end), advance)
        index = end
    return found


def _in_stretch(characters: Characters, index: int) -> bool:
    kind = characters.classes[index]
    if kind in _INNER:
        return characters.texts[index] in _STRETCH_CONNECTORS
    return kind in NARROW


def _stretch_end(characters: Characters, start: int) -> int:
    run = characters.runs[start]
    end = start + 1
    while end < len(characters.texts) and characters.runs[end] == run:
        if not (_in_stretch(characters, end) or characters.classes[end] is CharClass.EXTEND):
            break
        end += 1
    return end


def _add_stretch(found: Clusters, characters: Characters, start: int, metrics: Metrics) -> int:
    end = _stretch_end(characters, start)
    face = found.runs[characters.runs[start]].face
    index = start
    for piece in metrics.shape("".join(characters.texts[start:end]), face):
        _add(found, characters, (index, index + piece.length), piece.advance)
        index += piece.length
    return end


def _cluster_end(characters: Characters, start: int) -> int:
    """Past the character and what clings to it (UAX #29, GB9, GB11, GB12), within its run."""
    texts, classes, run = characters.texts, characters.classes, characters.runs[start]
    end = start + 1
    flag = is_regional_indicator(texts[start])
    while end < len(texts) and characters.runs[end] == run:
        joined = texts[end - 1] == ZERO_WIDTH_JOINER
        second_half = flag and end == start + 1 and is_regional_indicator(texts[end])
        if not (classes[end] is CharClass.EXTEND or joined or second_half):
            break
        end += 1
    return end


def _add(found: Clusters, characters: Characters, span: tuple[int, int], advance: MilliEm) -> None:
    start, end = span
    run = characters.runs[start]
    kind = characters.classes[start]
    number = len(found.texts)
    if start in characters.seams:
        found.seams[number] = characters.seams[start]
    found.texts.append("".join(characters.texts[start:end]))
    found.starts.append(characters.places[start])
    found.lengths.append(characters.places[end - 1] + 1 - characters.places[start])
    found.run_indices.append(run)
    found.classes.append(CharClass.LATIN if kind is CharClass.EXTEND else kind)
    found.advances.append(advance * found.runs[run].scale // EM)
    found.cluster_at.extend([number] * (end - start))


def ruby_width(run: Run, metrics: Metrics) -> MilliEm:
    """How wide a run's ruby is."""
    pieces: Sequence[MilliEm] = [piece.advance for piece in metrics.shape(run.ruby, run.face)]
    return sum(pieces) * run.ruby_scale * run.scale // (EM * EM)
