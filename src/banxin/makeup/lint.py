"""Looking at a made-up page as the desk would: what fits, but should be seen before the plate."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise
from operator import attrgetter

from banxin.diagnostics import Diagnostic, PagePlace, Place, SourcePlace, error, note, warning
from banxin.layout import Layout
from banxin.makeup.grid import grid_of
from banxin.makeup.judging import PRICES, Fault, is_strong
from banxin.makeup.model import Frame, PageLayout, PlacedText
from banxin.measure import Length, Rect
from banxin.typeset import EM, Line, LineSettings, MilliEm, Run, Setting

# Dots and side lines hang about a quarter of an em below the squares of their line.
_MARKS: MilliEm = EM // 4


# 新五号, the body type of newspapers, and 六号, the smallest that clreq lets them use.
_USUAL_BODY = Length.pt(9)
_LEAST_BODY = Length.pt(7.875)


def lint(page: PageLayout, layout: Layout, settings: LineSettings) -> tuple[Diagnostic, ...]:
    """What a page's lines and its shape have that the desk should see.

    The rules of the shape are the same for pages planned, placed by hand or cut by a template;
    what they cost decides whether the desk hears of it: see `banxin.makeup.judging`. Columns are
    whole characters wide by the layout's construction, and a head is one piece over all of its
    story's columns, so neither can break.
    """
    return (*_line_lint(page, settings), *_shape_lint(page, layout))


def lint_body(layout: Layout, place: SourcePlace) -> tuple[Diagnostic, ...]:
    """Body type, of the house or of a page's step, that newsprint and eyes cannot carry."""
    steps = [Length.pt(step.size_pt) for step in layout.makeup.steps]
    smallest = min([layout.body_size, *steps])
    if layout.body_size >= _USUAL_BODY and smallest >= _LEAST_BODY:
        return ()
    tell = warning if smallest < _LEAST_BODY else note
    said = {"size": smallest, "usual": _USUAL_BODY, "least": _LEAST_BODY}
    return (tell("body-small", place, **{key: f"{size.in_pt:g}" for key, size in said.items()}),)


def _shape_lint(page: PageLayout, layout: Layout) -> Iterator[Diagnostic]:
    grid = grid_of(layout)
    for fault in page.faults:
        price = PRICES[fault.rule]
        if price.told is None or fault.points < price.told:
            continue
        place = PagePlace(page.number, grid.rect(fault.spot))
        yield (warning if is_strong(fault) else note)(fault.rule.value, place, **_said_of(fault))


def _said_of(fault: Fault) -> dict[str, str | int]:
    """What the words for any rule may be filled with."""
    spot = fault.spot
    return {
        "story": fault.stories[0] if fault.stories else "",
        "other": fault.stories[-1] if fault.stories else "",
        "stories": "、".join(fault.stories),
        "amount": fault.amount,
        "columns": _span(spot.first_column, spot.last_column),
        "lines": _span(spot.first_line, spot.last_line),
    }


def _span(first: int, last: int) -> str:
    return f"{first}–{last}" if last > first else f"{first}"


def _line_lint(page: PageLayout, settings: LineSettings) -> tuple[Diagnostic, ...]:
    """Lines opened too wide, words and rows of marks cut by force, pieces that stick out.

    The rule book calls more than a quarter of an em at one place a failure to be reported. What is
    cut by force is wider than its whole column. Between two lines, ruby and the marks under the
    line above may meet.
    """
    alone = tuple(
        finding
        for frame in page.frames
        for text in frame.texts
        for order, placed in enumerate(text.lines)
        for finding in line_findings(
            placed.line,
            frame.story,
            PagePlace(page.number, _line_box(frame, text, order)),
            settings,
        )
    )
    between = tuple(
        warning("ruby-crowded", place, story=frame.story, text=base)
        for frame in page.frames
        for text in frame.texts
        for order, base in _crowded(text)
        for place in (PagePlace(page.number, _line_box(frame, text, order)),)
    )
    return alone + between


def line_findings(
    line: Line, story: str, place: Place | None, settings: LineSettings
) -> Iterator[Diagnostic]:
    """What the desk should see of one line."""
    if line.overrun > 0:
        yield error("line-overrun", place, story=story, text=line.text)
    elif line.adjustment.widest > settings.bad_opening:
        opened = f"{line.adjustment.widest / EM:.2f}"
        yield warning("line-loose", place, story=story, text=line.text, opened=opened)
    elif line.adjustment.setting is Setting.SHORT and not line.forced:
        yield warning("line-short", place, story=story, text=line.text)
    if line.forced:
        yield warning("word-cut", place, story=story, text=line.text)


def _crowded(text: PlacedText) -> Iterator[tuple[int, str]]:
    """Ruby under dots or a side line: the number of its line, and what it stands over."""
    for order, (upper, lower) in enumerate(pairwise(text.lines), 1):
        marked = [
            span
            for run, span in _run_spans(upper.line)
            if upper.line.runs[run].dots or upper.line.runs[run].side_line
        ]
        for run, (left, right) in _run_spans(lower.line):
            base = lower.line.runs[run]
            meets = any(start < right and left < end for start, end in marked)
            if base.ruby and meets and text.leading - text.size < _both(base, text):
                yield order, base.text


def _both(base: Run, text: PlacedText) -> Length:
    """The white that ruby and the marks of the line above need beside each other."""
    return text.size.thousandths(base.ruby_scale * base.scale // EM + _MARKS)


def _run_spans(line: Line) -> Iterator[tuple[int, tuple[MilliEm, MilliEm]]]:
    """From where to where each run stands in a line."""
    for run, group in groupby(line.clusters, key=attrgetter("run")):
        clusters = list(group)
        yield run, (clusters[0].x, clusters[-1].x + clusters[-1].advance)


def _line_box(frame: Frame, text: PlacedText, order: int) -> Rect:
    top = frame.rect.y + text.top + text.leading * order
    return Rect(frame.rect.x, top, frame.rect.width, text.leading)
