"""The types of the line composer: runs and a measure go in, lines come out.

Everything is counted in thousandths of the paragraph's em (``MilliEm``, whole numbers), so a
composed line is the same on every machine and for every type size. x grows to the right from
the left edge of the measure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeAlias

MilliEm: TypeAlias = int

EM: MilliEm = 1000


class SideLine(StrEnum):
    """The lines of GB/T 15834 that stand under names: straight 专名号, wavy 书名号."""

    NONE = ""
    PROPER_NAME = "proper-name"
    BOOK_TITLE = "book-title"


ATOM = "\ufffc"
"""The text of a run that is a picture or a formula: OBJECT REPLACEMENT CHARACTER."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one voice.

    Attributes:
        text: What is said. A ruby base and its ruby make a run of their own: per character where
            the ruby is given character by character, else per word.
        face: The role of the face (``body``, ``strong``, ``kai`` …); the metrics know it.
        scale: Type size in thousandths of the paragraph's em.
        ruby: What stands above the text, in small; empty for none. Without a text it is dropped.
        ruby_scale: Its size in thousandths of the text's own.
        ruby_face: The role of its face; empty for the text's own.
        dots: 着重号 under every Han character.
        link: Where the text leads; empty for nowhere. The composer only carries it.
        language: Of its Latin words, for their hyphenation, such as ``en_GB``; empty for the
            settings' own.
        rise: How far above the baseline it stands, below zero under it. In a formula such a run
            is part of its word; a note clings to what stands before it, without a gap.
        side_line: 专名号 or 书名号 under it. Runs that follow each other are names of their own,
            unless ``same_name`` says that the name began in the run before.
        atom: Above zero, the width of a picture or formula that is set like a word; its text is
            one `ATOM`.
    """

    text: str
    face: str = "body"
    scale: MilliEm = EM
    ruby: str = ""
    ruby_scale: MilliEm = EM // 2
    ruby_face: str = ""
    dots: bool = False
    link: str = ""
    language: str = ""
    rise: MilliEm = 0
    side_line: SideLine = SideLine.NONE
    same_name: bool = False
    atom: MilliEm = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs that are set as one paragraph.

    Attributes:
        runs: In reading order; their joined text is what ``Line.start`` and ``Line.end`` count in.
        indent: Of the first line.
        hanging: Of every later line.
        justified: False leaves every line at its natural width (heads, captions, credits).
    """

    runs: tuple[Run, ...]
    indent: MilliEm = 2 * EM
    hanging: MilliEm = 0
    justified: bool = True

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


class Level(StrEnum):
    """How strict line edges are about marks (clreq #prohibition_rules_for_line_start_end)."""

    NONE = "none"
    BASIC = "basic"
    GB = "gb"
    STRICT = "strict"


@dataclass(frozen=True, slots=True)
class Shaped:
    """One cluster as the face draws it: ``length`` characters, ``advance`` at scale 1000."""

    length: int
    advance: MilliEm


@dataclass(frozen=True, slots=True)
class InkSpan:
    """Where the ink of a mark stands in its box, both measured from the box's left edge."""

    left: MilliEm
    right: MilliEm


class Metrics(Protocol):
    """What the composer must know about faces. `banxin.fonts` answers from the embedded bytes."""

    def shape(self, text: str, face: str) -> Sequence[Shaped]:
        """The clusters of ``text`` in ``face``, in order; their lengths add up to ``len(text)``."""
        ...

    def advances(self, characters: str, face: str) -> Sequence[MilliEm]:
        """The advance of each character set by itself; words are asked for by `shape` as well."""
        ...

    def ink(self, character: str, face: str) -> InkSpan:
        """The ink of one character: the guard against squeezing a mark that has no blank."""
        ...


class Setting(StrEnum):
    """How a line reached its width."""

    SOLID = "solid"
    REDUCED = "reduced"
    EXPANDED = "expanded"
    LOOSE = "loose"
    """Left at its natural width: a last line, or a paragraph that is not justified."""
    SHORT = "short"
    """Justified, but with no place to open: it ends before the measure does. Report it."""


@dataclass(frozen=True, slots=True)
class Adjustment:
    """What justification did to a line.

    Attributes:
        setting: In which direction.
        total: Added to the natural width, negative where blank was taken out.
        widest: The most that was added at any one place; the eye sees it above 100.
    """

    setting: Setting
    total: MilliEm = 0
    widest: MilliEm = 0


