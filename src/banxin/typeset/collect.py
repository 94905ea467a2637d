"""Step 2: characters become clusters with the advances that the faces give them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, groupby
from operator import or_
from typing import Final

from banxin.typeset.classes import NARROW, SPACES, ZERO_WIDTH_JOINER, CharClass, one_of
from banxin.typeset.house import House
from banxin.typeset.model import ATOM, EM, Metrics, MilliEm, Run, Shaped
from banxin.typeset.normalise import Characters, Seam

C = CharClass


@dataclass(frozen=True, slots=True)
class Clusters:
    """One entry a cluster: what breaks, spaces and lines are counted in from here on.

    Nearly every cluster is one character; then ``texts`` is ``plain``.

    Attributes:
        runs: The paragraph's.
        plain: The first character of each.
        texts, starts, lengths, run_indices, advances: See `model.Cluster`.
        kinds: Their classes, as bytes.
        seams: By the cluster that follows.
        borders: After which clusters something else than Han meets Han, or anything else, in
            order; at every other place Han meets Han, and there is nothing to find out.
        has_spaces, has_ruby: Whether there are any.
    """

    runs: tuple[Run, ...]
    plain: str
    texts: tuple[str, ...]
    starts: tuple[int, ...]
    lengths: tuple[int, ...]
    run_indices: tuple[int, ...]
    kinds: bytearray
    advances: tuple[MilliEm, ...]
    seams: dict[int, Seam]
    borders: list[int]
    has_spaces: bool
    has_ruby: bool

    def scale(self, cluster: int) -> MilliEm:
        return self.runs[self.run_indices[cluster]].scale


_NARROW: Final = one_of(*NARROW, C.HYPHEN, C.SLASH)
# A word or number is shaped whole, for its kerning; a lone one has nobody to be kerned with.
_WORD: Final = re.compile(_NARROW + one_of(*NARROW, C.HYPHEN, C.SLASH, C.EXTEND) + b"+")
_LONGER: Final = re.compile(one_of(C.EXTEND, C.FLAG))
_SPACE: Final = re.compile(one_of(*SPACES))
_IS_STRANGE: Final = bytes(kind != C.HAN for kind in range(256))
# A combining mark without a base stands for itself; a flag is a square like a Han character.
_SETTLED: Final = bytes.maketrans(bytes((C.EXTEND, C.FLAG)), bytes((C.LATIN, C.HAN)))


def collect(characters: Characters, runs: tuple[Run, ...], house: House) -> Clusters:
    """Shape words whole, and everything else one cluster at a time."""
    metrics = house.metrics
    advances: list[MilliEm] = []
    merged: set[int] = set()
    for index, start, end in _stretches(characters.runs):
        run = runs[index]
        text, kinds = characters.text[start:end], characters.classes[start:end]
        if run.atom and text == ATOM:
            advances.append(run.atom)
            continue
        advance_of = house.advances[run.face].__getitem__
        found = list(map(advance_of, characters.texts[start:end]))
        for word in _WORD.finditer(kinds):
            pieces = metrics.shape(text[word.start() : word.end()], run.face)
            merged.update(_shape(pieces, word.start(), found, start))
        if _LONGER.search(kinds):
            merged.update(start + i for i in _cling(metrics, run.face, text, kinds, found))
        advances += found if run.scale == EM else [a * run.scale // EM for a in found]
    if merged:
        return _merge(characters, runs, advances, merged)
    kinds = characters.classes.translate(_SETTLED)
    return Clusters(
        runs,
        characters.text,
        characters.texts,
        tuple(characters.places),
        (1,) * len(characters.text),
        tuple(characters.runs),
        kinds,
        tuple(advances),
        characters.seams,
        _borders(kinds),
        _SPACE.search(kinds) is not None,
        any(run.ruby for run in runs),
    )


def _stretches(run_indices: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Each run's index with the span of its characters; without cost where there is one run."""
    count = len(run_indices)
    if not count or run_indices[0] == run_indices[-1]:
        if count:
            yield run_indices[0], 0, count
        return
    start = 0
    for index, group in groupby(run_indices):
        end = start + sum(1 for _ in group)
        yield index, start, end
        start = end


def _shape(
    pieces: Sequence[Shaped], start: int, found: list[MilliEm], offset: int
) -> Iterator[int]:
    """Put a word's shaped advances in; gives which characters belong to the one before."""
    for piece in pieces:
        found[start] = piece.advance
        for inner in range(start + 1, start + piece.length):
            found[inner] = 0
            yield offset + inner
        start += piece.length


def _cling(
    metrics: Metrics, face: str, text: str, kinds: bytearray, found: list[MilliEm]
) -> Iterator[int]:
    """What clings to the character before it (UAX #29, GB9, GB11, GB12), within its run."""
    start = 0
    while start < len(text):
        word = _WORD.match(kinds, start)
        end = word.end() if word else _cluster_end(text, kinds, start)
        if not word and end > start + 1:
            found[start] = sum(piece.advance for piece in metrics.shape(text[start:end], face))
            found[start + 1 : end] = [0] * (end - start - 1)
            yield from range(start + 1, end)
        start = end


def _cluster_end(text: str, kinds: bytearray, start: int) -> int:
    end = start + 1
    if kinds[start] in SPACES:  # a space may be dropped at an edge, and nothing with it
        return end
    while end < len(text):
        joined = text[end - 1] == ZERO_WIDTH_JOINER
        second_half = kinds[start] == C.FLAG == kinds[end] and end == start + 1
        if not (kinds[end] == C.EXTEND or joined or second_half):
            break
        end += 1
    return end


def _merge(
    characters: Characters, runs: tuple[Run, ...], advances: list[MilliEm], merged: set[int]
) -> Clusters:
    heads = [i for i in range(len(characters.text)) if i not in merged]
    ends = [*heads[1:], len(characters.text)]
    places = characters.places
    numbers = {head: number for number, head in enumerate(heads)}
    kinds = bytearray([characters.classes[i] for i in heads]).translate(_SETTLED)
    return Clusters(
        runs,
        "".join([characters.text[i] for i in heads]),
        tuple([characters.text[i:end] for i, end in zip(heads, ends, strict=True)]),
        tuple([places[i] for i in heads]),
        tuple([places[end - 1] + 1 - places[i] for i, end in zip(heads, ends, strict=True)]),
        tuple([characters.runs[i] for i in heads]),
        kinds,
        tuple([sum(advances[i:end]) for i, end in zip(heads, ends, strict=True)]),
        {numbers[i]: seam for i, seam in characters.seams.items() if i in numbers},
        _borders(kinds),
        _SPACE.search(kinds) is not None,
        any(run.ruby for run in runs),
    )


def _borders(kinds: bytearray) -> list[int]:
    strange = kinds.translate(_IS_STRANGE)
    return list(compress(range(len(kinds)), map(or_, strange, strange[1:])))


def ruby_width(run: Run, metrics: Metrics) -> MilliEm:
    """How wide a run's ruby is."""
    pieces = metrics.shape(run.ruby, run.ruby_face or run.face)
    return sum(piece.advance for piece in pieces) * run.ruby_scale * run.scale // (EM * EM)
