"""The join for one text: its running text becomes lines, as a proof for the desk.

Like `banxin.edition` it reads no clock, no locale and no environment.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from banxin import makeup
from banxin.content import LoadedCopy
from banxin.diagnostics import Diagnostic, WrongUse, error, note
from banxin.layout import Layout
from banxin.makeup import MarkedText, Part
from banxin.type_case import FaceOrder, centred_marks, fill_case
from banxin.typeset import (
    EM,
    Composer,
    Line,
    LineSettings,
    Metrics,
    MilliEm,
    OneEm,
    Paragraph,
)

LEAST_MEASURE: MilliEm = 2 * EM
"""What the composer asks for; see `banxin.typeset.compose`."""


@dataclass(frozen=True, slots=True)
class ProofOrder:
    """How a text is to be shown.

    Attributes:
        faces: The layout, whose voices and line style are taken, and its faces.
        measure: In the body's em.
        indent: Of first lines, each in its own em; None for the layout's.
        one_em: Compose without fonts: every Han character one em, every letter half.
        looseness: Lines that each paragraph should have more or, below zero, fewer than its best.
    """

    faces: FaceOrder
    measure: MilliEm
    indent: MilliEm | None = None
    one_em: bool = False
    looseness: int = 0


@dataclass(frozen=True, slots=True)
class ProvedParagraph:
    """One paragraph in lines.

    Attributes:
        text: What was composed, with the voice it has.
        paragraph: The same as the composer was given it.
        measure: In its own em.
        best: The lines that cost least, from the top down.
        lines: Those shown: other ones where looseness was asked for and can be had.
    """

    text: MarkedText
    paragraph: Paragraph
    measure: MilliEm
    best: tuple[Line, ...]
    lines: tuple[Line, ...]

    @property
    def is_loosened(self) -> bool:
        return len(self.lines) != len(self.best)

    @property
    def added_cost(self) -> int:
        """What the lines shown cost more than the best."""
        return _cost(self.lines) - _cost(self.best)


@dataclass(frozen=True, slots=True)
class LineProof:
    """A text in lines, and what the desk should see."""

    paragraphs: tuple[ProvedParagraph, ...]
    diagnostics: tuple[Diagnostic, ...]


def prove(copy: LoadedCopy, order: ProofOrder, cache: Path) -> LineProof:
    """Compose the running text of a body: paragraphs, editor's notes, box texts.

    Heads, pull quotes and captions are left out: page make-up fits those to their places.

    Raises:
        WrongUse: The measure is too narrow for the text's indents.
        BadContent: A character that no face holds.
        MissingTool: Fonts that were not fetched yet.
    """
    layout = order.faces.layout
    settings = layout.lines.settings
    texts = makeup.mark_up_running(copy.blocks, layout)
    wanted = [(text, _paragraph(text, order), _measure(text, order)) for text in texts]
    for _, paragraph, measure in wanted:
        if measure - paragraph.indent < LEAST_MEASURE:
            room, indent = f"{measure / EM:g}", f"{paragraph.indent / EM:g}"
            raise WrongUse([error("measure-narrow", measure=room, indent=indent)])
    metrics, found = _metrics(texts, order, settings, cache)
    composer = Composer(metrics, settings)
    paragraphs = tuple(_proved(composer, *one, order.looseness) for one in wanted)
    findings = (
        one for proved in paragraphs for one in _findings(proved, copy.name, order, settings)
    )
    return LineProof(paragraphs, (*found, *findings))


def _proved(
    composer: Composer, text: MarkedText, paragraph: Paragraph, measure: MilliEm, looseness: int
) -> ProvedParagraph:
    best = composer.compose(paragraph, measure)
    other = composer.loosened(paragraph, measure, looseness) if looseness else None
    return ProvedParagraph(text, paragraph, measure, best, other or best)


def _cost(lines: tuple[Line, ...]) -> int:
    return sum(line.cost for line in lines)


def _paragraph(text: MarkedText, order: ProofOrder) -> Paragraph:
    # One that goes on after a quotation has no indent, whatever the house's is.
    goes_on = text.paragraph.indent != text.voice.indent_em * EM
    if order.indent is None or goes_on:
        return text.paragraph
    return replace(text.paragraph, indent=order.indent)


def _measure(text: MarkedText, order: ProofOrder) -> MilliEm:
    """The measure in the text's own em; a box's text stands inside its frame."""
    layout: Layout = order.faces.layout
    inset = 2 * layout.box.inset_em * EM if text.part is Part.BOX_TEXT else 0
    return (order.measure - inset) * layout.body_size.mpt // text.voice.size.mpt


def _metrics(
    texts: tuple[MarkedText, ...], order: ProofOrder, settings: LineSettings, cache: Path
) -> tuple[Metrics, tuple[Diagnostic, ...]]:
    """What answers for the faces, and what the desk should know of them."""
    if order.one_em:
        return OneEm(), ()
    needs = makeup.needs_of(texts, settings)
    fonts = fill_case(order.faces, needs, cache, partial(makeup.place_in, texts))
    return fonts, centred_marks(order.faces, needs, fonts)


def _findings(
    proved: ProvedParagraph, name: str, order: ProofOrder, settings: LineSettings
) -> Iterator[Diagnostic]:
    if order.looseness and proved.best and not proved.is_loosened:
        beginning = replace(proved.text.source.place, length=1)
        lines = len(proved.best)
        wanted = max(lines + order.looseness, 0)
        yield note("lines-fixed", beginning, lines=lines, wanted=wanted)
    for line in proved.lines:
        place = makeup.place_at(proved.text, line.starts[0])
        yield from makeup.line_findings(line, name, place, settings)
