"""What a composer looks up for every mark and every pair of neighbours, found out once."""

from __future__ import annotations

from dataclasses import dataclass

from banxin.typeset.blanks import Blanks, blanks_of
from banxin.typeset.classes import CharClass
from banxin.typeset.model import EM, LineSettings, MarkWidths, Metrics, MilliEm
from banxin.typeset.pairs import Pairs

_SENTENCE_ENDS = frozenset({CharClass.STOP_END, CharClass.EXCLAMATION})


class MarkBlanks(dict[tuple[str, str, int, int, int], Blanks]):
    """The blanks of marks in the house's style, by text, face, class, advance and scale."""

    def __init__(self, metrics: Metrics, settings: LineSettings) -> None:
        super().__init__()
        self._metrics = metrics
        self._settings = settings

    def __missing__(self, mark: tuple[str, str, int, int, int]) -> Blanks:
        text, face, letter, advance, scale = mark
        kind = CharClass(letter)
        blanks = blanks_of(kind, advance * EM // scale, self._metrics.ink(text, face))
        found = self[mark] = self._cut(kind, blanks).scaled(scale)
        return found

    def _cut(self, kind: CharClass, blanks: Blanks) -> Blanks:
        widths = self._settings.mark_widths
        if widths is MarkWidths.FULL or (widths is MarkWidths.SENTENCE and kind in _SENTENCE_ENDS):
            return blanks
        return Blanks(before=blanks.before + blanks.left, after=blanks.after + blanks.right)


class Advances(dict[str, MilliEm]):
    """The advance of each character by itself in one face."""

    def __init__(self, metrics: Metrics, face: str) -> None:
        super().__init__()
        self._metrics = metrics
        self._face = face

    def __missing__(self, character: str) -> MilliEm:
        (advance,) = self._metrics.advances(character, self._face)
        self[character] = advance
        return advance


class FaceAdvances(dict[str, Advances]):
    """By face."""

    def __init__(self, metrics: Metrics) -> None:
        super().__init__()
        self._metrics = metrics

    def __missing__(self, face: str) -> Advances:
        found = self[face] = Advances(self._metrics, face)
        return found


@dataclass(frozen=True, slots=True)
class House:
    """A house's style in its faces.

    Attributes:
        metrics, settings: As the composer was given them.
        pairs: What may happen between two classes.
        blanks: What marks can give.
        advances: Of single characters, by face.
    """

    metrics: Metrics
    settings: LineSettings
    pairs: Pairs
    blanks: MarkBlanks
    advances: FaceAdvances

    @classmethod
    def of(cls, metrics: Metrics, settings: LineSettings) -> House:
        """Nothing is known yet: every mark and pair is looked at where it is met first."""
        return cls(
            metrics,
            settings,
            Pairs(settings),
            MarkBlanks(metrics, settings),
            FaceAdvances(metrics),
        )
