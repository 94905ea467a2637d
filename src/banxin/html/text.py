"""Placed text as HTML: one element a paragraph, in it as few spans as can be.

Measured on WeasyPrint 70 by calls and by time: every element inside a paragraph costs the painter
as much as four or five plain lines. So lines are held apart by newlines, a line that is opened as
a whole takes one span, and only what differs from its line gets a span of its own. Classes carry
what repeats, since a class costs less than a style; the style sheet declares those that were used.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from banxin.html.line_pictures import line_pictures
from banxin.html.overlays import overlays
from banxin.html.reading import LineReading
from banxin.html.segments import Segment, segments, spacing_px, usual_spacing
from banxin.makeup import Frame, Part, PlacedPicture, PlacedText
from banxin.measure import Length
from banxin.typeset import EM, MilliEm, Run

# A blank this small between two plain pieces is not worth a span: 0.009 pt at 9 pt.
_UNSEEN: MilliEm = 1

_NOTHING = Markup("")
_MARGINS = {"m": "margin-left", "e": "margin-right", "t": "text-indent"}

# A box stands under its story's title as a section does: no level of heading may be passed over
# (ISO 14289-1:2014, 7.4.2).
TAGS = {
    Part.EAR_TITLE: "h1",
    Part.STANDING_TITLE: "h1",
    Part.TITLE: "h1",
    Part.SECTION_LABEL: "h2",
    Part.SECTION: "h2",
    Part.QUOTE: "blockquote",
    Part.BOX_TITLE: "h2",
}


@dataclass(slots=True)
class UsedClasses:
    """The classes that a document's text asked for; the style sheet declares exactly these."""

    spacings: set[int] = field(default_factory=set)
    margins: set[tuple[str, MilliEm]] = field(default_factory=set)
    scales: set[int] = field(default_factory=set)
    rises: set[MilliEm] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class TextPainter:
    """Turns placed text into HTML.

    Attributes:
        used: Told of every class.
        structured: Whether links lead anywhere, and the document says how it reads on: what
            `banxin.html.reading` knows.
        palette: The colours by name, as CSS.
        pictures: The asset's name of every picture.
    """

    used: UsedClasses
    structured: bool
    palette: Mapping[str, str]
    pictures: Mapping[PlacedPicture, str]

    def block(
        self, text: PlacedText, frame: Frame, above: Length, said: Markup = _NOTHING
    ) -> Markup:
        """One paragraph of a frame.

        Args:
            text: The paragraph.
            frame: Where it stands.
            above: The white between it and what stands over it.
            said: What its tag says of how it is read.
        """
        base = _base_face(text)
        lines = [
            segments(placed.line, placed.x.mpt * EM // text.size.mpt, text.size.in_px)
            for placed in text.lines
        ]
        indent = lines[0][0].margin if lines and lines[0] else 0
        style = f"font-size:{text.size.in_pt:.9g}pt;line-height:{text.leading.in_pt:.9g}pt"
        style += f";margin-top:{above.in_pt:.9g}pt" if above.mpt else ""
        # A line of atoms alone has nothing to paint here, and CSS would give it no height.
        if not all(lines):
            style += f";height:{(text.leading * len(lines)).in_pt:.9g}pt"
        pictures = line_pictures(text, frame, self.pictures, linked=self.structured)
        content = Markup("\n").join(
            self._line(pieces, LineReading(text, order, self.structured), base, pictures[order])
            for order, pieces in enumerate(lines)
        )
        return Markup('<{0} class="{1}" style="{2}"{3}>{4}</{0}>{5}').format(
            TAGS.get(text.part, "p"),
            " ".join([text.part, f"c-{text.colour}", f"r-{base}", *self._margin("t", indent)]),
            style,
            said,
            content,
            Markup("").join(overlays(text, self.palette[text.colour], structured=self.structured)),
        )

    def _line(
        self,
        pieces: Sequence[Segment],
        says: LineReading,
        base: str,
        pictures: Sequence[tuple[int, Markup]],
    ) -> Markup:
        """One line: its pieces and its pictures, each of these with the number of its run.

        The block's indent is the first line's first margin.
        """
        usual, runs = usual_spacing(pieces), says.runs
        gaps = [piece.margin for piece in pieces]
        if gaps and not says.order:
            gaps[0] = 0
        attributes = [
            says.attributes(piece.run, piece.text, last=index + 1 == len(pieces))
            for index, piece in enumerate(pieces)
        ]
        plain = [
            piece.spacing == usual and not said and self._is_plain(runs[piece.run], base)
            for piece, said in zip(pieces, attributes, strict=True)
        ]
        spans = _spanned(gaps, plain)
        content = list(pictures)
        for index, piece in enumerate(pieces):
            last = index + 1 == len(pieces)
            end = 0 if last or spans[index + 1] else gaps[index + 1]
            if spans[index]:
                margins = (gaps[index], end)
                classes = self._classes(piece, runs[piece.run], base, margins, usual)
                span = self._span(piece, runs[piece.run], classes, attributes[index])
                content.append((piece.run, span))
            else:
                content.append((piece.run, self._plain(piece, end)))
        line = Markup("").join(part for _, part in sorted(content, key=lambda part: part[0]))
        classes = self._spacing(usual)
        return Markup('<i class="{}">{}</i>').format(classes[0], line) if classes else line

    def _plain(self, piece: Segment, end: MilliEm) -> Markup:
        """A piece that needs no span but for its last character, if blank follows it."""
        if abs(end) <= _UNSEEN:
            return escape(piece.text)
        last = Markup('<i class="{}">{}</i>').format(self._margin("e", end)[0], piece.text[-1])
        return escape(piece.text[:-1]) + last

    def _span(self, piece: Segment, run: Run, classes: Sequence[str], said: Markup) -> Markup:
        of = Markup(' class="{}"').format(" ".join(classes)) if classes else Markup("")
        if run.link and self.structured:
            link = Markup('<a href="{}"{}>{}</a>').format(run.link, of, piece.text)
            return Markup("<i{}>{}</i>").format(said, link) if said else link
        return Markup("<i{}{}>{}</i>").format(of, said, piece.text)

    def _classes(
        self, piece: Segment, run: Run, base: str, margins: tuple[MilliEm, MilliEm], usual: int
    ) -> list[str]:
        start, end = (round(margin * EM / run.scale) for margin in margins)
        classes = [f"r-{run.face}"] if run.face != base else []
        if run.scale != EM:
            self.used.scales.add(run.scale)
            classes.append(f"z{run.scale}")
        if run.rise:
            rise = round(run.rise * EM / run.scale)
            self.used.rises.add(rise)
            classes.append(f"v{rise}")
        return [
            *classes,
            *self._spacing(piece.spacing, usual),
            *self._margin("m", start),
            *self._margin("e", end),
        ]

    def _is_plain(self, run: Run, base: str) -> bool:
        as_its_line = run.face == base and run.scale == EM and not run.rise
        return as_its_line and not (run.link and self.structured)

    def _spacing(self, units: int, usual: int = 0) -> list[str]:
        if units == usual:
            return []
        self.used.spacings.add(units)
        return [f"s{units}"]

    def _margin(self, kind: str, margin: MilliEm) -> list[str]:
        """The class of a margin: ``m`` before a span, ``e`` at its end, ``t`` a paragraph's."""
        if not margin:
            return []
        self.used.margins.add((kind, margin))
        return [f"{kind}{margin}"]


def _spanned(gaps: Sequence[MilliEm], plain: Sequence[bool]) -> list[bool]:
    """Which pieces become spans.

    Every gap must be a margin of a span on one of its sides. A plain piece between two gaps
    takes both, where its neighbours need no span of their own; a first piece with a gap, too.
    """
    spans = [not is_plain for is_plain in plain]
    for index, gap in enumerate(gaps):
        after = gaps[index + 1] if index + 1 < len(gaps) else 0
        before_is_free = index == 0 or not spans[index - 1]
        after_is_free = index + 1 == len(gaps) or not spans[index + 1]
        if not spans[index] and abs(gap) > _UNSEEN and before_is_free:
            spans[index] = index == 0 or (abs(after) > _UNSEEN and after_is_free)
    return spans


def _base_face(text: PlacedText) -> str:
    """The face of most of a paragraph's characters; only the others need a class of their own."""
    faces = Counter(
        placed.line.runs[run].face for placed in text.lines for run in placed.line.run_indices
    )
    return faces.most_common(1)[0][0] if faces else "body"


def declared(used: UsedClasses) -> str:
    """The style rules of the classes that were used, in a fixed order."""
    rules = [f".s{units}{{letter-spacing:{spacing_px(units)}}}" for units in sorted(used.spacings)]
    rules += [
        f".{kind}{margin}{{{_MARGINS[kind]}:{margin / EM:g}em}}"
        for kind, margin in sorted(used.margins)
    ]
    rules += [f".z{scale}{{font-size:{scale / EM:g}em}}" for scale in sorted(used.scales)]
    rules += [f".v{rise}{{vertical-align:{rise / EM:g}em}}" for rise in sorted(used.rises)]
    return "\n".join(rules)
