"""What stands over and under a line without moving it: ruby and emphasis dots."""

from __future__ import annotations

from markupsafe import Markup

from banxin.makeup import PlacedLine, PlacedText
from banxin.measure import Length
from banxin.typeset import Run

# Where the baseline stands in the em box of every prepared face (`banxin.fonts` sets it).
ASCENT_MILLI_EM = 880


def overlays(text: PlacedText, ruby_least: Length) -> list[Markup]:
    """The ruby and dots of a paragraph, each at its own place in the paragraph's frame."""
    return [
        overlay
        for order, placed in enumerate(text.lines)
        if any(run.ruby or run.dots for run in placed.line.runs)
        for overlay in _of_line(placed, text, text.top + text.leading * order, ruby_least)
    ]


def _of_line(placed: PlacedLine, text: PlacedText, top: Length, ruby_least: Length) -> list[Markup]:
    line = placed.line
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
            over.append(_ruby(run, (x, end - x), top, text, ruby_least))
    return over


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


def _ruby(
    run: Run, base: tuple[Length, Length], top: Length, text: PlacedText, least: Length
) -> Markup:
    """Ruby at half size, centred over its base (left edge and width), its foot on the base's ink.

    ``least`` is the smallest type the house prints: half of a small body would be too small.
    """
    x, width = base
    size = max(text.size // 2, least)
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
