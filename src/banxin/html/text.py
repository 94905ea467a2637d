"""Placed text as HTML: one block a paragraph, its lines held apart by newlines.

Classes carry what repeats (face, spacing, margin), since a class costs the painter less than
a style of its own; the style sheet is written from the classes that were used.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from banxin.html.segments import Segment, segments, spacing_px
from banxin.makeup import Part, PlacedLine, PlacedText
from banxin.measure import Length
from banxin.typeset import EM, Run

# Where the baseline stands in the em box of every prepared face (`banxin.fonts` sets it).
ASCENT_MILLI_EM = 880

TAGS = {
    Part.TITLE: "h1",
    Part.SECTION_LABEL: "h2",
    Part.SECTION: "h2",
    Part.QUOTE: "blockquote",
    Part.BOX_TITLE: "h3",
}


@dataclass(slots=True)
class UsedClasses:
    """The classes that a document's text asked for; the style sheet declares exactly these."""

    spacings: set[int] = field(default_factory=set)
    margins: set[int] = field(default_factory=set)
    scales: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class TextPainter:
    """Turns placed text into HTML. ``linked`` says whether links lead anywhere."""

    used: UsedClasses
    linked: bool

    def block(self, text: PlacedText, above: Length, label: str = "") -> Markup:
        """One paragraph; ``above`` is the white between it and what stands over it."""
        tag = TAGS.get(text.part, "p")
        em_px = text.size.in_pt * 96 / 72
        base = _base_face(text)
        lines = Markup("\n").join(self._line(line, text, base, em_px) for line in text.lines)
        style = f"font-size:{text.size.in_pt:.9g}pt;line-height:{text.leading.in_pt:.9g}pt"
        style += f";margin-top:{above.in_pt:.9g}pt" if above.mpt else ""
        classes = f"{text.part} c-{text.colour} r-{base}"
        marks = Markup("").join(
            overlay
            for order, line in enumerate(text.lines)
            for overlay in self._overlays(line, text, order)
        )
        named = Markup(' data-label="{}"').format(label) if label else ""
        return Markup('<{0} class="{1}" style="{2}"{3}>{4}</{0}>{5}').format(
            tag, classes, style, named, lines, marks
        )

    def _line(self, placed: PlacedLine, text: PlacedText, base: str, em_px: float) -> Markup:
        offset = placed.x.mpt * EM // text.size.mpt
        return Markup("").join(
            self._segment(segment, placed.line.runs[segment.run], base)
            for segment in segments(placed.line, offset, em_px)
        )

    def _segment(self, segment: Segment, run: Run, base: str) -> Markup:
        classes = []
        if run.face != base:
            classes.append(f"r-{run.face}")
        if run.scale != EM:
            self.used.scales.add(run.scale)
            classes.append(f"z{run.scale}")
        if segment.spacing:
            self.used.spacings.add(segment.spacing)
            classes.append(f"s{segment.spacing}")
        if segment.margin:
            self.used.margins.add(segment.margin)
            classes.append(f"m{segment.margin}")
        if run.link and self.linked:
            return Markup('<a href="{}" class="{}">{}</a>').format(
                run.link, " ".join(classes), segment.text
            )
        if not classes:
            return escape(segment.text)
        return Markup('<i class="{}">{}</i>').format(" ".join(classes), segment.text)

    def _overlays(self, placed: PlacedLine, text: PlacedText, order: int) -> list[Markup]:
        """Ruby and emphasis dots, each at its own place over or under the line."""
        line = placed.line
        if not any(run.ruby or run.dots for run in line.runs):
            return []
        top = text.top + text.leading * order
        over: list[Markup] = []
        rubied: set[int] = set()
        for index, run_index in enumerate(line.run_indices):
            run = line.runs[run_index]
            x = placed.x + text.size.thousandths(line.xs[index])
            if run.dots and _takes_dot(line.texts[index]):
                over.append(_dot(x, top, text, line.advances[index]))
            if run.ruby and run_index not in rubied:
                rubied.add(run_index)
                last = max(i for i, r in enumerate(line.run_indices) if r == run_index)
                end = placed.x + text.size.thousandths(line.xs[last] + line.advances[last])
                over.append(_ruby(run, x, end - x, top, text))
        return over


def _base_face(text: PlacedText) -> str:
    """The face of most of a paragraph's characters; only the others need a class of their own."""
    faces = Counter(
        placed.line.runs[run].face for placed in text.lines for run in placed.line.run_indices
    )
    return faces.most_common(1)[0][0] if faces else "body"


def _takes_dot(character: str) -> bool:
    """Dots stand under Han characters, not under marks or Latin (clreq #emphasis_dots)."""
    return character[0].isalpha() and ord(character[0]) > 0x2E80


def _dot(x: Length, top: Length, text: PlacedText, advance: int) -> Markup:
    size = text.size.thousandths(140)
    left = x + (text.size.thousandths(advance) - size) // 2
    baseline = (text.leading - text.size) // 2 + text.size.thousandths(ASCENT_MILLI_EM)
    under = top + baseline + text.size.thousandths(200)
    return Markup(
        '<b class="dot bg-{}" style="left:{}pt;top:{}pt;width:{}pt;height:{}pt"></b>'
    ).format(text.colour, *(f"{length.in_pt:.9g}" for length in (left, under, size, size)))


def _ruby(run: Run, x: Length, width: Length, top: Length, text: PlacedText) -> Markup:
    """Ruby at half size, centred over its base, its foot on the base's ink."""
    size = text.size // 2
    head = top + (text.leading - text.size) // 2 - size
    reach = text.size * 4
    return Markup(
        '<span class="ruby r-{} c-{}" style="left:{}pt;top:{}pt;width:{}pt;'
        'font-size:{}pt;line-height:{}pt">{}</span>'
    ).format(
        run.face,
        text.colour,
        f"{(x - reach).in_pt:.9g}",
        f"{head.in_pt:.9g}",
        f"{(width + reach * 2).in_pt:.9g}",
        f"{size.in_pt:.9g}",
        f"{size.in_pt:.9g}",
        run.ruby,
    )


def declared(used: UsedClasses) -> str:
    """The style rules of the classes that were used, in a fixed order."""
    rules = [f".s{units}{{letter-spacing:{spacing_px(units)}}}" for units in sorted(used.spacings)]
    rules += [f".m{margin}{{margin-left:{margin / EM:g}em}}" for margin in sorted(used.margins)]
    rules += [f".z{scale}{{font-size:{scale / EM:g}em}}" for scale in sorted(used.scales)]
    return "\n".join(rules)
