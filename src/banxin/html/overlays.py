"""What stands over and under a line without moving it: ruby, side lines and emphasis dots."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from banxin.html.boxes import box_style
from banxin.html.side_lines import side_lines
from banxin.makeup import BASELINE, PlacedLine, PlacedText
from banxin.measure import ZERO, Length, Rect
from banxin.typeset import EM, Run, Setting

# Tops of the dots under the baseline: beside a side line they stand lower (clreq, emphasis
# dots: where both are given, the line is the nearer one).
_DOT_MILLI_EM = 140
_DOT_UNDER = 200
_DOT_UNDER_SIDE_LINE = 290


def overlays(text: PlacedText, ink: str, *, structured: bool = False) -> list[Markup]:
    """The overlays of a paragraph, each at its own place in the paragraph's frame.

    Args:
        text: The paragraph.
        ink: The text's colour as CSS.
        structured: Whether each ruby says whose it is; see `banxin.html.reading`.
    """
    return [
        overlay
        for order, placed in enumerate(text.lines)
        if any(run.ruby or run.dots or run.side_line for run in placed.line.runs)
        for overlay in _of_line(text, order, ink, structured=structured)
    ]


def _of_line(text: PlacedText, order: int, ink: str, *, structured: bool) -> Iterator[Markup]:
    placed = text.lines[order]
    em_top = text.top + text.leading * order + (text.leading - text.size) // 2
    baseline = em_top + text.size.thousandths(BASELINE)
    line = str(order) if structured else ""
    yield from _rubies(placed, text, em_top, line)
    yield from _dots(placed, text, baseline)
    yield from side_lines(placed, baseline, text, ink)


def _dots(placed: PlacedLine, text: PlacedText, baseline: Length) -> Iterator[Markup]:
    line = placed.line
    size = text.size.thousandths(_DOT_MILLI_EM)
    for index, order in enumerate(line.run_indices):
        run = line.runs[order]
        if run.dots and _takes_dot(line.texts[index]):
            middle = placed.x + text.size.thousandths(line.xs[index] + line.advances[index] // 2)
            under = _DOT_UNDER_SIDE_LINE if run.side_line else _DOT_UNDER
            place = Rect(middle - size // 2, baseline + text.size.thousandths(under), size, size)
            yield Markup('<b class="dot bg-{}" style="{}"></b>').format(
                text.colour, box_style(place)
            )


def _takes_dot(character: str) -> bool:
    """Dots stand under Han characters, not under marks or Latin.

    clreq #handling_interlinear_punctuation.
    """
    return character[0].isalpha() and ord(character[0]) > 0x2E80


def _rubies(placed: PlacedLine, text: PlacedText, em_top: Length, name: str) -> Iterator[Markup]:
    """The rubies of a line; each says whose it is where the line has a ``name``."""
    line = placed.line
    for order in dict.fromkeys(line.run_indices):
        run = line.runs[order]
        if not run.ruby:
            continue
        first = line.run_indices.index(order)
        last = first + line.run_indices.count(order) - 1
        right = line.xs[last] + line.advances[last]
        size = text.size.thousandths(run.scale * run.ruby_scale // EM)
        opened = _opening(run.ruby, text.size.thousandths(right - line.xs[first]), size)
        # The blank after the last character is painted too, so half of it goes before the first.
        middle = text.size.thousandths((line.xs[first] + right) // 2) + opened // 2
        said = Markup(' data-gloss="{}-{}"').format(name, order) if name else Markup("")
        yield _ruby(run, placed, text, middle, _Gloss(em_top - size, size, opened, said))


@dataclass(frozen=True, slots=True)
class _Gloss:
    """A ruby's place and look.

    Attributes:
        opened: The blank after each of its characters.
        said: What its tag says beside.
    """

    top: Length
    size: Length
    opened: Length
    said: Markup

    @property
    def style(self) -> str:
        style = f"font-size:{self.size.in_pt:.9g}pt;line-height:{self.size.in_pt:.9g}pt;"
        style += f"letter-spacing:{self.opened.in_pt:.9g}pt;" if self.opened.mpt else ""
        return style + "min-width:"


def _opening(ruby: str, base: Length, size: Length) -> Length:
    """What opens a Chinese gloss to the length of its base (clreq #id152); squares all of them."""
    if not all(_takes_dot(character) for character in ruby):
        return ZERO
    return max((base - size * len(ruby)) // len(ruby), ZERO)


def _ruby(run: Run, placed: PlacedLine, text: PlacedText, middle: Length, gloss: _Gloss) -> Markup:
    """Ruby centred over its base, its foot on the base's em box, inside the measure.

    The box reaches from the nearer edge of the measure as far to the other side of the base's
    ``middle``. Ruby that is wider grows away from that edge (clreq: where ruby is longer than
    its base at a line's edge, both stand on the edge).
    """
    line, face = placed.line, run.ruby_face or run.face
    style, top = gloss.style, gloss.top
    beyond = text.size.thousandths(line.width) - middle
    if line.adjustment.setting in {Setting.LOOSE, Setting.SHORT} or middle <= beyond:
        return Markup(
            '<span class="ruby r-{} c-{}" style="left:{}pt;top:{}pt;{}{}pt"{}>{}</span>'
        ).format(
            face,
            text.colour,
            f"{placed.x.in_pt:.9g}",
            f"{top.in_pt:.9g}",
            style,
            f"{(middle * 2).in_pt:.9g}",
            gloss.said,
            run.ruby,
        )
    edge = placed.x + middle + beyond
    return Markup(
        '<span class="ruby" style="left:{}pt;top:{}pt"{}>'
        '<span class="ruby r-{} c-{}" style="right:0;{}{}pt">{}</span></span>'
    ).format(
        f"{edge.in_pt:.9g}",
        f"{top.in_pt:.9g}",
        gloss.said,
        face,
        text.colour,
        style,
        f"{(beyond * 2).in_pt:.9g}",
        run.ruby,
    )