@dataclass(frozen=True, slots=True)
class Cluster:
    """One cluster of a line.

    Attributes:
        text: As it is painted; a hyphen that the composer added has ``length`` 0, an atom
            is painted as whatever it stands for.
        start, length: Its characters in the paragraph's text.
        run: Index into ``Line.runs``.
        x: Left edge of its *untrimmed* box; below zero where an opening mark's blank was cut.
        advance: Its natural advance, scale included, nothing trimmed.
    """

    text: str
    start: int
    length: int
    run: int
    x: MilliEm
    advance: MilliEm


@dataclass(frozen=True, slots=True)
class Line:
    """A composed line. Parallel tuples hold its clusters, since a page has tens of thousands.

    Attributes:
        runs: The runs of its paragraph.
        start, end: Its characters in the paragraph's text, spaces dropped at its edges included.
        texts, starts, lengths, run_indices, xs, advances: One entry a cluster; see `Cluster`.
        width: From the measure's left edge to where the line's ink box ends. For a justified
            line this is the measure; a closing mark at the end is counted with its blank cut.
        adjustment: What justification did.
        last: It ends its paragraph.
        overrun: How far an unbreakable piece sticks out of the measure; 0 in good lines.
        forced: Its end cuts a word, or parts marks that belong together, because the measure
            cannot hold them: worth a report.
        cost: What it weighed in the choice of breaks, with the break at its end and its neighbour
            before it; see `banxin.typeset.prices`. A paragraph's cost is the sum of its lines'.
    """

    runs: tuple[Run, ...]
    start: int
    end: int
    texts: tuple[str, ...]
    starts: tuple[int, ...]
    lengths: tuple[int, ...]
    run_indices: tuple[int, ...]
    xs: tuple[MilliEm, ...]
    advances: tuple[MilliEm, ...]
    width: MilliEm
    adjustment: Adjustment
    last: bool = False
    overrun: MilliEm = 0
    forced: bool = False
    cost: int = 0

    @property
    def text(self) -> str:
        """What is painted, without dropped spaces, with an added hyphen."""
        return "".join(self.texts)

    @property
    def clusters(self) -> tuple[Cluster, ...]:
        return tuple(
            Cluster(*fields)
            for fields in zip(
                self.texts,
                self.starts,
                self.lengths,
                self.run_indices,
                self.xs,
                self.advances,
                strict=True,
            )
        )


@dataclass(frozen=True, slots=True)
class Gap:
    """A blank that justification may change: its natural width and how far it may go."""

    natural: MilliEm
    least: MilliEm
    most: MilliEm


class MarkWidths(StrEnum):
    """The mainland styles of mark widths; clreq #punctuation_width_adjustment leaves the choice."""

    FULL = "full"
    """全角式: every mark a square, squeezed beside others and at line edges."""
    SENTENCE = "sentence"
    """开明式: 。？！ are squares, all others half an em."""
    HALF = "half"
    """半角式: every mark half an em."""


@dataclass(frozen=True, slots=True)
class LineSettings:
    """The switches that the rule book calls house style, with its defaults.

    Attributes:
        level: Which marks may not stand at a line's edges.
        han_latin: The automatic gap (clreq: natural 1/4 em; shrinks to 1/8, stretches to 1/3).
        gap_after_postfix: Whether % and ℃ take the gap before Han, like letters.
        word_space: Spaces between Latin words: the face's own width, then these limits.
        mark_widths: 全角式, 开明式 or 半角式.
        squeeze_stops: Whether 。？！ may be squeezed as the last step of reduction.
        tight_pairs: Whether ）（ may lose the half em left between them when a line is reduced.
        squeeze_after_dash: Whether an opening mark loses its blank after —— and ……
        trim_indented_opening: Whether an opening mark after the indent loses its left blank.
        hanging: Whether ，、。 at a line's end hang out of the measure.
        normalise_fullwidth: Whether ０-９ Ａ-Ｚ ａ-ｚ are set as their ASCII forms.
        hyphenate: Whether Latin words may be hyphenated by their language's patterns.
        language: Of Latin words in runs that name none, as pyphen calls it.
        bad_opening: Added space a place above which a line is worth a warning.
    """

    level: Level = Level.GB
    han_latin: Gap = Gap(250, 125, 333)
    gap_after_postfix: bool = False
    word_space: Gap = Gap(250, 250, 500)
    mark_widths: MarkWidths = MarkWidths.FULL
    squeeze_stops: bool = True
    tight_pairs: bool = False
    squeeze_after_dash: bool = False
    trim_indented_opening: bool = True
    hanging: bool = False
    normalise_fullwidth: bool = True
    hyphenate: bool = True
    language: str = "en_US"
    bad_opening: MilliEm = 250
